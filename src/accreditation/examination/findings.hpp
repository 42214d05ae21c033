// What the checklist and the draft say, and what still hinders a decision: pure functions over what was typed.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "accreditation/application/answers.hpp"
#include "accreditation/regulation/regulation.hpp"
#include "accreditation_registry/model/accreditation.hpp"

namespace obereg::accreditation {

// Names of inputs: "met-charter", "point-…", "remark-…" of a criterion; "reason-…" of a ground; "outcome"; "grounds";
// "registry_step" (changed, terminated, none); "changes"; those of keep_registry's particulars; "record" and "seen",
// the number and the version of the registry's record that the officer saw.
std::string input_of(std::string_view prefix, std::string_view key);

enum class Met { unanswered, met, unmet };
Met answer_to(Criterion const& criterion, Answers const& typed);

enum class Outcome { undecided, granted, refused };
Outcome outcome_of(Answers const& typed);

struct CitedGround {
  std::string key, text, clause, reason;
};
// Those that were chosen, in the order of the regulation.
std::vector<CitedGround> grounds_of(Variant const& variant, Answers const& typed);

// What a granted application does to the registry; nothing: a correction that leaves the record as it is.
std::optional<Step> registry_step_of(Variant const& variant, Answers const& typed);
// Whether the officer types what the record will hold.
bool asks_for_particulars(Variant const& variant, Answers const& typed);

// What a mistake in a form is: `id` of the input.
struct Hindrance {
  std::string id, text;
};
// What hinders sending the draft to the signatory; empty: nothing. `record`: the applicant's newest in the registry.
std::vector<Hindrance> hindrances(Variant const& variant, Answers const& typed,
                                  std::optional<Accreditation> const& record);

}  // namespace obereg::accreditation
