// The database beside the plain model: the same rows, none too many, none missing, none wrong. Header only.
#pragma once
#include <algorithm>
#include <set>

#include "accreditation/testing/whole_year/year_deeds.hpp"

namespace obereg::accreditation::whole_year {

using Lines = std::multiset<std::string>;

// The first few that only one side has.
inline std::string difference(Lines const& is, Lines const& should_be) {
  std::vector<std::string> extra, missing;
  std::set_difference(is.begin(), is.end(), should_be.begin(), should_be.end(), std::back_inserter(extra));
  std::set_difference(should_be.begin(), should_be.end(), is.begin(), is.end(), std::back_inserter(missing));
  std::string words;
  for (auto const& [what, lines] : {std::pair{"extra", &extra}, {"missing", &missing}})
    for (std::size_t i = 0; i < std::min<std::size_t>(lines->size(), 5); ++i)
      words += fmt::format("{} ({}): {}\n", what, lines->size(), (*lines)[i]);
  return words;
}

class YearCheck : public YearDeeds {
 protected:
  Lines stored(std::string_view query) {
    auto const found = rows(query);
    return {found.begin(), found.end()};
  }
  static std::int64_t millis(std::optional<Instant> moment) { return moment ? to_millis(*moment) : 0; }

  void check_everything() {
    SCOPED_TRACE(iso_moment(now()));
    expect_repeats();
    check_mornings();
    check_cases();
    check_clocks();
    check_requests();
    check_timelines();
    check_complaints();
    check_decisions();
    check_numbers();
    check_notices();
    check_audit();
  }

