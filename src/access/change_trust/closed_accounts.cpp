#include "access/change_trust/closed_accounts.hpp"

#include <map>
#include <set>

#include "access/change_trust/queries.hpp"
#include "core/text.hpp"
#include "platform/signatures/checking/path.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::change_trust;

namespace {

constexpr int accounts_at_once = 500;

// A CA that may stand above somebody's certificate, with what it is now and what it would be.
struct Candidate {
  std::optional<Accreditation> before, after;
  std::string thumbprint;
  std::int64_t authority = 0, row = 0;  // where its bytes lie: one of both
};

// Names are compared as OpenSSL does it: without letter case and runs of spaces.
std::string key_of(std::string_view name) {
  return text::lower(text::tidy_spaces(name));
}

using Candidates = std::multimap<std::string, Candidate>;  // by key_of(subject)

Candidates candidates(database::ReadTx& tx, std::int64_t change) {
  std::map<std::string, std::optional<Accreditation>, std::less<>> changed;
  Candidates all;
  tx.each(sql::effects, {{"change", change}}, [&](database::Row const& row) {
    std::optional<Accreditation> after;
    if (row.text(0) != what::removed)
      after = Accreditation{row.truth(3), row.optional_moment(4), row.optional_moment(5), why_ended_of(row.text(6))};
    if (row.text(0) == what::added)
      all.emplace(key_of(row.text(2)), Candidate{{}, after, row.string(1), 0, row.integer(7)});
    else
      changed[row.string(1)] = after;
  });
  for (auto const& authority : authorities(tx)) {
    auto const before = accreditation_of(authority);
    auto const found = changed.find(authority.thumbprint);
    all.emplace(key_of(authority.subject), Candidate{before, found == changed.end() ? before : found->second,
                                                     authority.thumbprint, authority.id, 0});
  }
  return all;
}

void put(signatures::TrustListBuilder& builder, signatures::Certificate const& certificate,
         std::optional<Accreditation> const& accreditation) {
  if (!accreditation) return;
  // What the builder refuses is left out of the list in use too (load.cpp).
  if (accreditation->is_root) {
    static_cast<void>(builder.add_root(certificate));
  } else {
    static_cast<void>(builder.add_accredited(
        certificate, {{accreditation->from.value_or(Instant{}), accreditation->to, accreditation->why_ended}}));
  }
}

struct BothLists {
  std::shared_ptr<signatures::TrustList const> now, then;
};

// Only the CAs that stand above somebody's certificate: of thousands in the official list these are dozens.
class Reach {
 public:
  Reach(database::ReadTx& tx, std::int64_t change, signatures::MissingCrl missing_crl)
      : tx_(tx), change_(change), candidates_(candidates(tx, change)), now_(missing_crl), then_(missing_crl) {}

  void follow(std::string const& issuer) {
    auto const key = key_of(issuer);
    if (!seen_.insert(key).second) return;
    auto const [first, last] = candidates_.equal_range(key);
    std::vector<std::string> above;
    for (auto it = first; it != last; ++it) {
      auto const& candidate = it->second;
      auto const der =
          candidate.row > 0 ? bytes(sql::row_bytes, candidate.row) : bytes(sql::authority_bytes, candidate.authority);
      auto const certificate = signatures::parse_certificate(der);
      if (!certificate) continue;
      put(now_, *certificate, candidate.before);
      put(then_, *certificate, candidate.after);
      above.push_back(certificate->issuer);
    }
    for (auto const& name : above) follow(name);
  }

  BothLists lists() {
    std::set<std::string> removed;  // lists of revoked certificates, by their bytes
    for (auto const& [kind, der] : crls(sql::changed_crls, sql::row_bytes, {{"change", change_}})) {
      if (kind == what::crl_added) static_cast<void>(then_.add_crl(der));
      if (kind == what::crl_removed) removed.insert(der);
    }
    for (auto const& [unused, der] : crls(sql::crls, sql::crl_bytes, {})) {
      static_cast<void>(now_.add_crl(der));
      if (!removed.contains(der)) static_cast<void>(then_.add_crl(der));
    }
    return {now_.build(), then_.build()};
  }

