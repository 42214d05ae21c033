#include "access/requests/access_request.hpp"

#include <stdexcept>

#include "access/requests/queries.hpp"
#include "core/text.hpp"
#include "platform/calendar/due/explained.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::requests;

namespace {

constexpr RequestState all_states[] = {RequestState::received, RequestState::in_work, RequestState::correction,
                                       RequestState::approved, RequestState::refused};

RequestState state_of(std::string_view text) {
  for (auto const state : all_states)
    if (to_text(state) == text) return state;
  throw std::runtime_error("a request in an unknown state: " + std::string(text));
}

Applicant read_applicant(database::Row const& row) {
  Applicant applicant{row.string(2), row.string(3), row.string(4), row.string(5),  row.string(6),
                      row.string(7), row.string(8), row.string(9), row.string(10), role_of(row.text(11)).value()};
  if (auto const id = row.optional_integer(12)) applicant.sout_organisation = OrganisationId{*id};
  return applicant;
}

AccessRequest read_request(database::Row const& row) {
  AccessRequest request;
  request.id = {row.integer(0)};
  request.state = state_of(row.text(1));
  request.applicant = read_applicant(row);
  request.thumbprint = row.string(13);
  request.snils = row.string(14);
  request.is_ca_known = row.truth(15);
  request.created_at = row.moment(16);
  request.due = {row.moment(17), row.string(18)};
  if (auto const id = row.optional_integer(19)) request.clerk = AccountId{*id};
  request.reason = row.string(20);
  if (auto const id = row.optional_integer(21)) request.account = AccountId{*id};
  if (auto const version = row.optional_integer(22)) request.consent = GivenConsent{*version, row.moment(23)};
  return request;
}

database::Bytes hash_of(std::string const& code) {
  return {text::sha256("access-request:" + code)};
}

std::optional<RequestId> id_of(database::ReadTx& tx, database::Query const& query, std::string const& thumbprint) {
  auto const id =
      tx.get_one(query, {{"thumbprint", thumbprint}}, [](database::Row const& row) { return row.optional_integer(0); });
  return id ? std::optional(RequestId{*id}) : std::nullopt;
}

std::string search_key_of(Applicant const& applicant) {
  return text::fold(applicant.last_name + " " + applicant.first_name + " " + applicant.middle_name + " " +
                    applicant.email + " " + applicant.inn);
}

database::Parameters content_of(Applicant const& applicant, RequestCertificates const& certificates, bool is_ca_known,
                                Due const& due, GivenConsent const& consent) {
  return {{"last_name", applicant.last_name},
          {"first_name", applicant.first_name},
          {"middle_name", applicant.middle_name},
          {"email", applicant.email},
          {"phone", applicant.phone},
          {"job_title", applicant.job_title},
          {"organisation_name", applicant.organisation_name},
          {"inn", applicant.inn},
          {"ogrn", applicant.ogrn},
          {"cabinet", to_text(applicant.cabinet)},
          {"sout_organisation", applicant.sout_organisation},
          {"thumbprint", certificates.user.sha256},
          {"snils", certificates.user.snils},
          {"certificate", database::Bytes{certificates.user.der}},
          {"ca_certificate", database::Bytes{certificates.ca.der}},
          {"is_ca_known", is_ca_known},
          {"search_key", search_key_of(applicant)},
          {"due_at", due.at},
          {"due_explained", due.explained},
          {"consent_version", consent.text_version},
          {"consented_at", consent.at}};
}

}  // namespace

std::string_view to_text(RequestState state) {
  switch (state) {
    case RequestState::received:
      return "received";
    case RequestState::in_work:
      return "in-work";
    case RequestState::correction:
      return "correction";
    case RequestState::approved:
      return "approved";
    case RequestState::refused:
      return "refused";
  }
  throw std::logic_error("an unknown state of a request");
}

std::string_view title_of(RequestState state) {
  switch (state) {
    case RequestState::received:
      return "Получена";
    case RequestState::in_work:
      return "В работе";
    case RequestState::correction:
      return "Ждёт исправления";
    case RequestState::approved:
      return "Одобрена";
    case RequestState::refused:
      return "Отказано";
  }
  throw std::logic_error("an unknown state of a request");
}

std::string_view colour_of(RequestState state) {
  switch (state) {
    case RequestState::received:
      return "blue";
    case RequestState::in_work:
    case RequestState::correction:
      return "yellow";
    case RequestState::approved:
      return "green";
    case RequestState::refused:
      return "red";
  }
  throw std::logic_error("an unknown state of a request");
}

// Письмо Минтруда России от 03.08.2017 № 15-4/В-2036: «Система отправит запрос на создание пользователя в ФГИС СОУТ,
// который будет обработан специалистами Минтруда России в течение одного рабочего дня.»
Due due_of(calendar::WorkingCalendar const& calendar, Instant received, std::chrono::minutes zone) {
  calendar::Deadline const deadline{LocalDate::at(received, zone), {1}};
  auto const due = calendar::due_date(calendar, deadline);
  return {calendar::end_of_day(due.day, zone), calendar::explained(deadline, due, "получения заявки")};
}

RequestId insert_request(database::Tx& tx, Applicant const& applicant, RequestCertificates const& certificates,
                         bool is_ca_known, Due const& due, GivenConsent const& consent, std::string const& code,
                         Instant now) {
  auto parameters = content_of(applicant, certificates, is_ca_known, due, consent);
  parameters.push_back({"code_hash", hash_of(code)});
  parameters.push_back({"now", now});
  return {tx.get_integer(sql::insert_request, parameters)};
}

