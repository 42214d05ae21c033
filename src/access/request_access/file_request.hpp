// Filing of a request, and of its correction (ACC-01, ACC-02).
#pragma once
#include <optional>
#include <string>

#include "access/requests/access_request.hpp"
#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"
#include "platform/web/settings.hpp"

namespace obereg::access {

inline constexpr int most_filings = 10;  // by one network in one period of platform/attempts
inline constexpr std::size_t request_code_length = 10;

struct Filing {
  Applicant applicant;
  RequestCertificates certificates;
  bool is_ca_known = true;
  std::optional<RequestId> corrects;  // the request that waits for this correction
};

struct Filed {
  RequestId id;
  std::string code;  // by which it is followed; "" where a correction keeps its old one
};

// Whether a request may be filed with this certificate. Refused where it has an account or another open request.
Result<void> may_serve(database::ReadTx& tx, std::string const& thumbprint, std::optional<RequestId> corrects);

// The certificates have been checked. Refused as by may_serve(), and where the network has filed too many.
Result<Filed> file_request(database::Tx& tx, web::Settings const& settings, Actor const& stranger, Filing const& filing,
                           Instant now);

}  // namespace obereg::access
