// «Что если» on the page of a case.
#include "accreditation/testing/decision_fixture.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class WhatIfPage : public DecisionSite {
 protected:
  http::Response ask(std::string const& id, std::string const& query) {
    return site->get("/accreditation/queue/" + id + "/what-if" + query);
  }
};
OBEREG_ON_BOTH_ENGINES(WhatIfPage);

TEST_P(WhatIfPage, PLT_02_the_officer_sees_when_a_clock_would_end_and_nothing_changes) {
  auto const id = in_work();
  EXPECT_THAT(site->get("/accreditation/queue/" + id).body, HasSubstr("/what-if\""));
  EXPECT_THAT(ask(id, "").body, HasSubstr("тогда же, когда и сейчас"));
  EXPECT_THAT(ask(id, "?clock=decision&event=13.03.2026").body,
              AllOf(HasSubstr("до конца дня 31.03.2026"), HasSubstr("до конца дня 03.04.2026"),
                    HasSubstr("на 3\u00a0дня позже")));
  EXPECT_THAT(ask(id, "?clock=decision&pause_from=16.03.2026&pause_until=20.03.2026").body,
              HasSubstr("до конца дня 07.04.2026"));
  EXPECT_THAT(site->get("/accreditation/queue/" + id).body, AllOf(HasSubstr("31.03.2026"), Not(HasSubstr("07.04"))));
}

TEST_P(WhatIfPage, PLT_02_wrong_days_are_told_at_their_fields) {
  auto const id = in_work();
  for (std::string const query :
       {"event=завтра", "event=01.01.1990", "extended=-1", "extended=много", "day_off=31.02.2026",
        "pause_from=16.03.2026", "pause_from=16.03.2026&pause_until=15.03.2026"})
    EXPECT_EQ(ask(id, "?" + query).status, 422) << query;
  EXPECT_THAT(ask(id, "?event=31.12.2099").body, HasSubstr("выходит за годы календаря"));
  EXPECT_EQ(ask(id, "?clock=no-such-clock").status, 200);
}

TEST_P(WhatIfPage, PLT_02_is_of_ones_own_open_case) {
  auto const id = in_work();
  become(colleague);
  EXPECT_EQ(ask(id, "").status, 409);
  EXPECT_EQ(ask("999", "").status, 404);
}

}  // namespace
}  // namespace obereg::accreditation
