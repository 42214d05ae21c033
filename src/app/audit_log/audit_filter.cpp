#include "app/audit_log/audit_filter.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "core/text.hpp"
#include "platform/web/pages.hpp"

namespace obereg::app {

namespace {

using Field = std::pair<char const*, std::string AuditFilter::*>;
constexpr std::array<Field, 7> open_fields{{{"action", &AuditFilter::action},
                                            {"subject_kind", &AuditFilter::subject_kind},
                                            {"subject_number", &AuditFilter::subject_number},
                                            {"account", &AuditFilter::account},
                                            {"organisation", &AuditFilter::organisation},
                                            {"from", &AuditFilter::from},
                                            {"to", &AuditFilter::to}}};
constexpr std::array<Field, 2> personal_fields{{{"who", &AuditFilter::who}, {"text", &AuditFilter::text}}};

}  // namespace

bool AuditFilter::is_empty() const {
  auto const empty = [this](Field const& field) { return (this->*field.second).empty(); };
  return std::all_of(open_fields.begin(), open_fields.end(), empty) && !is_personal();
}

AuditFilter audit_filter_of(http::Fields const& typed) {
  AuditFilter filter;
  auto const read = [&](Field const& field) {
    auto const value = typed.get(field.first);
    if (text::is_clean(value)) filter.*field.second = text::tidy_spaces(value);
  };
  std::for_each(open_fields.begin(), open_fields.end(), read);
  std::for_each(personal_fields.begin(), personal_fields.end(), read);
  // "account:17" as one word, from a link.
  auto const subject = typed.get("subject");
  if (!subject.empty() && text::is_clean(subject)) {
    auto const colon = std::min(subject.find(':'), subject.size());
    filter.subject_kind = subject.substr(0, colon);
    filter.subject_number = colon < subject.size() ? subject.substr(colon + 1) : "";
  }
  auto const before = typed.get("before");
  std::from_chars(before.data(), before.data() + before.size(), filter.before);
  return filter;
}

std::vector<html::FieldError> errors_of(AuditFilter const& filter) {
  std::vector<html::FieldError> errors;
  for (auto const& [id, value] : {std::pair("from", filter.from), std::pair("to", filter.to)})
    if (!value.empty() && !LocalDate::parse_russian(value)) errors.push_back({id, "Напишите дату так: 25.02.2026"});
  auto const from = LocalDate::parse_russian(filter.from), to = LocalDate::parse_russian(filter.to);
  if (from && to && *to < *from) errors.push_back({"to", "Этот день раньше дня, с которого искать"});
  auto const& digits = filter.account;
  if (digits.size() > 18 || !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
    errors.push_back({"account", "Напишите номер цифрами"});
  if (filter.subject_kind.empty() && !filter.subject_number.empty())
    errors.push_back({"subject_kind", "Выберите, чей это номер"});
  return errors;
}

std::string in_address(AuditFilter const& filter, std::int64_t before) {
  std::string query;
  auto const add = [&](std::string const& name, std::string const& value) {
    if (!value.empty()) query += (query.empty() ? "?" : "&") + name + "=" + web::in_query(value);
  };
  for (auto const& [name, member] : open_fields) add(name, filter.*member);
  if (before > 0) add("before", std::to_string(before));
  return query;
}

std::vector<html::View> hidden_fields(AuditFilter const& filter, std::int64_t before) {
  std::vector<html::View> fields;
  auto const add = [&](char const* name, std::string const& value) {
    if (!value.empty()) fields.push_back({{"name", name}, {"value", value}});
  };
  for (auto const& [name, member] : open_fields) add(name, filter.*member);
  for (auto const& [name, member] : personal_fields) add(name, filter.*member);
  if (before > 0) add("before", std::to_string(before));
  return fields;
}

}  // namespace obereg::app
