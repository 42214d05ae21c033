#include "accreditation/keep_scans/kept_scans.hpp"

#include <algorithm>

#include "accreditation/keep_scans/queries.hpp"

namespace obereg::accreditation {

namespace sql = obereg::sql::accreditation::keep_scans;

std::vector<KeptScan> kept_scans(database::ReadTx& tx, AccountId account, std::string const& form_key) {
  return tx.all(sql::scans_of, {{"form_key", form_key}, {"account_id", account}}, [](database::Row const& row) {
    return KeptScan{row.integer(0), {0, "", "", row.string(3), row.string(2), row.string(1), row.integer(4)}};
  });
}

void keep_scans(database::Tx& tx, AccountId account, std::string const& form_key,
                std::vector<std::string> const& wanted, std::vector<casework::CaseDocument> const& sent, Instant now) {
  tx.exec(sql::forget_old_scans, {{"before", now - scans_kept_for}});
  auto there = kept_scans(tx, account, form_key);
  std::erase_if(there, [&](KeptScan const& each) {
    if (std::find(wanted.begin(), wanted.end(), std::to_string(each.id)) != wanted.end()) return false;
    tx.exec(sql::forget_scan, {{"id", each.id}});
    return true;
  });
  for (auto const& file : sent) {
    auto const same = [&](KeptScan const& each) {
      return each.file.hash == file.hash && each.file.file_name == file.file_name;
    };
    if (std::any_of(there.begin(), there.end(), same)) continue;
    tx.exec_one(sql::insert_scan, {{"form_key", form_key},
                                   {"account_id", account},
                                   {"hash", file.hash},
                                   {"media_type", file.media_type},
                                   {"file_name", file.file_name},
                                   {"size", file.size},
                                   {"now", now}});
    there.push_back({0, file});
  }
}

void forget_scans(database::Tx& tx, AccountId account, std::string const& form_key) {
  tx.exec(sql::forget_scans, {{"form_key", form_key}, {"account_id", account}});
}

}  // namespace obereg::accreditation
