// What the two sides of a dispute say of the person: the record that stands and the row that the claimant sent in.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "platform/html/render.hpp"
#include "platform/web/route.hpp"
#include "training/decide_dispute/decide_dispute.hpp"

namespace obereg::training {

struct ClaimedFile {
  std::string name, hash;
  bool is_workbook = false;
};
std::optional<ClaimedFile> claimed_file(database::ReadTx& tx, Dispute const& dispute);

// Lines of the table: column, holds, claims, differs. `claims` is empty where the claimant's file can't be read any
// more or has the row no longer; the file itself is offered beside the table.
std::vector<html::View> compared_sides(web::PageContext const& context, Dispute const& dispute);

}  // namespace obereg::training
