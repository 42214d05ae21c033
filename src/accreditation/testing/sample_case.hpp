// A case of an application that nobody filled in, for tests of what is around it. Header only.
#pragma once
#include <string>

#include "accreditation/application/application.hpp"
#include "accreditation/document_templates/templates.hpp"
#include "casework/store.hpp"
#include "platform/calendar_store/calendar_store.hpp"
#include "support/test_database.hpp"

namespace obereg::accreditation {

// Answers the case's id. `kept_file`: hash of its document.
inline std::string file_sample_case(database::Database& database, Actor const& actor, std::string const& application,
                                    std::string const& kept_file) {
  casework::Filing filing;
  filing.service = service_name;
  filing.series = "АК";
  filing.variant = 3;
  filing.organisation = actor.organisation;
  filing.applicant = "АНО «Образец»";
  filing.inn = "7700000016";
  filing.filed_by = actor.account;
  filing.channel = "portal";
  filing.stage = "intake";
  filing.terms = {{"service",
                   "Предоставить услугу",
                   "п. 100",
                   false,
                   {30, calendar::Unit::calendar_days},
                   LocalDate::at(support::test_now),
                   "регистрации заявления"}};
  return std::to_string(database.write([&](database::Tx& tx) {
    filing.documents = {{0, "application", "Заявление", "application.txt", "text/plain", kept_file, 2}};
    auto const filed = casework::file_case(tx, filing, calendar::current(tx), std::chrono::hours{3}, support::test_now);
    set_filed(tx, {std::stoll(application)}, filed.id, {"CN=Образцова", "00", "{}"});
    return filed.id.value;
  }));
}

// Version 1 of the template of refusals.
inline void replace_sample_template(database::Database& database, Actor const& actor, std::string const& hash) {
  database.write([&](database::Tx& tx) {
    return put_template(tx, actor, *find_template_kind(refusal_letter), 0, {hash, "template.docx", 1}, {}).value();
  });
}

}  // namespace obereg::accreditation
