// Every 'no' about ratings, in the words the user reads.
#pragma once
#include "core/refusal.hpp"

namespace obereg::accreditation::refusals {

inline constexpr RefusalKind no_result_to_rate{
    "accreditation.no-result-to-rate", "Оценить пока нечего",
    "Оценивают услугу, когда есть её результат. Вернитесь, когда по заявлению примут решение."};
inline constexpr RefusalKind already_rated{"accreditation.already-rated", "Оценка уже записана",
                                           "Второй раз её не ставят. Ничего не изменено."};

}  // namespace obereg::accreditation::refusals
