#include "access/second_factor/recovery_codes.hpp"

#include <sodium.h>

#include "access/passwords/passwords.hpp"
#include "access/second_factor/queries.hpp"
#include "core/text.hpp"
#include "core/typed_codes/typed_code.hpp"
#include "platform/audit/audit.hpp"
#include "platform/ledger/secret_for.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::second_factor;

namespace {

constexpr std::size_t salt_bytes = 16;

std::string secret_of(ledger::LogKey const& key, AccountId account) {
  static_assert(crypto_auth_hmacsha256_KEYBYTES == 32);
  return ledger::secret_for(key, "obereg recovery codes, account " + std::to_string(account.value));
}

std::string kept(std::string const& secret, std::string const& salt, std::string const& code) {
  auto const raw = [](std::string const& bytes) { return reinterpret_cast<unsigned char const*>(bytes.data()); };
  auto const salted = salt + code;
  std::string sum(crypto_auth_hmacsha256_BYTES, '\0');
  crypto_auth_hmacsha256(reinterpret_cast<unsigned char*>(sum.data()), raw(salted), salted.size(), raw(secret));
  return salt + sum;
}

}  // namespace

std::vector<std::string> new_recovery_codes(database::Tx& tx, ledger::LogKey const& key, Account const& account,
                                            std::string const& address, Instant now) {
  forget_recovery_codes(tx, account.id);
  auto const secret = secret_of(key, account.id);
  std::vector<std::string> codes;
  for (int i = 0; i < recovery_codes_made; ++i) {
    auto const code = text::random_code(recovery_code_length);
    tx.exec_one(sql::insert_code, {{"account", account.id},
                                   {"code", database::Bytes{kept(secret, text::random_bytes(salt_bytes), code)}}});
    codes.push_back(text::shown_code(code));
  }
  audit::record(tx, owner_of(account, address), "access.recovery-codes-made",
                "account:" + std::to_string(account.id.value), "", now);
  return codes;
}

bool use_recovery_code(database::Tx& tx, ledger::LogKey const& key, AccountId account, std::string const& code,
                       Instant now) {
  auto const secret = secret_of(key, account);
  auto const unused =
      tx.all(sql::unused_codes, {{"account", account}}, [](database::Row const& row) { return row.bytes(0); });
  for (auto const& one : unused) {
    if (kept(secret, one.substr(0, salt_bytes), code) != one) continue;
    // Of two that send one code at once, one is first.
    return tx.exec(sql::use_code, {{"account", account}, {"code", database::Bytes{one}}, {"now", now}}) == 1;
  }
  return false;
}

std::int64_t recovery_codes_left(database::ReadTx& tx, AccountId account) {
  return tx.get_integer(sql::codes_left, {{"account", account}});
}

void forget_recovery_codes(database::Tx& tx, AccountId account) {
  tx.exec(sql::forget_codes, {{"account", account}});
}

}  // namespace obereg::access
