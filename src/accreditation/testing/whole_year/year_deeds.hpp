// What people do in the year, by the functions that pages call, and what the plain model says must come of it. Header
// only.
#pragma once
#include "accreditation/answer_complaints/answer_complaint.hpp"
#include "accreditation/ask_authorities/ask_authorities.hpp"
#include "accreditation/complaint/register.hpp"
#include "accreditation/examination/findings.hpp"
#include "accreditation/examine_case/examine.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/keep_registry/keep_registry.hpp"
#include "accreditation/pass_on/pass_on.hpp"
#include "accreditation/sign_application/sign_application.hpp"
#include "accreditation/sign_decision/sign_decision.hpp"
#include "accreditation/testing/whole_year/year_answers.hpp"
#include "accreditation/testing/whole_year/year_letters.hpp"

namespace obereg::accreditation::whole_year {

class YearDeeds : public YearLetters {
 protected:
  static std::string last_day(PlainClock const& clock) {
    return "до конца дня " + PlainDays::day_of(clock.due - minutes{1}).russian();
  }
  template <class Action>
  auto write(Action&& action) {
    return database().write(std::forward<Action>(action));
  }

  // The place of the case in the model. `clumsy`: a signature under something else comes first, and a second click
  // after.
  std::size_t file(std::size_t who, int variant, bool clumsy) {
    auto const& person = applicants[who];
    auto const begun = write([&](database::Tx& tx) {
      return begin_application(tx, person.actor, variant, answers_of(variant, person.inn), now());
    });
    auto const bytes = database().read([&](database::ReadTx& tx) {
      return application_to_sign(tx, person.actor, begun.id.value, PlainDays::day_of(now())).value().bytes;
    });
    auto const sign = [&](std::string const& text) {
      auto const signature = signatures::sign_detached(text, person.key->certificate, person.key->key);
      return sign_application(site->services, person.actor, begun.id.value, signature, now());
    };
    EXPECT_FALSE(clumsy && sign(bytes + " "));
    auto const filed = sign(bytes);
    EXPECT_TRUE(!clumsy || sign(bytes)->value == filed->value) << "a second click gets what there is";
    auto& expected = model.file(who, variant, now());
    expected.id = filed.value().value;
    ++model.audited["accreditation.application-filed"];
    notify_applicant(who, "Заявление № " + expected.number + " принято", last_day(expected.clock("service")));
    return model.cases.size() - 1;
  }

  void pass_on_to(std::size_t at, std::size_t to, Person const& by) {
    auto& expected = held(at);
    auto const& officer = officers[to];
    auto const from = expected.officer ? std::optional(AccountId{*expected.officer}) : std::nullopt;
    auto const done = write([&](database::Tx& tx) {
      return pass_on(tx, site->settings, by.actor, {{expected.id}, from, officer.actor.account}, now());
    });
    bool const may = expected.open() && expected.officer != officer.actor.account.value;
    EXPECT_EQ(done.has_value(), may) << expected.number;
    if (!may) return;
    if (!expected.officer) expected.clock("to_officer").stopped = now();
    auto const earlier = expected.officer ? officer_of(expected).email : std::string();
    expected.officer = officer.actor.account.value;
    if (expected.draft == "sent") expected.draft = "returned";
    ++expected.events["handed-over"];
    ++model.audited["accreditation.case-handed-over"];
    notify(officer.email, "Вам передано заявление № " + expected.number, last_day(expected.clock("service")));
    if (!earlier.empty()) notify(earlier, "Заявление № " + expected.number + " передано другому исполнителю", "");
  }
  Person const& officer_of(PlainCase const& expected) const {
    for (auto const& each : officers)
      if (each.actor.account.value == expected.officer) return each;
    throw std::logic_error("no officer");
  }

  void ask(std::size_t at) {
    auto& expected = held(at);
    auto const& officer = officer_of(expected);
    auto const asked = write([&](database::Tx& tx) {
      auto const found = any_case(tx, expected.id).value();
      return ask_authorities(tx, officer.actor, found, application_of(tx, found.id)->answers, site->settings.zone,
                             now());
    });
    bool const may = expected.open() && expected.variant <= 2 && expected.requests.empty();
    EXPECT_EQ(asked.has_value(), may) << expected.number;
    if (!may) return;
    auto const made = database().read([&](database::ReadTx& tx) { return casework::requests_of(tx, {expected.id}); });
    for (auto const& each : made)
      expected.requests.push_back(
          {each.kind, each.message_id, expected.filed + hours{6}, "waiting", {}, {}, false, false});
    EXPECT_EQ(expected.requests.size(), 2u) << "employment and education of one specialist";
    ++expected.events["requests"];
    ++model.audited["accreditation.authorities-asked"];
  }
  void answer(std::size_t at, std::size_t which, bool about_another) {
    auto& request = held(at).requests.at(which);
    if (request.answer_lies) return;
    request.answer_lies = true;
    request.answer_is_good = !about_another;
    put_answer(request.message, answer_of(request.kind, request.message, about_another));
  }