 private:
  std::string bytes(database::Query const& query, std::int64_t id) {
    return tx_.get_one(query, {{"id", id}}, [](database::Row const& row) { return row.bytes(0); });
  }

  // Of the CAs that were followed; what the row says besides, with the bytes.
  std::vector<std::pair<std::string, std::string>> crls(database::Query const& list, database::Query const& one,
                                                        database::Parameters const& parameters) {
    std::vector<std::pair<std::int64_t, std::string>> wanted;
    tx_.each(list, parameters, [&](database::Row const& row) {
      if (seen_.contains(key_of(row.text(2)))) wanted.emplace_back(row.integer(0), row.string(1));
    });
    std::vector<std::pair<std::string, std::string>> found;
    for (auto& [id, what] : wanted) found.emplace_back(std::move(what), bytes(one, id));
    return found;
  }

  database::ReadTx& tx_;
  std::int64_t const change_;
  Candidates const candidates_;
  signatures::TrustListBuilder now_, then_;
  std::set<std::string> seen_;
};

BothLists both_lists(database::Database& database, std::int64_t change, signatures::MissingCrl missing_crl,
                     Instant now) {
  return database.read([&](database::ReadTx& tx) {
    Reach reach(tx, change, missing_crl);
    auto const issuers = tx.all(sql::issuers, {{"now", now}}, [](database::Row const& row) { return row.string(0); });
    for (auto const& issuer : issuers) reach.follow(issuer);
    return reach.lists();
  });
}

struct Standing {
  bool good_now = false, good_then = false;
};

std::map<std::int64_t, Standing> standings(database::ReadTx& tx, BothLists const& lists, std::int64_t after,
                                           std::int64_t up_to, Instant now) {
  std::map<std::int64_t, Standing> found;
  auto const good = [now](signatures::TrustList const& list, signatures::Certificate const& certificate) {
    return signatures::judge_certificate(list, certificate, {}, now).ok();
  };
  tx.each(sql::certificates, {{"after", after}, {"up_to", up_to}, {"now", now}}, [&](database::Row const& row) {
    auto& standing = found[row.integer(0)];
    if (standing.good_then && standing.good_now) return;
    auto const certificate = signatures::parse_certificate(row.bytes(1));
    if (!certificate) return;
    standing.good_now = standing.good_now || good(*lists.now, *certificate);
    standing.good_then = standing.good_then || good(*lists.then, *certificate);
  });
  return found;
}

struct Administrator {
  std::int64_t account = 0;
  bool has_password = false;  // which opens whatever the list says
};

bool closes_administration(database::ReadTx& tx, BothLists const& lists, Instant now) {
  auto const all = tx.all(sql::administrators, {}, [](database::Row const& row) {
    return Administrator{row.integer(0), row.truth(1)};
  });
  bool open_now = false, open_then = false;
  for (auto const& [account, has_password] : all) {
    auto const standing = standings(tx, lists, account - 1, account, now)[account];
    open_now = open_now || has_password || standing.good_now;
    open_then = open_then || has_password || standing.good_then;
  }
  return open_now && !open_then;
}

}  // namespace

ClosedAccounts closed_accounts(jobs::Run& run, std::int64_t change, signatures::MissingCrl missing_crl) {
  auto const now = run.now();
  auto const lists = both_lists(run.database(), change, missing_crl, now);
  ClosedAccounts closed;
  closed.closes_administration =
      run.database().read([&](database::ReadTx& tx) { return closes_administration(tx, lists, now); });
  for (std::int64_t after = 0;;) {
    if (run.stopping()) throw jobs::Interrupted{};
    auto const last = run.database().read([&](database::ReadTx& tx) {
      auto const up_to = tx.get_integer(sql::batch_end, {{"after", after}, {"size", accounts_at_once}});
      for (auto const& [account, standing] : standings(tx, lists, after, up_to, now)) {
        if (!standing.good_now && standing.good_then) ++closed.opened;
        if (!standing.good_now || standing.good_then) continue;
        ++closed.count;
        if (closed.first.size() < closed_accounts_named) closed.first.push_back({account});
      }
      return up_to;
    });
    if (last == 0) return closed;
    after = last;
  }
}

}  // namespace obereg::access
