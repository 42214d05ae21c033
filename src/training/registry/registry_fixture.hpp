// For tests: a registry of invented records, entered without signing.
#pragma once
#include <string>
#include <vector>

#include "access/roles.hpp"
#include "core/text.hpp"
#include "support/organisations.hpp"
#include "support/test_site.hpp"
#include "training/due/candidates.hpp"
#include "training/records/registry_rows.hpp"
#include "training/registry/standing_record.hpp"
#include "training/training.hpp"

namespace obereg::training {

inline TrainingRecord invented_record(std::string number, std::string last_name = "Образцов") {
  return {.registry_number = std::move(number),
          .last_name = std::move(last_name),
          .first_name = "Пётр",
          .middle_name = "Ильич",
          .snils = Snils::parse("11223344595"),
          .employer_name = "ООО «Пример»",
          .employer_inn = *Inn::parse("7707083893"),
          .position = "Слесарь",
          .provider_name = "АНО «Центр»",
          .provider_inn = *Inn::parse("7710474375"),
          .protocol_number = "12/26",
          .programme_id = 9,
          .checked_on = *LocalDate::of(2026, 2, 25),
          .outcome = Outcome::passed,
          .entered_on = LocalDate::of(2026, 3, 1),
          .knowledge_check = KnowledgeCheck::yes,
          .outer_id = {},
          .has_foreign_snils = false,
          .foreign_snils = {},
          .citizenship = {},
          .organisation_unit_id = {}};
}

// Two centres, one employer, the ministry; records are entered by the first centre unless said otherwise.
class RegistryFixture : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    centre_ = support::add_organisation(database(), "АНО «Центр»", "7710474375");
    other_centre_ = support::add_organisation(database(), "АНО «Другой»", "7700000016");
    employer_ = support::add_organisation(database(), "ООО «Пример»", "7707083893", "employer");
    other_employer_ = support::add_organisation(database(), "ООО «Иное»", "5000000017", "employer");
    ministry_ = support::add_organisation(database(), "Министерство", "7710000000", "ministry");
    account_ = support::add_account(database(), "Читателева");
  }

  Actor actor(OrganisationId organisation, access::Role role) const {
    Actor actor;
    actor.account = account_;
    actor.organisation = organisation;
    actor.name = "Читателева А.";
    actor.permissions = access::permissions_of(role, false);
    return actor;
  }
  Actor provider() const { return actor(centre_, access::Role::provider_signer); }
  Actor employer() const { return actor(employer_, access::Role::employer_viewer); }
  Actor ministry() const { return actor(ministry_, access::Role::ministry); }

  ActId act(database::Tx& tx, OrganisationId organisation, ledger::EventKind kind, bool published) {
    Act act;
    act.kind = kind;
    act.organisation = organisation;
    act.file_hash = std::string(64, 'b');
    act.signature_hash = std::string(64, 'c');
    act.account = account_;
    act.signer = "Образцова Анна Андреевна";
    act.thumbprint = std::string(64, 'a');
    act.evidence = R"({"checks":[]})";
    act.reason = kind == ledger::EventKind::entered ? "" : "опечатка";
    act.signed_at = entered_at_;
    auto const id = insert_act(tx, act);
    if (published) set_published(tx, id, entered_at_);
    return id;
  }

  void enter(std::vector<TrainingRecord> const& records, bool published = true, int version = 1) {
    database().write([&](database::Tx& tx) {
      auto const kind = version == 1 ? ledger::EventKind::entered : ledger::EventKind::corrected;
      auto const id = act(tx, centre_, kind, published);
      std::vector<RegistryRow> rows;
      auto const standing = version > 1 ? find_standing(tx, records.front().registry_number) : std::nullopt;
      for (auto const& record : records) {
        auto const place = static_cast<std::int64_t>(rows.size());
        rows.push_back({record, version, place, place + 2, false});
      }
      insert_registry_rows(tx, rows, id, centre_, entered_at_);
      if (standing && published) reconsider_candidates(tx, standing->record);
      if (published) settle_candidates(tx, id, 0, static_cast<std::int64_t>(rows.size()));
    });
  }
  // How the engine would run a statement with `text` and `parameters`: its steps, one a line.
  template <class Statement>
  std::string plan(Statement const& statement) {
    auto const sqlite = "explain query plan " + statement.text, postgresql = "explain " + statement.text;
    std::string lines;
    database().read([&](database::ReadTx& tx) {
      int const column = tx.engine() == database::Engine::sqlite ? 3 : 0;
      tx.each({"plan", sqlite, postgresql}, statement.parameters,
              [&](database::Row const& row) { lines += row.string(column) + "\n"; });
    });
    return lines;
  }
  void annul(std::string const& number) {
    database().write([&](database::Tx& tx) {
      auto const id = act(tx, centre_, ledger::EventKind::annulled, true);
      static constexpr std::string_view text =
          "insert into training_annulments(registry_number, act_id, annulled_on, reason, by_ministry, document_hash) "
          "values(:number, :act, '2026-03-09', 'внесена по ошибке', 0, '')";
      tx.exec_one({"annul", text, text}, {{"number", number}, {"act", id}});
      if (auto const standing = find_standing(tx, number)) reconsider_candidates(tx, standing->record);
    });
  }

  OrganisationId centre_, other_centre_, employer_, other_employer_, ministry_;
  AccountId account_;
  Instant entered_at_ = support::test_now;  // when acts are signed and published
};

}  // namespace obereg::training
