// ACC-10: who may open what, every address of the program against every kind of person. A route that the table does not
// name fails the test.
#include <gtest/gtest.h>

#include <deque>
#include <map>
#include <set>

#include "access/api_keys/api_keys.hpp"
#include "access/change_trust/prepare_change.hpp"
#include "access/passwords/password_links.hpp"
#include "access/requests/access_request.hpp"
#include "access/sessions/sessions.hpp"
#include "access/sign_in/challenge.hpp"
#include "accreditation/testing/sample_case.hpp"
#include "accreditation_registry/log/log.hpp"
#include "app/program/modules.hpp"
#include "app/program/rights_rows.hpp"
#include "app/verify_audit/verify_audit.hpp"
#include "platform/calendar_store/calendar_store.hpp"
#include "platform/mail/mail.hpp"
#include "support/import_test.hpp"
#include "training/testing/registry_site_fixture.hpp"

namespace obereg::app {
namespace {

using access::OrganisationKind;
using access::Role;
using support::TestSite;
using training::testing_support::sample_record;

class EveryRoute : public training::testing_support::RegistrySite {
 protected:
  void SetUp() override {
    RegistrySite::SetUp();
    if (IsSkipped()) return;
    site.emplace(database(), all_routes(), all_sections(), web::Authenticate{}, access::stored_trust(database()));
    site->get("/help");  // the browser gets the cookie that its forms are bound to
    gather_people();
    enter({sample_record(1), sample_record(2), sample_record(3)});
    prepare_provider_things();
    prepare_documents();
    prepare_applications();
    prepare_system_things();
  }

  void gather_people() {
    auto const organisation = [&](std::string const& inn, OrganisationKind kind) {
      bool const trains = kind == OrganisationKind::training_centre;
      return support::enter_organisation(database(), inn, "Организация " + inn, kind, trains);
    };
    auto const preparer = new_person(provider, Role::provider_preparer);
    auto blocked = actor_of(*signer);
    blocked.permissions = access::permissions_of(Role::provider_signer, true);
    auto const actor = [&](std::string const& inn, OrganisationKind kind, Role role) {
      return actor_of(new_person(organisation(inn, kind), role));
    };
    officer.emplace(new_person(organisation("7700000030", OrganisationKind::ministry), Role::ministry));
    actors = {Actor{},
              actor_of(preparer),
              actor_of(*signer),
              blocked,
              actor("7710474375", OrganisationKind::training_centre, Role::provider_signer),
              actor(sample_record(1).employer_inn.digits(), OrganisationKind::employer, Role::employer_viewer),
              actor("5000000017", OrganisationKind::employer, Role::employer_viewer),
              actor_of(*officer),
              actor("7700000055", OrganisationKind::operator_, Role::administrator),
              actor_of(new_person(provider, Role::organisation_administrator)),
              actor("5000000024", OrganisationKind::employer, Role::organisation_administrator)};
    for (auto const role : {Role::accreditation_registrar, Role::accreditation_officer, Role::accreditation_signatory,
                            Role::accreditation_head})
      actors.push_back(actor_of(new_person(officer->organisation, role)));
    things["account"] = std::to_string(preparer.account.value);
    // With two roles, of which the administrator of the provider takes one.
    auto const colleague = new_person(provider, Role::provider_preparer).account;
    database().write([&](database::Tx& tx) {
      access::grant_cabinet(tx, colleague, provider, Role::provider_signer, support::test_now);
    });
    things["colleague"] = std::to_string(colleague.value);
    things["colleague-cabinet"] = sole("id) from cabinets where account_id = " + things["colleague"]);
    things["organisation"] = std::to_string(provider.value);
  }

  // The last part of the address that the answer leads to.
  std::string made_by(std::string const& address, TestSite::Form const& form = {}) {
    auto const location = support::header_of(site->post(address, form), "Location");
    EXPECT_NE(location, "") << address;
    auto const path = location.substr(0, location.find('?'));
    return path.substr(path.rfind('/') + 1);
  }
  std::string sole(std::string const& what) {  // "id from jobs"
    static std::deque<std::string> kept;       // connections remember statements by their names
    auto const& text = kept.emplace_back("select min(" + what);
    return std::to_string(database().read([&](database::ReadTx& tx) {
      return tx.get_integer({text, text, text}, {});
    }));
  }

  void add_pending(int person) {
    database().write([&](database::Tx& tx) {
      training::insert_pending(tx, std::vector<training::PendingRecord>{{0, provider, {}, 0, 0, sample_record(person)}},
                               signer->account, support::test_now);
    });
  }

  void prepare_provider_things() {
    act_as(*signer);
    things["set"] = sole("id) from training_record_sets");
    things["part"] = "part-1.xml";
    add_pending(4);
    things["unsigned"] = made_by("/training/pending/form-set", {{"all", "1"}});
    add_pending(5);
    things["record"] = sole("id) from training_pending_records where record_set_id is null");
    auto const workbook = training::testing_support::workbook_of(training::testing_support::people(2));
    std::ifstream file(workbook, std::ios::binary);
    std::string const bytes{std::istreambuf_iterator<char>(file), {}};
    things["import"] = made_by("/training/import?kind=reimport", {{"@file", bytes}});
    run_jobs();
    things["number"] = training::own_number(2026, 1);
    things["code"] = made_by("/training/registry/" + things["number"] + "/extract");
  }

