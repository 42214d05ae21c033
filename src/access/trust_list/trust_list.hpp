// The trust list as stored: accredited certification authorities and their lists of revoked certificates (ACC-06).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "core/time.hpp"
#include "platform/database/database.hpp"
#include "platform/signatures/current_trust.hpp"

namespace obereg::access {

struct Authority {
  std::int64_t id = 0;
  std::string name, thumbprint, subject;
  bool is_root = false;  // trusted without an accreditation of its own
  std::optional<Instant> accredited_from, accredited_to;
  signatures::WhyEnded why_ended = signatures::WhyEnded::none;
  std::string source;  // "file", "tsl", "demo"
  Instant added_at;
  std::string crl_addresses{};  // where the official list says that its lists of revoked certificates lie, one a line
};

struct Accreditation {
  bool is_root = false;
  std::optional<Instant> from, to;  // nothing: since always; still lasts
  signatures::WhyEnded why_ended = signatures::WhyEnded::none;

  bool operator==(Accreditation const&) const = default;
};
Accreditation accreditation_of(Authority const& authority);

// Refused where the certificate is no CA's or is there already.
Result<std::int64_t> add_authority(database::Tx& tx, Actor const& actor, signatures::Certificate const& certificate,
                                   Accreditation const& accreditation, std::string const& source, Instant now);
void change_accreditation(database::Tx& tx, Actor const& actor, Authority const& authority,
                          Accreditation const& accreditation, std::string const& reason, Instant now);
// Refused where no authority of the list signed it, and where its thisUpdate is more than `clock_skew` ahead: such a
// list would stand before all that come after it. A newer list of the same CA's key stands beside the older one, which
// says what was revoked before the newer came; from then on the newer decides.
inline constexpr std::chrono::minutes clock_skew{5};
Result<signatures::Crl> add_crl(database::Tx& tx, Actor const& actor, std::string const& file, Instant now);
// The same refusals; changes nothing.
Result<signatures::Crl> read_crl(database::ReadTx& tx, std::string const& file, Instant now);
bool has_crl(database::ReadTx& tx, signatures::Crl const& crl);
// False where it is there already: the same list sent twice is kept once.
bool keep_crl(database::Tx& tx, Actor const& actor, signatures::Crl const& crl, bool is_fetched, Instant now);
void remove_crl(database::Tx& tx, Actor const& actor, signatures::Crl const& crl, Instant now);
// A list fetched from where this CA's lists lie. Refused where another CA signed it, or where a newer one of the same
// key is there. It takes the place of the one fetched before: else each hour would leave a list for ever.
Result<signatures::Crl> add_fetched_crl(database::Tx& tx, Actor const& actor, std::string const& issuer,
                                        std::string const& file, Instant now);

// The changes alone, without audit, history and count_change: for what does these once for many.
struct NewAuthority {
  std::string name, thumbprint, subject, der;
  std::string source;  // as of an Authority
  std::string crl_addresses = {};
};
std::int64_t insert_authority(database::Tx& tx, NewAuthority const& authority, Accreditation const& accreditation,
                              Instant now);
void update_accreditation(database::Tx& tx, std::string const& thumbprint, Accreditation const& accreditation);
void set_crl_addresses(database::Tx& tx, std::string const& thumbprint, std::string const& addresses);
void delete_authority(database::Tx& tx, std::string const& thumbprint);

std::vector<Authority> authorities(database::ReadTx& tx);
// The same, first those that have issued somebody's certificate. `wanted`: a part of the name; "": all.
std::vector<Authority> authorities_found(database::ReadTx& tx, std::string const& wanted);
std::optional<Authority> find_authority(database::ReadTx& tx, std::int64_t id);
std::optional<Authority> find_authority(database::ReadTx& tx, std::string const& thumbprint);
std::string authority_bytes(database::ReadTx& tx, std::int64_t id);  // DER

struct StoredCrl {
  std::int64_t id = 0;
  std::string issuer;
  Instant this_update;
  std::optional<Instant> next_update;
};
std::vector<StoredCrl> newest_crls(
    database::ReadTx& tx);  // one for each issuer and its key, the oldest of an issuer first

// Every change of the list ends with this: processes learn by the number that their copies are old.
void count_change(database::Tx& tx);

signatures::TrustSource stored_trust(database::Database& database,
                                     signatures::MissingCrl missing_crl = signatures::MissingCrl::accept_with_warning);

std::string_view to_text(signatures::WhyEnded why);
signatures::WhyEnded why_ended_of(std::string_view text);  // none for what it does not know
std::string_view title_of(signatures::WhyEnded why);       // Russian
std::string in_words(Accreditation const& accreditation);  // «Аккредитован с 01.02.2026»

}  // namespace obereg::access
