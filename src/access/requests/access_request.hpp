// «Заявка на создание пользователя» (ACC-01, ACC-03) as stored, with its timeline.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/roles.hpp"
#include "core/id.hpp"
#include "core/time.hpp"
#include "platform/calendar/calendar.hpp"
#include "platform/database/database.hpp"
#include "platform/signatures/certificate.hpp"

namespace obereg::access {

using RequestId = Id<struct AccessRequestTag>;

enum class RequestState { received, in_work, correction, approved, refused };
std::string_view to_text(RequestState state);   // "in-work"
std::string_view title_of(RequestState state);  // Russian
// Green, yellow, red, blue, grey: of its tag.
std::string_view colour_of(RequestState state);
inline bool is_decided(RequestState state) {
  return state == RequestState::approved || state == RequestState::refused;
}

// What the applicant wrote. Tidied; ИНН and ОГРН have right check digits.
struct Applicant {
  std::string last_name, first_name, middle_name, email, phone, job_title;
  std::string organisation_name, inn, ogrn;
  Role cabinet = Role::provider_preparer;  // the one asked for
  std::optional<OrganisationId> sout_organisation{};  // «Организация, проводящая СОУТ»; nothing: «не выбрано»
};

// When staff must have decided; ACC-03: one working day.
struct Due {
  Instant at;             // the first moment that is too late
  std::string explained;  // Russian, one sentence
};
Due due_of(calendar::WorkingCalendar const& calendar, Instant received, std::chrono::minutes zone);

// To the processing of the applicant's personal data: access/consent.
struct GivenConsent {
  std::int64_t text_version = 0;
  Instant at;
};

struct AccessRequest {
  RequestId id;
  RequestState state = RequestState::received;
  Applicant applicant;
  std::string thumbprint;
  std::string snils;        // as the certificate states it; "" where it does not
  bool is_ca_known = true;  // when it was filed, and anew when it was approved; set when the CA has come into the list
  Instant created_at;
  Due due;
  std::optional<AccountId> clerk;
  std::string reason;  // of a refusal, or what to correct
  std::optional<AccountId> account;
  std::optional<GivenConsent> consent;  // nothing where it was filed before this was kept
};

struct RequestCertificates {
  signatures::Certificate user, ca;
};

// `code`: by which the applicant follows it; only its hash is kept.
RequestId insert_request(database::Tx& tx, Applicant const& applicant, RequestCertificates const& certificates,
                         bool is_ca_known, Due const& due, GivenConsent const& consent, std::string const& code,
                         Instant now);
// Corrected by the applicant: received anew.
void replace_request(database::Tx& tx, RequestId id, Applicant const& applicant,
                     RequestCertificates const& certificates, bool is_ca_known, Due const& due,
                     GivenConsent const& consent);
void change_email(database::Tx& tx, AccessRequest const& request, std::string const& email);
// The old code serves no more.
void renew_code(database::Tx& tx, RequestId id, std::string const& code);
// True where it was otherwise.
bool set_ca_known(database::Tx& tx, RequestId id, bool is_known);
std::optional<AccessRequest> find_request(database::ReadTx& tx, RequestId id);
// Only with the right code.
std::optional<AccessRequest> find_request(database::ReadTx& tx, RequestId id, std::string const& code);
RequestCertificates certificates_of(database::ReadTx& tx, RequestId id);
// One that is not decided, with this certificate.
std::optional<RequestId> open_request_with(database::ReadTx& tx, std::string const& thumbprint);

// The newest with this certificate, whatever became of it.
std::optional<RequestId> newest_request_with(database::ReadTx& tx, std::string const& thumbprint);
// An approved one with this certificate, of a CA that has not come into the list since.
std::optional<RequestId> approved_without_ca(database::ReadTx& tx, std::string const& thumbprint);

// Others that are not decided, with the same СНИЛС, e-mail or certificate.
std::vector<AccessRequest> open_requests_like(database::ReadTx& tx, AccessRequest const& request);

// Each of the three is one conditional write: of two clerks at once one gets true, and the other waits for that.
bool take_request(database::Tx& tx, RequestId id, AccountId clerk, Instant now);  // where nobody has it
bool take_over_request(database::Tx& tx, RequestId id, AccountId holder, AccountId clerk, Instant now);
// Changes nothing, and keeps others from changing the request until the transaction ends.
bool hold_request(database::Tx& tx, RequestId id, AccountId clerk);
void release_request(database::Tx& tx, RequestId id);
void ask_for_correction(database::Tx& tx, RequestId id, std::string const& what);
void decide_request(database::Tx& tx, RequestId id, RequestState decision, std::string const& reason,
                    std::optional<AccountId> account, Instant now);

struct QueueFilter {
  enum class Which { waiting, correction, decided } which = Which::waiting;
  std::string wanted;  // part of a name, an e-mail or an ИНН, in any letter case; "": all
  // Of those that wait: everybody's, the clerk's own, nobody's yet, those whose term is over.
  enum class Whose { all, own, free, late } whose = Whose::all;
  AccountId clerk{};
  Instant now{};
  // Paging by key, from the last row of the page before.
  std::optional<Instant> after_due;  // of those that wait
  std::int64_t id = 0;  // of those that wait the greater ids with that due, else the smaller ones; 0: first page
  int size = 50;
};
// Of those that wait, the first due comes first; of the others, the last filed.
std::vector<AccessRequest> request_queue(database::ReadTx& tx, QueueFilter const& filter);

struct RequestEvent {
  Instant at;
  std::string kind;   // filed, corrected, taken, released, correction-asked, approved, refused, opened
  std::string actor;  // name; "" where nobody was signed in
  std::string text;   // Russian: what happened
};
void add_event(database::Tx& tx, RequestId id, RequestEvent const& event);
std::vector<RequestEvent> events_of(database::ReadTx& tx, RequestId id);

}  // namespace obereg::access