  // What the officer drafts by what the registry says now: the step, "" for a refusal.
  void draft(std::size_t at, std::string const& step) {
    auto& expected = held(at);
    if (!expected.open() || expected.draft == "sent") return;
    auto const& officer = officer_of(expected);
    auto const record = model.records.find(expected.applicant);
    expected.record_seen = record == model.records.end() ? 0 : record->second.number;
    expected.version_seen = record == model.records.end() ? 0 : record->second.version;
    auto const typed = findings_of(expected.variant, step, expected.version_seen);
    auto const seen = database().read([&](database::ReadTx& tx) { return examination_of(tx, {expected.id}).version; });
    auto const sent = write([&](database::Tx& tx) -> Result<void> {
      auto const saved = save_typed(
          tx, officer.actor, expected.id, seen, [&](Answers const&) { return typed; }, now());
      if (!saved) return saved.error();
      return send_draft(tx, site->settings, officer.actor, expected.id, saved->version, now());
    });
    EXPECT_TRUE(sent) << expected.number << ' ' << step << ' ' << (sent ? "" : sent.error().detail);
    expected.draft = "sent";
    expected.grants = !step.empty();
    expected.step = step;
    ++expected.events["draft-sent"];
    ++model.audited["accreditation.draft-sent"];
    expect_signatories_told(expected);
  }
  void return_to_officer(std::size_t at) {
    auto& expected = held(at);
    if (!expected.open() || expected.draft != "sent") return;
    EXPECT_TRUE(write([&](database::Tx& tx) {
      return return_draft(tx, site->settings, signatory.actor, expected.id, "Проверьте ещё раз", now());
    }));
    expected.draft = "returned";
    ++expected.events["draft-returned"];
    ++model.audited["accreditation.draft-returned"];
    notify(officer_of(expected).email, "Проект решения по заявлению № " + expected.number + " возвращён", "ещё раз");
  }

  // Whether the registry is still what the draft was made for.
  bool still_fits(PlainCase const& expected) const {
    if (expected.step.empty() || expected.step == "none") return true;
    auto const record = model.records.find(expected.applicant);
    if (expected.step == "granted") return record == model.records.end() || record->second.status == "terminated";
    return record != model.records.end() && record->second.number == expected.record_seen &&
           record->second.version == expected.version_seen;
  }
  Result<void> signed_by_signatory(std::int64_t id) {
    auto const decided = database().read([&](database::ReadTx& tx) -> Result<ToDecide> {
      auto const work = case_to_decide(tx, signatory.actor, id);
      if (!work) return work.error();
      auto const terms = terms_now(tx, signatory.actor, *work, 0, site->settings, now());
      if (!terms) return terms.error();
      return decision_to_sign(tx, {site->settings, site->files, site->log_key}, signatory.actor, *work, *terms, now());
    });
    if (!decided) return decided.error();
    auto const& key = *signatory.key;
    auto const signature = signatures::sign_detached(decided->letter.bytes, key.certificate, key.key);
    return sign_decision(site->services, signatory.actor, id, decided->terms, signature, now());
  }
  // False where the draft no longer fits the registry.
  bool sign(std::size_t at) {
    auto& expected = held(at);
    bool const waits = expected.open() && expected.draft == "sent", fits = still_fits(expected);
    auto const done = signed_by_signatory(expected.id);
    EXPECT_EQ(done.has_value(), waits && fits) << expected.number << ' ' << (done ? "" : done.error().kind->code);
    if (!waits || !fits) return fits;
    expected.draft = "signed";
    expected.letter = model.next("АК-И", now());
    model.letters.push_back({at, expected.letter, now()});
    change_record(expected);
    PlainModel::close(expected, expected.grants ? "granted" : "refused", now());
    ++expected.events["decided"];
    ++model.audited["accreditation.case-decided"];
    notify_applicant(
        expected.applicant,
        (expected.grants ? "Услуга оказана: заявление № " : "В услуге отказано: заявление № ") + expected.number,
        "письмо № " + expected.letter + " от " + PlainDays::day_of(now()).russian());
    return true;
  }
  void change_record(PlainCase& expected) {
    if (expected.step.empty() || expected.step == "none") return;
    auto& record = model.records[expected.applicant];
    if (expected.step == "granted") record = {++model.last_record, 0, ""};
    ++record.version;
    if (expected.step == "granted" || expected.step == "resumed") record.status = "active";
    if (expected.step == "terminated") record.status = "terminated";
    expected.record = record.number;
    ++model.audited[expected.step == "granted" ? "accreditation.recorded" : "accreditation.decided"];
  }

