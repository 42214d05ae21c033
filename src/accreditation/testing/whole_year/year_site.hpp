// The program under a clock that the test moves: people with keys, the jobs at their times, mail that comes or fails.
// Header only.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "access/accounts/accounts.hpp"
#include "access/trust_list/load.hpp"
#include "accreditation/accreditation.hpp"
#include "accreditation/interagency/messages.hpp"
#include "accreditation/tell_signatories/tell_signatories.hpp"
#include "accreditation/testing/whole_year/plain_model.hpp"
#include "casework/exchange/exchange.hpp"
#include "platform/mail/mail.hpp"
#include "platform/signatures/sign.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"

namespace obereg::accreditation::whole_year {

using std::chrono::hours;
using std::chrono::minutes;

struct Person {
  Actor actor;
  std::string email, inn;
  std::optional<signatures::KeyAndCertificate> key;
  bool is_sole_trader = false;
};

struct SentMail {
  std::string to, subject, body;
  Instant at;
};

class YearSite : public support::OnBothEngines {
 protected:
  static constexpr std::size_t applicants_count = 200, officers_count = 4;
  static constexpr hours exchange_interval{4};

  void SetUp() override {
    keep_in_memory();
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    trust.enter(database());
    site = std::make_unique<support::TestSite>(database(), accreditation_routes(), std::vector<web::Section>{},
                                               web::Authenticate{}, access::stored_trust(database()));
    support::site_time = PlainDays::midnight(PlainDays::of("2026-01-01"));
    enter_people();
    start_jobs();
  }

  // What a case costs on a disk is the waiting for it, thousands of times; what is proven here has nothing to do with
  // it.
  static void keep_in_memory() {
    if (std::filesystem::exists("/dev/shm")) setenv("TMPDIR", "/dev/shm", 1);
  }

  template <class Number>
  static std::string checked(std::string const& digits, int check_digits) {
    for (int check = 0; check < (check_digits == 1 ? 10 : 100); ++check) {
      auto whole = fmt::format("{}{:0{}}", digits, check, check_digits);
      if (Number::parse(whole)) return whole;
    }
    throw std::logic_error("no check digits for " + digits);
  }

  Person new_person(OrganisationId organisation, access::Role role, std::string const& last_name, bool has_key) {
    Person person;
    person.email = fmt::format("person{}@example.test", ++people_);
    person.actor.organisation = organisation;
    person.actor.name = last_name + " А. А.";
    person.actor.permissions = access::permissions_of(role);
    auto const now = support::site_time;
    database().write([&](database::Tx& tx) {
      access::Account account;
      account.last_name = last_name;
      account.first_name = account.middle_name = "Анна";
      account.email = person.email;
      account.created_at = now;
      person.actor.account = access::add_account(tx, account, now);
      access::grant_cabinet(tx, person.actor.account, organisation, role, now);
    });
    if (!has_key) return person;
    auto subject = signatures::sample_person();
    subject.inn_le = subject.ogrn = subject.organisation = "";
    person.key = trust.ca.issue(trust.kind, subject, {now - hours{24}, now + hours{24 * 800}});
    support::enter_certificate(database(), person.actor.account, person.key->certificate);
    return person;
  }

  void enter_people() {
    auto const ministry = support::enter_organisation(database(), checked<Inn>("999900001", 1), "Министерство",
                                                      access::OrganisationKind::ministry, false);
    registrar = new_person(ministry, access::Role::ministry, "Регистрова", false);
    head = new_person(ministry, access::Role::ministry, "Главина", false);
    supervisor = new_person(ministry, access::Role::ministry, "Надзорова", false);
    signatory = new_person(ministry, access::Role::ministry, "Подписова", true);
    for (std::size_t i = 0; i < officers_count; ++i)
      officers.push_back(new_person(ministry, access::Role::ministry, "Рассветова" + std::to_string(i), false));
    for (std::size_t i = 0; i < applicants_count; ++i) {
      bool const is_sole_trader = i % 4 == 3;
      auto const inn = is_sole_trader ? checked<Inn>(fmt::format("9999{:06}", i + 10), 2)
                                      : checked<Inn>(fmt::format("9999{:05}", i + 10), 1);
      auto const organisation = support::enter_organisation(database(), inn, fmt::format("Заявитель {}", i),
                                                            access::OrganisationKind::employer, false);
      applicants.push_back(new_person(organisation, access::Role::employer_viewer, "Образцова", true));
      applicants.back().inn = inn;
      applicants.back().is_sole_trader = is_sole_trader;
    }
  }

