#include "accreditation/application/formats.hpp"

#include <algorithm>

#include "access/request_access/request_form.hpp"
#include "core/requisites.hpp"
#include "core/text.hpp"
#include "platform/html/format.hpp"

namespace obereg::accreditation {

namespace {

constexpr std::size_t longest_contact = 200;
constexpr int first_year = 1900;

std::string without_carriage_returns(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), '\r'), text.end());
  auto const first = text.find_first_not_of(" \n\t");
  if (first == std::string::npos) return "";
  return text.substr(first, text.find_last_not_of(" \n\t") + 1 - first);
}

std::string wrong_inn(std::string const& value, bool trader) {
  auto const inn = Inn::parse(value);
  if (inn && inn->of_person() == trader) return "";
  return trader ? "ИНН предпринимателя состоит из 12 цифр, две последние контрольные. Сверьте с документом."
                : "ИНН организации состоит из 10 цифр, последняя контрольная. Сверьте с документом.";
}

std::string wrong_ogrn(std::string const& value, bool trader) {
  auto const ogrn = Ogrn::parse(value);
  constexpr std::size_t of_trader = 15;
  if (ogrn && (ogrn->digits().size() == of_trader) == trader) return "";
  return trader ? "ОГРНИП состоит из 15 цифр, последняя контрольная. Сверьте с документом."
                : "ОГРН состоит из 13 цифр, последняя контрольная. Сверьте с документом.";
}

// 31.02.2026 is written as a day and is none.
std::string no_day(std::string const& value) {
  constexpr std::string_view form = "00.00.0000";
  bool const is_written =
      value.size() == form.size() && std::equal(value.begin(), value.end(), form.begin(), [](char typed, char wanted) {
        return wanted == '.' ? typed == '.' : typed >= '0' && typed <= '9';
      });
  return is_written ? "Такого дня нет. Проверьте число и месяц." : "Укажите день как 31.01.2026.";
}

std::string wrong_date(std::string const& value, LocalDate today) {
  auto const day = date_of(value);
  if (!day) return no_day(value);
  if (*day > today) return "Этот день ещё не наступил.";
  return day->year() < first_year ? "Проверьте год." : "";
}

// ТК РФ, ст. 63: «С письменного согласия одного из родителей … трудовой договор может быть заключён … с лицом …
// достигшим возраста четырнадцати лет».
std::string wrong_birth_date(std::string const& value, LocalDate today) {
  constexpr int months_of_youngest = 14 * 12;
  if (auto const wrong = wrong_date(value, today); !wrong.empty()) return wrong;
  return date_of(value)->plus_months(months_of_youngest) > today
             ? "По этой дате специалисту меньше 14 лет: в этом возрасте не работают. Сверьте с документом."
             : "";
}

// A letter has two cases; digits and marks have none.
std::string wrong_name(std::string const& value) {
  return text::upper(value) == text::lower(value) ? "Здесь нет ни одной буквы. Напишите как в паспорте." : "";
}

}  // namespace

std::string tidied(Input const& input, std::string const& typed) {
  if (input.type == InputType::text) return without_carriage_returns(typed);
  auto value = text::tidy_spaces(typed);
  if (input.type == InputType::inn || input.type == InputType::ogrn)
    value.erase(std::remove(value.begin(), value.end(), ' '), value.end());
  return value;
}

std::string wrong_with(Input const& input, std::string const& value, ApplicantKind applicant, LocalDate today) {
  if (value.empty()) return "";
  bool const trader = applicant == ApplicantKind::sole_trader;
  auto const longest = input.longest > 0 ? static_cast<std::size_t>(input.longest) : longest_contact;
  auto const length = text::length(value);
  if (length > longest)
    return "Здесь " + html::counted(static_cast<long long>(length), "знак", "знака", "знаков") + ", можно не больше " +
           std::to_string(longest) + ".";
  switch (input.type) {
    case InputType::inn:
      return wrong_inn(value, trader);
    case InputType::ogrn:
      return wrong_ogrn(value, trader);
    case InputType::snils:
      return Snils::parse(value) ? "" : "СНИЛС состоит из 11 цифр, две последние контрольные. Сверьте с документом.";
    case InputType::name:
      return wrong_name(value);
    case InputType::date:
      return wrong_date(value, today);
    case InputType::birth_date:
      return wrong_birth_date(value, today);
    case InputType::last_day:
      return date_of(value) ? "" : no_day(value);
    case InputType::email:
      return access::is_email(value) ? "" : "Адрес почты пишется так: ivanov@example.ru.";
    case InputType::phone:
      return access::is_phone(value) ? "" : "Телефон – это 10–15 цифр, например +7 495 123-45-67.";
    default:
      return "";
  }
}

std::optional<LocalDate> date_of(std::string const& value) {
  auto day = LocalDate::parse_russian(value);
  return day ? day : LocalDate::parse_iso(value);
}

}  // namespace obereg::accreditation
