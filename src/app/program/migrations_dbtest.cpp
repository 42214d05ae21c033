// A base that was in use is brought up to date: what stood in it stands there afterwards, and is found by what came
// new. (Fresh bases are migrated by every test.)
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "accreditation/search_registry/registry_search.hpp"
#include "casework/store.hpp"
#include "platform/database/connection.hpp"
#include "support/paths.hpp"
#include "support/test_database.hpp"

namespace obereg::app {
namespace {

using testing::ElementsAre;

// The last migration before accreditation learned of paper, letters, words, ratings and substitutes.
constexpr int used_at = 37;

class UsedBase : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    auto url = database_url();
    if (GetParam() == database::Engine::sqlite)
      url = "sqlite:" + support::temporary_folder() + "/used.db";
    else
      empty_schema();
    base = std::make_unique<database::Database>(database::DatabaseOptions{url});
    database::migrate_to(*base, support::test_now, used_at);
    ASSERT_EQ(database::migration_state(*base).applied, used_at);
  }
  // The schema of this test is its own.
  void empty_schema() {
    database().write([](database::Tx& tx) {
      auto const name = one(tx, "select current_schema()");
      tx.run_script("drop schema " + name + " cascade; create schema " + name + ";");
    });
  }
  static std::string one(database::ReadTx& tx, std::string_view text) {
    return tx.get_one({"one", text, text}, {}, [](database::Row const& row) { return row.string(0); });
  }
  std::string one(std::string_view text) {
    return base->read([&](database::ReadTx& tx) { return one(tx, text); });
  }
  void run(std::string const& script) {
    base->write([&](database::Tx& tx) { tx.run_script(script); });
  }
  // All of a table's rows as text, but for columns that came later.
  std::vector<std::string> rows(std::string const& table, std::string const& columns) {
    auto const text = "select " + columns + " from " + table + " order by 1";
    return base->read([&](database::ReadTx& tx) {
      return tx.all({"rows", text, text}, {}, [](database::Row const& row) { return row.string(0); });
    });
  }

  void fill() {
    run(people);
    run(cases);
    run(around_cases);
    run(registry);
  }

  std::unique_ptr<database::Database> base;