void replace_request(database::Tx& tx, RequestId id, Applicant const& applicant,
                     RequestCertificates const& certificates, bool is_ca_known, Due const& due,
                     GivenConsent const& consent) {
  auto parameters = content_of(applicant, certificates, is_ca_known, due, consent);
  parameters.push_back({"id", id});
  tx.exec_one(sql::replace_request, parameters);
}

void change_email(database::Tx& tx, AccessRequest const& request, std::string const& email) {
  auto applicant = request.applicant;
  applicant.email = email;
  tx.exec_one(sql::change_email, {{"id", request.id}, {"email", email}, {"search_key", search_key_of(applicant)}});
}

void renew_code(database::Tx& tx, RequestId id, std::string const& code) {
  tx.exec_one(sql::renew_code, {{"id", id}, {"code_hash", hash_of(code)}});
}

bool set_ca_known(database::Tx& tx, RequestId id, bool is_known) {
  return tx.exec(sql::set_ca_known, {{"id", id}, {"is_known", is_known}}) == 1;
}

std::optional<AccessRequest> find_request(database::ReadTx& tx, RequestId id) {
  return tx.find_one(sql::find_request, {{"id", id}}, read_request);
}

std::optional<AccessRequest> find_request(database::ReadTx& tx, RequestId id, std::string const& code) {
  return tx.find_one(sql::find_by_code, {{"id", id}, {"code_hash", hash_of(code)}}, read_request);
}

RequestCertificates certificates_of(database::ReadTx& tx, RequestId id) {
  return tx.get_one(sql::certificates_of, {{"id", id}}, [](database::Row const& row) {
    return RequestCertificates{signatures::parse_certificate(row.bytes(0)).value(),
                               signatures::parse_certificate(row.bytes(1)).value()};
  });
}

std::optional<RequestId> open_request_with(database::ReadTx& tx, std::string const& thumbprint) {
  return id_of(tx, sql::open_request_with, thumbprint);
}

std::optional<RequestId> newest_request_with(database::ReadTx& tx, std::string const& thumbprint) {
  return id_of(tx, sql::newest_request_with, thumbprint);
}

std::optional<RequestId> approved_without_ca(database::ReadTx& tx, std::string const& thumbprint) {
  return id_of(tx, sql::approved_without_ca, thumbprint);
}

std::vector<AccessRequest> open_requests_like(database::ReadTx& tx, AccessRequest const& request) {
  return tx.all(sql::open_requests_like,
                {{"id", request.id},
                 {"snils", request.snils},
                 {"email", request.applicant.email},
                 {"thumbprint", request.thumbprint}},
                read_request);
}

bool take_request(database::Tx& tx, RequestId id, AccountId clerk, Instant now) {
  return tx.exec(sql::take_request, {{"id", id}, {"clerk", clerk}, {"now", now}}) == 1;
}

bool take_over_request(database::Tx& tx, RequestId id, AccountId holder, AccountId clerk, Instant now) {
  return tx.exec(sql::take_over_request, {{"id", id}, {"holder", holder}, {"clerk", clerk}, {"now", now}}) == 1;
}

bool hold_request(database::Tx& tx, RequestId id, AccountId clerk) {
  return tx.exec(sql::hold_request, {{"id", id}, {"clerk", clerk}}) == 1;
}

void release_request(database::Tx& tx, RequestId id) {
  tx.exec_one(sql::release_request, {{"id", id}});
}

void ask_for_correction(database::Tx& tx, RequestId id, std::string const& what) {
  tx.exec_one(sql::ask_for_correction, {{"id", id}, {"what", what}});
}

void decide_request(database::Tx& tx, RequestId id, RequestState decision, std::string const& reason,
                    std::optional<AccountId> account, Instant now) {
  tx.exec_one(sql::decide_request,
              {{"id", id}, {"decision", to_text(decision)}, {"reason", reason}, {"account", account}, {"now", now}});
}

std::vector<AccessRequest> request_queue(database::ReadTx& tx, QueueFilter const& filter) {
  auto const wanted = text::fold(filter.wanted);
  using enum QueueFilter::Whose;
  auto const due_before = filter.whose == late ? filter.now : Instant::max();
  if (filter.which == QueueFilter::Which::waiting)
    return tx.all(sql::waiting_queue,
                  {{"after_due", filter.after_due.value_or(Instant{})},
                   {"after_id", filter.id},
                   {"wanted", wanted},
                   {"is_own", filter.whose == own},
                   {"is_free", filter.whose == free},
                   {"clerk", filter.clerk},
                   {"due_before", due_before},
                   {"size", filter.size}},
                  read_request);
  bool const decided = filter.which == QueueFilter::Which::decided;
  return tx.all(sql::queue_in_state,
                {{"state", to_text(decided ? RequestState::approved : RequestState::correction)},
                 {"other_state", to_text(decided ? RequestState::refused : RequestState::correction)},
                 {"before", filter.id > 0 ? filter.id : INT64_MAX},
                 {"wanted", wanted},
                 {"size", filter.size}},
                read_request);
}

void add_event(database::Tx& tx, RequestId id, RequestEvent const& event) {
  tx.exec_one(sql::insert_event,
              {{"request", id}, {"at", event.at}, {"kind", event.kind}, {"actor", event.actor}, {"text", event.text}});
}

std::vector<RequestEvent> events_of(database::ReadTx& tx, RequestId id) {
  return tx.all(sql::events_of, {{"request", id}}, [](database::Row const& row) {
    return RequestEvent{row.moment(0), row.string(1), row.string(2), row.string(3)};
  });
}

}  // namespace obereg::access