  void start_jobs() {
    casework::ExchangeSettings exchange;
    exchange.kind = casework::ExchangeSettings::Kind::folder;
    exchange.folder = exchange_folder;
    exchange.interval = exchange_interval;
    auto handlers = accreditation_jobs(site->services, exchange);
    auto const round = handlers.at(std::string(casework::exchange_job));
    handlers[std::string(casework::exchange_job)] = [this, round](jobs::Run& run) {
      round(run);
      model.exchange(support::site_time);
      last_round = support::site_time;
    };
    auto const morning = handlers.at(std::string(tell_signatories_job));
    handlers[std::string(tell_signatories_job)] = [this, morning](jobs::Run& run) {
      morning(run);
      on_morning();
    };
    handlers.emplace(mail::job_kind,
                     mail::mail_job([this](mail::Message const& message) { deliver(message); }, site->files));
    handlers.emplace(calendar::recompute_job_kind, calendar::recompute_job({open_cases(site->services)}));
    runner = std::make_unique<jobs::Runner>(database(), handlers, support::site_clock);
    start_accreditation_jobs(site->services, exchange, support::site_time);
  }

  virtual void on_morning() = 0;  // the job that tells signatories was run

  // The mail server is away when it is first asked about some messages, and again about a few.
  static int failures_of(std::int64_t message) { return message % 97 == 0 ? 2 : message % 50 == 0 ? 1 : 0; }
  void deliver(mail::Message const& message) {
    if (attempts_[message.id]++ < failures_of(message.id)) throw std::runtime_error("421 come later");
    delivered.push_back({message.to, message.subject, message.body, message.at});
  }

  // Time goes on until then; each job is run in the moment for which it was asked.
  void go_on_until(Instant until) {
    for (auto next = next_job(); next && *next <= until; next = next_job()) {
      support::site_time = std::max(support::site_time, *next);
      if (!runner->run_one()) throw std::logic_error("a job that is due was not run");
      ++jobs_run;
    }
    support::site_time = std::max(support::site_time, until);
  }
  std::optional<Instant> next_job() {
    static constexpr std::string_view text = "select min(run_at) from jobs where state = 'waiting'";
    return database().read([](database::ReadTx& tx) {
      return tx.get_one({"next", text, text}, {}, [](database::Row const& row) { return row.optional_moment(0); });
    });
  }

  // An answer that a clerk of the other authority puts into the folder.
  void put_answer(std::string const& message, std::string const& content) const {
    std::filesystem::create_directories(exchange_folder + "/in");
    std::ofstream(exchange_folder + "/in/" + message + ".xml", std::ios::binary) << content;
  }

  // Columns of a query's rows, joined.
  std::vector<std::string> rows(std::string_view text) {
    return database().read([&](database::ReadTx& tx) {
      return tx.all({"rows", text, text}, {}, [](database::Row const& row) { return row.string(0); });
    });
  }

  support::TestTrust trust;
  std::string exchange_folder = support::temporary_folder();
  std::unique_ptr<support::TestSite> site;
  std::unique_ptr<jobs::Runner> runner;
  Person registrar, head, supervisor, signatory;
  std::vector<Person> officers, applicants;
  PlainModel model;
  std::vector<SentMail> delivered;
  Instant last_round;
  int jobs_run = 0;

 private:
  int people_ = 0;
  std::map<std::int64_t, int> attempts_;
};

}  // namespace obereg::accreditation::whole_year
