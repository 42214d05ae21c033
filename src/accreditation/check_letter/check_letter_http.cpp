#include "accreditation/check_letter/check_letter_http.hpp"

#include "accreditation/application/shown_application.hpp"
#include "accreditation/check_letter/check_letter.hpp"
#include "accreditation/refusals.hpp"
#include "accreditation/search_registry/shown.hpp"
#include "core/typed_codes/typed_code.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

std::string decided_words(CheckedLetter const& checked) {
  if (checked.is_correction) return "Исправлена опечатка или ошибка";
  return checked.decided ? std::string(title_of(checked.decided->decision.step)) : "";
}

std::vector<html::View> rows_of(CheckedLetter const& checked) {
  std::vector<html::View> rows{summary_row("Номер письма", checked.number),
                               summary_row("Дата письма", checked.dated_on.russian())};
  if (!checked.organisation.empty()) rows.push_back(summary_row("Кому", checked.organisation + ", ИНН " + checked.inn));
  if (auto const words = decided_words(checked); !words.empty()) rows.push_back(summary_row("Что решено", words));
  if (!checked.decided) return rows;
  rows.push_back(summary_row("Запись реестра", "№ " + std::to_string(checked.record->number)));
  for (auto const service : checked.decided->particulars.services)
    rows.push_back(summary_row("Вид услуги", std::string(title_of(service))));
  for (auto const training : checked.decided->particulars.trainings)
    rows.push_back(summary_row("Вид обучения", std::string(title_of(training))));
  return rows;
}

html::View view_of(CheckedLetter const& checked, web::PageContext const& context) {
  bool const has_state = checked.holds.has_value();
  return {{"number", checked.number},
          {"dated_on", checked.dated_on.russian()},
          {"authority", context.settings().authority},
          {"rows", rows_of(checked)},
          {"hides_decision", !checked.tells_decision},
          {"hides_name", checked.organisation.empty()},
          {"has_state", has_state},
          {"state", has_state ? title_of(checked.holds->status) : ""},
          {"colour", has_state ? colour_of(checked.holds->status) : ""},
          {"today", context.today().russian()},
          {"changed_since", checked.changed_since()},
          {"changed_on", checked.changed_since() ? checked.holds->decision.decided_on.russian() : ""},
          {"changed_what", checked.changed_since() ? title_of(checked.holds->decision.step) : ""},
          {"card_href", checked.record ? card_address(checked.record->number, "") : ""},
          {"leaves_registry", checked.tells_decision && !checked.record}};
}

}  // namespace

http::Response show_checked_letter(web::ActionContext const& context) {
  auto const allowed = context.write(
      [&](database::Tx& tx) { return may_check_letter(tx, context.request.remote_address, context.now); });
  if (!allowed) return web::refused(context, refuse(refusals::too_many_letter_checks));
  auto const code = text::typed_code(context.request.segment("code"), casework::letter_code_length);
  auto const checked = context.read([&](database::ReadTx& tx) { return check_letter(tx, code, context.today()); });
  if (!checked) return web::refused(context, refuse(refusals::letter_unknown));
  html::Page page;
  page.title = "Письмо № " + checked->number;
  page.main = html::render("src/accreditation/check_letter/letter.html", view_of(*checked, context));
  return web::show(context, std::move(page)).with("Cache-Control", "no-store").with("X-Robots-Tag", "noindex");
}

}  // namespace obereg::accreditation
