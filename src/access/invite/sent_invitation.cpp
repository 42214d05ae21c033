#include "access/invite/sent_invitation.hpp"

#include <algorithm>

#include "access/invite/queries.hpp"
#include "access/passwords/passwords.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::invite;

std::optional<SentInvitation> newest_invitation(database::ReadTx& tx, AccountId account) {
  return tx.find_one(sql::newest_invitation, {{"account", account}}, [](database::Row const& row) {
    return SentInvitation{row.moment(0), row.moment(1), !row.is_null(2)};
  });
}

std::string in_words(SentInvitation const& invitation, std::chrono::minutes zone, Instant now) {
  auto const sent = "Приглашение отправлено " + russian_moment(invitation.sent_at, zone);
  if (invitation.is_over) return sent + ", ссылка из него больше не действует.";
  auto const until = russian_moment(invitation.until, zone);
  if (invitation.until <= now) return sent + ", его срок прошёл " + until + ".";
  return sent + ", ссылка действует до " + until + ".";
}

bool waits_for_invitation(database::ReadTx& tx, Account const& account) {
  if (account.email.empty() || account.blocked_at || password_of(tx, account.id)) return false;
  auto const certificates = certificates_of(tx, account.id);
  return std::all_of(certificates.begin(), certificates.end(),
                     [](BoundCertificate const& one) { return one.removed_at.has_value(); });
}

}  // namespace obereg::access
