#include "casework/requests/store.hpp"

#include "casework/requests/queries.hpp"
#include "core/text.hpp"

namespace obereg::casework {

namespace sql = obereg::sql::casework::requests;

namespace {

Request read_request(database::Row const& row) {
  Request read;
  read.id = {row.integer(0)};
  read.held = {row.integer(1)};
  read.kind = row.string(2);
  read.body = row.string(3);
  read.subject = row.string(4);
  read.subject_name = row.string(5);
  read.state = request_state_of(row.text(6));
  read.created_at = row.moment(7);
  read.send_due = row.moment(8);
  read.send_explained = row.string(9);
  read.message_id = row.string(10);
  read.attempts = static_cast<int>(row.integer(11));
  read.next_attempt = row.moment(12);
  read.failure = row.string(13);
  read.sent_at = row.optional_moment(14);
  read.answer_due = row.optional_moment(15);
  read.answer_explained = row.string(16);
  read.closed_at = row.optional_moment(17);
  read.incoming_number = row.string(18);
  if (!row.is_null(19)) read.last_outcome = outcome_of(row.text(19));
  return read;
}

RequestAnswer read_answer(database::Row const& row) {
  RequestAnswer read;
  read.id = row.integer(0);
  if (auto const request = row.optional_integer(1)) read.request = RequestId{*request};
  read.answer_id = row.string(2);
  read.way = row.text(3) == "paper" ? Way::paper : Way::exchange;
  read.outcome = outcome_of(row.text(4));
  read.reason = row.string(5);
  read.content = row.bytes(6);
  read.received_at = row.moment(7);
  if (auto const account = row.optional_integer(8)) read.entered_by = AccountId{*account};
  read.scan = {row.string(9), row.string(10), row.string(11)};
  return read;
}

void insert_message(database::Tx& tx, RequestId id, std::string const& message_id, std::string const& content,
                    AccountId by, Instant now) {
  tx.exec_one(sql::insert_message,
              {{"message_id", message_id}, {"request", id}, {"content", content}, {"made_by", by}, {"now", now}});
}

void insert_answer(database::Tx& tx, std::optional<RequestId> request, Incoming const& answer, Judged const& judged,
                   std::string const& digest, Instant now) {
  bool const repeats = judged.outcome == Outcome::repeated;
  tx.exec_one(sql::insert_answer, {{"request", request ? database::Value(*request) : database::Value()},
                                   {"answer_id", answer.id},
                                   {"way", to_text(answer.way)},
                                   {"outcome", to_text(judged.outcome)},
                                   {"reason", judged.reason},
                                   {"digest", digest},
                                   {"content", database::Bytes{repeats ? std::string() : answer.content}},
                                   {"now", now},
                                   {"entered_by", answer.entered_by},
                                   {"scan_hash", answer.scan.hash},
                                   {"scan_name", answer.scan.name},
                                   {"scan_type", answer.scan.media_type}});
}

Judged judged(database::ReadTx& tx, RequestId request, Incoming const& answer, std::string const& digest,
              Judge const& judge) {
  auto const kind = tx.get_one(sql::kind_of, {{"id", request}}, [](database::Row const& row) { return row.string(0); });
  auto const before = tx.get_one(sql::same_answer, {{"request", request}, {"digest", digest}},
                                 [](database::Row const& row) { return row.optional_moment(0); });
  if (before) return {Outcome::repeated, "То же самое уже пришло " + russian_moment(*before) + "."};
  if (!answer.error.empty()) return {Outcome::error, answer.error};
  if (!answer.fault.empty()) return {Outcome::unreadable, answer.fault};
  return judge(kind, content_of(tx, answer.reply_to), answer);
}

}  // namespace

std::optional<RequestId> add_request(database::Tx& tx, NewRequest const& wanted, AccountId by, Instant now) {
  auto const id = tx.find_one(sql::insert_request,
                              {{"case_id", wanted.held},
                               {"kind", wanted.kind},
                               {"body", wanted.body},
                               {"subject", wanted.subject},
                               {"subject_name", wanted.subject_name},
                               {"created_by", by},
                               {"now", now},
                               {"send_due", wanted.send_due},
                               {"send_explained", wanted.send_explained},
                               {"message_id", wanted.message_id}},
                              [](database::Row const& row) { return RequestId{row.integer(0)}; });
  if (id) insert_message(tx, *id, wanted.message_id, wanted.content, by, now);
  return id;
}

bool send_again(database::Tx& tx, RequestId id, std::string const& message_id, std::string const& content, AccountId by,
                Instant now) {
  if (tx.exec(sql::send_again, {{"id", id}, {"message_id", message_id}, {"now", now}}) == 0) return false;
  insert_message(tx, id, message_id, content, by, now);
  return true;
}

void cancel_requests(database::Tx& tx, CaseId id, Instant now) {
  tx.exec(sql::cancel_requests, {{"case_id", id}, {"now", now}});
}

void tell_asked(database::Tx& tx, CaseId id, std::string const& actor, std::string const& text, Instant now) {
  tx.exec_one(sql::insert_event, {{"case_id", id}, {"now", now}, {"actor", actor}, {"text", text}});
}

std::optional<Request> find_request(database::ReadTx& tx, std::string_view service, RequestId id) {
  return tx.find_one(sql::find_request, {{"id", id}, {"service", service}}, read_request);
}

std::vector<Request> requests_of(database::ReadTx& tx, CaseId id) {
  return tx.all(sql::requests_of, {{"case_id", id}}, read_request);
}

std::vector<Request> open_requests(database::ReadTx& tx, std::string_view service, int size) {
  return tx.all(sql::open_requests, {{"service", service}, {"size", size}}, read_request);
}

std::string content_of(database::ReadTx& tx, std::string const& message_id) {
  return tx.get_one(sql::content_of, {{"message_id", message_id}},
                    [](database::Row const& row) { return row.string(0); });
}

std::vector<RequestAnswer> answers_of(database::ReadTx& tx, RequestId id) {
  return tx.all(sql::answers_of, {{"request", id}}, read_answer);
}

std::vector<RequestAnswer> stray_answers(database::ReadTx& tx, int size) {
  return tx.all(sql::stray_answers, {{"size", size}}, read_answer);
}

std::optional<Recorded> record_answer(database::Tx& tx, Incoming const& answer, Judge const& judge, Instant now) {
  if (tx.get_integer(sql::is_known_answer, {{"answer_id", answer.id}}) > 0) return std::nullopt;
  auto const digest = text::hex(text::sha256(answer.error + '\n' + answer.fault + '\n' + answer.content));
  auto const request = tx.find_one(sql::request_of_message, {{"message_id", answer.reply_to}},
                                   [](database::Row const& row) { return RequestId{row.integer(0)}; });
  if (!request) {
    insert_answer(tx, std::nullopt, answer, {Outcome::unknown, "Такого запроса мы не посылали."}, digest, now);
    return Recorded{std::nullopt, Outcome::unknown};
  }
  auto const verdict = judged(tx, *request, answer, digest, judge);
  insert_answer(tx, request, answer, verdict, digest, now);
  if (verdict.outcome == Outcome::taken) tx.exec(sql::close_request, {{"id", *request}, {"now", now}});
  if (verdict.outcome == Outcome::error) tx.exec(sql::mark_error, {{"id", *request}});
  return Recorded{request, verdict.outcome};
}

}  // namespace obereg::casework
