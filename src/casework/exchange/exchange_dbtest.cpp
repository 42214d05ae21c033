// The outbox of requests: sent with pauses, answered once, and safe to kill.
#include "casework/exchange/exchange.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "casework/case_fixture.hpp"
#include "support/paths.hpp"

namespace obereg::casework {
namespace {

using support::test_now;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using namespace std::chrono_literals;

constexpr std::chrono::hours moscow{3};

Instant clock_now = test_now;
Instant test_clock() {
  return clock_now;
}

// The other side, at the edge of the process.
struct OtherSide : Transport {
  std::optional<Trouble> send(Message const& message) override {
    sent.push_back(message.id);
    if (dies) throw std::runtime_error("the process was killed");
    return trouble;
  }
  Arrived answers(std::vector<std::string> const& message_ids) override {
    asked_after = message_ids;
    return {arriving, std::nullopt, !message_ids.empty()};
  }
  std::optional<Trouble> recorded(Incoming const& answer) override {
    told.push_back(answer.id);
    return std::nullopt;
  }
  std::vector<std::string> sent, asked_after, told;
  std::vector<Incoming> arriving;
  std::optional<Trouble> trouble;
  bool dies = false;
};

// What is judged is the service's; here an answer says itself what it is worth.
Judged judge(std::string const& /*kind*/, std::string const& /*asked*/, Incoming const& answer) {
  if (answer.content == "right") return {Outcome::taken, ""};
  if (answer.content == "other") return {Outcome::another_person, "не совпадает СНИЛС"};
  return {Outcome::unreadable, "это не XML"};
}

Incoming incoming(std::string id, std::string reply_to, std::string content) {
  Incoming answer;
  answer.id = std::move(id);
  answer.reply_to = std::move(reply_to);
  answer.content = std::move(content);
  return answer;
}

class Exchange : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    clock_now = test_now;
    auto const filing = sample_filing(database());
    held = database().write(
        [&](database::Tx& tx) { return file_case(tx, filing, calendar::current(tx), moscow, test_now).id; });
  }
  RequestId ask(std::string const& message_id, std::string const& subject = "specialist-1") {
    return database()
        .write([&](database::Tx& tx) {
          return add_request(
              tx, {held, "employment", "СФР", subject, "Ёлкина Зоя", test_now + 6h, "6 часов", message_id, "<asked/>"},
              {1}, test_now);
        })
        .value();
  }
  void round() {
    ExchangeSettings settings;
    settings.kind = ExchangeSettings::Kind::smev;
    exchange_once(database(), other_side, settings, service(), moscow, test_clock);
  }
  ExchangedService service() {
    return {judge, [this](database::Tx&, Recorded const& what, Instant) { noted.push_back(what.outcome); }};
  }
  Request stored(RequestId id) {
    return database().read([&](database::ReadTx& tx) { return find_request(tx, "accreditation", id).value(); });
  }
  std::vector<RequestAnswer> answers(RequestId id) {
    return database().read([&](database::ReadTx& tx) { return answers_of(tx, id); });
  }
  std::vector<Outcome> outcomes(RequestId id) {
    std::vector<Outcome> all;
    for (auto const& each : answers(id)) all.push_back(each.outcome);
    return all;
  }
  CaseId held;
  std::vector<Outcome> noted;
  OtherSide other_side;
};
OBEREG_ON_BOTH_ENGINES(Exchange);

TEST_P(Exchange, ACR_07_a_request_is_sent_and_its_answer_is_due_48_hours_later) {
  auto const id = ask("m-1");
  EXPECT_EQ(stored(id).state, RequestState::waiting);
  EXPECT_FALSE(stored(id).is_late(test_now + 6h - 1ms));
  EXPECT_TRUE(stored(id).is_late(test_now + 6h));
  clock_now = test_now + 1h;
  round();
  EXPECT_THAT(other_side.sent, ElementsAre("m-1"));
  auto const sent = stored(id);
  EXPECT_EQ(sent.state, RequestState::sent);
  EXPECT_EQ(sent.sent_at, clock_now);
  EXPECT_EQ(sent.answer_due, clock_now + 48h);
  EXPECT_THAT(sent.answer_explained, HasSubstr("отправки запроса 10.03.2026, 10:00"));
  EXPECT_FALSE(sent.is_late(clock_now + 48h - 1ms));
  EXPECT_TRUE(sent.is_late(clock_now + 48h));
  round();
  EXPECT_THAT(other_side.sent, ElementsAre("m-1")) << "what is sent is not sent again";
}

