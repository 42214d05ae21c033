#include "training/search_registry/stored_search.hpp"

#include "core/requisites.hpp"
#include "core/text.hpp"
#include "platform/web/searches/kept_search.hpp"
#include "training_rules/model/programmes.hpp"

namespace obereg::training {

namespace {

class Check {
 public:
  Check(TypedSearch const& typed) : typed_(typed) {}

  std::string text(std::string_view field) const {
    auto const found = typed_.find(field);
    return found == typed_.end() ? std::string{} : found->second;
  }
  std::optional<LocalDate> date_of(std::string_view field) const {
    auto const typed = text(field);
    auto const day = LocalDate::parse_russian(typed);
    return day ? day : LocalDate::parse_iso(typed);
  }
  std::string date(std::string const& field) {
    if (text(field).empty()) return "";
    auto const day = date_of(field);
    if (!day) wrong(field, "Напишите дату так: 25.02.2026.");
    return day ? day->iso() : "";
  }
  std::string inn(std::string const& field) {
    auto const typed = text(field);
    if (!typed.empty() && !Inn::parse(typed))
      wrong(field, "В этом ИНН ошибка. Проверьте: 10 цифр у организации, 12 у предпринимателя.");
    return typed;
  }
  std::string snils(std::string const& field) {
    auto const typed = text(field);
    if (typed.empty()) return "";
    auto const parsed = Snils::parse(typed);
    if (!parsed) wrong(field, "В этом СНИЛС ошибка. Проверьте все 11 цифр.");
    return parsed ? parsed->digits() : "";
  }
  void order(std::string const& from, std::string const& to) {
    auto const first = date_of(from), last = date_of(to);
    if (first && last && *last < *first) wrong(to, "Этот день раньше дня, с которого искать.");
  }
  void wrong(std::string const& field, std::string const& words) { errors_.push_back({field, words}); }
  std::vector<html::FieldError> errors() && { return std::move(errors_); }

 private:
  TypedSearch const& typed_;
  std::vector<html::FieldError> errors_;
};

std::optional<Standing> standing_typed(std::string_view text) {
  if (text == "valid") return Standing::valid;
  if (text == "expired") return Standing::expired;
  if (text == "annulled") return Standing::annulled;
  if (text == "not-passed") return Standing::not_passed;
  return std::nullopt;
}

}  // namespace

TypedSearch typed_search(http::Fields const& form) {
  TypedSearch typed;
  for (auto const* field :
       {"number", "snils", "last_name", "first_name", "middle_name", "employer_inn", "provider_inn", "programme",
        "checked_from", "checked_to", "entered_from", "entered_to", "state", "order"}) {
    auto value = form.get(field);
    if (value.size() > 1000 || !text::is_clean(value)) continue;
    value = text::tidy_spaces(value);
    if (!value.empty()) typed.emplace(field, std::move(value));
  }
  return typed;
}

CheckedSearch check_search(TypedSearch const& typed, Scope const& scope) {
  Check check(typed);
  auto const* programme = find_programme(std::atoi(check.text("programme").c_str()));
  RegistrySearch search{check.text("number"),
                        check.snils("snils"),
                        check.text("last_name"),
                        check.text("first_name"),
                        check.text("middle_name"),
                        check.inn("employer_inn"),
                        check.inn("provider_inn"),
                        programme ? programme->id : 0,
                        check.date("checked_from"),
                        check.date("checked_to"),
                        check.date("entered_from"),
                        check.date("entered_to"),
                        standing_typed(check.text("state")),
                        check.text("order") == "name"};
  for (auto const& [from, to] : {std::pair("checked_from", "checked_to"), std::pair("entered_from", "entered_to")})
    check.order(from, to);
  if (auto const field = too_wide_field(search, scope); field == "entered_from")
    check.wrong("entered_from",
                "По двум промежуткам сразу среди всех записей ищут, если один из них не длиннее 31 дня. Сократите один "
                "из них или добавьте фамилию, ИНН, программу, номер или СНИЛС.");
  else if (!field.empty())
    check.wrong(std::string(field),
                "По одному этому полю среди всех записей реестра не искать. Добавьте промежуток не длиннее 31 дня, "
                "фамилию, ИНН, программу, номер или СНИЛС.");
  return {std::move(search), std::move(check).errors()};
}

std::string store_search(database::Tx& tx, AccountId account, TypedSearch const& typed, Instant now) {
  http::Fields fields;
  for (auto const& [field, value] : typed) fields.add(field, value);
  return web::keep_search(tx, account, fields, now);
}

std::optional<TypedSearch> find_search(database::ReadTx& tx, AccountId account, std::string const& token, Instant now) {
  auto const kept = web::kept_search(tx, account, token, now);
  if (!kept) return std::nullopt;
  return TypedSearch(kept->list().begin(), kept->list().end());
}

}  // namespace obereg::training
