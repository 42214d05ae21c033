#include "access/change_trust/prepare_change.hpp"

#include <boost/json.hpp>
#include <fstream>
#include <map>
#include <set>

#include "access/change_trust/closed_accounts.hpp"
#include "access/change_trust/difference.hpp"
#include "access/change_trust/queries.hpp"
#include "access/changed_crls/changed_crls.hpp"
#include "access/refusals.hpp"
#include "platform/audit/audit.hpp"
#include "platform/signatures/formats/tsl.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::change_trust;

namespace {

constexpr std::size_t rows_at_once = 200;

constexpr RefusalKind list_without_cas{
    "access.list-without-cas", "В файле нет ни одного сертификата удостоверяющего центра",
    "Такой перечень не применить. Скачайте его целиком с e-trust.gosuslugi.ru и загрузите ещё раз.", 422};

using Known = std::map<std::string, KnownAuthority, std::less<>>;  // by thumbprint

ChangeRow hand_row(KnownAuthority const& known, ChangeRow wanted, Instant now) {
  wanted.before = known.accreditation;
  wanted.crl_addresses = known.crl_addresses;
  wanted.old_crl_addresses = known.crl_addresses;
  wanted.what = kind_of_change(wanted.before, wanted.after, now);
  return wanted;
}

// Rows are written as they come: a list of any size needs the memory of one batch.
class Difference {
 public:
  Difference(jobs::Run& run, TrustChange const& change) : run_(run), change_(change) {
    run.database().read([&](database::ReadTx& tx) {
      base_ = newest_number(tx);
      for (auto& one : authorities(tx))
        known_.emplace(one.thumbprint,
                       KnownAuthority{one.id, one.name, one.source, one.crl_addresses, accreditation_of(one)});
    });
    // What a hand wants, or a list of revoked certificates is, stands in its row alone.
    if (change_.kind != "hand" && change_.kind != "crl")
      run.database().write([&](database::Tx& tx) { remove_rows(tx, change_.id); });
  }

  Known const& known() const { return known_; }
  void add(ChangeRow row) {
    rows_.push_back(std::move(row));
    if (rows_.size() >= rows_at_once) flush();
  }
  void flush() {
    if (run_.stopping()) throw jobs::Interrupted{};
    if (rows_.empty()) return;
    run_.database().write([&](database::Tx& tx) { insert_rows(tx, change_.id, rows_); });
    rows_.clear();
    run_.report(boost::json::serialize(boost::json::object{{"certificates", change_.certificates}}));
  }
  void finish(signatures::MissingCrl missing_crl) {
    flush();
    auto const closed = closed_accounts(run_, change_.id, missing_crl);
    run_.database().write([&](database::Tx& tx) {
      auto const finished = tx.exec(sql::finish_change, {{"id", change_.id},
                                                         {"base", base_},
                                                         {"cas", change_.cas},
                                                         {"certificates", change_.certificates},
                                                         {"unchanged", change_.unchanged},
                                                         {"closed", closed.count},
                                                         {"opened", closed.opened},
                                                         {"closes_administration", closed.closes_administration}});
      if (finished == 0) return;
      for (auto const account : closed.first)
        tx.exec_one(sql::insert_person, {{"change", change_.id}, {"account", account}});
    });
  }

 private:
  jobs::Run& run_;
  TrustChange const& change_;
  std::int64_t base_ = 0;
  Known known_;
  std::vector<ChangeRow> rows_;
};

ChangeRow fault_row(std::size_t line, std::string words) {
  ChangeRow row;
  row.what = what::fault;
  row.line = static_cast<std::int64_t>(line);
  row.words = std::move(words);
  return row;
}

// One pass over the file, a CA at a time.
class TslDifference {
 public:
  TslDifference(Difference& difference, TrustChange& change, Instant now)
      : difference_(difference), change_(change), now_(now) {}

