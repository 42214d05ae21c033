#include "accreditation/keep_registry/decide_http.hpp"

#include "accreditation/keep_registry/keep_form.hpp"
#include "accreditation/keep_registry/keep_registry.hpp"
#include "accreditation/search_registry/shown.hpp"
#include "accreditation/tell_applicant/tell_applicant.hpp"
#include "accreditation_registry/refusals.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

struct Words {
  Step step;
  std::string_view heading, about, button;
};
constexpr Words all_words[] = {
    {Step::changed, "Изменить сведения в реестре", "Прежние сведения останутся в истории записи.", "Внести изменение"},
    {Step::suspended, "Приостановить аккредитацию",
     "С этого дня организация не вправе оказывать услуги, пока аккредитацию не возобновят.", "Приостановить"},
    {Step::resumed, "Возобновить аккредитацию", "Организация снова вправе оказывать услуги, на которые аккредитована.",
     "Возобновить"},
    {Step::terminated, "Прекратить аккредитацию",
     "Отменить это нельзя: чтобы снова оказывать услуги, организации нужна новая регистрация.", "Прекратить"}};

struct Asked {
  Accreditation record;
  Words words;
};

std::optional<Asked> asked(web::PageContext const& context) {
  auto const number = context.request.id("number");
  auto const step = step_of(context.request.segments.at("step"));
  if (!number || !step) return std::nullopt;
  auto record = context.read([&](database::ReadTx& tx) { return find(tx, *number); });
  for (auto const& words : all_words)
    if (record && words.step == *step) return Asked{std::move(*record), words};
  return std::nullopt;
}

http::Response decision_page(web::PageContext const& context, Asked const& asked, KeepForm const& form, int seen) {
  auto const number = std::to_string(asked.record.number);
  auto const step = std::string(to_text(asked.words.step));
  html::View view{{"summary", html::error_summary(form.errors)},
                  {"heading", asked.words.heading},
                  {"about", asked.record.versions.back().particulars.name + ", запись № " + number + ". " +
                                std::string(asked.words.about)},
                  {"post_to", "/accreditation/keep/" + number + "/" + step},
                  {"draft", "accreditation-" + step + "-" + number},
                  {"seen", std::to_string(seen)},
                  {"has_identity", false},
                  {"has_particulars", asked.words.step == Step::changed},
                  {"button", asked.words.button},
                  {"csrf_token", context.csrf_token}};
  add_particulars_fields(view, form);
  add_decision_fields(view, form);
  html::Page page;
  page.title = std::string(asked.words.heading);
  page.back_href = card_address(asked.record.number, "");
  page.has_errors = !form.errors.empty();
  page.main = html::render("src/accreditation/keep_registry/form.html", view);
  return web::show(context, std::move(page), form.errors.empty() ? 200 : 422);
}

}  // namespace

http::Response show_decision(web::PageContext const& context) {
  auto const found = asked(context);
  if (!found) return web::refused(context, refuse(refusals::not_in_registry));
  return decision_page(context, *found, keep_form_of(found->record), found->record.versions.back().number);
}

http::Response submit_decision(web::ActionContext const& context) {
  auto const found = asked(context);
  if (!found) return web::refused(context, refuse(refusals::not_in_registry));
  auto form = keep_form_of(context.request.form);
  auto const today = context.today();
  Change wanted{found->record.number, std::atoi(context.request.form.get("seen").c_str()), {}, {}};
  if (found->words.step == Step::changed) wanted.particulars = checked_particulars(form);
  wanted.decision = checked_decision(form, found->words.step, today);
  if (!form.errors.empty()) return decision_page(context, *found, form, wanted.seen);
  auto const done = context.write([&](database::Tx& tx) {
    auto recorded = record_decision(tx, context.actor, wanted, today, context.now);
    if (recorded) tell_of_decision(tx, context.settings(), found->record, wanted.decision, context.now);
    return recorded;
  });
  if (done) return http::see_other(card_address(wanted.number, ""));
  auto const& kind = *done.error().kind;
  if (&kind != &refusals::decision_too_early) return web::refused(context, done.error());
  form.errors.push_back({"decided_on", std::string(kind.title) + ". " + done.error().detail});
  return decision_page(context, *found, form, wanted.seen);
}

}  // namespace obereg::accreditation
