#include "access/passwords/password_links.hpp"

#include <algorithm>

#include "access/passwords/queries.hpp"
#include "access/refusals.hpp"
#include "core/text.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::passwords;

namespace {

constexpr auto kept_after_end = std::chrono::hours{24 * 30};  // so that an old letter is told what it was

constexpr std::string_view link_path = "/sign-in/new-password/";

database::Bytes hash_of(std::string const& token) {
  return {text::sha256("password-link:" + token)};
}

struct StoredLink {
  PasswordLink link;
  Instant expires_at;
  bool used = false;
};

StoredLink read_link(database::Row const& row) {
  auto const kind = row.text(1) == "reset" ? LinkKind::reset : LinkKind::invitation;
  return {{{row.integer(0)}, kind}, row.moment(2), !row.is_null(3)};
}

}  // namespace

std::string make_link(database::Tx& tx, AccountId account, LinkKind kind, web::Settings const& settings, Instant now) {
  tx.exec(sql::forget_old_links, {{"before", now - kept_after_end}});
  auto const token = text::random_token();
  bool const resets = kind == LinkKind::reset;
  auto const lasts = resets ? reset_lasts : invitation_lasts;
  tx.exec_one(sql::insert_link, {{"token", hash_of(token)},
                                 {"account", account},
                                 {"kind", resets ? "reset" : "invitation"},
                                 {"now", now},
                                 {"expires_at", now + lasts}});
  return settings.origin + std::string(link_path) + token;
}

Result<PasswordLink> open_link(database::ReadTx& tx, std::string const& token, Instant now) {
  auto const found = tx.find_one(sql::find_link, {{"token", hash_of(token)}}, read_link);
  if (!found) return refuse(refusals::link_unknown);
  if (found->used) return refuse(refusals::link_used);
  if (found->expires_at <= now) return refuse(refusals::link_expired);
  return found->link;
}

bool use_link(database::Tx& tx, std::string const& token, Instant now) {
  return tx.exec(sql::use_link, {{"token", hash_of(token)}, {"now", now}}) == 1;
}

std::string without_links(std::string letter) {
  constexpr auto const* space = " \r\n\t";
  for (std::size_t at = 0; (at = letter.find(link_path, at)) != std::string::npos;) {
    auto const before = letter.find_last_of(space, at);
    auto const begin = before == std::string::npos ? 0 : before + 1;
    auto const end = std::min(letter.find_first_of(space, at), letter.size());
    std::string const instead = "(ссылка есть только в самом письме)";
    letter.replace(begin, end - begin, instead);
    at = begin + instead.size();
  }
  return letter;
}

void end_links(database::Tx& tx, AccountId account, Instant now) {
  tx.exec(sql::end_links, {{"account", account}, {"now", now}});
}

}  // namespace obereg::access