  Result<void> read(std::istream& file) {
    auto const parsed = signatures::read_tsl(file, [this](signatures::TslCa&& ca) { take(ca); });
    if (!parsed) return parsed.error();
    if (change_.certificates == 0) return refuse(list_without_cas);
    change_.cas = static_cast<std::int64_t>(parsed->cas);
    for (auto const& fault : parsed->faults) difference_.add(fault_row(fault.line, fault.text));
    for (auto const& [thumbprint, known] : difference_.known())
      if (known.source == "tsl" && !seen_.contains(thumbprint)) add_missing(thumbprint, known);
    return {};
  }

 private:
  void take(signatures::TslCa const& ca) {
    for (auto const& listed : ca.certificates) {
      ++change_.certificates;
      auto const& thumbprint = listed.certificate.sha256;
      if (!seen_.insert(thumbprint).second) {
        difference_.add(fault_row(listed.line, "Сертификат центра «" + ca.name + "» уже был в файле; взят первый."));
        continue;
      }
      auto const found = difference_.known().find(thumbprint);
      auto const* const known = found == difference_.known().end() ? nullptr : &found->second;
      if (auto row = difference_of(known, ca, listed, now_))
        difference_.add(std::move(*row));
      else
        ++change_.unchanged;
    }
  }
  void add_missing(std::string const& thumbprint, KnownAuthority const& known) {
    ChangeRow row;
    row.what = what::missing;
    row.name = known.name;
    row.thumbprint = thumbprint;
    row.before = row.after = known.accreditation;
    difference_.add(std::move(row));
  }

  Difference& difference_;
  TrustChange& change_;
  Instant now_;
  std::set<std::string> seen_;
};

void prepare_undo(jobs::Run& run, Difference& difference, TrustChange& change) {
  auto crls = run.database().read([&](database::ReadTx& tx) { return undone_crls(tx, *change.undoes, run.now()); });
  for (auto& row : crls) difference.add(std::move(row));
  for (auto const kind : {what::added, what::ended, what::restored, what::changed, what::removed, what::addresses}) {
    for (std::int64_t after = 0;;) {
      std::vector<ChangeRow> rows, back;
      run.database().read([&](database::ReadTx& tx) {
        rows = change_rows(tx, *change.undoes, kind, after, static_cast<int>(rows_at_once), true);
        for (auto const& row : rows) {
          auto const found = difference.known().find(row.thumbprint);
          auto const* const known = found == difference.known().end() ? nullptr : &found->second;
          auto one = undone(row, known, run.now());
          if (!one) {
            ++change.unchanged;
            continue;
          }
          if (one->what == what::removed) one->der = authority_bytes(tx, known->id);
          back.push_back(std::move(*one));
        }
      });
      for (auto& row : back) difference.add(std::move(row));
      if (rows.size() < rows_at_once) break;
      after = rows.back().id;
    }
  }
}

// The row says what is wanted; what is there now is looked up anew. Nothing is left of it where the CA is gone, or is
// so already.
void prepare_hand(jobs::Run& run, Difference const& difference, TrustChange const& change) {
  run.database().write([&](database::Tx& tx) {
    std::vector<ChangeRow> rows;
    for (auto const kind : {what::ended, what::restored, what::changed})
      for (auto& wanted : change_rows(tx, change.id, kind, 0, 1)) {
        auto const found = difference.known().find(wanted.thumbprint);
        if (found == difference.known().end() || found->second.accreditation == wanted.after) continue;
        rows.push_back(hand_row(found->second, std::move(wanted), run.now()));
      }
    remove_rows(tx, change.id);
    insert_rows(tx, change.id, rows);
  });
}

Result<void> prepare_tsl(Difference& difference, TrustChange& change, files::Store const& files, Instant now) {
  std::ifstream file(files.path(change.file_hash), std::ios::binary);
  if (!file) throw std::runtime_error("the uploaded list is gone");
  return TslDifference(difference, change, now).read(file);
}

void fail(database::Database& database, std::int64_t change, Refusal const& refusal) {
  database.write([&](database::Tx& tx) {
    remove_rows(tx, change);
    tx.exec(sql::fail_change, {{"id", change}, {"words", web::in_words(refusal)}});
  });
}

}  // namespace

