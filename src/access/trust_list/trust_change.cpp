#include "access/trust_list/trust_change.hpp"

#include "access/trust_list/queries.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::trust_list;

namespace {

TrustChange read_change(database::Row const& row) {
  TrustChange change;
  change.id = row.integer(0);
  change.kind = row.string(1);
  change.state = row.string(2);
  change.number = row.optional_integer(3);
  change.base_number = row.integer(4);
  change.undoes = row.optional_integer(5);
  change.file_hash = row.string(6);
  change.file_name = row.string(7);
  change.file_size = row.integer(8);
  change.cas = row.integer(9);
  change.certificates = row.integer(10);
  change.unchanged = row.integer(11);
  change.closed_accounts = row.integer(12);
  change.words = row.string(13);
  change.creator = {row.integer(14)};
  change.creator_name = row.string(15);
  change.created_at = row.moment(16);
  change.decider = {row.integer(17)};
  change.decider_name = row.string(18);
  change.decided_at = row.optional_moment(19);
  change.closes_administration = row.truth(20);
  change.opened_accounts = row.integer(21);
  return change;
}

Accreditation read_accreditation(database::Row const& row, int at) {
  return {row.truth(at), row.optional_moment(at + 1), row.optional_moment(at + 2), why_ended_of(row.text(at + 3))};
}

ChangeRow read_row(database::Row const& row, bool with_der) {
  ChangeRow result;
  result.id = row.integer(0);
  result.what = row.string(1);
  result.name = row.string(2);
  result.subject = row.string(3);
  result.thumbprint = row.string(4);
  result.crl_addresses = row.string(5);
  result.line = row.integer(6);
  result.words = row.string(7);
  result.before = read_accreditation(row, 8);
  result.after = read_accreditation(row, 12);
  if (!row.is_null(16)) result.old_crl_addresses = row.string(16);
  if (with_der && !row.is_null(17)) result.der = row.bytes(17);
  return result;
}

void push(std::vector<database::Value>& values, Accreditation const& accreditation) {
  values.emplace_back(accreditation.is_root);
  values.emplace_back(accreditation.from);
  values.emplace_back(accreditation.to);
  values.emplace_back(to_text(accreditation.why_ended));
}

}  // namespace

std::int64_t insert_change(database::Tx& tx, TrustChange const& change) {
  return tx.get_integer(sql::insert_change, {{"kind", change.kind},
                                             {"state", change.state},
                                             {"number", change.number},
                                             {"base", change.base_number},
                                             {"undoes", change.undoes},
                                             {"file_hash", change.file_hash},
                                             {"file_name", change.file_name},
                                             {"file_size", change.file_size},
                                             {"words", change.words},
                                             {"creator_id", change.creator},
                                             {"creator", change.creator_name},
                                             {"created_at", change.created_at},
                                             {"decider_id", change.decider},
                                             {"decider", change.decider_name},
                                             {"decided_at", change.decided_at}});
}

std::optional<TrustChange> find_change(database::ReadTx& tx, std::int64_t id) {
  return tx.find_one(sql::find_change, {{"id", id}}, read_change);
}

std::vector<TrustChange> trust_changes(database::ReadTx& tx, std::int64_t before, int size) {
  return tx.all(sql::changes, {{"before", before > 0 ? before : INT64_MAX}, {"size", size}}, read_change);
}

std::vector<TrustChange> waiting_changes(database::ReadTx& tx) {
  return tx.all(sql::waiting_changes, {}, read_change);
}

void insert_rows(database::Tx& tx, std::int64_t change, std::vector<ChangeRow> const& rows) {
  auto row = rows.begin();
  tx.bulk_insert(
      "trust_change_rows",
      {"change_id", "what", "name", "subject", "thumbprint", "der", "crl_addresses", "line", "words", "old_root",
       "old_from", "old_to", "old_why", "new_root", "new_from", "new_to", "new_why", "old_crl_addresses"},
      [&](std::vector<database::Value>& values) {
        if (row == rows.end()) return false;
        values = {change,
                  row->what,
                  row->name,
                  row->subject,
                  row->thumbprint,
                  row->der.empty() ? database::Value() : database::Value(database::Bytes{row->der}),
                  row->crl_addresses,
                  row->line,
                  row->words};
        push(values, row->before);
        push(values, row->after);
        values.push_back(row->old_crl_addresses ? database::Value(*row->old_crl_addresses) : database::Value());
        ++row;
        return true;
      });
}

void remove_rows(database::Tx& tx, std::int64_t change) {
  tx.exec(sql::delete_rows, {{"change", change}});
  tx.exec(sql::delete_people, {{"change", change}});
}

std::vector<ChangeRow> change_rows(database::ReadTx& tx, std::int64_t change, std::string_view what, std::int64_t after,
                                   int size, bool with_der) {
  return tx.all(with_der ? sql::rows_with_der : sql::rows,
                {{"change", change}, {"what", what}, {"after", after}, {"size", size}},
                [with_der](database::Row const& row) { return read_row(row, with_der); });
}

std::int64_t count_rows(database::ReadTx& tx, std::int64_t change, std::string_view what) {
  return tx.get_integer(sql::count_rows, {{"change", change}, {"what", what}});
}

std::int64_t newest_number(database::ReadTx& tx) {
  return tx.get_integer(sql::newest_number, {});
}

void keep_hand_change(database::Tx& tx, Actor const& actor, ChangeRow const& row, std::string const& grounds,
                      Instant now) {
  TrustChange change;
  change.kind = "hand";
  change.state = "applied";
  change.base_number = newest_number(tx);
  change.number = change.base_number + 1;
  change.words = grounds;
  change.creator = change.decider = actor.account;
  change.creator_name = change.decider_name = actor.name;
  change.created_at = now;
  change.decided_at = now;
  insert_rows(tx, insert_change(tx, change), {row});
}

}  // namespace obereg::access
