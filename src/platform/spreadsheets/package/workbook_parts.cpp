#include "platform/spreadsheets/package/workbook_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "platform/spreadsheets/errors.hpp"
#include "platform/spreadsheets/package/dom.hpp"

namespace obereg::spreadsheets {
namespace {

constexpr auto content_types_part = "[Content_Types].xml";
constexpr auto transitional_types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr auto package_relationships = "http://schemas.openxmlformats.org/package/2006/relationships";

std::string full_name(std::string_view part) {
  return fmt::format("/{}", part);
}

}  // namespace

WorkbookParts::WorkbookParts(PackageCopy& package) : package_(package), types_(transitional_types) {
  package.load(content_types_part, types_document_);
  package.load(package.structure().workbook, workbook_);
  std::string_view const name = workbook_.document_element().name();
  auto const own = without_prefix(name);
  auto const declaration = own.size() == name.size()
                               ? std::string("xmlns")
                               : "xmlns:" + std::string(name.substr(0, name.size() - own.size() - 1));
  main_namespace_ = workbook_.document_element().attribute(declaration.c_str()).value();
  for (auto const& each : read_relationships(package.original(), package.structure().workbook))
    if (each.type.ends_with("/worksheet")) types_ = each.type.substr(0, each.type.rfind('/'));
}

std::string WorkbookParts::relationship_type(std::string_view kind) const {
  return fmt::format("{}/{}", types_, kind);
}

std::string WorkbookParts::free_name(std::string_view stem, std::string_view extension) const {
  auto name = fmt::format("{}.{}", stem, extension);
  for (int i = 2; package_.original().has(name); ++i) name = fmt::format("{}{}.{}", stem, i, extension);
  return name;
}

pugi::xml_node WorkbookParts::relationships_of(std::string const& part) {
  // Other programs look for this part by the very letters of its owner's name.
  auto const name = package_.original().written_name(relationships_part(package_.original().written_name(part)));
  auto const [found, is_new] = relationships_.try_emplace(name);
  if (is_new) {
    package_.load(name, found->second);
    if (!found->second.document_element())
      found->second.append_child("Relationships").append_attribute("xmlns") = package_relationships;
  }
  return found->second.document_element();
}

std::string WorkbookParts::relate(std::string const& from, std::string_view kind, std::string const& target) {
  auto root = relationships_of(from);
  std::set<std::string> taken;
  for (auto const each : elements(root)) taken.insert(each.attribute("Id").value());
  int number = 1;
  while (taken.contains(fmt::format("rIdOb{}", number))) ++number;
  auto id = fmt::format("rIdOb{}", number);
  auto node = append_named(root, "Relationship");
  node.append_attribute("Id") = id.c_str();
  node.append_attribute("Type") = relationship_type(kind).c_str();
  node.append_attribute("Target") = full_name(target).c_str();
  return id;
}

void WorkbookParts::unrelate(std::string const& from, std::string const& id) {
  auto root = relationships_of(from);
  for (auto const each : elements(root))
    if (each.attribute("Id").value() == id) root.remove_child(each);
}

void WorkbookParts::set_content_type(std::string const& part, std::string_view type) {
  auto root = types_document_.document_element();
  for (auto const each : elements(root))
    if (part_key(each.attribute("PartName").value()) == part_key(part)) root.remove_child(each);
  types_changed_ = true;
  if (type.empty()) return;
  auto node = append_named(root, "Override");
  node.append_attribute("PartName") = full_name(part).c_str();
  node.append_attribute("ContentType") = std::string(type).c_str();
}

void WorkbookParts::remove(std::string const& from, Relationship const& relationship) {
  unrelate(from, relationship.id);
  set_content_type(relationship.target, "");
  package_.remove(relationship.target);
}

void WorkbookParts::add_sheet(std::string const& name, std::string const& part) {
  auto const id = relate(package_.structure().workbook, "worksheet", part);
  set_content_type(part, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml");
  auto sheets = child_named(workbook_.document_element(), "sheets");
  unsigned last = 0;
  for (auto const each : elements(sheets)) last = std::max(last, each.attribute("sheetId").as_uint());
  auto sheet = append_named(sheets, "sheet");
  sheet.append_attribute("name") = name.c_str();
  sheet.append_attribute("sheetId") = last + 1;
  sheet.append_attribute("xmlns:r") = types_.c_str();
  sheet.append_attribute("r:id") = id.c_str();
  workbook_changed_ = true;
}

void WorkbookParts::save() {
  for (auto const& [name, document] : relationships_) package_.write(name, document);
  if (types_changed_) package_.write(content_types_part, types_document_);
  if (workbook_changed_) package_.write(package_.structure().workbook, workbook_);
}

}  // namespace obereg::spreadsheets
