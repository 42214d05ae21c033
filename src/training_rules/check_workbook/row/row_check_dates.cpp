// The second half of the row check: dates, fixed values, annulment, duplicates, and the record made of it all.
#include <fmt/format.h>

#include "core/text.hpp"
#include "training_rules/check_workbook/repairs.hpp"
#include "training_rules/check_workbook/row/row_check.hpp"
#include "training_rules/check_workbook/row/row_read.hpp"

namespace obereg::training {
namespace {

// One more byte than any text holds between the parts of a key, so that parts can't run into each other.
constexpr char between = '\x1F';

}  // namespace

void RowCheck::check_date(Column column, std::optional<LocalDate>& date) {
  if (!readable(column)) return;
  auto const& cell = value(column);
  date = date_of(cell);
  if (!date || date->year() < earliest_year) {
    date.reset();
    complain(column, Rule::date_value,
             fmt::format("«{}» — не дата. Впишите существующий день в виде {}.", shown(cell.text),
                         in_xml() ? "гггг-мм-дд, например 2026-02-25" : "дд.мм.гггг, например 25.02.2026"));
    auto mended = cell.is_date ? std::nullopt : date_respelled(cell.text, request_.today);
    if (mended) offer(column, std::string(cell.text), std::move(*mended), "Дата записана иначе");
  } else if (*date > request_.today) {
    complain(column, Rule::date_in_future,
             fmt::format("Дата {} ещё не наступила. Впишите день, когда это произошло.", date->russian()));
  }
}

void RowCheck::check_outcome(Read& read) {
  if (!readable(Column::outcome)) return;
  auto const text = value(Column::outcome).text;
  if (is_value(text, "успешно")) return;
  if (is_value(text, "неуспешно")) {
    read.outcome = Outcome::failed;
    return;
  }
  complain(Column::outcome, Rule::result_value,
           fmt::format("Здесь «{}», а может быть только «Успешно» или «Неуспешно».{}", shown(text),
                       offer_fixed_value(Column::outcome, {"Успешно", "Неуспешно"})));
}

void RowCheck::check_entry_date(Read& read) {
  check_date(Column::entered_on, read.entered_on);
  if (!read.is_new || value(Column::entered_on).state == ValueState::empty) return;
  complain(Column::entered_on, Rule::new_has_no_entry_date,
           "У новой записи ещё нет даты внесения: её поставит реестр. Очистите ячейку.");
}

// Seed 000, п. 2: «Новый» needs «Да». The workbook of a first import may do without the column.
void RowCheck::check_knowledge(Read& read) {
  bool const needed = read.is_new && (request_.kind == ImportKind::reimport ||
                                      present_[static_cast<std::size_t>(Column::knowledge_check)]);
  bool unknown = false;
  if (readable(Column::knowledge_check)) {
    auto const text = value(Column::knowledge_check).text;
    if (is_value(text, "да")) {
      read.knowledge_check = KnowledgeCheck::yes;
    } else if (is_value(text, "нет")) {
      read.knowledge_check = KnowledgeCheck::no;
    } else {
      unknown = true;
      complain(Column::knowledge_check, Rule::knowledge_check_value,
               fmt::format("Здесь «{}», а может быть только «Да», «Нет» или пусто.{}", shown(text),
                           offer_fixed_value(Column::knowledge_check, {"Да", "Нет"})));
    }
  } else {
    unknown = value(Column::knowledge_check).state != ValueState::empty;
  }
  if (needed && !unknown && read.knowledge_check != KnowledgeCheck::yes) {
    complain(Column::knowledge_check, Rule::new_needs_knowledge_check,
             "У новой записи здесь должно быть «Да»: без проверки знания её не внести.");
  }
}

void RowCheck::check_annulment() {
  for (auto const column : {Column::annulled, Column::annulled_on}) {
    if (value(column).state == ValueState::empty) continue;
    complain(column, Rule::annulment_must_be_empty,
             "Здесь должно быть пусто: записи аннулируют в самом реестре, а не импортом. Очистите ячейку.");
  }
}

void RowCheck::check_duplicate(Read const& read) {
  auto const key = duplicate_key(read);
  if (key.empty()) return;
  auto const earlier = seen_.earlier(key, row_->number);
  if (!earlier || *earlier == row_->number) return;  // the row itself, checked again once it is repaired
  bool const numbered = value(Column::registry_number).present();
  complain(numbered ? Column::registry_number : Column::last_name, Rule::duplicate_in_file,
           read.number.empty()
               ? fmt::format("Тот же человек, программа, дата и протокол уже стоят в {} {}. Оставьте одну {}.",
                             in_xml() ? "записи" : "строке", *earlier, in_xml() ? "запись" : "строку")
               : fmt::format("Номер {} уже стоит в строке {}. Оставьте одну строку или исправьте номер.",
                             shown(read.number), *earlier));
}

// The same number; with «Новый» the same person, programme, date and protocol. The same person is the same СНИЛС, else
// the same surname, name, patronymic and employer's ИНН. Empty where something of it is missing or wrong.
std::string RowCheck::duplicate_key(Read const& read) const {
  if (!read.number.empty()) return std::string("n") + between + std::string(read.number);
  auto const& protocol = value(Column::protocol_number);
  if (!read.is_new || !read.programme || !read.checked_on || !protocol.present()) return {};

  auto key = fmt::format("p{}{}{}{}{}{}", between, read.programme->id, between,
                         read.checked_on->days().time_since_epoch().count(), between, protocol.text);
  key += between;
  if (read.snils) return key + read.snils->digits();
  auto const& last_name = value(Column::last_name);
  auto const& first_name = value(Column::first_name);
  if (!value(Column::snils).text.empty() || !last_name.present() || !first_name.present() || !read.employer_inn) {
    return {};
  }
  for (auto const column : {Column::last_name, Column::first_name, Column::middle_name}) {
    key += text::fold(value(column).text);
    key += between;
  }
  return key + read.employer_inn->digits();
}

TrainingRecord RowCheck::record_of(Read const& read) const {
  auto const text = [this](Column column) { return std::string(value(column).text); };
  return {.registry_number = std::string(read.number),
          .last_name = text(Column::last_name),
          .first_name = text(Column::first_name),
          .middle_name = text(Column::middle_name),
          .snils = read.snils,
          .employer_name = text(Column::employer_name),
          .employer_inn = *read.employer_inn,
          .position = text(Column::position),
          .provider_name = text(Column::provider_name),
          .provider_inn = request_.provider_inn,
          .protocol_number = text(Column::protocol_number),
          .programme_id = read.programme->id,
          .checked_on = *read.checked_on,
          .outcome = read.outcome,
          .entered_on = read.entered_on,
          .knowledge_check = read.knowledge_check,
          .outer_id = {},
          .foreign_snils = {},
          .citizenship = {},
          .organisation_unit_id = {}};
}

}  // namespace obereg::training
