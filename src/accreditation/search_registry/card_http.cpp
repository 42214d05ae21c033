#include "accreditation/search_registry/card_http.hpp"

#include <algorithm>

#include "accreditation/search_registry/shown.hpp"
#include "accreditation/search_registry/typed_search.hpp"
#include "accreditation_registry/history.hpp"
#include "accreditation_registry/log/log.hpp"
#include "accreditation_registry/model/regions.hpp"
#include "accreditation_registry/refusals.hpp"
#include "accreditation_registry/store.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

std::vector<html::View> facts_of(Accreditation const& record, Version const& version) {
  auto const row = [](std::string_view key, std::string const& value) {
    return html::View{{"key", key}, {"value", value}, {"is_number", false}, {"change_href", ""}, {"change_of", ""}};
  };
  auto const& particulars = version.particulars;
  std::vector<html::View> rows{row("Номер записи", std::to_string(record.number)), row("ИНН", record.inn),
                               row(record.of_sole_trader ? "ОГРНИП" : "ОГРН", record.ogrn),
                               row(record.of_sole_trader ? "Место жительства" : "Место нахождения", particulars.place),
                               row("Регион", std::string(region_title(particulars.region)))};
  for (auto const service : particulars.services) rows.push_back(row("Вид услуги", std::string(title_of(service))));
  for (auto const kind : particulars.trainings) rows.push_back(row("Вид обучения", std::string(title_of(kind))));
  return rows;
}

std::string letter_in_words(Decision const& decision) {
  if (!decision.letter_date && decision.letter_number.empty()) return "";
  return "Письмо" + (decision.letter_date ? " от " + decision.letter_date->russian() : std::string{}) +
         (decision.letter_number.empty() ? "" : " № " + decision.letter_number);
}

// `logged`: the versions that have their leaf in the log.
std::vector<html::View> history_of(Accreditation const& record, std::vector<int> const& logged) {
  std::vector<html::View> rows;
  auto const log = card_address(record.number, "") + "/log/";
  auto const proof_of = [&](Version const& version) {
    bool const is_logged = std::find(logged.begin(), logged.end(), version.number) != logged.end();
    return is_logged ? log + std::to_string(version.number) : std::string();
  };
  for (auto version = record.versions.rbegin(); version != record.versions.rend(); ++version)
    rows.push_back({{"title", title_of(version->decision.step)},
                    {"date", version->decision.decided_on.russian()},
                    {"iso", version->decision.decided_on.iso()},
                    {"ground", version->decision.ground},
                    {"letter", letter_in_words(version->decision)},
                    {"proof_href", proof_of(*version)},
                    {"name", version->particulars.name}});
  return rows;
}

std::vector<html::View> steps_from(Accreditation const& record) {
  std::vector<html::View> steps;
  static constexpr std::pair<Step, std::string_view> offered[] = {{Step::changed, "Изменить сведения"},
                                                                  {Step::suspended, "Приостановить"},
                                                                  {Step::resumed, "Возобновить"},
                                                                  {Step::terminated, "Прекратить"}};
  auto const last = record.versions.back().decision.decided_on;
  for (auto const& [step, title] : offered)
    if (status_after(record.versions, {.step = step, .decided_on = last, .ground = ""}, last))
      steps.push_back(
          {{"title", title},
           {"href", "/accreditation/keep/" + std::to_string(record.number) + "/" + std::string(to_text(step))}});
  return steps;
}

// What is shown where the record is asked for a day.
struct Asked {
  std::string typed;
  std::optional<LocalDate> day;
  std::string wrong;
};

http::Response card_page(web::PageContext const& context, Accreditation const& record, Asked const& asked) {
  auto const* const version = asked.day ? version_on(record.versions, *asked.day) : nullptr;
  auto const& named = version ? *version : record.versions.back();
  std::vector<html::FieldError> errors;
  if (!asked.day) errors.push_back({"on", asked.wrong});
  html::View view = html::error_summary(errors);
  view.set("name", named.particulars.name).set("address", card_address(record.number, ""));
  view.set("has_version", version != nullptr)
      .set("rows", version ? facts_of(record, *version) : std::vector<html::View>{});
  view.set("state", version ? title_of(version->status) : "").set("colour", version ? colour_of(version->status) : "");
  view.set("day", asked.typed.empty() || !asked.day ? "" : asked.day->russian());
  view.set("first_day", record.versions.front().decision.decided_on.russian());
  view.set("not_yet", asked.day && !version);
  view.set("on_field", html::field_view("on", "На день", "Пусто — сегодня", asked.typed, html::error_of(errors, "on")));
  view.set("history",
           history_of(record, context.read([&](database::ReadTx& tx) { return logged_versions(tx, record.number); })));
  auto const steps = context.actor.may("accreditation.keep") ? steps_from(record) : std::vector<html::View>{};
  view.set("has_steps", !steps.empty()).set("steps", steps);
  html::Page page;
  page.title = named.particulars.name;
  page.back_href = "/accreditation/registry";
  page.has_errors = !errors.empty();
  page.main = html::render("src/accreditation/search_registry/card.html", view);
  return web::show(context, std::move(page), errors.empty() ? 200 : 422);
}

}  // namespace

http::Response show_accreditation(web::PageContext const& context) {
  auto const number = context.request.id("number");
  auto const record = number ? context.read([&](database::ReadTx& tx) { return find(tx, *number); }) : std::nullopt;
  if (!record) return web::refused(context, refuse(refusals::not_in_registry));
  auto const typed = context.request.query.get("on").substr(0, 20);
  auto const [day, wrong] = typed_day(typed, context.today());
  return card_page(context, *record, {typed, day, wrong});
}

}  // namespace obereg::accreditation
