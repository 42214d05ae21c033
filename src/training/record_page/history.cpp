#include "training/record_page/history.hpp"

#include "training/acts/act_shown.hpp"
#include "training/record_page/queries.hpp"
#include "training/records/record_columns.hpp"
#include "training/records/shown.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::record_page;

namespace {

struct Version {
  HistoryEvent event;
  TrainingRecord record;
};

Version read_version(database::Row const& row) {
  auto const kind = ledger::event_kind(row.text(0));
  if (!kind) throw database::DatabaseError("unknown kind of act: " + row.string(0));
  HistoryEvent event{*kind, row.string(1), row.string(2), row.moment(3),           row.moment(4), {},
                     {},    false,         false,         row.optional_integer(27)};
  if (auto const set = row.optional_integer(5)) event.set = RecordSetId{*set};
  auto record = read_record(row, 8);
  record.provider_name = row.string(6);
  if (auto const inn = Inn::parse(row.text(7))) record.provider_inn = *inn;
  return {std::move(event), std::move(record)};
}

std::string or_dash(std::string const& value) {
  return value.empty() ? "—" : value;
}

std::vector<std::string> changes_between(TrainingRecord const& before, TrainingRecord const& after) {
  auto const old_lines = card_lines(before), new_lines = card_lines(after);
  std::vector<std::string> changes;
  for (std::size_t i = 0; i < new_lines.size(); ++i)
    if (old_lines[i] != new_lines[i])
      changes.push_back(new_lines[i].title + ": " + or_dash(old_lines[i].value) + " → " + or_dash(new_lines[i].value));
  return changes;
}

}  // namespace

std::vector<CardLine> card_lines(TrainingRecord const& record) {
  auto const date = [](std::optional<LocalDate> const& day) { return day ? day->russian() : std::string{}; };
  auto const unit = record.organisation_unit_id ? std::to_string(*record.organisation_unit_id) : std::string{};
  return {{"Фамилия", record.last_name},
          {"Имя", record.first_name},
          {"Отчество", record.middle_name},
          {"СНИЛС", record.snils ? record.snils->printed() : std::string{}},
          {"Иностранный аналог СНИЛС", record.foreign_snils},
          {"Гражданство", record.citizenship},
          {"Должность", record.position},
          {"Наименование работодателя", record.employer_name},
          {"ИНН работодателя", record.employer_inn.digits()},
          {"Организация, проводившая обучение", record.provider_name},
          {"ИНН организации, проводившей обучение", record.provider_inn.digits()},
          {"Подразделение", unit},
          {"Программа обучения", std::string(programme_title(record.programme_id))},
          {"Дата проверки знаний", record.checked_on.russian()},
          {"Результат", std::string(shown(record.outcome))},
          {"Номер протокола", record.protocol_number},
          {"Проверка знания требований охраны труда", std::string(shown(record.knowledge_check))},
          {"Дата внесения в реестр", date(record.entered_on)},
          {"Внешний идентификатор", record.outer_id}};
}

std::vector<HistoryEvent> history_of(database::ReadTx& tx, std::string const& number) {
  auto versions = tx.all(sql::versions, {{"number", number}}, read_version);
  std::vector<HistoryEvent> events;
  for (std::size_t i = 0; i < versions.size(); ++i) {
    if (i > 0) versions[i].event.changes = changes_between(versions[i - 1].record, versions[i].record);
    events.push_back(std::move(versions[i].event));
  }
  tx.each(sql::annulment, {{"number", number}}, [&](database::Row const& row) {
    events.push_back({ledger::EventKind::annulled,
                      row.string(0),
                      shown_reason(row.string(1), row.string(5)),
                      row.moment(2),
                      row.moment(3),
                      {},
                      {},
                      row.truth(4),
                      !row.text(5).empty(),
                      row.optional_integer(6)});
  });
  return events;
}

}  // namespace obereg::training