  void withdraw(std::size_t at) {
    auto& expected = held(at);
    site->actor = applicants[expected.applicant].actor;
    site->get("/accreditation");
    auto const answer =
        site->post(fmt::format("/accreditation/cases/{}/withdraw", expected.id), {{"reason", "Передумали"}});
    EXPECT_EQ(answer.status == 303, expected.open()) << expected.number << ' ' << answer.status;
    if (!expected.open()) return;
    PlainModel::close(expected, "withdrawn", now());
    ++expected.events["withdrawn"];
    ++model.audited["accreditation.application-withdrawn"];
    model.letters.push_back({at, model.next("АК-У", now()), now()});
    notify_applicant(expected.applicant, "Заявление № " + expected.number + " отозвано",
                     "Письмо об этом № " + model.letters.back().number);
  }

  void suspend(std::size_t who) {
    auto const record = model.records.find(who);
    if (record == model.records.end() || record->second.status != "active") return;
    auto const today = PlainDays::day_of(now());
    Change const wanted{record->second.number,
                        record->second.version,
                        {Step::suspended, today, "Приказ от " + today.russian(), {}, ""},
                        {}};
    EXPECT_TRUE(write([&](database::Tx& tx) { return record_decision(tx, head.actor, wanted, today, now()); }));
    record->second.status = "suspended";
    ++record->second.version;
    ++model.audited["accreditation.decided"];
  }

  std::size_t complain(std::size_t at, std::string const& subject) {
    auto& about = held(at);
    auto const& person = applicants[about.applicant];
    ComplaintForm form;
    form.subject = subject;
    form.text = "Ответа нет.";
    auto const registered = write([&](database::Tx& tx) {
      auto const of = own_case(tx, person.actor, about.id).value();
      return register_own(tx, site->settings, person.actor, form, &of, {}, now());
    });
    auto const term = subject == "correction" ? 5 : 15;  // статья 11.2 of law № 210-ФЗ
    PlainComplaint expected{registered.id.value, about.id, model.next("АК-Ж", now()), "open",
                            model.counted({"answer", PlainDays::day_of(now()), term, true, {}, false, {}})};
    ++about.events["complaint"];
    ++model.audited["accreditation.complaint-registered"];
    notify(person.email, "Жалоба № " + expected.number + " зарегистрирована", last_day(expected.clock));
    model.complaints.push_back(std::move(expected));
    return model.complaints.size() - 1;
  }
  void answer_complaint_of(std::size_t at, std::size_t complaint, bool upheld) {
    auto& expected = model.complaints.at(complaint);
    AnswerTyped typed;
    typed.outcome = upheld ? casework::ComplaintState::upheld : casework::ComplaintState::refused;
    typed.text = "Ответ";
    auto const answered = write([&](database::Tx& tx) {
      auto const found = casework::find_complaint(tx, service_name, {expected.id}).value();
      return answer_complaint(tx, site->settings, supervisor.actor, found, typed, now());
    });
    EXPECT_EQ(answered.has_value(), expected.state == "open") << expected.number;
    if (expected.state != "open") return;
    expected.state = upheld ? "upheld" : "refused";
    ++held(at).events["complaint-answered"];
    ++model.audited["accreditation.complaint-answered"];
    notify(applicants[held(at).applicant].email, "Ответ на жалобу № " + expected.number, "Прочитать ответ");
  }

  // An administrator changes the calendar; all that is open is counted anew in the same moment. Answers the change's
  // id.
  std::int64_t change_calendar(calendar::Change const& change) {
    EXPECT_EQ(database().read([&](database::ReadTx& tx) { return wrong_with(calendar::current(tx), change); }), "");
    auto const id = write([&](database::Tx& tx) { return calendar::add_change(tx, head.actor, change, now()); });
    ++model.audited["calendar.changed"];
    go_on_until(now());
    auto const done = database().read([&](database::ReadTx& tx) { return calendar::recomputed(tx, id, 1); });
    EXPECT_TRUE(done.is_done);
    auto const moved = model.recount();
    EXPECT_EQ(done.moved, moved) << title_of(change);
    moved_in_all += moved;
    return id;
  }

  int moved_in_all = 0;
};

}  // namespace obereg::accreditation::whole_year
