#include "access/fetch_crls/crl_sources.hpp"

#include <map>
#include <set>

#include "access/fetch_crls/queries.hpp"
#include "core/text.hpp"
#include "platform/signatures/certificate.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::fetch_crls;

namespace {

constexpr std::size_t longest_address = 1'000;
constexpr std::int64_t certificates_at_once = 500;

CrlSource read_source(database::Row const& row) {
  return {row.integer(0),         row.string(1),          row.string(2), row.truth(3),
          row.optional_moment(4), row.optional_moment(5), row.string(6)};
}

std::string key_of(CrlSource const& source) {
  return text::hex(text::sha256(source.address + "\n" + source.issuer));
}

// Names are compared as OpenSSL does it: without letter case and runs of spaces.
std::string name_key(std::string_view name) {
  return text::lower(text::tidy_spaces(name));
}

bool can_be_asked(std::string const& address) {
  auto const scheme = text::lower(address.substr(0, 8));
  return (scheme.starts_with("http://") || scheme.starts_with("https://")) && address.size() <= longest_address &&
         text::is_clean(address) && address.find_first_of(" \t\r\n") == std::string::npos;
}

struct Ca {
  std::string subject, issuer;
  std::vector<std::string> own, of_issuer;  // addresses of its own list, and of the list that may name it
};

// A CA that is trusted now.
std::optional<Ca> trusted_ca(database::Row const& row, Instant now) {
  auto const from = row.optional_moment(3), to = row.optional_moment(4);
  bool const accredited = (!from || *from <= now) && (!to || now < *to);
  if (!row.truth(2) && !accredited) return std::nullopt;
  auto const certificate = signatures::parse_certificate(row.bytes(1));
  if (!certificate || !certificate->in_date(now)) return std::nullopt;
  Ca ca{row.string(0), certificate->issuer, {}, certificate->crl_addresses};
  auto const lines = row.text(5);
  for (std::size_t begin = 0; begin < lines.size();) {
    auto const end = std::min(lines.find('\n', begin), lines.size());
    ca.own.emplace_back(lines.substr(begin, end - begin));
    begin = end + 1;
  }
  return ca;
}

class Named {
 public:
  void take(Ca ca) {
    subjects_.emplace(name_key(ca.subject), ca.subject);
    cas_.push_back(std::move(ca));
  }
  void take_persons(signatures::Certificate const& certificate) {
    used_.insert(name_key(certificate.issuer));
    for (auto const& address : certificate.crl_addresses) persons_.emplace(address, certificate.issuer);
  }
  std::vector<CrlSource> sources() {
    close_upwards();
    std::map<std::string, CrlSource> found;
    auto const add = [&](std::string const& address, std::string const& issuer) {
      auto const subject = subjects_.find(name_key(issuer));
      if (subject == subjects_.end() || !can_be_asked(address)) return;
      CrlSource source{0, address, subject->second, used_.contains(subject->first), {}, {}, {}};
      found.emplace(key_of(source), std::move(source));
    };
    for (auto const& ca : cas_) {
      for (auto const& address : ca.own) add(address, ca.subject);
      for (auto const& address : ca.of_issuer) add(address, ca.issuer);
    }
    for (auto const& [address, issuer] : persons_) add(address, issuer);
    std::vector<CrlSource> sources;
    for (auto& [key, source] : found) sources.push_back(std::move(source));
    return sources;
  }

 private:
  // Above a CA that is used stand others, whose lists may name it.
  void close_upwards() {
    for (bool more = true; more;) {
      more = false;
      for (auto const& ca : cas_)
        if (used_.contains(name_key(ca.subject))) more = used_.insert(name_key(ca.issuer)).second || more;
    }
  }

  std::vector<Ca> cas_;
  std::map<std::string, std::string> subjects_;  // by name_key
  std::set<std::string> used_;                   // name_key
  std::set<std::pair<std::string, std::string>> persons_;
};

}  // namespace

std::vector<CrlSource> named_sources(database::ReadTx& tx, Instant now) {
  Named named;
  tx.each(sql::authorities, {}, [&](database::Row const& row) {
    if (auto ca = trusted_ca(row, now)) named.take(std::move(*ca));
  });
  for (std::int64_t after = 0, count = certificates_at_once; count == certificates_at_once;) {
    count = 0;
    tx.each(sql::certificates, {{"after", after}, {"now", now}, {"size", certificates_at_once}},
            [&](database::Row const& row) {
              ++count;
              after = row.integer(0);
              if (auto const certificate = signatures::parse_certificate(row.bytes(1)))
                named.take_persons(*certificate);
            });
  }
  return named.sources();
}

void keep_sources(database::Tx& tx, std::vector<CrlSource> const& named) {
  std::set<std::string> keys;
  for (auto const& source : named) {
    keys.insert(key_of(source));
    tx.exec(
        sql::insert_source,
        {{"key", key_of(source)}, {"address", source.address}, {"issuer", source.issuer}, {"is_used", source.is_used}});
  }
  for (auto const& stored : crl_sources(tx))
    if (!keys.contains(key_of(stored))) tx.exec(sql::delete_source, {{"id", stored.id}});
}

std::vector<CrlSource> crl_sources(database::ReadTx& tx) {
  return tx.all(sql::sources, {}, read_source);
}

std::optional<CrlSource> find_source(database::ReadTx& tx, std::int64_t id) {
  return tx.find_one(sql::find_source, {{"id", id}}, read_source);
}

void note_success(database::Tx& tx, std::int64_t source, Instant now) {
  tx.exec(sql::note_success, {{"id", source}, {"now", now}});
}

void note_failure(database::Tx& tx, std::int64_t source, std::string const& failure, Instant now) {
  tx.exec(sql::note_failure, {{"id", source}, {"failure", failure}, {"now", now}});
}

}  // namespace obereg::access
