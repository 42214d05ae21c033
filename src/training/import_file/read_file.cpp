#include "training/import_file/read_file.hpp"

#include <fmt/format.h>

#include <boost/json.hpp>

#include "platform/signatures/verify.hpp"
#include "platform/spreadsheets/workbook.hpp"
#include "training_rules/check_workbook/check.hpp"
#include "training_rules/exchange/read.hpp"

namespace obereg::training {

namespace {

constexpr std::size_t shown_faults = 100;

CheckRequest request_of(Import const& import, Provider const& provider, LocalDate today) {
  auto const inn = Inn::parse(provider.inn);
  if (!inn) throw std::logic_error("the provider's ИНН is wrong");
  return {import.kind == UploadKind::reimport ? ImportKind::reimport : ImportKind::import, provider.name, *inn, today,
          import.with_repairs};
}

// Where the records stand in the workbook: what the copy with marked errors needs.
boost::json::object layout_of(CheckSummary const& summary) {
  boost::json::object columns;
  for (std::size_t i = 0; i < summary.column_of_sheet.size(); ++i)
    if (auto const& column = summary.column_of_sheet[i]) columns[title(*column)] = i;
  return {{"sheet", summary.sheet_index}, {"heading_row", summary.heading_row}, {"columns", std::move(columns)}};
}

FileReading read_workbook(std::string const& path, CheckRequest const& request, RowSink const& sink) {
  CheckOutput output;
  output.record = sink.record;
  output.error = sink.error;
  output.repair = sink.repair;
  output.progress = [&](std::uint64_t rows) {
    sink.progress(static_cast<std::int64_t>(rows));
    return true;
  };
  try {
    spreadsheets::Workbook workbook(path);
    auto const summary = check_workbook(workbook, request, output);
    FileReading reading{static_cast<std::int64_t>(summary.rows), false, {}};
    reading.notes["ignored_columns"] = boost::json::value_from(summary.unknown_columns);
    reading.notes["other_sheets"] = boost::json::value_from(summary.other_sheets);
    reading.notes["layout"] = layout_of(summary);
    reading.notes["has_merged_cells"] = summary.has_merged_cells;
    return reading;
  } catch (spreadsheets::WorkbookError const& error) {
    throw UnreadableFile(error.what());
  }
}

// Data.xml.sig beside Data.xml: looked at and shown. It is not the signature of the set, which is made over our own
// signed file.
boost::json::object signature_note(web::Services const& services, ExchangeFile const& file, Instant now) {
  auto const verification = signatures::verify(*services.trust.get(), file.signature, file.xml, now);
  boost::json::object note{{"ok", verification.ok()}};
  if (verification.signer) note["signer"] = verification.signer->subject;
  if (auto const refusal = verification.refusal())
    note["reason"] = std::string(refusal->kind->title) + (refusal->detail.empty() ? "" : ": " + refusal->detail);
  return note;
}

// The first ones for the page, all of them in a kept text file.
void note_faults(web::Services const& services, std::vector<ExchangeFault> const& faults, FileReading& reading) {
  boost::json::array shown;
  std::string all;
  for (auto const& fault : faults) {
    if (shown.size() < shown_faults)
      shown.push_back(boost::json::object{{"line", fault.line}, {"path", fault.path}, {"message", fault.message}});
    all += fmt::format("Строка {}{}{}: {}\r\n", fault.line, fault.path.empty() ? "" : ", ", fault.path, fault.message);
  }
  if (!faults.empty()) reading.notes["faults_file"] = services.files.put(all).hash;
  reading.notes["faults"] = std::move(shown);
  reading.notes["fault_count"] = faults.size();
}

FileReading read_exchange(web::Services const& services, std::string const& bytes, CheckRequest const& request,
                          Instant now, RowSink const& sink) {
  auto const file = open_exchange_file(bytes);
  if (!file.complaint.empty()) throw UnreadableFile(file.complaint);
  auto read = read_registry_set(file.xml, request);
  FileReading reading{static_cast<std::int64_t>(read.records), !read.faults.empty(), {}};
  note_faults(services, read.faults, reading);
  if (!file.signature.empty()) reading.notes["signature"] = signature_note(services, file, now);
  sink.places(std::move(read.lines));
  for (auto const& error : read.errors) sink.error(error);
  for (auto& entry : read.entries) sink.record(entry.number, std::move(entry.record));
  return reading;
}

}  // namespace

FileReading read_upload(web::Services const& services, Import const& import, Provider const& provider, Instant now,
                        RowSink const& sink) {
  auto const request = request_of(import, provider, LocalDate::at(now, services.settings.zone));
  if (import.kind == UploadKind::xml)
    return read_exchange(services, services.files.read(import.file_hash), request, now, sink);
  return read_workbook(services.files.path(import.file_hash), request, sink);
}

}  // namespace obereg::training
