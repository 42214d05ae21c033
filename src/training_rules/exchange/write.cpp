#include "training_rules/exchange/write.hpp"

#include <stdexcept>
#include <string_view>

#include "training_rules/exchange/schema.hpp"
#include "training_rules/model/programmes.hpp"

namespace obereg::training {
namespace {

constexpr std::string_view opening =
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
    "<RegistrySet xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
    "xsi:noNamespaceSchemaLocation=\"schema.xsd\">\n";
constexpr std::string_view closing = "</RegistrySet>\n";

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (auto const byte : text) {
    switch (byte) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += byte;
    }
  }
  return out;
}

void element(std::string& xml, std::string_view name, std::string_view text) {
  xml.append("      <").append(name).append(">").append(escaped(text)).append("</").append(name).append(">\n");
}

void worker(std::string& xml, TrainingRecord const& record) {
  xml += "    <Worker>\n";
  element(xml, "LastName", record.last_name);
  element(xml, "FirstName", record.first_name);
  element(xml, "MiddleName", record.middle_name);
  if (record.snils) element(xml, "Snils", record.snils->printed());
  if (record.has_foreign_snils) element(xml, "IsForeignSnils", "1");
  if (!record.foreign_snils.empty()) element(xml, "ForeignSnils", record.foreign_snils);
  if (!record.citizenship.empty()) element(xml, "Citizenship", record.citizenship);
  element(xml, "Position", record.position);
  element(xml, "EmployerInn", record.employer_inn.digits());
  element(xml, "EmployerTitle", record.employer_name);
  if (record.organisation_unit_id) element(xml, "OrganizationUnitId", std::to_string(*record.organisation_unit_id));
  xml += "    </Worker>\n";
}

void test(std::string& xml, TrainingRecord const& record) {
  auto const* programme = find_programme(record.programme_id);
  if (!programme) throw std::logic_error("a record of programme " + std::to_string(record.programme_id));
  xml.append("    <Test isPassed=\"").append(record.outcome == Outcome::passed ? "1" : "0");
  xml.append("\" learnProgramId=\"").append(std::to_string(programme->id)).append("\">\n");
  element(xml, "Date", record.checked_on.iso());
  element(xml, "ProtocolNumber", record.protocol_number);
  element(xml, "LearnProgramTitle", programme->title);
  xml += "    </Test>\n";
}

}  // namespace

void RegistrySetWriter::add(TrainingRecord const& record) {
  if (count_ == most_records_of_set) finish();
  if (count_++ == 0) xml_ = opening;
  xml_ += "  <RegistryRecord";
  if (is_outer_id(record.outer_id)) xml_.append(" outerId=\"").append(record.outer_id).append("\"");
  xml_ += ">\n";
  worker(xml_, record);
  xml_ += "    <Organization>\n";
  element(xml_, "Inn", record.provider_inn.digits());
  element(xml_, "Title", record.provider_name);
  xml_ += "    </Organization>\n";
  test(xml_, record);
  xml_ += "  </RegistryRecord>\n";
}

void RegistrySetWriter::finish() {
  if (count_ == 0) return;
  xml_ += closing;
  part_(xml_);
  xml_.clear();
  count_ = 0;
}

}  // namespace obereg::training
