#include "training_rules/check_workbook/row/row_check.hpp"

#include <fmt/format.h>

#include "core/text.hpp"
#include "training_rules/check_workbook/repairs.hpp"
#include "training_rules/check_workbook/row/row_read.hpp"

namespace obereg::training {
namespace {

// The rule that an unreadable cell (#Н/Д, a formula never computed) of this column breaks.
Rule rule_of_unreadable(Column column) {
  switch (column) {
    case Column::snils:
      return Rule::snils_check_digit;
    case Column::employer_inn:
      return Rule::inn_check_digit;
    case Column::provider_name:
      return Rule::provider_name_differs;
    case Column::provider_inn:
      return Rule::provider_inn_differs;
    case Column::programme:
      return Rule::programme_unknown;
    case Column::checked_on:
    case Column::entered_on:
      return Rule::date_value;
    case Column::outcome:
      return Rule::result_value;
    case Column::knowledge_check:
      return Rule::knowledge_check_value;
    default:
      return Rule::bad_characters;
  }
}

bool may_be_date(Column column) {
  return column == Column::checked_on || column == Column::entered_on || column == Column::annulled_on;
}

}  // namespace

RowCheck::RowCheck(CheckRequest request, std::array<bool, column_count> columns_present)
    : request_(std::move(request)), present_(columns_present) {
  request_.provider_name = text::tidy_spaces(request_.provider_name);
}

std::optional<TrainingRecord> RowCheck::check(RowValues const& row) {
  row_ = &row;
  findings_.errors.clear();
  findings_.repairs.clear();
  Read read;
  check_number(read);
  for (auto const column : {Column::last_name, Column::first_name, Column::middle_name}) check_person_name(column);
  check_snils(read);
  check_text(Column::employer_name);
  check_employer_inn(read);
  check_text(Column::position);
  check_provider();
  check_text(Column::protocol_number);
  check_programme(read);
  check_date(Column::checked_on, read.checked_on);
  check_outcome(read);
  check_entry_date(read);
  check_knowledge(read);
  check_annulment();
  check_duplicate(read);
  if (!findings_.errors.empty()) return {};
  return record_of(read);
}

void RowCheck::complain(Column column, Rule rule, std::string message) {
  auto const& cell = value(column);
  findings_.errors.push_back(
      {row_->number, title(column), rule, std::move(message), cell.date ? cell.date->russian() : shown(cell.text)});
}

void RowCheck::offer(Column column, std::string from, std::string to, std::string why) {
  findings_.repairs.push_back({row_->number, title(column), std::move(from), std::move(to), std::move(why)});
}

// False where there is nothing to look at further: the cell is empty or can't be read, and that has been said.
bool RowCheck::readable(Column column) {
  auto const& cell = value(column);
  switch (cell.state) {
    case ValueState::present:
      break;
    case ValueState::empty:
      if (is_mandatory(column, request_.kind))
        complain(column, Rule::mandatory, in_xml() ? "Элемент пуст. Впишите значение." : "Ячейка пуста. Заполните её.");
      return false;
    case ValueState::without_value:
      complain(column, is_mandatory(column, request_.kind) ? Rule::mandatory : rule_of_unreadable(column),
               "В ячейке формула, значение которой не вычислено. Откройте файл в Excel, сохраните его или впишите "
               "значение вместо формулы.");
      return false;
    case ValueState::error:
      complain(column, rule_of_unreadable(column),
               fmt::format("В ячейке ошибка «{}». Впишите значение вместо неё.", cell.text));
      return false;
    case ValueState::bad_characters:
      complain(column, Rule::bad_characters,
               fmt::format("В {} есть символы, которых не бывает в тексте. Впишите значение заново с клавиатуры.",
                           in_xml() ? "элементе" : "ячейке"));
      return false;
  }
  if (cell.is_date && !may_be_date(column)) {
    complain(column, rule_of_unreadable(column),
             "Excel принял значение за дату. Задайте ячейке формат «Текстовый» и впишите значение заново.");
    return false;
  }
  auto const longest = facts(column).longest;
  if (cell.text.size() > longest && text::length(cell.text) > longest) {
    complain(column, Rule::too_long,
             fmt::format("Значение длиннее {} {}. Сократите его.", longest,
                         text::plural(static_cast<long long>(longest), "знака", "знаков", "знаков")));
  }
  return true;
}

void RowCheck::check_text(Column column) {
  if (!readable(column)) return;
  auto const text = value(column).text;
  if (is_ascii(text) || !has_latin_letter(text)) return;
  if (auto mended = text::cyrillic_lookalikes(text); mended != text) {
    offer(column, std::string(text), std::move(mended), "Латинские буквы внутри русского слова");
  }
}

// A foreign worker's document may be in any alphabet; a name without one letter is in none.
void RowCheck::check_person_name(Column column) {
  check_text(column);
  auto const& cell = value(column);
  if (!cell.present() || cell.is_date || begins_with_letter(cell.text) || has_letter(cell.text)) return;
  complain(
      column, Rule::bad_characters,
      fmt::format("Здесь «{}», а в имени должны быть буквы. {}", shown(cell.text),
                  is_mandatory(column, request_.kind) ? "Впишите его, как в документе работника."
                                                      : "Впишите отчество, как в документе, или оставьте пустым."));
}

// Offers the one of the values that is certainly meant: it differs by look-alike letters or a final dot only. Gives the
// end of the message that says so; empty where none is meant.
std::string RowCheck::offer_fixed_value(Column column, std::initializer_list<std::string_view> values) {
  auto const text = value(column).text;
  for (auto const each : values) {
    auto const why = slip_in_fixed_value(text, each);
    if (why.empty()) continue;
    offer(column, std::string(text), std::string(each), std::string(why));
    return fmt::format(" {}.", why);
  }
  return "";
}

// TRN-04: «Номер в реестре» — ранее выданный номер или «Новый»; проверяется вид номера. What the registry or its
// predecessor gave has a digit; what has none is a word, most often «Новый» with a slip of the keyboard in it.
void RowCheck::check_number(Read& read) {
  bool const import = request_.kind == ImportKind::import;
  auto const& cell = value(Column::registry_number);
  read.is_new = import;
  if (!readable(Column::registry_number)) return;
  if (is_value(cell.text, "новый")) {
    read.is_new = true;
  } else if (import) {
    complain(Column::registry_number, Rule::number_not_allowed,
             fmt::format("При первом импорте номер «{}» не указывают: его даст реестр. Очистите ячейку или напишите "
                         "«Новый»; чтобы вернуть запись с прежним номером, выберите повторный импорт.",
                         shown(cell.text)));
    offer_fixed_value(Column::registry_number, {"Новый"});
  } else if (!has_digit(cell.text)) {
    auto const slip = offer_fixed_value(Column::registry_number, {"Новый"});
    read.is_new = !slip.empty();
    complain(Column::registry_number, Rule::number_form,
             fmt::format("Здесь «{}», а может быть только номер, который запись получила раньше (в нём есть цифры), "
                         "или слово «Новый».{}",
                         shown(cell.text), slip));
  } else {
    read.number = cell.text;
  }
}

void RowCheck::check_employer_inn(Read& read) {
  if (!readable(Column::employer_inn)) return;
  auto const text = value(Column::employer_inn).text;
  read.employer_inn = Inn::parse(text);
  if (read.employer_inn) return;
  complain(Column::employer_inn, Rule::inn_check_digit,
           fmt::format("ИНН «{}» неверен: в нём 10 или 12 цифр, и последние из них — контрольные. Сверьте его с "
                       "документами работодателя.",
                       shown(text)));
  if (auto mended = inn_with_zeros(text)) {
    offer(Column::employer_inn, std::string(text), std::move(*mended), "Excel отбросил ноль в начале ИНН");
  }
}

void RowCheck::check_snils(Read& read) {
  if (!readable(Column::snils)) return;
  auto const text = value(Column::snils).text;
  read.snils = Snils::parse(text);
  if (read.snils) return;
  complain(Column::snils, Rule::snils_check_digit,
           fmt::format("СНИЛС «{}» неверен: в нём 11 цифр, две последние — контрольные. Сверьте его с документом.",
                       shown(text)));
  if (auto mended = snils_with_zeros(text)) {
    offer(Column::snils, std::string(text), std::move(*mended), "Excel отбросил ноль в начале СНИЛС");
  }
}

void RowCheck::check_provider() {
  if (readable(Column::provider_name) && value(Column::provider_name).text != request_.provider_name) {
    complain(Column::provider_name, Rule::provider_name_differs,
             fmt::format("Здесь «{}», а ваша организация записана как «{}». Название должно совпадать точно, с теми же "
                         "кавычками, тире и буквами.",
                         shown(value(Column::provider_name).text), request_.provider_name));
  }
  if (readable(Column::provider_inn) && value(Column::provider_inn).text != request_.provider_inn.digits()) {
    complain(Column::provider_inn, Rule::provider_inn_differs,
             fmt::format("Здесь «{}», а ИНН вашей организации — {}. Вносить можно только записи о своём обучении.",
                         shown(value(Column::provider_inn).text), request_.provider_inn.digits()));
  }
}

void RowCheck::check_programme(Read& read) {
  if (!readable(Column::programme)) return;
  auto const text = value(Column::programme).text;
  if (!last_programme_ || text != last_title_) {
    last_programme_ = find_programme(text);
    last_title_ = text;
  }
  read.programme = last_programme_;
  if (read.programme) return;
  complain(Column::programme, Rule::programme_unknown,
           fmt::format("Программы «{}» нет в перечне. Возьмите название из перечня программ на странице «Справочная "
                       "информация».",
                       shown(text)));
  if (auto const* meant = programme_of_letters(text::cyrillic_lookalikes(text))) {
    offer(Column::programme, std::string(text), std::string(meant->title), difference_of_titles(text, meant->title));
  }
}

}  // namespace obereg::training
