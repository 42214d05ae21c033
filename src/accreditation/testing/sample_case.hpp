// A case of an application that nobody filled in, for tests of what is around it. Header only.
#pragma once
#include <string>

#include "accreditation/application/application.hpp"
#include "accreditation/document_templates/templates.hpp"
#include "accreditation/enter_application/enter_application.hpp"
#include "accreditation/interagency/compare.hpp"
#include "casework/letters/letters.hpp"
#include "casework/mailing/mailing.hpp"
#include "casework/store.hpp"
#include "casework/substitutes/substitutes.hpp"
#include "platform/calendar_store/calendar_store.hpp"
#include "support/test_database.hpp"

namespace obereg::accreditation {

inline constexpr char const sample_letter_code[] = "0123456789ABCDEF";

// Answers the case's id. `kept_file`: hash of its document, which counts as a letter too.
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
    filing.documents = {{0, "application", "Заявление", "application.txt", "text/plain", kept_file, 2},
                        {0, "letter", "Письмо", "letter.docx", std::string(docx::content_type), kept_file, 2}};
    auto const filed = casework::file_case(tx, filing, calendar::current(tx), std::chrono::hours{3}, support::test_now);
    set_filed(tx, {std::stoll(application)}, filed.id, {"CN=Образцова", "00", "{}"});
    auto const document = casework::documents_of(tx, filed.id).at(1).id;
    casework::add_letter(
        tx,
        {filed.id, document, "decision", "АК-И-1/2026", LocalDate::at(support::test_now), sample_letter_code, "Письмо"},
        support::test_now);
    return filed.id.value;
  }));
}

// Answers the id of a substitution of the actor's own, which has begun.
inline std::string name_sample_substitute(database::Database& database, Actor const& actor) {
  casework::Substitute const wanted{0, actor.account, actor.account, support::test_now,
                                    support::test_now + std::chrono::hours{24 * 365}};
  return std::to_string(database.write([&](database::Tx& tx) {
    return casework::name_substitute(tx, service_name, wanted, actor.account, support::test_now);
  }));
}

// A case of an application on paper, with a letter that waits to be posted. Answers the case's id.
inline std::string enter_sample_paper(database::Database& database, web::Settings const& settings, Actor const& actor) {
  auto form = empty_intake(*regulation().variant(3), LocalDate::at(support::test_now));
  form.way = "in_person";
  form.answers.values["full_name"] = "ООО «Бумага»";
  auto const id = database.write([&](database::Tx& tx) {
    auto const held = enter_application(tx, settings, actor, form,
                                        {{0, "", "", "scan.pdf", "application/pdf", "ab", 2}}, support::test_now);
    auto const scan = casework::documents_of(tx, held).front().id;
    casework::add_mailing(tx, {held, scan, "АК-И-1/2026", "ООО «Бумага»", ""}, support::test_now);
    return held;
  });
  return std::to_string(id.value);
}

// Version 1 of the template of refusals.
inline void replace_sample_template(database::Database& database, Actor const& actor, std::string const& hash) {
  database.write([&](database::Tx& tx) {
    return put_template(tx, actor, *find_template_kind(refusal_letter), 0, {hash, "template.docx", 1}, {}).value();
  });
}

// A request about a specialist of that case, with an answer of which nothing was taken. `scan`: hash of its kept file.
inline void ask_about_sample(database::Database& database, Actor const& actor, std::string const& sample_case,
                             std::string const& scan) {
  AskedAbout const about{"employment", {"Образцова", "Анна", "", "11223344595", LocalDate::of(1980, 3, 2)}, {}};
  auto const message = new_message_id();
  casework::Incoming answer;
  answer.id = "sample.xml";
  answer.reply_to = message;
  answer.content = "no answer";
  answer.scan = {scan, "scan.pdf", "application/pdf"};
  database.write([&](database::Tx& tx) {
    casework::add_request(tx,
                          {{std::stoll(sample_case)},
                           about.kind,
                           "Социальный фонд",
                           "specialist-1",
                           about.person.full_name(),
                           support::test_now,
                           "",
                           message,
                           request_xml(about, message)},
                          actor.account, support::test_now);
    casework::record_answer(tx, answer, judge_answer, support::test_now);
  });
}

}  // namespace obereg::accreditation
