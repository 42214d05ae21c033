// An invitation as people who sent it see it: whether it went out, until when its link holds.
#pragma once
#include <optional>
#include <string>

#include "access/accounts/accounts.hpp"

namespace obereg::access {

struct SentInvitation {
  Instant sent_at, until;
  bool is_over = false;  // used, or ended because the address or the password changed
};
// The newest. Nothing where none was sent, or it ended over a month ago.
std::optional<SentInvitation> newest_invitation(database::ReadTx& tx, AccountId account);
// Russian, of somebody who has no password yet: "Приглашение отправлено 01.03.2026, 12:00, ссылка действует до …".
std::string in_words(SentInvitation const& invitation, std::chrono::minutes zone, Instant now);

// That an invitation is the only way in for them: they have neither a password nor a certificate, and an address.
bool waits_for_invitation(database::ReadTx& tx, Account const& account);

}  // namespace obereg::access
