#include "training/api/registry_api.hpp"

#include <boost/json.hpp>

#include "core/text.hpp"
#include "platform/web/pages.hpp"
#include "training/api/answers.hpp"
#include "training/list_due/due_form.hpp"
#include "training/public_check/public_check.hpp"
#include "training/records/shown.hpp"
#include "training/refusals.hpp"
#include "training/registry/standing_view.hpp"
#include "training/search_registry/stored_search.hpp"

namespace obereg::training::api {

namespace {

constexpr int page_size = 100;

std::string_view word_of(Standing standing) {
  switch (standing) {
    case Standing::valid:
      return "valid";
    case Standing::expired:
      return "expired";
    case Standing::not_passed:
      return "not-passed";
    case Standing::annulled:
      return "annulled";
  }
  return "";
}

boost::json::value day(std::optional<LocalDate> const& date) {
  return date ? boost::json::value(date->iso()) : boost::json::value(nullptr);
}

// Of the person nothing: what anyone may learn who knows the number and the surname.
boost::json::object public_view(StandingRecord const& found, LocalDate today) {
  auto const& record = found.record;
  return {{"number", record.registry_number},
          {"state", word_of(standing_of(found, today))},
          {"valid_until", day(term_of(found))},
          {"annulled_on", day(found.annulled_on)},
          {"programme", {{"id", record.programme_id}, {"title", programme_title(record.programme_id)}}},
          {"checked_on", record.checked_on.iso()},
          {"provider", record.provider_name},
          {"employer", record.employer_name}};
}

boost::json::object view_of(StandingRecord const& found, LocalDate today) {
  auto const& record = found.record;
  auto view = public_view(found, today);
  view["version"] = found.version;
  view["reimported"] = found.reimported;
  view["entered_on"] = day(record.entered_on);
  view["last_name"] = record.last_name;
  view["first_name"] = record.first_name;
  view["middle_name"] = record.middle_name;
  view["snils"] = record.snils ? boost::json::value(record.snils->printed()) : boost::json::value(nullptr);
  view["position"] = record.position;
  view["protocol_number"] = record.protocol_number;
  view["provider"] = {{"name", record.provider_name}, {"inn", record.provider_inn.digits()}};
  view["employer"] = {{"name", record.employer_name}, {"inn", record.employer_inn.digits()}};
  return view;
}

http::Response no_object() {
  return wrong_fields({{"", "Пришлите объект JSON, значения в нём — строки и целые числа."}});
}

// `found` may hold one record more than an answer: then there are more.
http::Response records_answer(std::vector<StandingRecord> found, LocalDate today) {
  bool const has_more = found.size() > page_size;
  if (has_more) found.pop_back();
  boost::json::array records;
  for (auto const& record : found) records.push_back(view_of(record, today));
  auto const next = has_more ? std::optional(found.back().row) : std::nullopt;
  return json({{"records", records}, {"next", number(next)}});
}

http::Response found_records(web::PageContext const& context, RegistrySearch const& search, Scope const& scope,
                             std::int64_t after) {
  auto found = context.read(
      [&](database::ReadTx& tx) { return find_page(tx, search, scope, context.today(), after, page_size + 1); });
  return records_answer(std::move(found), context.today());
}

}  // namespace

http::Response post_search(web::ActionContext const& context) {
  auto const fields = sent_fields(context.request);
  if (!fields) return no_object();
  Query query(*fields);
  auto const after = query.positive("after", 0);
  TypedSearch typed;
  for (char const* name : {"number", "snils", "last_name", "first_name", "middle_name", "employer_inn", "provider_inn",
                           "checked_from", "checked_to", "entered_from", "entered_to"})
    if (auto value = text::tidy_spaces(query.text(name)); !value.empty()) typed.emplace(name, std::move(value));
  if (auto const id = query.positive("programme", 0); id > 0) typed.emplace("programme", std::to_string(id));
  if (auto state = query.one_of("state", {"valid", "expired", "not-passed", "annulled"}); !state.empty())
    typed.emplace("state", std::move(state));
  if (auto order = query.one_of("order", {"newest", "name"}); !order.empty()) typed.emplace("order", std::move(order));
  if (auto const errors = query.errors(); !errors.empty()) return wrong_fields(errors);
  auto const scope = context.read([&](database::ReadTx& tx) { return scope_of(tx, context.actor); });
  auto const checked = check_search(typed, scope);
  for (auto const& error : checked.errors) query.wrong(error.id, error.text);
  if (auto const errors = query.errors(); !errors.empty()) return wrong_fields(errors);
  return found_records(context, checked.search, scope, after);
}

http::Response get_due(web::PageContext const& context) {
  Query query(context.request.query);
  auto const after = query.positive("after", 0);
  TypedSearch typed;
  if (auto term = query.one_of("term", {"ended", "30", "60", "90"}); !term.empty()) typed.emplace("term", term);
  for (char const* name : {"from", "to"})
    if (auto day = query.text(name); !day.empty()) typed.emplace(name, std::move(day));
  if (auto const id = query.positive("programme", 0); id > 0) typed.emplace("programme", std::to_string(id));
  if (auto const errors = query.errors(); !errors.empty()) return wrong_fields(errors);
  auto const checked = check_due(typed, context.today());
  for (auto const& error : checked.errors) query.wrong(error.id, error.text);
  if (auto const errors = query.errors(); !errors.empty()) return wrong_fields(errors);
  auto found = context.read([&](database::ReadTx& tx) {
    return due_page(tx, checked.search, scope_of(tx, context.actor), after, page_size + 1);
  });
  if (!found.empty())
    context.log_view("training.due-viewed", "organisation:" + std::to_string(context.actor.organisation.value),
                     "записей в ответе: " + std::to_string(std::min<std::size_t>(found.size(), page_size)));
  return records_answer(std::move(found), context.today());
}

http::Response get_record(web::PageContext const& context) {
  auto const number = number_of_segment(context.request.segment("number"));
  auto const found = context.read([&](database::ReadTx& tx) { return find_visible(tx, context.actor, number); });
  if (!found) return web::refused(context, refuse(refusals::record_not_found));
  context.log_view("training.record-viewed", "record:" + number, "");
  return json(view_of(*found, context.today()));
}

http::Response post_check(web::ActionContext const& context) {
  auto const fields = sent_fields(context.request);
  if (!fields) return no_object();
  Query query(*fields);
  auto const number = text::tidy_spaces(query.text("number"));
  auto const last_name = text::tidy_spaces(query.text("last_name"));
  if (number.empty()) query.wrong("number", "Укажите номер записи.");
  if (last_name.empty()) query.wrong("last_name", "Укажите фамилию.");
  if (auto const errors = query.errors(); !errors.empty()) return wrong_fields(errors);
  PublicCheck const check{context.request.remote_address, number, last_name};
  auto const answered = context.write([&](database::Tx& tx) { return check_publicly(tx, check, context.now); });
  if (!answered) return web::refused(context, answered.error());
  auto const& found = *answered;
  auto const record = found ? boost::json::value(public_view(*found, context.today())) : boost::json::value(nullptr);
  return json({{"record", record}});
}

}  // namespace obereg::training::api