  std::string annulment(int record) {
    return made_by("/training/registry/" + training::own_number(2026, record) + "/annul", {{"reason", "Ошибка"}});
  }
  std::string annulment_by_decision(int record) {
    return made_by("/ministry/records/" + training::own_number(2026, record) + "/annul",
                   {{"decision_number", "15-р"},
                    {"decision_date", "01.03.2026"},
                    {"reason", "Обучение не проводилось"},
                    {"@document", "%PDF-1.7 решение"}});
  }
  void sign(std::string const& page, Person const& person) {
    auto const bytes = site->get(page + "/bytes").body;
    EXPECT_EQ(site->post(page, {{"@signature_file", signature_by(person, bytes)}}).status, 303) << page;
    run_jobs();
  }

  void prepare_documents() {
    act_as(*signer);
    things["draft"] = annulment(1);
    things["signed"] = annulment(2);
    sign("/training/acts/" + things["signed"], *signer);
    act_as(*officer);
    things["accreditation"] = made_by("/accreditation/keep/add", {{"holder", "legal-entity"},
                                                                  {"inn", "7700000016"},
                                                                  {"ogrn", "1027700000019"},
                                                                  {"name", "ООО «Образец»"},
                                                                  {"place", "г. Москва"},
                                                                  {"region", "77"},
                                                                  {"services", "osh_functions"},
                                                                  {"decided_on", "10.01.2024"},
                                                                  {"ground", "Приказ № 5"}});
    things["step"] = "suspended", things["decided"] = "1";
    database().write([&](database::Tx& tx) { accreditation::log_waiting(tx, site->log_key, 1, support::test_now); });
    things["decision"] = annulment_by_decision(1);
    things["signed-decision"] = annulment_by_decision(3);
    sign("/ministry/acts/" + things["signed-decision"], *officer);
    constexpr std::string_view dispute =
        "insert into training_disputes(registry_number, holder_id, claimant_id, import_id, state, opened_at, decision) "
        "values(:number, :holder, :holder, :import, 'open', 0, '') returning id";
    things["dispute"] = std::to_string(database().write([&](database::Tx& tx) {
      return tx.get_integer({"dispute", dispute, dispute},
                            {{"number", things["number"]},
                             {"holder", provider},
                             {"import", static_cast<std::int64_t>(std::stoll(things["import"]))}});
    }));
  }

  void prepare_applications() {
    act_as(*signer);
    things["application"] = made_by("/accreditation/applications", {{"variant", "1"}});
    things["discarded"] = made_by("/accreditation/applications", {{"variant", "5"}});
    auto const filed = made_by("/accreditation/applications", {{"variant", "3"}});
    things["section"] = "applicant";
    things["document-key"] = "charter";
    things["table"] = "specialists";
    site->post("/accreditation/applications/" + things["application"] + "/documents/charter", {{"@file", "%PDF-1.7"}});
    things["file"] = sole("id) from accreditation_application_files");
    things["case"] = accreditation::file_sample_case(database(), site->actor, filed, site->files.put("x").hash);
    things["letter-code"] = accreditation::sample_letter_code;
    things["case-document"] = sole("id) from casework_documents");
    things["case-docx"] = sole("id) from casework_documents where item = 'letter'");
    things["complaint"] = made_by("/accreditation/complaints/new",
                                  {{"subject", "term"}, {"text", "Решения нет."}, {"@files", "%PDF-1.7"}});
    things["complaint-file"] = sole("id) from casework_complaint_files");
    act_as(*officer);
    things["inspection"] = made_by(
        "/accreditation/supervision/inspections/add",
        {{"subject", "Сроки"}, {"inspector", "Судьин С. С."}, {"begins_on", "01.06.2026"}, {"ends_on", "05.06.2026"}});
    things["substitute"] = accreditation::name_sample_substitute(database(), site->actor);
    accreditation::replace_sample_template(database(), site->actor, site->files.put("x").hash);
    things["template"] = "accreditation_refusal", things["version"] = "1";
    accreditation::ask_about_sample(database(), site->actor, things["case"], site->files.put("%PDF-1.7").hash);
    things["paper-case"] = accreditation::enter_sample_paper(database(), site->settings, site->actor);
    things["mailing"] = sole("id) from casework_mailings");
    things["case-request"] = sole("id) from casework_requests");
    things["request-answer"] = sole("id) from casework_request_answers");
  }