 private:
  static constexpr char const people[] = R"(
    insert into organisations(id, name, inn, ogrn, kind, trains, search_key, created_at) values
      (1, 'АНО «Ёлка»', '7700000016', '', 'employer', 0, '', 5), (2, 'ООО «Сосна»', '7700000023', '', 'employer', 0, '', 6);
    insert into accounts(id, last_name, first_name, middle_name, email, job_title, search_key, created_at) values
      (1, 'Образцова', 'Анна', '', 'a@example.test', '', '', 5), (2, 'Рассветова', 'Анна', '', 'b@example.test', '', '', 6);)";
  static constexpr char const cases[] = R"(
    insert into casework_cases(id, service, variant, incoming_number, organisation_id, applicant, inn, filed_by, channel, received_at,
      registered_at, stage, state, due_at, closed_at, closed_reason, search_key, officer_id) values
      (11, 'accreditation', 1, 'АК-1/2025', 1, 'АНО «Ёлка»', '7700000016', 1, 'portal', 100, 101, 'decision', 'granted', 900, 500, '',
        'ак-1/2025 ано «елка» 7700000016', 2),
      (12, 'accreditation', 3, 'АК-2/2025', 2, 'ООО «Сосна»', '7700000023', 1, 'portal', 200, 201, 'examination', 'open', 950, null, '',
        'ак-2/2025 ооо «сосна» 7700000023', null),
      (13, 'accreditation', 1, 'АК-1/2026', 1, 'АНО «Ёлка»', '7700000016', 1, 'portal', 300, 301, 'registration', 'withdrawn', 960, 400,
        'передумали', 'ак-1/2026 ано «елка» 7700000016', null);
    insert into casework_numbers(series, year, last_number) values ('АК', 2025, 2), ('АК', 2026, 1), ('АК-И', 2025, 7);)";
  static constexpr char const around_cases[] = R"(
    insert into casework_documents(id, case_id, item, title, file_name, media_type, hash, size, added_at) values
      (21, 11, 'letter', 'Письмо', 'letter.docx', 'application/x', 'aa', 10, 500), (22, 11, 'signature', 'Подпись', 's.sig', 'application/x', 'bb', 11, 500),
      (23, 12, 'application', 'Заявление', 'a.txt', 'text/plain', 'cc', 12, 201);
    insert into casework_events(id, case_id, at, kind, actor, text) values
      (31, 11, 101, 'filed', 'Образцова А.', 'Подано'), (32, 11, 500, 'decided', 'Рассветова А.', 'Решено'), (33, 13, 400, 'withdrawn', 'Образцова А.', 'Отозвано');
    insert into casework_deadlines(id, case_id, name, title, clause, is_inner, length, unit, event_on, event, due_at, explained, provisional, stopped_at) values
      (41, 11, 'service', 'Предоставить услугу', 'п. 41', 0, 25, 'working-days', '2025-03-01', 'регистрации', 900, 'так', 0, 500),
      (42, 12, 'service', 'Предоставить услугу', 'п. 90', 0, 30, 'calendar-days', '2025-04-01', 'регистрации', 950, 'так', 1, null);
    insert into accreditation_applications(id, organisation_id, variant, answers, version, created_by, created_at, changed_at, discarded_at, case_id, signed_by,
      thumbprint, evidence) values
      (51, 1, 1, '{"name":"Ёлка"}', 4, 1, 90, 100, null, 11, 'Образцова', 'ab', '{}'), (52, 2, 3, '{}', 2, 1, 190, 200, null, 12, 'Образцова', 'ab', '{}'),
      (53, 2, 7, '{"name":"черновик"}', 1, 1, 600, 600, null, null, '', '', ''), (54, 2, 7, '{"name":"забыт"}', 1, 1, 550, 550, 560, null, '', '', '');
    insert into accreditation_decisions(id, case_id, outcome, decided_on, letter_number, officer_id, signed_by, signer, thumbprint, evidence, typed,
      registry_number, letter_text, letter_id, signature_id, template_version, decided_at) values
      (61, 11, 'granted', '2025-03-20', 'АК-И-7/2025', 2, 2, 'Рассветова', 'cd', '{}', '{}', 17, 'Решили', 21, 22, 0, 500);
    insert into casework_complaints(id, service, number, case_id, organisation_id, complainant, inn, contact, channel, subject, text, entered_by, registered_at,
      length, unit, event_on, due_at, explained, provisional, state, answer, answered_by_name) values
      (71, 'accreditation', 'АК-Ж-1/2025', 11, 1, 'АНО «Ёлка»', '7700000016', 'a@example.test', 'portal', 'term', 'Долго', 1, 700, 15, 'working-days', '2025-05-01', 990,
        'так', 0, 'open', '', '');)";
  static constexpr char const registry[] = R"(
    insert into accreditations(id, number, inn, ogrn, of_sole_trader, created_at) values (81, 17, '7700000016', '1027700000019', 0, 500);
    insert into accreditation_versions(id, accreditation_id, version, step, decided_on, ground, letter_number, name, place, region, services, trainings, status,
      recorded_by, recorded_at) values
      (91, 81, 1, 'granted', '2025-03-20', 'Приказ № 5', '', 'АНО «Ёлка»', 'г. Москва', '77', ',training,', ',general,', 'active', 2, 500),
      (92, 81, 2, 'suspended', '2025-06-01', 'Приказ № 6', '', 'АНО «Ёлка»', 'г. Москва', '77', ',training,', ',general,', 'suspended', 2, 600);
    insert into accreditation_states(accreditation_id, version, from_date, until_date, number, region, services, trainings, status) values
      (81, 1, '2025-03-20', '2025-06-01', 17, '77', ',training,', ',general,', 'active'),
      (81, 2, '2025-06-01', '9999-12-31', 17, '77', ',training,', ',general,', 'suspended');
    insert into accreditation_words(word, accreditation_id) values ('ано', 81), ('елка', 81), ('17', 81);)";
};
OBEREG_ON_BOTH_ENGINES(UsedBase);

struct Kept {
  std::string table, columns;
};
// What later migrations must not change.
std::vector<Kept> kept() {
  auto const joined = [](std::vector<std::string> const& columns) {
    std::string text = "id";
    for (auto const& column : columns) text += " || '|' || coalesce(cast(" + column + " as text), 'null')";
    return text;
  };
  return {
      {"casework_cases", joined({"service", "variant", "incoming_number", "organisation_id", "applicant", "inn",
                                 "filed_by", "channel", "received_at", "registered_at", "stage", "state", "due_at",
                                 "closed_at", "closed_reason", "officer_id"})},
      {"casework_numbers", "series || '|' || year || '|' || last_number"},
      {"casework_documents",
       joined({"case_id", "item", "title", "file_name", "media_type", "hash", "size", "added_at"})},
      {"casework_events", joined({"case_id", "at", "kind", "actor", "text"})},
      {"casework_deadlines", joined({"case_id", "name", "title", "clause", "length", "unit", "event_on", "due_at",
                                     "explained", "provisional", "stopped_at"})},
      {"accreditation_applications",
       joined({"organisation_id", "variant", "answers", "version", "created_by", "created_at", "changed_at",
               "discarded_at", "case_id", "signed_by", "thumbprint", "evidence"})},
      {"accreditation_decisions",
       joined({"case_id", "outcome", "decided_on", "letter_number", "officer_id", "signed_by", "registry_number",
               "letter_text", "letter_id", "signature_id", "decided_at"})},
      {"casework_complaints", joined({"number", "case_id", "organisation_id", "text", "due_at", "state"})},
      {"accreditation_versions", joined({"accreditation_id", "version", "step", "decided_on", "name", "status"})},
      {"accreditation_states",
       "accreditation_id || '|' || version || '|' || from_date || '|' || until_date || '|' || "
       "number || '|' || region || '|' || status"},
  };
}

