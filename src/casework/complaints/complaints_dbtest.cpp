// Complaints as stored: numbers, clocks, one answer.
#include "casework/complaints/complaints.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casework/case_fixture.hpp"

namespace obereg::casework {
namespace {

using support::test_now;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr std::chrono::hours moscow{3};

class Complaints : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    auto const filing = sample_filing(database());
    held = database().write(
        [&](database::Tx& tx) { return file_case(tx, filing, calendar::current(tx), moscow, test_now).id; });
  }
  // Of test_now, 10.03.2026.
  Complaint complain(int days = 15) {
    NewComplaint const wanted{
        "accreditation",
        "АК-Ж",
        held,
        OrganisationId{1},
        "АНО «Образец»",
        "7700000016",
        "a@example.test",
        "portal",
        "term",
        "Решения нет.",
        {1},
        {"answer", "Ответить на жалобу", "", false, {days}, LocalDate::at(test_now), std::string(complaint_registered)},
        {{0, "", "", "Письмо.pdf", "application/pdf", "ab", 2}}};
    return database().write([&](database::Tx& tx) {
      return register_complaint(tx, wanted, "Образцова А. А.", calendar::current(tx), moscow, test_now);
    });
  }
  bool answer(Complaint const& complaint, ComplaintState outcome = ComplaintState::upheld) {
    Answer const given{
        outcome, "Срок нарушен.", {1}, "Судьин С. С.", {{0, "", "", "Ответ.pdf", "application/pdf", "cd", 3}}};
    return database().write([&](database::Tx& tx) { return answer_complaint(tx, complaint, given, test_now); });
  }
  Complaint stored(ComplaintId id) {
    return database().read([&](database::ReadTx& tx) { return find_complaint(tx, "accreditation", id).value(); });
  }
  std::vector<std::string> events() {
    std::vector<std::string> kinds;
    for (auto const& event : database().read([&](database::ReadTx& tx) { return events_of(tx, held); }))
      kinds.push_back(event.kind);
    return kinds;
  }
  CaseId held;
};
OBEREG_ON_BOTH_ENGINES(Complaints);

TEST_P(Complaints, ACR_13_a_complaint_gets_its_number_and_the_day_its_answer_is_due) {
  EXPECT_EQ(complain().number, "АК-Ж-1/2026");
  auto const second = complain(5);
  EXPECT_EQ(second.number, "АК-Ж-2/2026");
  EXPECT_EQ(last_day(second.end.at, moscow), "17.03.2026");
  EXPECT_EQ(second.about, held);
  EXPECT_THAT(events(), ElementsAre("filed", "complaint", "complaint"));
  auto const files =
      database().read([&](database::ReadTx& tx) { return files_of(tx, second.id, ComplaintPart::complaint); });
  ASSERT_EQ(files.size(), 1u);
  EXPECT_EQ(files[0].file_name, "Письмо.pdf");
}

TEST_P(Complaints, ACR_13_it_is_answered_once) {
  auto const complaint = complain();
  EXPECT_TRUE(answer(complaint));
  EXPECT_FALSE(answer(complaint, ComplaintState::refused));
  auto const answered = stored(complaint.id);
  EXPECT_EQ(answered.state, ComplaintState::upheld);
  EXPECT_EQ(answered.answered_by_name, "Судьин С. С.");
  EXPECT_THAT(events(), ElementsAre("filed", "complaint", "complaint-answered"));
  auto const files =
      database().read([&](database::ReadTx& tx) { return files_of(tx, complaint.id, ComplaintPart::answer); });
  EXPECT_EQ(files.size(), 1u) << "those of the second answer were not kept";
}

TEST_P(Complaints, ACR_13_open_ones_stand_by_what_is_due_first_and_answered_ones_by_age) {
  auto const slow = complain(), fast = complain(5), done = complain();
  answer(done);
  auto const ids = [](std::vector<Complaint> const& list) {
    std::vector<std::int64_t> found;
    for (auto const& one : list) found.push_back(one.id.value);
    return found;
  };
  database().read([&](database::ReadTx& tx) {
    EXPECT_THAT(ids(open_complaints(tx, "accreditation", 10)), ElementsAre(fast.id.value, slow.id.value));
    EXPECT_THAT(ids(open_complaints(tx, "expertise", 10)), IsEmpty());
    EXPECT_THAT(ids(answered_complaints(tx, "accreditation", 0, 10)), ElementsAre(done.id.value));
    EXPECT_THAT(ids(answered_complaints(tx, "accreditation", done.id.value, 10)), IsEmpty());
    EXPECT_EQ(complaints_about(tx, held).size(), 3u);
    EXPECT_EQ(complaints_of(tx, "accreditation", OrganisationId{1}).size(), 3u);
  });
}

TEST_P(Complaints, PLT_02_open_clocks_move_with_the_calendar_and_the_move_is_reported) {
  auto const complaint = complain(5), done = complain(5);
  answer(done);
  database().write([&](database::Tx& tx) {
    calendar::Change change;
    change.kind = calendar::ChangeKind::day_off;
    change.to = *LocalDate::of(2026, 3, 12);
    change.source = "Постановление № 1";
    calendar::add_change(tx, {}, change, test_now);
  });
  std::vector<calendar::Moved> moved;
  recompute_complaints(database(), moscow, [&](database::Tx&, std::vector<calendar::Moved> const& more) {
    moved.insert(moved.end(), more.begin(), more.end());
  });
  ASSERT_EQ(moved.size(), 1u);
  EXPECT_EQ(moved[0].what, "Жалоба № АК-Ж-1/2026");
  EXPECT_EQ(last_day(stored(complaint.id).end.at, moscow), "18.03.2026");
  EXPECT_EQ(last_day(stored(done.id).end.at, moscow), "17.03.2026");
}

}  // namespace
}  // namespace obereg::casework
