#include "training/provider_accreditation/provider_accreditation.hpp"

#include <fmt/format.h>

#include <map>
#include <stdexcept>
#include <tuple>

#include "platform/audit/audit.hpp"
#include "training/provider_accreditation/queries.hpp"
#include "training_rules/model/columns.hpp"
#include "training_rules/model/programmes.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::provider_accreditation;

using accreditation::Standing;
using accreditation::TrainingKind;

namespace {

AccreditationCheck check_of(std::string_view text) {
  for (auto const check : all_accreditation_checks)
    if (to_text(check) == text) return check;
  throw std::logic_error("no such check of accreditation");
}

std::optional<TrainingKind> kind_of(TrainingRecord const& record) {
  auto const* programme = find_programme(record.programme_id);
  return programme ? accreditation::training_kind_of_programme(programme->code) : std::nullopt;
}

bool is_own_training(TrainingRecord const& record) {
  return record.employer_inn.digits() == record.provider_inn.digits();
}

std::string complaint(Standing standing, TrainingKind kind, LocalDate day) {
  auto const said = [&] {
    switch (standing) {
      case Standing::not_in_registry:
        return fmt::format("вашей организации в реестре аккредитованных не было");
      case Standing::suspended:
        return fmt::format("аккредитация вашей организации была приостановлена");
      case Standing::terminated:
        return fmt::format("аккредитация вашей организации была прекращена");
      default:
        return fmt::format("ваша организация не была аккредитована на этот вид обучения");
    }
  }();
  return fmt::format(
      "{} {}: {}. Проверьте дату проверки знаний и программу. Если аккредитация была, обратитесь в министерство.",
      day.russian(), said, accreditation::title_of(kind));
}

// A file asks of few kinds and days, and of one provider.
class Registry {
 public:
  explicit Registry(database::ReadTx& tx) : tx_(tx) {}

  Standing standing(std::string const& inn, TrainingKind kind, LocalDate day) {
    auto const [at, is_new] = known_.try_emplace(std::tuple(inn, kind, day), Standing::accredited);
    if (is_new) at->second = accreditation::standing_on(tx_, inn, kind, day);
    return at->second;
  }

 private:
  database::ReadTx& tx_;
  std::map<std::tuple<std::string, TrainingKind, LocalDate>, Standing> known_;
};

}  // namespace

std::string_view to_text(AccreditationCheck check) {
  switch (check) {
    case AccreditationCheck::off:
      return "off";
    case AccreditationCheck::warn:
      return "warn";
    case AccreditationCheck::refuse:
      return "refuse";
  }
  return "";
}

std::string_view title_of(AccreditationCheck check) {
  switch (check) {
    case AccreditationCheck::off:
      return "Не проверять";
    case AccreditationCheck::warn:
      return "Предупреждать";
    case AccreditationCheck::refuse:
      return "Не принимать новые записи";
  }
  return "";
}

AccreditationCheck accreditation_check(database::ReadTx& tx) {
  return tx.find_one(sql::current, {}, [](database::Row const& row) { return check_of(row.text(0)); })
      .value_or(AccreditationCheck::warn);
}

std::vector<AccreditationCheckChange> accreditation_check_changes(database::ReadTx& tx) {
  return tx.all(sql::changes, {}, [](database::Row const& row) {
    return AccreditationCheckChange{check_of(row.text(0)), row.string(1), row.moment(2)};
  });
}

bool set_accreditation_check(database::Tx& tx, Actor const& actor, AccreditationCheck check, Instant now) {
  auto const before = accreditation_check(tx);
  if (before == check) return false;
  tx.exec_one(sql::insert_change,
              {{"mode", to_text(check)}, {"account", actor.account}, {"actor", actor.name}, {"now", now}});
  audit::record(tx, actor, "training.accreditation-check-set", "",
                fmt::format("было «{}», стало «{}»", title_of(before), title_of(check)), now);
  return true;
}

std::optional<Standing> standing_of_training(database::ReadTx& tx, TrainingRecord const& record) {
  auto const kind = kind_of(record);
  if (!kind || is_own_training(record) || accreditation::is_empty(tx)) return std::nullopt;
  return accreditation::standing_on(tx, record.provider_inn.digits(), *kind, record.checked_on);
}

std::string_view words_of(Standing standing) {
  switch (standing) {
    case Standing::accredited:
      return "действовала";
    case Standing::not_for_this_training:
      return "была не на этот вид обучения";
    case Standing::suspended:
      return "была приостановлена";
    case Standing::terminated:
      return "была прекращена";
    case Standing::not_in_registry:
      return "организации в реестре аккредитованных не было";
  }
  return "";
}

AccreditationFindings accreditation_findings(database::ReadTx& tx, std::span<PendingRecord const> records) {
  AccreditationFindings findings;
  auto const check = accreditation_check(tx);
  if (check == AccreditationCheck::off || accreditation::is_empty(tx)) return findings;
  Registry registry(tx);
  for (auto const& pending : records) {
    auto const& record = pending.record;
    auto const kind = kind_of(record);
    if (!kind || is_own_training(record)) continue;
    auto const standing = registry.standing(record.provider_inn.digits(), *kind, record.checked_on);
    if (standing == Standing::accredited) continue;
    auto& list = check == AccreditationCheck::refuse && record.is_new() ? findings.refused : findings.warned;
    list.push_back({static_cast<std::uint32_t>(pending.source_row), title(Column::checked_on),
                    Rule::provider_not_accredited, complaint(standing, *kind, record.checked_on),
                    record.checked_on.russian()});
  }
  return findings;
}

}  // namespace obereg::training
