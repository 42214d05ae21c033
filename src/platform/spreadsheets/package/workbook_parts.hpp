// Adding parts to a workbook and taking them out: relationships, content types and the list of sheets
// (ECMA-376 part 2, clauses 6.2.3 and 6.5).
#pragma once
#include <map>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "platform/spreadsheets/package/package_copy.hpp"

namespace obereg::spreadsheets {

// Changes are kept in trees until save().
class WorkbookParts {
 public:
  explicit WorkbookParts(PackageCopy& package);

  // "comments" -> its full address, of the strict or the transitional kind as this workbook has it.
  std::string relationship_type(std::string_view kind) const;
  std::string relationships_namespace() const { return types_; }
  std::string const& main_namespace() const { return main_namespace_; }

  // A part name that is free, such as xl/comments_obereg2.xml.
  std::string free_name(std::string_view stem, std::string_view extension) const;

  // Returns the id of the relationship.
  std::string relate(std::string const& from, std::string_view kind, std::string const& target);
  void unrelate(std::string const& from, std::string const& id);
  void set_content_type(std::string const& part, std::string_view type);
  void add_sheet(std::string const& name, std::string const& part);
  // Takes the part out of the package together with the relationship `id` of `from` to it.
  void remove(std::string const& from, Relationship const& relationship);

  void save();

 private:
  pugi::xml_node relationships_of(std::string const& part);

  PackageCopy& package_;
  pugi::xml_document types_document_, workbook_;
  std::map<std::string, pugi::xml_document> relationships_;  // by part name
  std::string types_, main_namespace_;
  bool workbook_changed_ = false, types_changed_ = false;
};

}  // namespace obereg::spreadsheets
