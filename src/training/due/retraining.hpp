// TRN-18: «only the newest successful training of a person in a programme counts». Who was trained again since, by
// whomever, is not due; neither is a record that was annulled or whose check of knowledge was not passed.
#pragma once
#include <string>

#include "training/registry/standing_record.hpp"

namespace obereg::training {

// Whether two records speak of one person. Where both have a СНИЛС, it decides. Where one of them lacks it, the same
// surname, name and patronymic (letter case and ё/е do not matter) with the same employer do, unless both have a
// foreign number and the numbers differ. Two namesakes of one employer of whom one has no СНИЛС can't be told apart.
bool same_person(TrainingRecord const& one, TrainingRecord const& other);

// Whether `newer` makes that the training of `older` no longer counts: a passed check of the same person in the same
// programme on a later day, or on the same day and entered later, that was not annulled.
bool retrains(StandingRecord const& newer, StandingRecord const& older);

// The same rule in SQL: a condition on the row r of training_records, true where nothing retrains it. It looks at the
// few records of one person, by the index of СНИЛС or that of an employer's names.
std::string const& not_retrained();
inline constexpr std::string_view not_annulled =
    "not exists (select 1 from training_annulments n where n.registry_number = r.registry_number)";

}  // namespace obereg::training
