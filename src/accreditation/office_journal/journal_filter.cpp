#include "accreditation/office_journal/journal_filter.hpp"

#include <charconv>

#include "accreditation/application/application.hpp"
#include "accreditation/application/formats.hpp"
#include "accreditation/regulation/words.hpp"
#include "core/text.hpp"

namespace obereg::accreditation {

namespace {

// Nothing for "" and for what can't be read.
std::optional<LocalDate> typed_day(http::Fields const& typed, std::string_view field, std::string& shown,
                                   std::vector<html::FieldError>& errors) {
  auto const text = typed.get(field);
  shown = text::is_clean(text) ? text::tidy_spaces(text) : "";
  if (text.empty()) return std::nullopt;
  auto const day = date_of(shown);
  if (!day) errors.push_back({std::string(field), "Укажите день как 31.01.2026."});
  return day;
}

int typed_variant(std::string const& text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return regulation().variant(number) ? number : 0;
}

std::vector<html::Choice> variant_choices() {
  std::vector<html::Choice> choices{{"", "Любой"}};
  for (auto const& variant : regulation().variants)
    choices.push_back({std::to_string(variant.number), std::to_string(variant.number) + ". " + variant.title});
  return choices;
}

std::vector<html::Choice> state_choices() {
  std::vector<html::Choice> choices{{"", "Любое"}};
  for (auto const state : casework::all_case_states)
    choices.push_back({std::string(to_text(state)), std::string(title_of(state))});
  return choices;
}

std::vector<html::Choice> channel_choices() {
  std::vector<html::Choice> choices{{"", "Как угодно"}};
  for (auto const& [name, channel] : names_of(Channel{}))
    choices.push_back({std::string(name), with_capital(words_of(channel))});
  return choices;
}

std::string variant_of(JournalFilter const& filter) {
  return filter.cases.variant > 0 ? std::to_string(filter.cases.variant) : std::string();
}
std::string state_of(JournalFilter const& filter) {
  return filter.cases.state ? std::string(to_text(*filter.cases.state)) : std::string();
}

}  // namespace

bool JournalFilter::is_set() const {
  return !cases.wanted.empty() || cases.variant > 0 || cases.state || !cases.channel.empty() || !from.empty() ||
         !until.empty() || is_late;
}

JournalFilter read_filter(http::Fields const& typed, std::chrono::minutes zone, Instant now) {
  JournalFilter filter{{std::string(service_name)}, "", "", false, {}};
  auto& cases = filter.cases;
  if (auto const wanted = typed.get("wanted"); text::is_clean(wanted)) cases.wanted = text::tidy_spaces(wanted);
  cases.variant = typed_variant(typed.get("variant"));
  cases.state = casework::case_state_of(typed.get("state"));
  if (auto const channel = named<Channel>(typed.get("channel"))) cases.channel = name_of(*channel);
  if (auto const from = typed_day(typed, "from", filter.from, filter.errors))
    cases.registered_from = calendar::end_of_day(from->plus_days(-1), zone);
  if (auto const until = typed_day(typed, "until", filter.until, filter.errors))
    cases.registered_until = calendar::end_of_day(*until, zone);
  filter.is_late = typed.get("late") == "yes";
  if (filter.is_late) cases.late_at = now;
  return filter;
}

void show_filter(html::View& view, JournalFilter const& filter) {
  auto const error = [&](std::string_view field) { return html::error_of(filter.errors, field); };
  auto const& cases = filter.cases;
  view.set("wanted_field",
           html::field_view("wanted", "Номер заявления или письма, организация, ИНН", "", cases.wanted, ""));
  view.set("selects", std::vector<html::View>{
                          html::choice_view("variant", "Вариант", "", variant_choices(), variant_of(filter), ""),
                          html::choice_view("state", "Состояние", "", state_choices(), state_of(filter), ""),
                          html::choice_view("channel", "Как подано", "", channel_choices(), cases.channel, "")});
  view.set("days",
           std::vector<html::View>{html::field_view("from", "Зарегистрировано с", "", filter.from, error("from")),
                                   html::field_view("until", "по", "", filter.until, error("until"))});
  view.set("late_field", html::checkboxes_view("late", "Сроки", "", {{"yes", "Только просроченные"}},
                                               {filter.is_late ? "yes" : ""}, ""));
  std::vector<html::View> kept;
  for (auto const& [name, value] : {std::pair<std::string, std::string>{"wanted", cases.wanted},
                                    {"variant", variant_of(filter)},
                                    {"state", state_of(filter)},
                                    {"channel", cases.channel},
                                    {"from", filter.from},
                                    {"until", filter.until},
                                    {"late", filter.is_late ? "yes" : ""}})
    if (!value.empty()) kept.push_back({{"name", name}, {"value", value}});
  view.set("kept", std::move(kept));
}

std::string words_of(JournalFilter const& filter) {
  std::string words;
  auto const add = [&](std::string const& part) { words += (words.empty() ? "" : ", ") + part; };
  auto const& cases = filter.cases;
  if (!cases.wanted.empty()) add("по поиску");
  if (cases.variant > 0) add("вариант " + variant_of(filter));
  if (cases.state) add("состояние «" + std::string(title_of(*cases.state)) + "»");
  if (auto const channel = named<Channel>(cases.channel)) add("поданы " + std::string(words_of(*channel)));
  if (!filter.from.empty()) add("зарегистрированы с " + filter.from);
  if (!filter.until.empty()) add("зарегистрированы по " + filter.until);
  if (filter.is_late) add("просроченные");
  return words.empty() ? "все" : words;
}

}  // namespace obereg::accreditation
