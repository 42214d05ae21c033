#include "accreditation/invented_cases.hpp"

#include <fmt/format.h>

namespace obereg::bench {

namespace {

constexpr std::string_view syllables[] = {"ба", "ве", "ги", "до", "жу", "зы", "ка", "ле", "мо", "ну"};

// Numbers from 1 to `count`, as the column n of the table `numbers`.
std::string numbers(database::Engine engine, std::int64_t count) {
  return engine == database::Engine::sqlite
             ? fmt::format("with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < {}) ",
                           count)
             : fmt::format("with numbers(n) as (select n from generate_series(cast(1 as bigint), {}) series(n)) ",
                           count);
}

// The word of a number, in SQL.
std::string word_in_sql(std::string const& number) {
  std::string joined;
  for (auto const& syllable : syllables) joined += syllable;
  std::string word;
  for (int place : {100'000, 10'000, 1'000, 100, 10, 1})
    word += fmt::format("{}substr('{}', cast(({} / {}) % 10 * 2 + 1 as integer), 2)", word.empty() ? "" : " || ",
                        joined, number, place);
  return "(" + word + ")";
}

std::string const name_in_sql = "'ооо «центр ' || " + word_in_sql("(n / 5)") + " || '»'";
std::string const inn_in_sql = "cast(7700000000 + n as text)";

std::string organisation_in_sql(CasesPlan const& plan) {
  return fmt::format("(1 + (n * 7919) % {})", plan.organisations);
}

std::string replaced(std::string text, std::string const& from, std::string const& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

void insert_cases(database::Database& database, CasesPlan const& plan) {
  auto const engine = database.read([](database::ReadTx& tx) { return tx.engine(); });
  auto const closed = plan.cases - plan.open;
  auto const day = std::int64_t{86'400'000}, now = to_millis(plan.now);
  auto const organisation = organisation_in_sql(plan);
  auto const filed = fmt::format("(case when n > {} then {} - (n % 5) * {} else {} - ({} - n) * 20000 - 6 * {} end)",
                                 closed, now, day, now, plan.cases, day);
  auto const state = fmt::format(
      "(case when n > {} then 'open' when n % 10 = 0 then 'withdrawn' when n % 10 < 3 then 'refused' else 'granted' "
      "end)",
      closed);
  auto const of_organisation = [&](std::string const& text) {
    return replaced(text, "(n / 5)", "(" + organisation + " / 5)");
  };
  run_statement(database, numbers(engine, plan.cases) +
                              "insert into casework_cases(id, service, variant, incoming_number, organisation_id, "
                              "applicant, inn, filed_by, channel, received_at, "
                              "registered_at, stage, state, due_at, closed_at, closed_reason, search_key, officer_id) "
                              "select n, 'accreditation', 1 + n % 8, 'АК-' || n || '/2026', " +
                              organisation + ", " + of_organisation(name_in_sql) +
                              ", "
                              "cast(7700000000 + " +
                              organisation + " as text), 1, 'portal', " + filed + ", " + filed + ", 'decision', " +
                              state + ", " + filed + ", null, '', 'ак-' || n || '/2026 ' || " +
                              of_organisation(name_in_sql) + " || ' ' || cast(7700000000 + " + organisation +
                              " as text), " +
                              fmt::format("case when n > {} then {} + (n - {} - 1) / {} end from numbers", closed,
                                          first_officer, closed, open_of_officer));
  for (auto const& word :
       {std::string("'ооо'"), std::string("'центр'"), of_organisation(word_in_sql("(n / 5)")),
        "cast(7700000000 + " + organisation + " as text)", std::string("'ак'"), std::string("cast(n as text)"),
        std::string("'2026'"), std::string("'ак-' || n || '/2026'"), std::string("n || '/2026'")})
    run_statement(database, numbers(engine, plan.cases) + "insert into casework_case_words(word, case_id) select " +
                                word + ", n from numbers where true on conflict do nothing");
  for (auto const& [name, title, length] : {std::tuple{"service", "Предоставить услугу", 25},
                                            {"decision", "Принять решение", 15},
                                            {"service_inner", "Внутренний срок", 20}})
    run_statement(
        database,
        fmt::format("insert into casework_deadlines(case_id, name, title, clause, is_inner, length, unit, event_on, "
                    "event, due_at, explained, provisional) "
                    "select id, '{}', '{}', 'п. 41', 0, {}, 'working-days', {}, 'регистрации заявления', "
                    "registered_at, '', 0 from casework_cases where state = 'open'",
                    name, title, length,
                    engine == database::Engine::sqlite
                        ? "date(registered_at / 1000 + 10800, 'unixepoch')"
                        : "to_char(to_timestamp(registered_at / 1000.0) at time zone 'Europe/Moscow', 'YYYY-MM-DD')"));
}

}  // namespace

std::string hundredth_word(std::int64_t organisation) {
  return "доля" + std::to_string(100 + organisation % 100);
}

std::string organisation_word(std::int64_t organisation) {
  std::string word;
  for (int place : {100'000, 10'000, 1'000, 100, 10, 1}) word += syllables[organisation / 5 / place % 10];
  return word;
}

std::string organisation_inn(std::int64_t organisation) {
  return std::to_string(7'700'000'000 + organisation);
}

std::int64_t organisation_of_case(CasesPlan const& plan, std::int64_t number) {
  return 1 + number * 7919 % plan.organisations;
}

std::int64_t integer_of(database::Database& database, std::string const& query) {
  return database.read([&](database::ReadTx& tx) { return tx.get_integer({"bench", query, query}, {}); });
}

void run_statement(database::Database& database, std::string const& statement) {
  database.write([&](database::Tx& tx) { tx.run_script(statement + ";"); });
}

void fill_organisations(database::Database& database, CasesPlan const& plan) {
  auto const engine = database.read([](database::ReadTx& tx) { return tx.engine(); });
  run_statement(database,
                numbers(engine, plan.organisations) +
                    "insert into organisations(id, name, inn, ogrn, kind, trains, search_key, blocked_reason, "
                    "created_at) select n, " +
                    name_in_sql + ", " + inn_in_sql + ", '', 'employer', 0, '', '', 0 from numbers");
}

void fill_cases(database::Database& database, CasesPlan const& plan) {
  auto const engine = database.read([](database::ReadTx& tx) { return tx.engine(); });
  auto const officers = (plan.open + open_of_officer - 1) / open_of_officer;
  run_statement(database, numbers(engine, officers) +
                              "insert into accounts(id, last_name, first_name, middle_name, email, job_title, "
                              "search_key, created_at, blocked_reason) "
                              "select n, 'Рассветова', 'Анна', '', '', '', '', 0, '' from numbers");
  fill_organisations(database, plan);
  insert_cases(database, plan);
  database.write([](database::Tx& tx) { tx.run_script("analyze;"); });
}

void fill_registry_of_accredited(database::Database& database, CasesPlan const& plan) {
  auto const engine = database.read([](database::ReadTx& tx) { return tx.engine(); });
  auto const all = numbers(engine, plan.organisations);
  auto const status = "(case when n % 20 = 0 then 'suspended' when n % 9 = 0 then 'terminated' else 'active' end)";
  auto const region = "(case when n % 80 < 9 then '0' else '' end || (1 + n % 80))";
  run_statement(database,
                all + "insert into accreditations(id, number, inn, ogrn, of_sole_trader, created_at) select n, n, " +
                    inn_in_sql + ", '', 0, 0 from numbers");
  for (int const version : {1, 2})
    for (auto const* table :
         {"accreditation_versions(accreditation_id, version, step, decided_on, ground, letter_number, name, place, "
          "region, services, trainings, status, recorded_by, recorded_at)",
          "accreditation_states(accreditation_id, version, from_date, until_date, number, region, services, trainings, "
          "status)"}) {
      bool const states = std::string_view(table).starts_with("accreditation_states");
      auto const until = version == 2 ? "'9999-12-31'" : "case when n % 2 = 0 then '2025-06-01' else '9999-12-31' end";
      auto const from = version == 1 ? "'2024-01-10'" : "'2025-06-01'";
      run_statement(
          database,
          all + "insert into " + table + " select n, " + std::to_string(version) + ", " +
              (states ? fmt::format("{}, {}, n, {}, ',training,', ',general,', {}", from, until, region, status)
                      : fmt::format(
                            "'changed', {}, 'Приказ № 1', '', {}, 'г. Москва', {}, ',training,', ',general,', {}, 1, 0",
                            from, name_in_sql, region, status)) +
              " from numbers" + (version == 2 ? " where n % 2 = 0" : ""));
    }
  for (auto const& word : {std::string("'ооо'"), std::string("'центр'"), word_in_sql("(n / 5)"),
                           std::string("'доля' || (100 + n % 100)"), std::string("cast(n as text)"), inn_in_sql})
    run_statement(database, all + "insert into accreditation_words(word, accreditation_id, number) select " + word +
                                ", n, n from numbers");
  database.write([](database::Tx& tx) { tx.run_script("analyze;"); });
}

}  // namespace obereg::bench