TrustChange proposed(Actor const& actor, std::string const& kind, Instant now) {
  TrustChange change;
  change.kind = kind;
  change.creator = actor.account;
  change.creator_name = actor.name;
  change.created_at = now;
  return change;
}

void enqueue_preparing(database::Tx& tx, std::int64_t change, Instant now) {
  jobs::enqueue(tx, prepare_change_job_kind, boost::json::serialize(boost::json::object{{"change", change}}), now);
}

std::int64_t propose_tsl(database::Tx& tx, Actor const& actor, files::StoredFile const& file, std::string const& name,
                         Instant now) {
  auto change = proposed(actor, "tsl", now);
  change.file_hash = file.hash;
  change.file_name = name;
  change.file_size = static_cast<std::int64_t>(file.size);
  auto const id = insert_change(tx, change);
  enqueue_preparing(tx, id, now);
  audit::record(tx, actor, "access.tsl-uploaded", "trust-change:" + std::to_string(id),
                "Перечень загружен, SHA-256 файла " + file.hash, now);
  return id;
}

Result<std::int64_t> propose_undo(database::Tx& tx, Actor const& actor, std::int64_t id, Instant now) {
  auto const undone_change = find_change(tx, id);
  if (!undone_change || !undone_change->number) return refuse(refusals::change_no_version);
  auto change = proposed(actor, "undo", now);
  change.undoes = id;
  auto const proposal = insert_change(tx, change);
  enqueue_preparing(tx, proposal, now);
  audit::record(tx, actor, "access.trust-undo-asked", "trust-change:" + std::to_string(proposal),
                "Вернуть то, что было до версии " + std::to_string(*undone_change->number), now);
  return proposal;
}

std::int64_t propose_hand(database::Tx& tx, Actor const& actor, Authority const& authority, Accreditation const& wanted,
                          std::string const& reason, Instant now) {
  auto change = proposed(actor, "hand", now);
  change.words = reason;
  auto const id = insert_change(tx, change);
  ChangeRow row;
  row.name = authority.name;
  row.subject = authority.subject;
  row.thumbprint = authority.thumbprint;
  row.after = wanted;
  KnownAuthority const known{authority.id, authority.name, authority.source, authority.crl_addresses,
                             accreditation_of(authority)};
  insert_rows(tx, id, {hand_row(known, std::move(row), now)});
  enqueue_preparing(tx, id, now);
  audit::record(tx, actor, "access.authority-change-asked", "trust-change:" + std::to_string(id),
                authority.name + ". " + in_words(wanted) + ". " + reason, now);
  return id;
}

jobs::Handler prepare_change_job(files::Store const& files, signatures::MissingCrl missing_crl) {
  return [&files, missing_crl](jobs::Run& run) {
    auto const id = boost::json::parse(run.job.payload).as_object().at("change").to_number<std::int64_t>();
    auto change = run.database().read([&](database::ReadTx& tx) { return find_change(tx, id); }).value();
    if (change.state != "preparing") return;
    change.cas = change.certificates = change.unchanged = 0;
    Difference difference(run, change);
    if (change.undoes) {
      prepare_undo(run, difference, change);
    } else if (change.kind == "hand") {
      prepare_hand(run, difference, change);
    } else if (change.kind == "crl") {
      // What it would do to people is all there is to find out.
    } else if (auto const read = prepare_tsl(difference, change, files, run.now()); !read) {
      // The file stays wrong however often it is read: the job is done, and the page says why.
      return fail(run.database(), id, read.error());
    }
    difference.finish(missing_crl);
  };
}

}  // namespace obereg::access
