#include "training/remind_due/reminder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "access/access.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"
#include "support/test_people.hpp"
#include "training/registry/registry_fixture.hpp"
#include "training/remind_due/remind_job.hpp"
#include "training/remind_due/reminder_settings.hpp"

namespace obereg::training {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

Instant moved_now;
Instant moved_clock() {
  return moved_now;
}
constexpr std::chrono::hours day{24};

// 2026-03-10 in the morning; the days that tests name are those of that spring.
class Reminding : public RegistryFixture {
 protected:
  void SetUp() override {
    RegistryFixture::SetUp();
    if (IsSkipped()) return;
    moved_now = support::test_now;
    add_person(employer_, access::Role::employer_viewer, "viewer@example.org");
  }
  AccountId add_person(OrganisationId organisation, access::Role role, std::string const& email) {
    return database().write([&](database::Tx& tx) {
      auto const account = access::add_account(tx, {{}, "Читателева", "Анна", "", email, "", {}, {}, ""}, moved_now);
      access::grant_cabinet(tx, account, organisation, role, moved_now);
      return account;
    });
  }
  // Of a person of their own; programme 9 holds 12 months.
  TrainingRecord ending(std::string number, std::string const& end) {
    auto record = invented_record(std::move(number), "Секретов" + std::to_string(++people_));
    record.snils.reset();
    record.checked_on = LocalDate::parse_iso(end)->plus_months(-12);
    return record;
  }
  // The program as it starts, and all jobs that are due.
  void run_jobs() {
    schedule_reminders(database(), settings_, moved_now);
    jobs::Runner runner(database(), handlers(), moved_clock);
    while (runner.run_one()) {
    }
  }
  jobs::Handlers handlers() {
    return {{std::string(remind_job), [this](jobs::Run& run) { remind_all(run, services()); }},
            {std::string(mail::job_kind),
             mail::mail_job([this](mail::Message const& message) { sent_.push_back(message); }, services().files)}};
  }
  web::Services const& services() {
    if (!site_) site_.emplace(database(), training_routes(), training_sections());
    return site_->services;
  }
  std::vector<std::string> recipients() {
    std::vector<std::string> found;
    for (auto const& message : sent_) found.push_back(message.to);
    sent_.clear();
    return found;
  }
  // Of the employer; "" of all.
  std::size_t audited() { return audited("organisation:" + std::to_string(employer_.value)); }
  std::size_t audited(std::string const& subject) {
    return database().read(
        [&](database::ReadTx& tx) { return audit::page(tx, 0, "training.reminded", subject, 50).size(); });
  }
  void choose(OrganisationId organisation, ReminderSettings const& settings) {
    database().write([&](database::Tx& tx) {
      set_reminder_settings(tx, actor(organisation, access::Role::employer_viewer), settings, moved_now);
    });
  }
  bool remind(OrganisationId organisation) {
    return database().write(
        [&](database::Tx& tx) { return remind_organisation(tx, settings_, organisation, moved_now); });
  }

