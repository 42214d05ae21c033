#include "accreditation_registry/history.hpp"

#include "accreditation_registry/refusals.hpp"

namespace obereg::accreditation {

namespace {

// П. 9.1.1 е–и: the registry holds the dates and grounds of accreditation, suspension, resumption and termination; so
// each of them changes what was before it, and what has ended begins again only by a new registration.
std::optional<Status> next_status(std::optional<Status> now, Step step) {
  if (!now) return step == Step::granted ? std::optional(Status::active) : std::nullopt;
  if (*now == Status::terminated) return std::nullopt;
  switch (step) {
    case Step::granted:
      return std::nullopt;
    case Step::changed:
      return now;
    case Step::suspended:
      return *now == Status::active ? std::optional(Status::suspended) : std::nullopt;
    case Step::resumed:
      return *now == Status::suspended ? std::optional(Status::active) : std::nullopt;
    case Step::terminated:
      return Status::terminated;
  }
  return std::nullopt;
}

}  // namespace

Result<Status> status_after(std::span<Version const> before, Decision const& decision, LocalDate today) {
  auto const now = before.empty() ? std::nullopt : std::optional(before.back().status);
  auto const next = next_status(now, decision.step);
  if (!next && now) return refuse(refusals::step_impossible, "Сейчас: " + std::string(title_of(*now)) + ".");
  if (!next) return refuse(refusals::step_impossible);
  if (decision.decided_on > today) return refuse(refusals::decision_in_future);
  if (!before.empty() && decision.decided_on < before.back().decision.decided_on)
    return refuse(refusals::decision_too_early,
                  "Последнее решение: " + before.back().decision.decided_on.russian() + ".");
  return *next;
}

Version const* version_on(std::span<Version const> versions, LocalDate day) {
  Version const* found = nullptr;
  for (auto const& version : versions)
    if (version.decision.decided_on <= day) found = &version;
  return found;
}

}  // namespace obereg::accreditation
