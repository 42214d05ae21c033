#include "accreditation/examine_case/asked_work.hpp"

#include <charconv>

#include "accreditation/examination/refusals.hpp"
#include "accreditation/follow_case/case_view.hpp"

namespace obereg::accreditation {

Result<CaseInWork> asked_work(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) -> Result<CaseInWork> {
    auto const held = case_in_work(tx, context.actor, context.request.id("case"), true, context.now);
    if (!held) return held.error();
    return read_case_in_work(tx, *held);
  });
}

std::int64_t seen_version(http::Request const& request) {
  auto const typed = request.form.get("version");
  std::int64_t version = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), version);
  return version;
}

std::string queue_address(casework::CaseId id, std::string_view page) {
  return case_address(id, Reader::officer) + (page.empty() ? "" : "/" + std::string(page));
}

std::vector<html::FieldError> told_of_other_tab() {
  auto const& kind = refusals::changed_elsewhere;
  return {{"", std::string(kind.title) + ". " + std::string(kind.advice) +
                   " Посмотрите сохранённое в новой вкладке; если верно то, что здесь, сохраните ещё раз."}};
}

std::vector<html::FieldError> unclean() {
  return {{"", "В тексте есть знаки, которых в нём не бывает. Наберите заново: ничего не сохранено."}};
}

}  // namespace obereg::accreditation
