#include "access/regain_request/regain_request.hpp"

#include "access/refusals.hpp"
#include "access/request_access/file_request.hpp"
#include "access/sign_in/challenge.hpp"
#include "core/typed_codes/typed_code.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::access {

Result<Regained> regain_request(database::Tx& tx, Actor const& stranger, std::string const& challenge,
                                signatures::Certificate const& signer, Instant now) {
  auto const id = newest_request_with(tx, signer.sha256);
  if (!id) return refuse(refusals::request_not_found);
  if (!use_challenge(tx, challenge, now)) return refuse(refusals::challenge_used);
  Regained regained{*id, text::random_code(request_code_length)};
  renew_code(tx, *id, regained.code);
  audit::record(tx, stranger, "access.request-regained", "access-request:" + std::to_string(id->value),
                "Новый код выдан по подписи сертификатом из заявки, серийный номер " + signer.serial, now);
  return regained;
}

}  // namespace obereg::access
