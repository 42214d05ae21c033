#include "access/changed_crls/changed_crls.hpp"

#include "access/change_trust/prepare_change.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::access {

namespace {

constexpr int most_rows = 100;  // a change brings one

constexpr RefusalKind crl_known{"access.crl-known", "Этот список уже загружен", "Загружать его ещё раз не нужно.", 409};

ChangeRow crl_row(signatures::Crl const& crl, std::string const& issuer_name, Instant now) {
  ChangeRow row;
  row.what = what::crl_added;
  row.name = issuer_name;
  row.subject = crl.issuer;
  row.thumbprint = crl.sha256;
  row.der = crl.der;
  row.words = "Список от " + russian_moment(crl.this_update);
  if (!crl.next_update) return row;
  bool const is_over = *crl.next_update <= now;
  row.words += (is_over ? ". Срок его кончился " : ", действует до ") + russian_moment(*crl.next_update);
  if (is_over) row.words += ": кого отозвали после, в нём нет";
  return row;
}

// As the list of CAs calls it.
std::string name_of(database::ReadTx& tx, std::string const& subject) {
  for (auto const& authority : authorities(tx))
    if (authority.subject == subject) return authority.name;
  return subject;
}

}  // namespace

Result<std::int64_t> propose_crl(database::Tx& tx, Actor const& actor, std::string const& file, std::string const& name,
                                 Instant now) {
  auto const crl = read_crl(tx, file, now);
  if (!crl) return crl.error();
  if (has_crl(tx, *crl)) return refuse(crl_known);
  auto change = proposed(actor, "crl", now);
  change.file_name = name;
  change.file_size = static_cast<std::int64_t>(file.size());
  auto const id = insert_change(tx, change);
  insert_rows(tx, id, {crl_row(*crl, name_of(tx, crl->issuer), now)});
  enqueue_preparing(tx, id, now);
  audit::record(tx, actor, "access.crl-uploaded", "trust-change:" + std::to_string(id),
                crl->issuer + ", от " + russian_moment(crl->this_update), now);
  return id;
}

std::vector<ChangeRow> undone_crls(database::ReadTx& tx, std::int64_t version, Instant now) {
  std::vector<ChangeRow> back;
  for (auto const kind : {what::crl_added, what::crl_removed})
    for (auto& row : change_rows(tx, version, kind, 0, most_rows, true)) {
      auto const crl = read_crl(tx, row.der, now);
      if (!crl || has_crl(tx, *crl) != (kind == what::crl_added)) continue;
      row.what = kind == what::crl_added ? what::crl_removed : what::crl_added;
      back.push_back(std::move(row));
    }
  return back;
}

void apply_crls(database::Tx& tx, Actor const& actor, std::int64_t change, Instant now) {
  for (auto const kind : {what::crl_added, what::crl_removed})
    for (auto const& row : change_rows(tx, change, kind, 0, most_rows, true)) {
      auto const crl = read_crl(tx, row.der, now);
      if (!crl) continue;
      if (kind == what::crl_added) keep_crl(tx, actor, *crl, false, now);
      if (kind == what::crl_removed) remove_crl(tx, actor, *crl, now);
    }
}

}  // namespace obereg::access
