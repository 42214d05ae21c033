// Sets as they stand when the entering job meets them: formed, and signed as if the signature had been found good.
#pragma once
#include "training/enter_set/enter_set.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "core/text.hpp"
#include "platform/ledger/receipt/receipt.hpp"
#include "platform/mail/mail.hpp"
#include "support/organisations.hpp"
#include "support/paths.hpp"
#include "training/numbers/registry_number.hpp"
#include "training/pending/pending_store.hpp"
#include "training/testing/sample_record.hpp"

namespace obereg::training {

inline constexpr database::Query visible{
    "visible",
    "select r.registry_number from training_records r join training_acts a on a.id = "
    "r.act_id and a.published_at is not null order by r.id",
    "select r.registry_number from training_records r join training_acts a on a.id = "
    "r.act_id and a.published_at is not null order by r.id"};

using testing_support::sample_record;

class EnterSet : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    provider_ = support::add_organisation(database(), "АНО «Центр»", "7710474375");
    actor_ = support::signer_of(provider_, support::add_account(database(), "Образцова"));
    services_.emplace(web::Services{database(), files_, trust_, key_, settings_, [] { return support::test_now; }});
  }

  RecordSetId formed(std::vector<TrainingRecord> const& records, std::string_view origin = "reimport") {
    return formed(records, provider_, origin);
  }
  RecordSetId formed(std::vector<TrainingRecord> const& records, OrganisationId provider,
                     std::string_view origin = "reimport") {
    return database().write([&](database::Tx& tx) {
      auto const set =
          begin_set(tx, *find_provider(tx, provider), origin, std::nullopt, actor_.account, support::test_now);
      std::vector<PendingRecord> pending;
      for (auto const& record : records) {
        auto const place = static_cast<std::int64_t>(pending.size());
        pending.push_back({0, provider, set, place, place + 2, record});
      }
      insert_pending(tx, pending, actor_.account, support::test_now);
      finish_forming(tx, set, static_cast<std::int64_t>(records.size()));
      return set;
    });
  }

  // As if the signature of the set had been found good.
  JobId sign(RecordSetId set) {
    auto const signed_file = files_.put("signed bytes of set " + std::to_string(set.value));
    auto const signature = files_.put("signature");
    return database().write([&](database::Tx& tx) {
      Act act;
      act.organisation = find_set(tx, set)->organisation;
      act.set = set;
      act.file_hash = signed_file.hash;
      act.file_size = static_cast<std::int64_t>(signed_file.size);
      act.signature_hash = signature.hash;
      act.account = actor_.account;
      act.signer = "CN=Образцова";
      act.thumbprint = std::string(64, 'a');
      act.evidence = R"({"result":"ok"})";
      act.signed_at = support::test_now;
      acts_.push_back(insert_act(tx, act));
      tx.run_script("update training_record_sets set state = 'entering', act_id = " +
                    std::to_string(acts_.back().value) + " where id = " + std::to_string(set.value));
      return enqueue_entry(tx, acts_.back(), support::test_now);
    });
  }

  void run_jobs() {
    jobs::Runner runner(database(),
                        {{std::string(enter_set_job), [this](jobs::Run& run) { enter_set(run, *services_); }}},
                        [] { return support::test_now; });
    while (runner.run_one()) {
    }
  }

  RecordSet set(RecordSetId id) {
    return *database().read([&](database::ReadTx& tx) { return find_set(tx, id); });
  }
  // Numbers that a claimant sent in and another holds: "1 of АНО «Центр» by АНО «Другой центр»".
  std::vector<std::string> disputes() {
    static constexpr std::string_view text =
        "select d.registry_number, h.name, c.name from training_disputes d join organisations h on h.id = d.holder_id "
        "join organisations c on c.id = d.claimant_id where d.state = 'open' order by d.id";
    return database().read([](database::ReadTx& tx) {
      return tx.all({"disputes", text, text}, {}, [](database::Row const& row) {
        return row.string(0) + " of " + row.string(1) + " by " + row.string(2);
      });
    });
  }
  std::vector<std::string> numbers() {
    return database().read([](database::ReadTx& tx) {
      return tx.all(visible, {}, [](database::Row const& row) { return row.string(0); });
    });
  }

  OrganisationId provider_;
  Actor actor_;
  std::vector<ActId> acts_;
  files::Store files_{support::temporary_folder()};
  ledger::LogKey key_ = ledger::LogKey::generate();
  signatures::CurrentTrust trust_{{}};
  web::Settings settings_;
  std::optional<web::Services> services_;
};

}  // namespace obereg::training