TEST_P(Exchange, ACR_07_what_does_not_go_is_tried_again_after_growing_pauses_under_the_same_id) {
  auto const id = ask("m-1");
  other_side.trouble = Trouble{"Адаптер молчит.", true};
  std::vector<std::chrono::seconds> pauses;
  for (int i = 0; i < 10; ++i) {
    round();
    auto const request = stored(id);
    EXPECT_EQ(request.attempts, i + 1);
    EXPECT_EQ(request.failure, "Адаптер молчит.");
    pauses.push_back(std::chrono::duration_cast<std::chrono::seconds>(request.next_attempt - clock_now));
    clock_now = request.next_attempt - 1ms;
    round();
    EXPECT_EQ(stored(id).attempts, i + 1) << "not before its time";
    clock_now = request.next_attempt;
  }
  EXPECT_THAT(pauses, ElementsAre(15s, 30s, 60s, 120s, 240s, 480s, 960s, 1920s, 3600s, 3600s));
  other_side.trouble.reset();
  round();
  EXPECT_EQ(stored(id).state, RequestState::sent);
  EXPECT_EQ(stored(id).failure, "");
  EXPECT_THAT(other_side.sent, testing::Each(std::string("m-1")));
}

TEST_P(Exchange, ACR_07_killed_between_sending_and_recording_it_is_sent_again_under_the_same_id) {
  auto const id = ask("m-1");
  other_side.dies = true;
  EXPECT_THROW(round(), std::runtime_error);
  EXPECT_EQ(stored(id).state, RequestState::waiting);
  other_side.dies = false;
  clock_now = stored(id).next_attempt;
  round();
  EXPECT_THAT(other_side.sent, ElementsAre("m-1", "m-1"));
  EXPECT_EQ(stored(id).state, RequestState::sent);
}

TEST_P(Exchange, ACR_07_one_that_is_refused_alone_does_not_hold_up_the_others) {
  ask("m-1");
  ask("m-2", "specialist-2");
  other_side.trouble = Trouble{"Адаптер СМЭВ отказал.", false};
  round();
  EXPECT_THAT(other_side.sent, ElementsAre("m-1", "m-2"));
}

TEST_P(Exchange, ACR_07_where_the_other_side_is_away_the_rest_waits_and_the_office_is_told) {
  ask("m-1");
  ask("m-2", "specialist-2");
  other_side.trouble = Trouble{"Адаптер молчит.", true};
  round();
  EXPECT_THAT(other_side.sent, ElementsAre("m-1"));
  auto const state = database().read([](database::ReadTx& tx) { return exchange_state(tx); });
  EXPECT_EQ(state.failure, "Адаптер молчит.");
  EXPECT_EQ(state.transport, "smev");
  EXPECT_EQ(state.run_at, test_now);
  clock_now += 1s;
  round();
  EXPECT_EQ(database().read([](database::ReadTx& tx) { return exchange_state(tx); }).failure, "Адаптер молчит.")
      << "a round with nothing to do says nothing of the adapter";
}

TEST_P(Exchange, ACR_07_an_answer_is_taken_once_and_one_that_comes_twice_is_shown_as_such) {
  auto const id = ask("m-1");
  round();
  other_side.arriving = {incoming("a-1", "m-1", "right")};
  round();
  EXPECT_THAT(other_side.asked_after, ElementsAre("m-1"));
  EXPECT_EQ(stored(id).state, RequestState::answered);
  EXPECT_EQ(stored(id).closed_at, clock_now);
  round();
  EXPECT_THAT(outcomes(id), ElementsAre(Outcome::taken)) << "fetched again it is the same";
  other_side.arriving = {incoming("a-2", "m-1", "right")};
  round();
  EXPECT_THAT(outcomes(id), ElementsAre(Outcome::taken, Outcome::repeated));
  EXPECT_THAT(answers(id)[1].reason, HasSubstr("То же самое уже пришло"));
  EXPECT_THAT(other_side.told, ElementsAre("a-1", "a-1", "a-2"));
  EXPECT_THAT(noted, ElementsAre(Outcome::taken, Outcome::repeated));
}

TEST_P(Exchange, ACR_07_what_can_not_be_taken_is_kept_and_the_request_stays_open) {
  auto const id = ask("m-1");
  round();
  auto error = incoming("a-3", "m-1", "<error/>");
  error.error = "E-17 Сведения недоступны";
  auto large = incoming("a-4", "m-1", "");
  large.fault = "Файл больше 1 МБ";
  other_side.arriving = {incoming("a-1", "m-1", "other"), incoming("a-2", "m-1", std::string("\xC0\x00\xFF", 3)), error,
                         large};
  round();
  EXPECT_THAT(outcomes(id),
              ElementsAre(Outcome::another_person, Outcome::unreadable, Outcome::error, Outcome::unreadable));
  EXPECT_EQ(answers(id)[1].content, std::string("\xC0\x00\xFF", 3)) << "kept as it came";
  EXPECT_EQ(answers(id)[2].reason, "E-17 Сведения недоступны");
  EXPECT_EQ(stored(id).state, RequestState::error);
  other_side.arriving = {incoming("a-5", "m-1", "right")};
  round();
  EXPECT_EQ(stored(id).state, RequestState::answered) << "a right answer is taken later too";
}

