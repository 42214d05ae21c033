#include "access/trust_list/trust_list.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "access/end_failed_sessions/end_failed_sessions.hpp"
#include "access/refusals.hpp"
#include "access/tell_opened/tell_opened.hpp"
#include "access/trust_list/load.hpp"
#include "access/trust_list/queries.hpp"
#include "access/trust_list/trust_change.hpp"
#include "core/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/signatures/refusals.hpp"

namespace obereg::access {

namespace sql = obereg::sql::access::trust_list;
using signatures::WhyEnded;

namespace {

struct WhyRow {
  WhyEnded why;
  std::string_view text, title;
};
constexpr std::array<WhyRow, 4> why_table{{
    {WhyEnded::none, "", ""},
    {WhyEnded::certificate_expired, "certificate-expired", "Кончился срок сертификата центра"},
    {WhyEnded::accreditation_ended, "accreditation-ended", "Аккредитация прекращена"},
    {WhyEnded::no_conformity, "no-conformity", "Нет действующего сертификата соответствия средств центра"},
}};

Authority read_authority(database::Row const& row) {
  return {row.integer(0), row.string(1),          row.string(2),          row.string(3),
          row.truth(4),   row.optional_moment(5), row.optional_moment(6), why_ended_of(row.text(7)),
          row.string(8),  row.moment(9),          row.string(10)};
}

database::Parameters columns_of(Accreditation const& accreditation) {
  return {{"is_root", accreditation.is_root},
          {"from", accreditation.from},
          {"to", accreditation.to},
          {"why", to_text(accreditation.why_ended)}};
}

std::string subject_of(std::string const& thumbprint) {
  return "authority:" + thumbprint;
}

std::optional<Refusal> why_too_new(signatures::Crl const& crl, Instant now) {
  if (crl.this_update <= now + clock_skew) return std::nullopt;
  return refuse(refusals::crl_from_future, "Он от " + russian_moment(crl.this_update) + ".");
}

database::Parameters key_of(signatures::Crl const& crl) {
  return {{"issuer", crl.issuer}, {"this_update", crl.this_update}, {"ca_key", crl.ca_key}};
}

std::string words_of(signatures::Crl const& crl) {
  return crl.issuer + ", от " + russian_moment(crl.this_update);
}

ChangeRow row_of(NewAuthority const& authority, std::string_view what, Accreditation const& before,
                 Accreditation const& after) {
  ChangeRow row;
  row.what = what;
  row.name = authority.name;
  row.subject = authority.subject;
  row.thumbprint = authority.thumbprint;
  row.before = before;
  row.after = after;
  return row;
}

}  // namespace

std::string_view to_text(WhyEnded why) {
  for (auto const& row : why_table)
    if (row.why == why) return row.text;
  return "";
}

WhyEnded why_ended_of(std::string_view text) {
  for (auto const& row : why_table)
    if (row.text == text) return row.why;
  return WhyEnded::none;
}

std::string_view title_of(WhyEnded why) {
  for (auto const& row : why_table)
    if (row.why == why) return row.title;
  return "";
}

std::string in_words(Accreditation const& accreditation) {
  if (accreditation.is_root) return "Корневой сертификат";
  auto words = accreditation.from ? "Аккредитован с " + LocalDate::at(*accreditation.from).russian()
                                  : std::string("Аккредитован");
  if (accreditation.to) words += " до " + russian_moment(*accreditation.to);
  if (accreditation.why_ended != WhyEnded::none) words += ": " + std::string(title_of(accreditation.why_ended));
  return words;
}

Accreditation accreditation_of(Authority const& authority) {
  return {authority.is_root, authority.accredited_from, authority.accredited_to, authority.why_ended};
}

void count_change(database::Tx& tx) {
  tx.exec_one(sql::count_change, {});
}

std::int64_t insert_authority(database::Tx& tx, NewAuthority const& authority, Accreditation const& accreditation,
                              Instant now) {
  auto parameters = columns_of(accreditation);
  for (auto& parameter : database::Parameters{{"name", authority.name},
                                              {"thumbprint", authority.thumbprint},
                                              {"subject", authority.subject},
                                              {"der", database::Bytes{authority.der}},
                                              {"source", authority.source},
                                              {"crl_addresses", authority.crl_addresses},
                                              {"now", now}})
    parameters.push_back(std::move(parameter));
  return tx.get_integer(sql::insert_authority, parameters);
}

void update_accreditation(database::Tx& tx, std::string const& thumbprint, Accreditation const& accreditation) {
  auto parameters = columns_of(accreditation);
  parameters.push_back({"thumbprint", thumbprint});
  tx.exec_one(sql::change_accreditation, parameters);
}

void set_crl_addresses(database::Tx& tx, std::string const& thumbprint, std::string const& addresses) {
  tx.exec_one(sql::set_crl_addresses, {{"addresses", addresses}, {"thumbprint", thumbprint}});
}

void delete_authority(database::Tx& tx, std::string const& thumbprint) {
  tx.exec_one(sql::delete_authority, {{"thumbprint", thumbprint}});
}

Result<std::int64_t> add_authority(database::Tx& tx, Actor const& actor, signatures::Certificate const& certificate,
                                   Accreditation const& accreditation, std::string const& source, Instant now) {
  if (!certificate.is_ca) return refuse(signatures::refusals::not_a_ca);
  count_change(tx);
  if (find_authority(tx, certificate.sha256)) return refuse(refusals::authority_known);
  NewAuthority const authority{certificate.common_name.empty() ? certificate.subject : certificate.common_name,
                               certificate.sha256, certificate.subject, certificate.der, source};
  auto const id = insert_authority(tx, authority, accreditation, now);
  keep_hand_change(tx, actor, row_of(authority, what::added, {}, accreditation), "", now);
  ask_to_tell_opened(tx, now);
  audit::record(tx, actor, "access.authority-added", subject_of(certificate.sha256),
                authority.name + ". " + in_words(accreditation), now);
  return id;
}

void change_accreditation(database::Tx& tx, Actor const& actor, Authority const& authority,
                          Accreditation const& accreditation, std::string const& reason, Instant now) {
  count_change(tx);
  auto const before = accreditation_of(find_authority(tx, authority.id).value());
  update_accreditation(tx, authority.thumbprint, accreditation);
  NewAuthority const changed{authority.name, authority.thumbprint, authority.subject, {}, authority.source};
  auto const ends = !before.to && accreditation.to;
  keep_hand_change(tx, actor, row_of(changed, ends ? what::ended : what::changed, before, accreditation), reason, now);
  ask_to_tell_opened(tx, now);
  ask_to_end_failed_sessions(tx, now);
  auto details = authority.name + ". " + in_words(accreditation);
  if (!reason.empty()) details += ". " + reason;
  audit::record(tx, actor, "access.authority-changed", subject_of(authority.thumbprint), details, now);
}

bool has_crl(database::ReadTx& tx, signatures::Crl const& crl) {
  return tx.get_integer(sql::has_crl, key_of(crl)) > 0;
}

bool keep_crl(database::Tx& tx, Actor const& actor, signatures::Crl const& crl, bool is_fetched, Instant now) {
  if (has_crl(tx, crl)) return false;
  tx.exec_one(sql::insert_crl, {{"issuer", crl.issuer},
                                {"der", database::Bytes{crl.der}},
                                {"this_update", crl.this_update},
                                {"next_update", crl.next_update},
                                {"now", now},
                                {"ca_key", crl.ca_key},
                                {"is_fetched", is_fetched}});
  count_change(tx);
  ask_to_end_failed_sessions_soon(tx, now);
  audit::record(tx, actor, "access.crl-added", "crl:" + crl.sha256, words_of(crl), now);
  return true;
}

void remove_crl(database::Tx& tx, Actor const& actor, signatures::Crl const& crl, Instant now) {
  if (tx.exec(sql::delete_crl, key_of(crl)) == 0) return;
  count_change(tx);
  audit::record(tx, actor, "access.crl-removed", "crl:" + crl.sha256, words_of(crl), now);
}

Result<signatures::Crl> read_crl(database::ReadTx& tx, std::string const& file, Instant now) {
  auto builder = stored_authorities(tx);
  auto crl = builder.add_crl(file);
  if (!crl) return crl.error();
  if (auto const refusal = why_too_new(*crl, now)) return *refusal;
  return crl;
}

Result<signatures::Crl> add_crl(database::Tx& tx, Actor const& actor, std::string const& file, Instant now) {
  auto crl = read_crl(tx, file, now);
  if (crl) keep_crl(tx, actor, *crl, false, now);
  return crl;
}

Result<signatures::Crl> add_fetched_crl(database::Tx& tx, Actor const& actor, std::string const& issuer,
                                        std::string const& file, Instant now) {
  auto builder = authorities_named(tx, issuer);
  auto crl = builder.add_crl(file);
  if (!crl && crl.error().kind == &signatures::refusals::crl_of_unknown_ca) return refuse(refusals::crl_of_another_ca);
  if (!crl) return crl.error();
  if (auto const refusal = why_too_new(*crl, now)) return *refusal;
  database::Parameters const older_than{{"ca_key", crl->ca_key}, {"this_update", crl->this_update}};
  if (tx.get_integer(sql::has_newer_crl, older_than) > 0)
    return refuse(refusals::crl_older, "Он от " + russian_moment(crl->this_update) + ".");
  if (keep_crl(tx, actor, *crl, true, now)) tx.exec(sql::delete_fetched_before, older_than);
  return crl;
}

std::vector<Authority> authorities(database::ReadTx& tx) {
  return tx.all(sql::authorities, {}, read_authority);
}

std::vector<Authority> authorities_found(database::ReadTx& tx, std::string const& wanted) {
  auto const issuers = tx.all(sql::issuers_in_use, {}, [](database::Row const& row) { return row.string(0); });
  std::set<std::string> const used(issuers.begin(), issuers.end());
  auto all = authorities(tx);
  auto const part = text::fold(wanted);
  std::erase_if(all, [&](Authority const& one) { return text::fold(one.name).find(part) == std::string::npos; });
  std::stable_partition(all.begin(), all.end(), [&](Authority const& one) { return used.contains(one.subject); });
  return all;
}

std::optional<Authority> find_authority(database::ReadTx& tx, std::int64_t id) {
  return tx.find_one(sql::find_authority, {{"id", id}}, read_authority);
}

std::optional<Authority> find_authority(database::ReadTx& tx, std::string const& thumbprint) {
  return tx.find_one(sql::find_authority_by_thumbprint, {{"thumbprint", thumbprint}}, read_authority);
}

std::string authority_bytes(database::ReadTx& tx, std::int64_t id) {
  return tx.get_one(sql::authority_bytes, {{"id", id}}, [](database::Row const& row) { return row.bytes(0); });
}

std::vector<StoredCrl> newest_crls(database::ReadTx& tx) {
  return tx.all(sql::newest_crls, {}, [](database::Row const& row) {
    return StoredCrl{row.integer(0), row.string(1), row.moment(2), row.optional_moment(3)};
  });
}

}  // namespace obereg::access
