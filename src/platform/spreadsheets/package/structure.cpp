#include "platform/spreadsheets/package/structure.hpp"

#include <algorithm>
#include <unordered_map>

#include "platform/spreadsheets/errors.hpp"

namespace obereg::spreadsheets {
namespace {

// Each part that is not external is told of once or twice; a list of millions would keep us busy for hours.
constexpr std::size_t most_relationships = 20'000;

class RelationshipsHandler final : public XmlHandler {
 public:
  explicit RelationshipsHandler(std::string folder) : folder_(std::move(folder)) {}

  void start(std::string_view name, XmlAttributes attributes) override {
    if (name != "Relationship" || attribute(attributes, "TargetMode") == "External") return;
    if (found.size() == most_relationships) throw bomb("слишком много связей между частями книги");
    found.push_back({std::string(attribute(attributes, "Id")), std::string(attribute(attributes, "Type")),
                     resolve_part(folder_, attribute(attributes, "Target"))});
  }

  std::vector<Relationship> found;

 private:
  std::string folder_;
};

class WorkbookHandler final : public XmlHandler {
 public:
  struct Entry {
    std::string name, relationship;
    bool hidden = false;
  };

  explicit WorkbookHandler(std::size_t most_sheets) : most_sheets_(most_sheets) {}

  void start(std::string_view name, XmlAttributes attributes) override {
    if (name == "workbook") is_workbook = true;
    if (name == "workbookPr") {
      auto const value = attribute(attributes, "date1904");
      date_1904 = value == "1" || value == "true";
    }
    if (name != "sheet") return;
    auto const state = attribute(attributes, "state");
    Entry entry{std::string(attribute(attributes, "name")), {}, state == "hidden" || state == "veryHidden"};
    for (auto const& each : attributes)
      if (each.name != "id" && without_prefix(each.name) == "id") entry.relationship = each.value;
    if (entries.size() == most_sheets_) throw bomb("слишком много листов");
    entries.push_back(std::move(entry));
  }

  std::vector<Entry> entries;
  bool is_workbook = false, date_1904 = false;

 private:
  std::size_t most_sheets_;
};

WorkbookError not_a_workbook(std::string_view what) {
  return {"not-a-workbook", std::string("Это не книга Excel .xlsx: ") + std::string(what) +
                                ". Загрузите таблицу, сохранённую как «Книга Excel (.xlsx)»."};
}

// Strict and transitional documents differ in the beginning of these addresses only.
bool is_of_type(Relationship const& relationship, std::string_view type) {
  return relationship.type.ends_with(type);
}

std::string find_workbook(Archive& archive) {
  auto const root = read_relationships(archive, "");
  auto const main =
      std::find_if(root.begin(), root.end(), [](auto const& each) { return is_of_type(each, "/officeDocument"); });
  if (main == root.end() && archive.has("content.xml")) throw not_a_workbook("это документ OpenDocument, таблица .ods");
  if (main == root.end()) throw not_a_workbook("это архив с другими файлами внутри");
  if (main->target.ends_with(".bin")) throw not_a_workbook("это двоичная книга .xlsb");
  if (!archive.has(main->target)) throw broken("в архиве нет самой книги");
  return main->target;
}

}  // namespace

std::string folder_of(std::string_view part) {
  auto const slash = part.rfind('/');
  return slash == std::string_view::npos ? std::string() : std::string(part.substr(0, slash + 1));
}

std::string relationships_part(std::string_view part) {
  auto const folder = folder_of(part);
  return folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

std::vector<Relationship> read_relationships(Archive& archive, std::string_view of_part) {
  RelationshipsHandler handler(folder_of(of_part));
  archive.parse_with_expat(relationships_part(of_part), handler);
  return std::move(handler.found);
}

Structure read_structure(Archive& archive) {
  Structure structure;
  structure.workbook = find_workbook(archive);
  WorkbookHandler workbook(archive.limits().sheets);
  archive.parse_with_expat(structure.workbook, workbook);
  if (!workbook.is_workbook) throw not_a_workbook("внутри документ Word или презентация");
  structure.date_1904 = workbook.date_1904;

  auto const relationships = read_relationships(archive, structure.workbook);
  for (auto const& each : relationships) {
    if (is_of_type(each, "/sharedStrings")) structure.shared_strings = each.target;
    if (is_of_type(each, "/styles")) structure.styles = each.target;
  }
  std::unordered_map<std::string_view, Relationship const*> worksheets;
  for (auto const& each : relationships)
    if (is_of_type(each, "/worksheet")) worksheets.emplace(each.id, &each);
  for (auto& entry : workbook.entries)
    if (auto const found = worksheets.find(entry.relationship); found != worksheets.end())
      structure.sheets.push_back({std::move(entry.name), found->second->target, entry.hidden});
  if (structure.sheets.empty()) throw WorkbookError("no-sheets", "В книге нет ни одного листа с таблицей.");
  return structure;
}

}  // namespace obereg::spreadsheets