  std::vector<mail::Message> sent_;
  web::Settings settings_;
  std::optional<support::TestSite> site_;
  int people_ = 0;
};
OBEREG_ON_BOTH_ENGINES(Reminding);

TEST_P(Reminding, TRN_18_the_letter_has_numbers_and_a_link_and_no_personal_data) {
  enter({ending("1", "2026-03-01"), ending("2", "2026-03-10"), ending("3", "2026-05-09"), ending("4", "2026-05-10")});
  run_jobs();
  ASSERT_EQ(sent_.size(), 1u);
  EXPECT_EQ(sent_[0].to, "viewer@example.org");
  EXPECT_THAT(sent_[0].body, HasSubstr("Ваши работники: обучение закончилось: 1, закончится по 09.05.2026: 2."));
  EXPECT_THAT(sent_[0].body, HasSubstr(settings_.origin + "/training/due\n"));
  for (auto const* secret : {"Секретов", "Пётр", "Пример", "7707083893", "Слесарь", "№"})
    EXPECT_THAT(sent_[0].body + sent_[0].subject, Not(HasSubstr(secret)));
  EXPECT_EQ(audited(), 1u);
}

TEST_P(Reminding, TRN_18_a_reminder_comes_once_a_week_at_most_and_only_with_something_new) {
  enter({ending("1", "2026-03-20")});
  run_jobs();
  EXPECT_THAT(recipients(), ElementsAre("viewer@example.org"));
  for (int days = 1; days <= 6; ++days) {
    moved_now += day;
    if (days == 3) entered_at_ = moved_now, enter({ending("2", "2026-03-21")});
    run_jobs();
    EXPECT_THAT(recipients(), IsEmpty()) << "day " << days;
  }
  moved_now += day;  // the 17th: the second record was entered on the 13th
  run_jobs();
  EXPECT_THAT(recipients(), ElementsAre("viewer@example.org"));
  moved_now += 7 * day;  // the 24th: both have ended since
  run_jobs();
  EXPECT_THAT(recipients(), ElementsAre("viewer@example.org"));
  for (int week = 0; week < 4; ++week) {
    moved_now += 7 * day;
    run_jobs();
    EXPECT_THAT(recipients(), IsEmpty()) << "nothing has changed";
  }
  EXPECT_EQ(audited(), 3u);
}

TEST_P(Reminding, TRN_18_what_comes_within_the_days_ahead_is_new) {
  enter({ending("1", "2026-03-01"), ending("2", "2026-05-20")});
  run_jobs();
  EXPECT_THAT(recipients(), ElementsAre("viewer@example.org"));
  moved_now += 7 * day;
  run_jobs();
  EXPECT_THAT(recipients(), IsEmpty()) << "the second ends 64 days from now";
  moved_now += 7 * day;
  run_jobs();
  EXPECT_THAT(recipients(), ElementsAre("viewer@example.org"));
}

TEST_P(Reminding, TRN_18_the_job_goes_on_day_after_day_by_itself_and_is_never_doubled) {
  enter({ending("1", "2026-03-20")});
  for (int process = 0; process < 3; ++process) schedule_reminders(database(), settings_, moved_now);
  jobs::Runner runner(database(), handlers(), moved_clock);
  constexpr std::string_view runs = "select count(*) from jobs where kind = 'training.remind-due' and state = 'done'";
  for (int days = 1; days <= 15; ++days, moved_now += day) {
    while (runner.run_one()) {
    }
    EXPECT_EQ(database().read([&](database::ReadTx& tx) { return tx.get_integer({"runs", runs, runs}, {}); }), days);
    schedule_reminders(database(), settings_, moved_now);  // the program was started anew
  }
  EXPECT_EQ(sent_.size(), 2u) << "on the 10th, and on the 24th, when the training had ended";
}

TEST_P(Reminding, TRN_18_a_run_that_was_killed_goes_on_and_nobody_is_written_to_twice) {
  for (int i = 0; i < 5; ++i) {
    auto const inn = std::vector<std::string>{"7728168971", "7736050003", "7702070139", "7707049388", "7710140679"}[i];
    auto const organisation = support::add_organisation(database(), "ООО «Ещё»", inn, "employer");
    add_person(organisation, access::Role::employer_viewer, "person" + std::to_string(i) + "@example.org");
    auto record = ending("more" + std::to_string(i), "2026-03-20");
    record.employer_inn = *Inn::parse(inn);
    enter({record});
  }
  enter({ending("1", "2026-03-20")});
  schedule_reminders(database(), settings_, moved_now);
  jobs::Runner second(database(), handlers(), moved_clock);
  int reminded = 0;
  auto dies = handlers();
  dies[std::string(remind_job)] = [&](jobs::Run&) {
    for (auto const organisation : {employer_.value + 1, employer_.value}) reminded += remind({organisation});
    moved_now += std::chrono::minutes(1);  // here its process is killed: its lease lapses, another takes the job up
    while (second.run_one()) {
    }
  };
  jobs::Runner first(database(), dies, moved_clock);
  EXPECT_TRUE(first.run_one());
  while (second.run_one()) {
  }
  EXPECT_GT(reminded, 0);
  EXPECT_THAT(recipients(), UnorderedElementsAre("viewer@example.org", "person0@example.org", "person1@example.org",
                                                 "person2@example.org", "person3@example.org", "person4@example.org"));
  EXPECT_EQ(audited(""), 7u) << "the six, and the centre that trained them, where there is nobody to write to";
}

TEST_P(Reminding, TRN_18_an_organisation_chooses_whether_and_how_long_ahead) {
  enter({ending("1", "2026-04-20")});
  choose(employer_, {false, 60});
  EXPECT_FALSE(remind(employer_));
  choose(employer_, {true, 30});
  EXPECT_FALSE(remind(employer_)) << "it ends in 41 days";
  choose(employer_, {true, 90});
  EXPECT_TRUE(remind(employer_));
}

TEST_P(Reminding, TRN_18_each_of_an_organisation_gets_one_letter_about_what_their_cabinets_show) {
  auto own = ending("own", "2026-03-20");
  own.employer_inn = *Inn::parse("7710474375");  // the first centre trains its own people too
  enter({own, ending("1", "2026-03-21")});
  auto const both = add_person(centre_, access::Role::provider_preparer, "both@example.org");
  database().write(
      [&](database::Tx& tx) { access::grant_cabinet(tx, both, centre_, access::Role::provider_signer, moved_now); });
  add_person(centre_, access::Role::provider_signer, "signer@example.org");
  add_person(centre_, access::Role::provider_signer, "");
  auto const blocked = add_person(centre_, access::Role::provider_signer, "blocked@example.org");
  database().write([&](database::Tx& tx) { access::block_account(tx, blocked, "уволен", moved_now); });
  run_jobs();
  ASSERT_EQ(sent_.size(), 3u);
  for (auto const& message : sent_) {
    auto const* const whose = message.to == "viewer@example.org" ? "Ваши работники: закончится по 09.05.2026: 1."
                                                                 : "организация: закончится по 09.05.2026: 2.";
    EXPECT_THAT(message.body, HasSubstr(whose));
  }
  EXPECT_THAT(recipients(), UnorderedElementsAre("viewer@example.org", "both@example.org", "signer@example.org"));
}

TEST_P(Reminding, TRN_18_who_has_nobody_due_is_not_reminded_and_a_failure_leaves_nothing_behind) {
  enter({ending("1", "2027-03-20")});
  run_jobs();
  EXPECT_THAT(recipients(), IsEmpty());
  EXPECT_EQ(audited(), 0u);
  enter({ending("2", "2026-03-20")});
  EXPECT_THROW(database().write([&](database::Tx& tx) {
    remind_organisation(tx, settings_, employer_, moved_now);
    throw std::runtime_error("the process dies before the commit");
  }),
               std::runtime_error);
  EXPECT_EQ(audited(), 0u);
  EXPECT_TRUE(remind(employer_)) << "and the next run does it whole";
}

TEST_P(Reminding, TRN_18_the_cabinet_shows_the_notice_for_a_week) {
  enter({ending("1", "2026-03-01")});
  run_jobs();
  auto const page = [&](Actor const& who, std::string const& address) {
    support::site_time = moved_now;
    site_->actor = who;
    return site_->get(address).body;
  };
  EXPECT_THAT(page(employer(), "/training/registry"), HasSubstr("Ваши работники: обучение закончилось: 1."));
  EXPECT_THAT(page(actor(other_employer_, access::Role::employer_viewer), "/training/registry"),
              Not(HasSubstr("Пора обучаться")));
  EXPECT_THAT(page(ministry(), "/training/registry"), Not(HasSubstr("Пора обучаться")));
  EXPECT_THAT(page(provider(), "/training/pending"), HasSubstr("обучила ваша организация: обучение закончилось: 1."));
  moved_now += 7 * day;
  EXPECT_THAT(page(employer(), "/training/registry"), Not(HasSubstr("Пора обучаться")));
}

TEST_P(Reminding, TRN_18_the_page_of_reminders_sets_them_and_a_blocked_organisation_can_not) {
  services();
  auto const post = [&](Actor const& who, support::TestSite::Form const& form) {
    site_->actor = who;
    site_->get("/check");
    return site_->post("/training/due/reminders", form).status;
  };
  EXPECT_EQ(post(employer(), {{"wanted", "no"}, {"days", "90"}}), 303);
  auto const chosen = database().read([&](database::ReadTx& tx) { return reminder_settings(tx, employer_); });
  EXPECT_FALSE(chosen.wanted);
  EXPECT_EQ(chosen.days_ahead, 90);
  EXPECT_EQ(post(employer(), {{"wanted", "perhaps"}, {"days", "90"}}), 422);
  EXPECT_EQ(post(employer(), {{"wanted", "yes"}, {"days", "61"}}), 422);
  EXPECT_EQ(post(ministry(), {{"wanted", "yes"}, {"days", "60"}}), 403);
  auto blocked = employer();
  blocked.permissions = access::permissions_of(access::Role::employer_viewer, true);
  EXPECT_EQ(post(blocked, {{"wanted", "yes"}, {"days", "60"}}), 403);
  site_->actor = blocked;
  EXPECT_THAT(site_->get("/training/due/reminders").body, HasSubstr("организация заблокирована"));
}

}  // namespace
}  // namespace obereg::training
