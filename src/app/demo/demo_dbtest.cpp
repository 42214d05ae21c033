#include "app/demo/demo.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "app/demo/cast.hpp"
#include "app/demo/demo_fixture.hpp"
#include "platform/ledger/receipt/verify.hpp"
#include "training/acts/act.hpp"
#include "training/verify_registry/verify_registry.hpp"

namespace obereg::app {
namespace {

using testing::HasSubstr;

constexpr database::Query act_ids{"act_ids", "select id from training_acts order by id",
                                  "select id from training_acts order by id"};
constexpr database::Query counts{
    "counts",
    "select (select count(*) from training_records), (select count(*) from training_record_sets), (select count(*) "
    "from accounts), (select count(*) from training_pending_records)",
    "select (select count(*) from training_records), (select count(*) from training_record_sets), (select count(*) "
    "from accounts), (select count(*) from training_pending_records)"};

class Demonstration : public DemoBase {
 protected:
  std::vector<training::Act> acts() {
    return services().database.read([](database::ReadTx& tx) {
      std::vector<training::Act> list;
      for (auto const id : tx.all(act_ids, {}, [](database::Row const& row) { return row.integer(0); }))
        list.push_back(training::find_act(tx, training::ActId{id}).value());
      return list;
    });
  }
  std::vector<std::int64_t> counted() {
    return services().database.read([](database::ReadTx& tx) {
      return tx.get_one(counts, {}, [](database::Row const& row) {
        return std::vector{row.integer(0), row.integer(1), row.integer(2), row.integer(3)};
      });
    });
  }
  training::RegistryVerification verified() {
    return training::verify_registry(services().database, services().files, services().log_key.public_key());
  }
};
OBEREG_ON_BOTH_ENGINES(Demonstration);

TEST_P(Demonstration, its_registry_and_every_receipt_verify) {
  auto const result = verified();
  EXPECT_EQ(result.fault, "");
  EXPECT_EQ(result.records, records);
  auto const signed_acts = acts();
  ASSERT_EQ(signed_acts.size(), 6u);
  for (auto const& act : signed_acts) {
    ledger::Evidence evidence;
    evidence.signed_file = services().files.read(act.file_hash);
    evidence.signature = services().files.read(act.signature_hash);
    auto const checks = ledger::verify_receipt(services().files.read(act.receipt_hash),
                                               services().log_key.public_key().pem(), evidence);
    EXPECT_GE(checks.size(), 8u);
    for (auto const& check : checks) EXPECT_TRUE(check.passed) << check.code << ": " << check.text;
    EXPECT_EQ(act.evidence.find("\"warning\""), std::string::npos) << "nothing is left open: " << act.evidence;
  }
}

TEST_P(Demonstration, made_again_changes_nothing) {
  auto const before = counted();
  make_demo(base(), records);
  EXPECT_EQ(counted(), before);
}

TEST_P(Demonstration, gives_every_account_its_key_files) {
  for (auto const& person : demo_people()) {
    auto const folder = config().data + "/demo-keys/" + std::string(person.folder);
    bool const gost = person.key == signatures::KeyKind::gost_2012_256;
    for (std::string const name : {"certificate.cer", "certificate.pem", "key.pem", "README.txt"})
      EXPECT_TRUE(std::ifstream(folder + "/" + name).good()) << folder << "/" << name;
    EXPECT_EQ(std::ifstream(folder + "/key.p12").good(), !gost) << folder;
  }
}

// What somebody with the database in hand may do to it, and undo again.
struct Tampering {
  char const* name;
  char const* script;
  char const* undo;
  char const* found;  // "+2": the third leaf of the first act
};

constexpr Tampering tamperings[] = {
    {"a surname", "update training_records set last_name = last_name || 'x' where id = 5",
     "update training_records set last_name = substr(last_name, 1, length(last_name) - 1) where id = 5",
     "строка 5 подписанного файла"},
    {"a result", "update training_records set passed = 1 - passed where id = 7",
     "update training_records set passed = 1 - passed where id = 7", "колонка «Результат» не такая"},
    {"a number", "update training_records set registry_number = registry_number || 'x' where id = 3",
     "update training_records set registry_number = substr(registry_number, 1, length(registry_number) - 1) where id = "
     "3",
     "Лист +2 журнала"},
    {"a place", "update training_records set place = 100000 where id = 1",
     "update training_records set place = 0 where id = 1", "Лист +0 журнала"},
    {"another's record", "update training_records set organisation_id = organisation_id + 1 where id = 9",
     "update training_records set organisation_id = organisation_id - 1 where id = 9", "приписаны другой организации"},
    {"a record more",
     "create table spare as select * from training_records where id = 2; update spare set id = 9999999, "
     "registry_number "
     "= 'x', place = 100000; insert into training_records select * from spare; drop table spare",
     "delete from training_records where id = 9999999", "больше записей, чем подписано"},
    {"a leaf",
     "create table spare as select block_id, hash from ledger_leaves where block_id = (select block_id from "
     "training_acts "
     "where id = 1) and position = 4; update ledger_leaves set hash = (select hash from ledger_leaves where block_id = "
     "(select block_id from spare) and position = 5) where block_id = (select block_id from spare) and position = 4",
     "update ledger_leaves set hash = (select hash from spare) where block_id = (select block_id from spare) and "
     "position = 4; drop table spare",
     "Лист +4 журнала"},
    {"a decision about an accreditation", "update accreditation_versions set ground = ground || 'x' where id = 1",
     "update accreditation_versions set ground = substr(ground, 1, length(ground) - 1) where id = 1",
     "не совпадает с записью реестра"},
    {"a decision that the log is not told of",
     "create table spare as select * from accreditation_leaves where version_id = 2; delete from accreditation_leaves "
     "where version_id = 2",
     "insert into accreditation_leaves select * from spare; drop table spare", "Лист"},
    {"an act hidden", "update training_acts set published_at = null where id = 1",
     "update training_acts set published_at = 1 where id = 1", "Лист +0 журнала"},
    {"an act's file", "update training_acts set file_hash = signature_hash, reason = file_hash where id = 2",
     "update training_acts set file_hash = reason, reason = '' where id = 2", "Лист"},
    {"an annulment",
     "insert into training_annulments(registry_number, act_id, annulled_on, reason, by_ministry, document_hash) select "
     "registry_number, act_id, '2026-01-01', 'x', 0, '' from training_records where id = 6",
     "delete from training_annulments", "аннулирована без подписи"},
};

TEST_P(Demonstration, registry_verify_names_the_first_wrong_leaf_or_row) {
  auto const run = [&](std::string const& script) {
    services().database.write([&](database::Tx& tx) { tx.run_script(script); });
  };
  for (std::string const table :
       {"training_records", "training_annulments", "accreditation_versions", "accreditation_leaves"}) {
    bool const sqlite = services().database.engine() == database::Engine::sqlite;
    run(sqlite ? "drop trigger keep_" + table + "_update; drop trigger keep_" + table + "_delete"
               : "alter table " + table + " disable trigger user");
  }
  auto const first = services().database.read([](database::ReadTx& tx) {
    static constexpr char text[] =
        "select b.first_leaf from training_acts a join ledger_blocks b on b.id = a.block_id where a.id = 1";
    return tx.get_integer({"first_leaf_of_first_act", text, text}, {});
  });
  auto const said = [&](std::string found) {
    auto const plus = found.find('+');
    if (plus == std::string::npos) return found;
    return found.replace(plus, 2, std::to_string(first + (found[plus + 1] - '0')));
  };
  for (auto const& tampering : tamperings) {
    SCOPED_TRACE(tampering.name);
    run(tampering.script);
    EXPECT_THAT(verified().fault, HasSubstr(said(tampering.found)));
    run(tampering.undo);
    ASSERT_EQ(verified().fault, "");
  }
}

TEST_P(Demonstration, registry_verify_finds_a_signed_file_altered_on_the_disk) {
  auto const path = services().files.path(acts().at(1).file_hash);
  std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  std::ofstream(path, std::ios::app) << "x";
  EXPECT_THAT(verified().fault, HasSubstr("Акт 2"));
}

}  // namespace
}  // namespace obereg::app