  void check_cases() {
    Lines expected;
    for (auto const& each : model.cases)
      expected.insert(fmt::format("{} {} {} {} {} {} {} {}", each.id, each.number, each.variant, to_millis(each.filed),
                                  each.state, millis(each.closed), each.officer.value_or(0),
                                  to_millis(each.clocks.front().due)));
    EXPECT_EQ("",
              difference(stored("select id || ' ' || incoming_number || ' ' || variant || ' ' || registered_at || ' ' "
                                "|| state || ' ' || coalesce(closed_at, 0) || ' ' || coalesce(officer_id, 0) || ' ' "
                                "|| due_at from casework_cases"),
                         expected));
  }
  void check_clocks() {
    Lines expected;
    for (auto const& held : model.cases)
      for (auto const& each : held.clocks)
        expected.insert(fmt::format("{} {} {} {} {}", held.id, each.name, to_millis(each.due), each.provisional ? 1 : 0,
                                    millis(each.stopped)));
    EXPECT_EQ("", difference(stored("select case_id || ' ' || name || ' ' || due_at || ' ' || provisional || ' ' || "
                                    "coalesce(stopped_at, 0) from casework_deadlines"),
                             expected));
  }
  void check_requests() {
    Lines expected;
    for (auto const& held : model.cases)
      for (auto const& each : held.requests)
        expected.insert(fmt::format("{} {} {} {} {} {} {}", held.id, each.kind, each.state, to_millis(each.send_due),
                                    millis(each.sent), each.sent ? to_millis(*each.sent + hours{48}) : 0,
                                    millis(each.closed)));
    EXPECT_EQ("", difference(stored("select case_id || ' ' || kind || ' ' || state || ' ' || send_due_at || ' ' || "
                                    "coalesce(sent_at, 0) || ' ' || coalesce(answer_due_at, 0) || ' ' || "
                                    "coalesce(closed_at, 0) from casework_requests"),
                             expected));
    check_late_requests();
  }
  // Each one that burns is told as such, and no other.
  void check_late_requests() {
    Lines late, expected;
    auto const open =
        database().read([](database::ReadTx& tx) { return casework::open_requests(tx, service_name, 100'000); });
    for (auto const& each : open)
      if (each.is_late(now())) late.insert(each.message_id);
    for (auto const& held : model.cases)
      for (auto const& each : held.requests) {
        bool const is_open = each.state == "waiting" || each.state == "sent";
        auto const due = each.sent ? *each.sent + hours{48} : each.send_due;
        if (is_open && now() >= due) expected.insert(each.message);
      }
    EXPECT_EQ("", difference(late, expected));
  }
  void check_timelines() {
    Lines expected;
    for (auto const& held : model.cases)
      for (auto const& [kind, count] : held.events) expected.insert(fmt::format("{} {} {}", held.id, kind, count));
    EXPECT_EQ(
        "", difference(
                stored("select case_id || ' ' || kind || ' ' || count(*) from casework_events group by case_id, kind"),
                expected));
  }
  void check_complaints() {
    Lines expected;
    for (auto const& each : model.complaints)
      expected.insert(fmt::format("{} {} {} {} {} {}", each.id, each.number, each.about, each.state,
                                  to_millis(each.clock.due), each.clock.provisional ? 1 : 0));
    EXPECT_EQ(
        "", difference(stored("select id || ' ' || number || ' ' || case_id || ' ' || state || ' ' || due_at || ' ' || "
                              "provisional from casework_complaints"),
                       expected));
  }
  void check_decisions() {
    Lines expected, registry;
    for (auto const& each : model.cases)
      if (!each.letter.empty())
        expected.insert(fmt::format("{} {} {} {}", each.id, each.state, each.letter, each.record.value_or(0)));
    EXPECT_EQ("", difference(stored("select case_id || ' ' || outcome || ' ' || letter_number || ' ' || "
                                    "coalesce(registry_number, 0) from accreditation_decisions"),
                             expected));
    for (auto const& [who, record] : model.records)
      registry.insert(fmt::format("{} {} {}", record.number, record.version, record.status));
    EXPECT_EQ("",
              difference(stored("select a.number || ' ' || v.version || ' ' || v.status from accreditations a join "
                                "accreditation_versions v on v.accreditation_id = a.id where v.version = (select "
                                "max(version) from accreditation_versions w where w.accreditation_id = a.id) and a.id "
                                "= (select max(id) from accreditations b where b.inn = a.inn)"),
                         registry));
  }
  // The model gives numbers one after the other: what was asked for in vain has taken none.
  void check_numbers() {
    Lines expected;
    for (auto const& [name, last] : model.last_numbers()) expected.insert(fmt::format("{} {}", name, last));
    EXPECT_EQ("",
              difference(stored("select series || '/' || year || ' ' || last_number from casework_numbers"), expected));
  }
  // Each once, to whom it is, by its words and its moment; sent in that moment, or a minute after each failure.
  void check_notices() {
    Lines expected, came;
    for (auto const& each : model.notices)
      expected.insert(fmt::format("{} {} {}", each.to, each.subject, to_millis(each.at)));
    EXPECT_EQ("", difference(stored("select recipient || ' ' || subject || ' ' || created_at from outbox"), expected));
    expected.clear();
    auto const sent_at = [](std::int64_t id, std::int64_t created) {
      auto const failures = failures_of(id);
      return created + (failures == 0 ? 0 : failures == 1 ? 60'000 : 180'000);
    };
    static constexpr std::string_view text = "select id, recipient, subject, created_at from outbox";
    database().read([&](database::ReadTx& tx) {
      tx.each({"outbox", text, text}, {}, [&](database::Row const& row) {
        auto const at = sent_at(row.integer(0), row.integer(3));
        if (at <= to_millis(now())) expected.insert(fmt::format("{} {} {}", row.text(1), row.text(2), at));
      });
    });
    for (auto const& each : delivered) came.insert(fmt::format("{} {} {}", each.to, each.subject, to_millis(each.at)));
    EXPECT_EQ("", difference(came, expected));
    check_words_of_notices();
  }
  void check_words_of_notices() {
    std::map<std::pair<std::string, std::string>, std::vector<SentMail const*>> sent;
    for (auto const& each : delivered) sent[{each.to, each.subject}].push_back(&each);
    for (auto const& notice : model.notices) {
      auto const& all = sent[{notice.to, notice.subject}];
      bool const says = all.empty() || std::any_of(all.begin(), all.end(), [&](SentMail const* mail) {
                          return mail->body.find(notice.says) != std::string::npos;
                        });
      EXPECT_TRUE(says) << notice.subject << " says not: " << notice.says;
    }
  }
  void check_audit() {
    Lines expected, is;
    for (auto const& [action, count] : model.audited) expected.insert(fmt::format("{} {}", action, count));
    for (auto const& line :
         stored("select action || ' ' || count(*) from audit_records where action like 'accreditation.%' or "
                "action = 'calendar.changed' group by action"))
      is.insert(line);
    EXPECT_EQ("", difference(is, expected));
  }
};

}  // namespace obereg::accreditation::whole_year
