#include "access/sign_in/challenge.hpp"

#include "access/refusals.hpp"
#include "access/sign_in/queries.hpp"
#include "core/text.hpp"
#include "platform/attempts/attempts.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::sign_in;

namespace {

struct StoredChallenge {
  std::string text;
  Instant created_at;
  bool used = false;
};

database::Bytes hash_of(std::string const& token) {
  return {text::sha256(token)};
}

std::string site_line(std::string const& origin) {
  return "Сайт: " + origin + "\r\n";
}

std::string beginning_of(ChallengePurpose const& purpose) {
  return purpose.heading + "\r\n" + (purpose.whose.empty() ? "" : purpose.whose + "\r\n");
}

}  // namespace

ChallengePurpose signing_in() {
  return {"Вход в систему «Оберег»", "",
          "Эта подпись служит только для входа на названный сайт и никаких документов не подписывает."};
}

ChallengePurpose binding_to(AccountId account) {
  return {
      "Привязка сертификата к учётной записи в системе «Оберег»", "Учётная запись: № " + std::to_string(account.value),
      "Эта подпись служит только для того, чтобы привязать сертификат к названной учётной записи. Никаких документов "
      "она не подписывает."};
}

// Lines end as Windows programs write them: a signing program that shows the file then shows it whole.
std::string challenge_text(std::string const& origin, Instant now, std::string const& random,
                           ChallengePurpose const& purpose) {
  return beginning_of(purpose) + site_line(origin) + "Время (UTC): " + iso_moment(now) + "\r\n" +
         "Одноразовый код: " + random + "\r\n" + purpose.limits + "\r\n";
}

Challenge make_challenge(database::Tx& tx, std::string const& origin, Instant now, ChallengePurpose const& purpose) {
  tx.exec(sql::forget_old, {{"before", now - 2 * challenge_lifetime}});
  Challenge challenge{text::random_token(), challenge_text(origin, now, text::random_token(), purpose)};
  tx.exec_one(sql::insert_challenge,
              {{"token_hash", hash_of(challenge.token)}, {"text", challenge.text}, {"now", now}});
  return challenge;
}

Result<Challenge> offer_challenge(database::Tx& tx, std::string const& origin, std::string const& whose, Instant now,
                                  ChallengePurpose const& purpose) {
  if (attempts::count(tx, "challenge", whose, now) > most_challenges) return refuse(refusals::challenges_too_many);
  return make_challenge(tx, origin, now, purpose);
}

Result<std::string> open_challenge(database::ReadTx& tx, std::string const& token, std::string const& origin,
                                   Instant now, ChallengePurpose const& purpose) {
  auto found = tx.find_one(sql::find_challenge, {{"token_hash", hash_of(token)}}, [](database::Row const& row) {
    return StoredChallenge{row.string(0), row.moment(1), !row.is_null(2)};
  });
  if (!found || !found->text.starts_with(beginning_of(purpose))) return refuse(refusals::challenge_unknown);
  if (found->used) return refuse(refusals::challenge_used);
  if (now - found->created_at >= challenge_lifetime) return refuse(refusals::challenge_expired);
  if (found->text.find(site_line(origin)) == std::string::npos) return refuse(refusals::challenge_of_another_site);
  return std::move(found->text);
}

bool use_challenge(database::Tx& tx, std::string const& token, Instant now) {
  return tx.exec(sql::use_challenge, {{"token_hash", hash_of(token)}, {"now", now}}) == 1;
}

}  // namespace obereg::access
