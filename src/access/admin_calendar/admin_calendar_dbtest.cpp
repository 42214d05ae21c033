// The administrator changes the calendar, and requests that wait move with it.
#include "access/requests/request_fixture.hpp"
#include "platform/calendar/due/due.hpp"
#include "platform/calendar_store/calendar_store.hpp"

namespace obereg::access {
namespace {

using support::test_now;
using testing::HasSubstr;

class AdminCalendar : public RequestSite {
 protected:
  void SetUp() override {
    RequestSite::SetUp();
    if (IsSkipped()) return;
    administrator = staff(clerk, Role::administrator);
  }
  void run_jobs() {
    jobs::Runner runner(
        database(),
        {{std::string(calendar::recompute_job_kind), calendar::recompute_job({open_requests(site->services)})}},
        support::site_clock);
    while (runner.run_one()) {
    }
  }
  // The page of the change.
  std::string change(std::string const& what, Form const& form) {
    auto const answer = administrator->post("/admin/calendar/add-" + what, form);
    EXPECT_EQ(answer.status, 303) << answer.body;
    return support::header_of(answer, "Location");
  }
  // The working day on which a request filed now is due.
  LocalDate due_day() {
    return calendar::due_day(calendar::russia(), LocalDate::at(test_now, site->settings.zone), {1}).day;
  }
  std::unique_ptr<support::TestSite> administrator;
};
OBEREG_ON_BOTH_ENGINES(AdminCalendar);

TEST_P(AdminCalendar, PLT_02_a_year_is_shown_with_its_days_off_transfers_and_source) {
  auto const page = administrator->get("/admin/calendar?year=2026").body;
  EXPECT_THAT(page, HasSubstr("утверждён"));
  EXPECT_THAT(page, HasSubstr("247\u00a0рабочих дней"));
  EXPECT_THAT(page, HasSubstr("1, 2, 5–9"));
  EXPECT_THAT(page, HasSubstr("с 03.01.2026 на 09.01.2026"));
  EXPECT_THAT(page, HasSubstr("постановление Правительства"));
  EXPECT_THAT(administrator->get("/admin/calendar?year=2027").body, HasSubstr("предварительный"));
  EXPECT_THAT(administrator->get("/admin/calendar?year=2035").body, HasSubstr("Трудового кодекса"));
  EXPECT_EQ(administrator->get("/admin/calendar?year=x").status, 200);
}

TEST_P(AdminCalendar, PLT_02_a_day_off_moves_what_waits_and_the_report_names_it) {
  auto const id = filed();
  auto const before = request(id).due;
  auto const off = due_day();
  auto const page = change("day-off", {{"to", off.russian()}, {"region", ""}, {"source", "Указ № 1"}});
  EXPECT_THAT(administrator->get(page).body, HasSubstr("пересчитываются"));
  run_jobs();
  auto const next = calendar::russia().working_day(off.plus_days(1), 1);
  EXPECT_EQ(request(id).due.at, calendar::end_of_day(next, site->settings.zone));
  EXPECT_GT(request(id).due.at, before.at);
  EXPECT_THAT(request(id).due.explained, HasSubstr("не считались выходные"));
  auto const report = administrator->get(page).body;
  EXPECT_THAT(report, HasSubstr("Сдвинулось: 1\u00a0срок."));
  EXPECT_THAT(report, HasSubstr("Заявка на доступ № " + std::to_string(id.value)));
  EXPECT_THAT(report, HasSubstr(off.russian()));
  EXPECT_THAT(report, HasSubstr(next.russian()));
  EXPECT_THAT(staff(clerk)->get(address_of(id)).body, HasSubstr("Изменён производственный календарь"));
  EXPECT_THAT(administrator->get("/admin/calendar?year=" + std::to_string(off.year())).body, HasSubstr("Указ № 1"));

  EXPECT_EQ(administrator->post(page + "/undo", {{"source", " "}}).status, 422);
  auto const undone = administrator->post(page + "/undo", {{"source", "Указ отменён"}});
  EXPECT_EQ(undone.status, 303);
  run_jobs();
  EXPECT_EQ(request(id).due.at, before.at);
  EXPECT_EQ(request(id).due.explained, before.explained);
  EXPECT_EQ(administrator->post(page + "/undo", {{"source", "Ещё раз"}}).status, 409);
  EXPECT_EQ(audited("calendar.changed").size(), 2u);
}

TEST_P(AdminCalendar, PLT_02_a_request_filed_after_a_change_is_counted_by_it) {
  auto const off = due_day();
  change("day-off", {{"to", off.russian()}, {"region", ""}, {"source", "Указ № 1"}});
  auto const id = filed();
  EXPECT_EQ(request(id).due.at,
            calendar::end_of_day(calendar::russia().working_day(off.plus_days(1), 1), site->settings.zone));
}

TEST_P(AdminCalendar, PLT_02_a_day_off_of_a_region_and_what_is_decided_move_nothing) {
  auto const id = filed();
  auto const before = request(id).due.at;
  auto const page = change("day-off", {{"to", due_day().russian()}, {"region", "16"}, {"source", "Закон региона"}});
  run_jobs();
  EXPECT_EQ(request(id).due.at, before);
  EXPECT_THAT(administrator->get(page).body, HasSubstr("Ни один срок не сдвинулся"));
  EXPECT_THAT(administrator->get("/admin/calendar?year=" + std::to_string(due_day().year())).body,
              HasSubstr("(регион 16)"));
  database().write([&](database::Tx& tx) { decide_request(tx, id, RequestState::refused, "Нет", {}, test_now); });
  change("day-off", {{"to", due_day().russian()}, {"region", ""}, {"source", "Указ № 1"}});
  run_jobs();
  EXPECT_EQ(request(id).due.at, before);
}

TEST_P(AdminCalendar, PLT_02_a_year_is_proposed_by_the_labour_code_and_official_once_entered) {
  auto const form = administrator->get("/admin/calendar/add-year").body;
  EXPECT_THAT(form, HasSubstr("value=\"2027\""));
  EXPECT_THAT(form, HasSubstr("01.01 04.01 05.01 06.01 07.01 08.01 23.02"));
  Form year{{"year", "2027"},
            {"holidays", "01.01 04.01 05.01 06.01 07.01, 08.01\r\n23.02 08.03.2027 03.05 10.05 14.06 04.11 31.12"},
            {"working", "20.02"},
            {"shortened", "30.04 11.06 03.11"},
            {"source", "Постановление № 3"}};
  change("year", year);
  auto const page = administrator->get("/admin/calendar?year=2027").body;
  EXPECT_THAT(page, HasSubstr("govuk-tag--green"));
  EXPECT_THAT(page, HasSubstr("Постановление № 3"));
  EXPECT_THAT(administrator->get("/admin/calendar/add-year").body, HasSubstr("value=\"2028\""));
}

TEST_P(AdminCalendar, PLT_02_what_is_wrong_comes_back_with_its_reason_and_changes_nothing) {
  auto const wrong = [&](std::string const& what, Form const& form, std::string const& why) {
    auto const answer = administrator->post("/admin/calendar/add-" + what, form);
    EXPECT_EQ(answer.status, 422) << why;
    EXPECT_THAT(answer.body, HasSubstr(why));
  };
  wrong("transfer", {{"from", "31.02.2026"}, {"to", "31.08.2026"}, {"source", "Указ"}}, "существующую дату");
  wrong("transfer", {{"from", "28.08.2026"}, {"to", "31.08.2026"}, {"source", "Указ"}}, "переносить с него нечего");
  wrong("transfer", {{"from", "29.08.2026"}, {"to", "31.08.2026"}, {"source", ""}}, "Назовите документ");
  wrong("transfer", {{"from", "29.08.2026"}, {"to", "31.08.2026"}, {"source", std::string(301, 'a')}}, "300");
  wrong("day-off", {{"to", "30.08.2026"}, {"source", "Указ"}}, "и так нерабочий");
  wrong("day-off", {{"to", "31.08.2026"}, {"region", "Татарстан"}, {"source", "Указ"}}, "две цифры");
  wrong("year", {{"year", "27"}, {"source", "Указ"}}, "Напишите год числом");
  wrong("year", {{"year", "2027"}, {"holidays", "01.01 99.99"}, {"source", "Указ"}}, "«99.99» – не дата");
  wrong("year", {{"year", "2027"}, {"holidays", "01.01"}, {"source", "Указ"}}, "нерабочий праздничный день");
  EXPECT_TRUE(audited("calendar.changed").empty());
  EXPECT_EQ(administrator->get("/admin/calendar/changes/1").status, 404);
  EXPECT_EQ(staff(clerk)->get("/admin/calendar").status, 403);
}

}  // namespace
}  // namespace obereg::access
