#include "training/registry_rules/registry_rules.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "training/numbers/registry_number.hpp"
#include "training/provider_accreditation/provider_accreditation.hpp"
#include "training/registry_rules/queries.hpp"
#include "training_rules/model/columns.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::registry_rules;

namespace {

// Said of a row of a workbook, a record of an xml file and a form alike.
constexpr std::string_view once_only = "Уберите эту запись: второй раз её не вносят.";

std::string waiting_place(std::int64_t set) {
  return set == 0 ? "Она стоит в списке «Записи, ожидающие добавления в реестр»."
                  : fmt::format("Она стоит в наборе № {}.", set);
}

// Whom to ask, and what can be done. A number names one record for ever, also an annulled one: extracts and receipts
// speak of it by its number.
std::string number_is_taken(std::string const& number, bool is_own, std::string_view holder, bool is_annulled) {
  if (is_annulled && is_own)
    return fmt::format(
        "Номер {} носит запись, которую вы внесли раньше; она аннулирована. Если обучение было, напишите "
        "вместо номера «Новый»: запись получит новый номер.",
        number);
  if (is_annulled)
    return fmt::format(
        "Номер {} остаётся за аннулированной записью, её внесла организация {}. Напишите вместо номера "
        "«Новый»: ваша запись получит новый номер. О споре мы сообщили министерству.",
        number, holder);
  if (is_own) return fmt::format("Номер {} уже стоит в реестре: эту запись вы внесли раньше. {}", number, once_only);
  return fmt::format(
      "Номер {} уже стоит в реестре: запись внесла организация {}. Если запись ваша, обратитесь в эту "
      "организацию; о споре мы сообщили министерству.",
      number, holder);
}

// One look at a batch. Of a row that breaks several of these rules the first one is said: its mend settles the others.
class Look {
 public:
  Look(database::ReadTx& tx, RecordSetId set, std::int64_t first, std::span<PendingRecord const> records)
      : tx_(tx), parameters_{{"set", set}, {"first", first}}, records_(records) {
    own_ = records.empty() ? OrganisationId{} : records.front().organisation;
    waits_elsewhere_ = tx.get_integer(sql::waiting_elsewhere, {{"organisation", own_}, {"set", set}}) > 0;
  }

  RegistryFindings look() {
    auto const is_new = [](PendingRecord const& pending) { return pending.record.is_new(); };
    if (!std::all_of(records_.begin(), records_.end(), is_new)) numbers();
    if (std::any_of(records_.begin(), records_.end(), is_new)) events();
    accreditations();
    return std::move(findings_);
  }

 private:
  void numbers() {
    numbers_registered();
    numbers_not_issued();
    if (!waits_elsewhere_) return;
    tx_.each(sql::numbers_pending, parameters_, [&](database::Row const& row) {
      complain(row.integer(0), Column::registry_number, Rule::duplicate_pending, row.string(1),
               fmt::format("Запись с номером {} уже ожидает внесения. {} {}", row.text(1),
                           waiting_place(row.integer(2)), once_only));
    });
  }

  void events() {
    tx_.each(sql::events_registered, parameters_, [&](database::Row const& row) {
      complain(row.integer(0), Column::last_name, Rule::duplicate_registered, last_name_of(row.integer(0)),
               fmt::format("Тот же человек, программа, дата и протокол уже внесены в реестр под номером {}. {}",
                           row.text(1), once_only));
    });
    if (!waits_elsewhere_) return;
    tx_.each(sql::events_pending, parameters_, [&](database::Row const& row) {
      complain(row.integer(0), Column::last_name, Rule::duplicate_pending, last_name_of(row.integer(0)),
               fmt::format("Такая запись уже ожидает внесения: тот же человек, программа, дата и протокол. {} {}",
                           waiting_place(row.integer(1)), once_only));
    });
  }

  // Rows of a file stand in order. Records of a form have the row 0, and it tells only one of them from others.
  std::string last_name_of(std::int64_t source_row) const {
    if (source_row == 0 && records_.size() > 1) return "";
    auto const found =
        std::lower_bound(records_.begin(), records_.end(), source_row,
                         [](PendingRecord const& each, std::int64_t row) { return each.source_row < row; });
    return found == records_.end() ? "" : shown(found->record.last_name);
  }

  // TRN-04: "With a number, the row is refused if that number stands in the registry already."
  void numbers_registered() {
    tx_.each(sql::numbers_registered, parameters_, [&](database::Row const& row) {
      auto const number = row.string(1);
      OrganisationId const holder{row.integer(2)};
      if (holder != own_) findings_.claims.push_back({number, holder});
      complain(row.integer(0), Column::registry_number, Rule::number_in_registry, number,
               number_is_taken(number, holder == own_, row.text(3), row.truth(4)));
    });
  }

  // A number of our own form that does not stand in the registry was never given: ours are given on entry alone.
  void numbers_not_issued() {
    for (auto const& pending : records_) {
      auto const& number = pending.record.registry_number;
      if (has_own_form(number))
        complain(
            pending.source_row, Column::registry_number, Rule::number_not_issued, number,
            fmt::format("Номер {} реестр не выдавал. Сверьте его с документами; если прежнего номера нет, напишите "
                        "«Новый».",
                        number));
    }
  }

  void accreditations() {
    auto found = accreditation_findings(tx_, records_);
    for (auto& error : found.refused)
      if (told_.insert(error.row).second) findings_.errors.push_back(std::move(error));
    findings_.warnings = std::move(found.warned);
  }

  void complain(std::int64_t row, Column column, Rule rule, std::string value, std::string message) {
    if (!told_.insert(row).second) return;
    findings_.errors.push_back(
        {static_cast<std::uint32_t>(row), title(column), rule, std::move(message), std::move(value)});
  }

  database::ReadTx& tx_;
  database::Parameters parameters_;
  std::span<PendingRecord const> records_;
  OrganisationId own_;
  // Whether own records wait outside the set. Most often none do, and then none is looked for, row by row.
  bool waits_elsewhere_ = false;
  std::set<std::int64_t> told_;
  RegistryFindings findings_;
};

}  // namespace

RegistryFindings registry_findings(database::ReadTx& tx, RecordSetId set, std::int64_t first,
                                   std::span<PendingRecord const> records) {
  return Look(tx, set, first, records).look();
}

void open_disputes(database::Tx& tx, std::span<NumberClaim const> claims, OrganisationId claimant,
                   std::optional<std::int64_t> import, Instant now) {
  for (auto const& claim : claims)
    tx.exec(
        sql::open_dispute,
        {{"number", claim.number}, {"holder", claim.holder}, {"claimant", claimant}, {"import", import}, {"now", now}});
}

}  // namespace obereg::training
