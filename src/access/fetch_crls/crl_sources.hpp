// Addresses of lists of revoked certificates as stored, and where they are found (ACC-06).
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "platform/database/database.hpp"

namespace obereg::access {

struct CrlSource {
  std::int64_t id = 0;
  std::string address;   // http or https
  std::string issuer;    // the subject of the CA whose list lies there
  bool is_used = false;  // the CA stands above somebody's certificate
  std::optional<Instant> attempted_at, succeeded_at;
  std::string failure;  // Russian, of the last attempt; "" where it succeeded
};

// What the certificates of the trust list, the official list and people's certificates name as of now. Only of CAs that
// are trusted now: a list that nobody's trust rests on is not fetched.
std::vector<CrlSource> named_sources(database::ReadTx& tx, Instant now);
// Makes the stored ones these; how the fetching of those that stay went is kept.
void keep_sources(database::Tx& tx, std::vector<CrlSource> const& named);

std::vector<CrlSource> crl_sources(database::ReadTx& tx);  // by issuer
std::optional<CrlSource> find_source(database::ReadTx& tx, std::int64_t id);
void note_success(database::Tx& tx, std::int64_t source, Instant now);
void note_failure(database::Tx& tx, std::int64_t source, std::string const& failure, Instant now);

}  // namespace obereg::access