  void prepare_system_things() {
    database().write([&](database::Tx& tx) {
      auto const now = support::test_now;
      things["challenge"] = access::make_challenge(tx, site->settings.origin, now).token;
      auto const link = access::make_link(tx, signer->account, access::LinkKind::invitation, site->settings, now);
      things["link"] = link.substr(link.rfind('/') + 1);
      access::make_key(tx, actor_of(*signer), "Программа", {"training.view-own"}, now).value();
      mail::send_later(tx, "a@example.org", "Тема", "Письмо", now);
      access::Applicant const applicant{"Новая", "Анна", "", "new@example.org", "", "", "", "", "", Role::ministry};
      auto const due = access::due_of(calendar::russia(), now, site->settings.zone);
      access::RequestCertificates const certificates{signer->key.certificate, signer->key.certificate};
      things["check"] = std::to_string(ask_for_audit_check(tx, {}, now));
      things["change"] = std::to_string(access::propose_tsl(tx, {}, site->files.put("<list/>"), "list.xml", now));
      calendar::Change transfer;
      transfer.from = LocalDate::of(2027, 1, 2).value();
      transfer.to = LocalDate::of(2027, 2, 22).value();
      things["calendar-change"] = std::to_string(calendar::add_change(tx, {}, transfer, now));
      things["request"] =
          std::to_string(access::insert_request(tx, applicant, certificates, true, due, {1, now}, "CODE", now).value);
    });
    things["key"] = sole("id) from api_keys");
    things["message"] = sole("id) from outbox");
    things["job"] = sole("id) from jobs");
    things["session"] = "1", things["programme"] = "9", things["variant"] = "3", things["sitemap"] = "pages.xml";
    things["authority"] = sole("id) from trust_authorities");
    things["certificate"] = sole("id) from account_certificates where account_id = " + things["account"]);
    things["cabinet"] = sole("id) from cabinets where account_id = " + things["account"]);
    own_cabinet = sole("id) from cabinets where account_id = " + std::to_string(signer->account.value));
    access::NewSession const session{signer->account, std::stoll(own_cabinet), {}, "192.0.2.7", "Firefox"};
    site->cookies[std::string(access::session_cookie)] = database().write(
        [&](database::Tx& tx) { return access::begin_session(tx, session, site->settings, support::test_now); });
  }

  char met_by(Actor const& actor, std::string_view route) {
    site->actor = actor;
    bool const reads = route.starts_with("GET ");
    auto address = address_of(route.substr(route.find('/')), things);
    if (address == "/training/import") address += "?kind=import";
    TestSite::Form form;
    if (address == "/account/cabinet") form = {{"cabinet", own_cabinet}};
    if (address.ends_with("/cabinets")) form = {{"role", "provider-preparer"}};
    auto const answer = reads ? site->get(address) : site->post(address, form);
    auto const leads_to = support::header_of(answer, "Location");
    if (answer.status == 401 || (reads && leads_to.starts_with("/sign-in"))) return 'r';
    if (answer.status >= 500) return '!';
    return answer.status == 403 ? 'n' : answer.status == 404 ? '-' : 'y';
  }

  std::vector<Actor> actors;  // as rights_table.hpp lists them
  std::map<std::string, std::string> things;
  std::string own_cabinet;  // the signer's
  std::optional<Person> officer;
};
OBEREG_ON_BOTH_ENGINES(EveryRoute);

TEST_P(EveryRoute, ACC_10_has_a_row_in_the_table_of_rights) {
  std::multiset<std::string> routes, rows;
  for (auto const& route : all_routes())
    routes.insert((route.method == http::Method::get ? "GET " : "POST ") + in_braces_nothing(route.path));
  for (auto const& row : all_rows()) rows.insert(in_braces_nothing(row.route));
  EXPECT_EQ(routes, rows);
}

TEST_P(EveryRoute, ACC_10_shows_each_what_is_theirs_and_nothing_else) {
  for (auto const& row : all_rows()) {
    // Those who are let in come last: what they do may leave nothing for the others to be refused.
    std::string met(row.meets.size(), ' ');
    for (std::string_view const next : {"rn-", "y", "g"})
      for (std::size_t person = 0; person < actors.size(); ++person)
        if (next.find(row.meets[person]) != next.npos) met[person] = met_by(actors[person], row.route);
    for (std::size_t person = 0; person < actors.size(); ++person)
      EXPECT_EQ(met[person], row.meets[person] == 'g' ? '-' : row.meets[person])
          << row.route << " for " << people[person];
  }
}

TEST_P(EveryRoute, ACC_10_nobody_touches_the_pending_records_of_others) {
  auto const record = things["record"];
  for (std::size_t person = 0; person < actors.size(); ++person) {
    if (person == 1 || person == 2) continue;  // whose they are
    site->actor = actors[person];
    site->post("/training/pending/" + record + "/delete");
    site->post("/training/pending/delete", {{"record", record}});
    site->post("/training/pending/delete", {{"all", "1"}});
    site->post("/training/pending/form-set", {{"record", record}});
    site->actor = actors[1];
    EXPECT_EQ(site->get("/training/pending/" + record).status, 200) << people[person];
  }
}

}  // namespace
}  // namespace obereg::app
