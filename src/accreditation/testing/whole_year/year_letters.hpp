// What becomes of letters in the year and whom it is told: read in the cabinet or repeated after three days, drafts
// that wait for a signature. Header only.
#pragma once
#include <algorithm>
#include <set>

#include "accreditation/repeat_letter/repeat_letter.hpp"
#include "accreditation/tell_signatories/tell_signatories.hpp"
#include "accreditation/testing/whole_year/year_site.hpp"

namespace obereg::accreditation::whole_year {

class YearLetters : public YearSite {
 protected:
  static Instant now() { return support::site_time; }
  PlainCase& held(std::size_t at) { return model.cases.at(at); }
  void notify(std::string const& to, std::string const& subject, std::string const& says) {
    model.notices.push_back({to, subject, now(), says});
  }

  // To the two addresses that the applicant has.
  void notify_applicant(std::size_t who, std::string const& subject, std::string const& says) {
    notify(applicants[who].email, subject, says);
    notify("a@example.test", subject, says);
  }

  // Those that nobody has opened for three days; at most once each, to the two addresses that the applicant has.
  void expect_repeats() {
    for (auto& letter : model.letters) {
      auto const due = letter.sent + hours{72};
      if (letter.is_read || letter.is_repeated || due > now()) continue;
      letter.is_repeated = true;
      for (auto const& to : {applicants[held(letter.about).applicant].email, std::string("a@example.test")})
        model.notices.push_back({to, "Вас ждёт письмо № " + letter.number, due, "Прошло три дня"});
      ++held(letter.about).events["letter-repeated"];
      ++model.audited["accreditation.letter-repeated"];
    }
  }
  void read_letter(std::size_t at) {
    expect_repeats();
    site->actor = applicants[held(at).applicant].actor;
    auto const answer = site->get(fmt::format("/accreditation/cases/{}/letter", held(at).id));
    bool has_letter = false;
    for (auto& letter : model.letters) {
      if (letter.about != at) continue;
      has_letter = true;
      if (!letter.is_read) ++model.audited["accreditation.letter-read"];
      letter.is_read = true;
    }
    EXPECT_EQ(answer.status, has_letter ? 200 : 404) << held(at).number;
  }

  // Everybody of the ministry has the right to sign; who prepared the draft may not.
  std::vector<Person const*> people_of_ministry() const {
    std::vector<Person const*> people{&registrar, &head, &supervisor, &signatory};
    for (auto const& officer : officers) people.push_back(&officer);
    return people;
  }
  static bool may_sign(Person const& person, PlainCase const& draft) {
    return draft.officer != person.actor.account.value;
  }
  bool is_first_of_day(Person const& person) {
    return told_.emplace(person.email, PlainDays::day_of(now()).iso()).second;
  }
  void expect_next_morning() {
    auto day = PlainDays::day_of(now()).plus_days(1);
    while (!model.days.works(day)) day = day.plus_days(1);
    mornings_.insert(PlainDays::midnight(day) + hours{7});
  }
  void expect_signatories_told(PlainCase const& draft) {
    int told = 0;
    for (auto const* const person : people_of_ministry()) {
      if (!may_sign(*person, draft) || !is_first_of_day(*person)) continue;
      notify(person->email, "Проект решения ждёт подписи", draft.number);
      ++told;
    }
    if (told > 0) ++model.audited["accreditation.signatories-told"];
    expect_next_morning();
  }
  void on_morning() override {
    EXPECT_EQ(mornings_.erase(now()), 1u) << "nobody has asked for a look at " << iso_moment(now());
    int told = 0;
    bool something_waits = false;
    for (auto const* const person : people_of_ministry()) {
      auto const waits = std::any_of(model.cases.begin(), model.cases.end(), [&](PlainCase const& each) {
        return each.open() && each.draft == "sent" && may_sign(*person, each);
      });
      something_waits = something_waits || waits;
      if (!waits || !is_first_of_day(*person)) continue;
      notify(person->email, "Решения ждут подписи", "/accreditation/decisions");
      ++told;
    }
    if (told > 0) ++model.audited["accreditation.signatories-told"];
    if (something_waits) expect_next_morning();
  }
  void check_mornings() {
    if (!mornings_.empty()) {
      EXPECT_GT(to_millis(*mornings_.begin()), to_millis(now())) << "a morning was missed";
    }
  }

 private:
  std::set<std::pair<std::string, std::string>> told_;  // e-mail and day
  std::set<Instant> mornings_;                          // that must come
};

}  // namespace obereg::accreditation::whole_year
