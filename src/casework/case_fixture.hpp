// An invented filing for tests. Its organisation and account are entered by plain SQL: this library knows nothing of
// access.
#pragma once
#include "casework/store.hpp"
#include "platform/calendar_store/calendar_store.hpp"
#include "support/test_database.hpp"

namespace obereg::casework {

inline Filing sample_filing(database::Database& database) {
  auto const day = LocalDate::at(support::test_now);
  Filing filing{"accreditation",
                "АК",
                1,
                OrganisationId{1},
                "АНО «Образец»",
                "7700000016",
                {1},
                "Образцова А. А.",
                "portal",
                "intake",
                {{"service", "Предоставить услугу", "п. 41", false, {25}, day, "регистрации заявления"},
                 {"decision", "Принять решение", "п. 66", false, {15}, day, "получения заявления"}},
                {{0, "application", "Заявление", "application.txt", "text/plain", "ab", 2}}};
  database.write([&](database::Tx& tx) {
    tx.run_script(
        "insert into organisations(name, inn, ogrn, kind, trains, search_key, blocked_reason, created_at) values('АНО "
        "«Образец»', '7700000016', '', 'employer', 0, '', '', 0);"
        "insert into accounts(last_name, first_name, middle_name, email, job_title, search_key, created_at, "
        "blocked_reason) values('Образцова', 'Анна', '', '', '', '', 0, '');");
  });
  return filing;
}

}  // namespace obereg::casework
