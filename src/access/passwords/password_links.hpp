// Links that let the owner of an address choose a password: an invitation, or a reset. Only the token's SHA-256 is
// kept.
#pragma once
#include <string>

#include "core/id.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"
#include "platform/web/settings.hpp"

namespace obereg::access {

enum class LinkKind { invitation, reset };
inline constexpr std::chrono::hours invitation_lasts{24 * 7};
inline constexpr std::chrono::hours reset_lasts{1};

struct PasswordLink {
  AccountId account;
  LinkKind kind = LinkKind::invitation;
};

// The address to be sent, whole: the only copy of its token.
std::string make_link(database::Tx& tx, AccountId account, LinkKind kind, web::Settings const& settings, Instant now);
// Refused: link_unknown, link_used (a later password ends it too), link_expired.
Result<PasswordLink> open_link(database::ReadTx& tx, std::string const& token, Instant now);
bool use_link(database::Tx& tx, std::string const& token, Instant now);  // false where somebody was first
// A letter as it may be shown on a page: whoever reads another's letters, or sits down at another's open session, must
// not get a password by it.
std::string without_links(std::string letter);
void end_links(database::Tx& tx, AccountId account, Instant now);

}  // namespace obereg::access
