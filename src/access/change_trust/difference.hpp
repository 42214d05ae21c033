// What one certificate of the official list means for the stored trust list (ACC-06). Pure: no database, no file.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "access/trust_list/trust_change.hpp"
#include "platform/signatures/formats/tsl.hpp"

namespace obereg::access {

// What is stored of a certificate of this thumbprint.
struct KnownAuthority {
  std::int64_t id = 0;
  std::string name, source, crl_addresses;
  Accreditation accreditation;
};

// The row of the difference; nothing where the list and what is stored say the same, or where the certificate was never
// one of an accredited CA. `known` null: not stored. A root stays a root: that trust is the administrator's decision.
std::optional<ChangeRow> difference_of(KnownAuthority const* known, signatures::TslCa const& ca,
                                       signatures::TslCertificate const& listed, Instant now);

// What must be done now for the row's certificate to be as it was before the row was applied; nothing where it is so
// already. Only what the row changed is brought back: dates, addresses or both. `der` of what is removed is left to the
// caller.
std::optional<ChangeRow> undone(ChangeRow const& row, KnownAuthority const* known, Instant now);

// `what` of going from one accreditation to the other: ended, restored or changed.
std::string_view kind_of_change(Accreditation const& before, Accreditation const& after, Instant now);

}  // namespace obereg::access
