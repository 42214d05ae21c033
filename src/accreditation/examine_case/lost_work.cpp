#include "accreditation/examine_case/lost_work.hpp"

#include "accreditation/examine_case/asked_work.hpp"
#include "accreditation/fill_application/section_form.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation_registry/model/accreditation.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

using Rows = std::vector<html::View>;

void add(Rows& rows, std::string const& title, std::string const& text) {
  if (!text.empty()) rows.push_back({{"title", title}, {"text", text}});
}

void add_checklist(Rows& rows, Variant const& variant, Answers const& typed) {
  for (auto const& criterion : variant.criteria) {
    auto const met = typed.value(input_of("met", criterion.key));
    auto const point = typed.value(input_of("point", criterion.key));
    auto const remark = typed.value(input_of("remark", criterion.key));
    std::string text = met == "yes" ? "Выполнен" : met == "no" ? "Не выполнен" : "";
    if (!point.empty()) text += (text.empty() ? "" : ", ") + ("пункт Требований аккредитации: " + point);
    if (!remark.empty()) text += (text.empty() ? "" : "\n") + ("Замечание: " + remark);
    add(rows, criterion.text + " (" + criterion.clause + ")", text);
  }
}

void add_draft(Rows& rows, Variant const& variant, Answers const& typed) {
  auto const outcome = outcome_of(typed);
  add(rows, "Решение", outcome == Outcome::granted ? "Оказать услугу" : outcome == Outcome::refused ? "Отказать" : "");
  add(rows, "Что изменено или исправлено", typed.value("changes"));
  add(rows, "Наименование", typed.value("name"));
  add(rows, "Место нахождения", typed.value("place"));
  for (auto const& ground : variant.grounds) {
    auto const reason = typed.value(input_of("reason", ground.key));
    if (!reason.empty() || typed.has_chosen("grounds", ground.key))
      add(rows, "Основание отказа: " + ground.text + " (" + ground.clause + ")",
          reason.empty() ? "Отмечено, без пояснения" : reason);
  }
}

}  // namespace

http::Response refused_with_typed(web::PageContext const& context, Refusal const& refusal) {
  auto const& form = context.request.form;
  auto const held = context.read([&](database::ReadTx& tx) { return any_case(tx, context.request.id("case")); });
  if (!held || context.request.wants_json() || !is_clean(form)) return web::refused(context, refusal);
  auto const& variant = *regulation().variant(held->variant);
  Rows rows;
  add_checklist(rows, variant, with_checklist(variant, form, {}));
  add_draft(rows, variant, with_draft(variant, form, {}));
  if (rows.empty()) return web::refused(context, refusal);
  return web::show(context, std::string(refusal.kind->title), "src/accreditation/examine_case/lost_work.html",
                   {{"title", refusal.kind->title},
                    {"advice", refusal.kind->advice},
                    {"detail", refusal.detail},
                    {"typed", std::move(rows)}},
                   refusal.kind->status);
}

}  // namespace obereg::accreditation
