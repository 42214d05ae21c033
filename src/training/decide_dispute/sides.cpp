#include "training/decide_dispute/sides.hpp"

#include <algorithm>

#include "training/decide_dispute/queries.hpp"
#include "training/sign_act/record_to_change.hpp"
#include "training/sign_act/sign_act_http.hpp"
#include "training/sign_set/signed_bytes.hpp"
#include "training_rules/check_workbook/check.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::decide_dispute;

namespace {

// The row with this number, read again from the file as it was sent in.
std::optional<TrainingRecord> claimed_record(web::PageContext const& context, Dispute const& dispute) {
  auto const file = context.read([&](database::ReadTx& tx) { return claimed_file(tx, dispute); });
  auto const inn = Inn::parse(dispute.claimant.inn);
  if (!file || !file->is_workbook || !inn || !context.files().has(file->hash)) return std::nullopt;
  std::optional<TrainingRecord> found;
  CheckOutput output;
  output.record = [&](std::uint32_t, TrainingRecord&& record) {
    if (record.registry_number == dispute.number) found = std::move(record);
  };
  output.progress = [&](std::uint64_t) { return !found; };
  CheckRequest request{ImportKind::reimport, dispute.claimant.name, *inn, context.today()};
  try {
    spreadsheets::Workbook workbook(context.files().path(file->hash));
    check_workbook(workbook, request, output);
  } catch (spreadsheets::WorkbookError const&) {
    return std::nullopt;
  }
  return found;
}

// The columns of a signed file, with the patronymic beside the other names.
std::vector<std::size_t> order_to_read() {
  std::vector<std::size_t> order;
  auto const middle = std::find(signed_columns.begin(), signed_columns.end(), "Отчество") - signed_columns.begin();
  for (std::size_t i = 0; i < signed_columns.size(); ++i) {
    if (i != static_cast<std::size_t>(middle)) order.push_back(i);
    if (signed_columns[i] == "Имя") order.push_back(static_cast<std::size_t>(middle));
  }
  return order;
}

}  // namespace

std::optional<ClaimedFile> claimed_file(database::ReadTx& tx, Dispute const& dispute) {
  if (!dispute.import_id) return std::nullopt;
  return tx.find_one(sql::claimed_import, {{"import", *dispute.import_id}}, [](database::Row const& row) {
    return ClaimedFile{row.string(0), row.string(1), row.text(2) != "xml"};
  });
}

std::vector<html::View> compared_sides(web::PageContext const& context, Dispute const& dispute) {
  auto const held = context.read([&](database::ReadTx& tx) { return find_standing(tx, dispute.number); });
  auto const claimed = claimed_record(context, dispute);
  auto const holds = held ? signed_row(held->record) : SignedRow{};
  auto const claims = claimed ? signed_row(*claimed) : SignedRow{};
  std::vector<html::View> lines;
  for (auto const i : order_to_read()) {
    if (holds[i].empty() && claims[i].empty()) continue;
    auto const title = signed_columns[i];
    lines.push_back({{"column", title},
                     {"holds", shown_value(title, holds[i])},
                     {"claims", shown_value(title, claims[i])},
                     {"differs", claimed && holds[i] != claims[i]}});
  }
  return lines;
}

}  // namespace obereg::training