TEST_P(UsedBase, PLT_01_loses_and_changes_nothing_when_it_is_brought_up_to_date) {
  fill();
  std::vector<std::vector<std::string>> before;
  for (auto const& each : kept()) before.push_back(rows(each.table, each.columns));
  database::migrate(*base, support::test_now);
  auto const state = database::migration_state(*base);
  EXPECT_EQ(state.applied, state.available);
  for (std::size_t i = 0; i < before.size(); ++i) {
    EXPECT_FALSE(before[i].empty()) << kept()[i].table;
    EXPECT_EQ(rows(kept()[i].table, kept()[i].columns), before[i]) << kept()[i].table;
  }
  database::migrate(*base, support::test_now);
  EXPECT_EQ(one("select cast(count(*) as text) from casework_cases"), "3") << "once more changes nothing";
}

TEST_P(UsedBase, ACR_05_its_cases_are_found_by_number_name_and_letter_afterwards) {
  fill();
  database::migrate(*base, support::test_now);
  auto const found = [&](std::string const& wanted) {
    casework::CaseFilter filter{"accreditation"};
    filter.wanted = wanted;
    std::vector<std::string> numbers;
    base->read([&](database::ReadTx& tx) {
      for (auto const& each : casework::case_page(tx, filter)) numbers.push_back(each.incoming_number);
    });
    return numbers;
  };
  EXPECT_THAT(found(""), ElementsAre("АК-1/2026", "АК-2/2025", "АК-1/2025"));
  EXPECT_THAT(found("ёлка"), ElementsAre("АК-1/2026", "АК-1/2025"));
  EXPECT_THAT(found("АК-2/2025"), ElementsAre("АК-2/2025"));
  EXPECT_THAT(found("1/2026"), ElementsAre("АК-1/2026"));
  EXPECT_THAT(found("7700000023"), ElementsAre("АК-2/2025"));
  EXPECT_THAT(found("сосна ооо"), ElementsAre("АК-2/2025"));
  EXPECT_THAT(found("АК-И-7/2025"), ElementsAre("АК-1/2025")) << "by its letter";
}

TEST_P(UsedBase, ACR_10_its_registry_is_found_as_it_stood_afterwards) {
  fill();
  database::migrate(*base, support::test_now);
  auto const found = [&](std::string const& words, std::optional<accreditation::Status> status,
                         std::string const& day) {
    accreditation::Sought sought;
    sought.words = words;
    sought.status = status;
    sought.on = LocalDate::parse_iso(day).value();
    return base->read([&](database::ReadTx& tx) { return accreditation::search(tx, sought, 10).rows.size(); });
  };
  EXPECT_EQ(found("ёлка", {}, "2026-01-01"), 1u);
  EXPECT_EQ(found("17", {}, "2026-01-01"), 1u);
  EXPECT_EQ(found("", accreditation::Status::suspended, "2026-01-01"), 1u);
  EXPECT_EQ(found("", accreditation::Status::active, "2026-01-01"), 0u);
  EXPECT_EQ(found("", accreditation::Status::active, "2025-04-01"), 1u);
}

// The rules of tables that were made anew hold: one draft of a variant, cases with no cabinet, numbers that go on.
TEST_P(UsedBase, ACR_02_ACR_04_its_tables_keep_their_rules_afterwards) {
  fill();
  database::migrate(*base, support::test_now);
  auto const draft = [](std::string const& organisation) {
    return "insert into accreditation_applications(organisation_id, variant, answers, version, created_by, created_at, "
           "changed_at, signed_by, thumbprint, evidence) values (" +
           organisation + ", 7, '{}', 1, 1, 1, 1, '', '', '')";
  };
  EXPECT_THROW(run(draft("2")), database::ConstraintViolation) << "a second draft of one variant";
  EXPECT_NO_THROW(run(draft("1")));
  EXPECT_NO_THROW(run(draft("null"))) << "who applies on paper has no cabinet";
  EXPECT_THROW(run(draft("99")), database::ConstraintViolation) << "of no organisation";
  auto const applied = [](std::string const& number) {
    return "insert into casework_cases(service, variant, incoming_number, organisation_id, applicant, inn, filed_by, "
           "channel, "
           "received_at, registered_at, stage, state, due_at, closed_reason, search_key) values ('accreditation', 1, "
           "'" +
           number + "', null, 'Бумага', '', 1, 'post', 1, 1, 'registration', 'open', 1, '', '')";
  };
  EXPECT_NO_THROW(run(applied("АК-2/2026")));
  EXPECT_THROW(run(applied("АК-1/2026")), database::ConstraintViolation) << "a number is given once";
  EXPECT_THROW(run("delete from casework_events where id = 31"), database::DatabaseError) << "append-only";
  EXPECT_THROW(run("update accreditation_decisions set outcome = 'refused' where id = 61"), database::DatabaseError);
}

}  // namespace
}  // namespace obereg::app