TEST_P(Exchange, ACR_07_sent_again_by_hand_it_has_a_new_id_and_answers_to_both_are_found) {
  auto const id = ask("m-1");
  round();
  database().write([&](database::Tx& tx) { EXPECT_TRUE(send_again(tx, id, "m-1b", "<asked/>", {1}, clock_now)); });
  round();
  EXPECT_THAT(other_side.sent, ElementsAre("m-1", "m-1b"));
  EXPECT_THAT(other_side.asked_after, ElementsAre("m-1", "m-1b"));
  other_side.arriving = {incoming("a-1", "m-1", "right")};
  round();
  EXPECT_EQ(stored(id).state, RequestState::answered);
  database().write([&](database::Tx& tx) { EXPECT_FALSE(send_again(tx, id, "m-1c", "<asked/>", {1}, clock_now)); });
}

TEST_P(Exchange, ACR_07_an_answer_that_fits_no_request_is_kept_apart) {
  ask("m-1");
  other_side.arriving = {incoming("a-1", "somebody's", "right")};
  round();
  auto const strays = database().read([](database::ReadTx& tx) { return stray_answers(tx, 10); });
  ASSERT_EQ(strays.size(), 1u);
  EXPECT_EQ(strays[0].outcome, Outcome::unknown);
  EXPECT_EQ(strays[0].request, std::nullopt);
}

TEST_P(Exchange, ACR_07_a_withdrawn_case_calls_its_requests_off) {
  auto const waiting = ask("m-1"), asked = ask("m-2", "specialist-2");
  database().write(
      [&](database::Tx& tx) { EXPECT_TRUE(withdraw_case(tx, held, "Образцова А. А.", "Передумали", test_now)); });
  EXPECT_EQ(stored(waiting).state, RequestState::cancelled);
  other_side.arriving = {incoming("a-1", "m-2", "right")};
  round();
  EXPECT_THAT(other_side.sent, IsEmpty());
  EXPECT_EQ(stored(asked).state, RequestState::cancelled);
  EXPECT_THAT(outcomes(asked), ElementsAre(Outcome::taken)) << "what came is kept all the same";
}

TEST_P(Exchange, ACR_07_two_clicks_ask_once) {
  ask("m-1");
  EXPECT_FALSE(database().write([&](database::Tx& tx) {
    return add_request(tx, {held, "employment", "СФР", "specialist-1", "Ёлкина Зоя", test_now, "", "m-2", "<asked/>"},
                       {1}, test_now);
  }));
}

TEST_P(Exchange, ACR_07_nobody_can_alter_or_delete_messages_and_answers) {
  ask("m-1");
  other_side.arriving = {incoming("a-1", "m-1", "right")};
  round();
  for (std::string const change :
       {"update casework_request_answers set outcome = 'taken'", "delete from casework_request_answers",
        "update casework_request_messages set content = ''", "delete from casework_request_messages"})
    EXPECT_THROW(database().write([&](database::Tx& tx) { tx.run_script(change); }), database::DatabaseError) << change;
}

TEST_P(Exchange, ACR_07_the_job_comes_back_while_a_request_is_open) {
  ExchangeSettings settings;
  settings.kind = ExchangeSettings::Kind::folder;
  settings.folder = support::temporary_folder();
  auto const id = ask("11111111-1111-4111-8111-111111111111");
  schedule_exchange(database(), settings, test_now);
  jobs::Handlers handlers;
  handlers.emplace(exchange_job, exchange_handler(settings, service(), moscow, test_clock));
  jobs::Runner runner(database(), handlers, test_clock);
  EXPECT_TRUE(runner.run_one());
  EXPECT_EQ(stored(id).state, RequestState::sent);
  EXPECT_FALSE(runner.run_one());
  clock_now = test_now + settings.interval;
  EXPECT_TRUE(runner.run_one());
  database().write([&](database::Tx& tx) { cancel_requests(tx, held, clock_now); });
  clock_now += settings.interval;
  EXPECT_TRUE(runner.run_one());
  clock_now += settings.interval;
  EXPECT_FALSE(runner.run_one()) << "nothing is open any more";
}

}  // namespace
}  // namespace obereg::casework
