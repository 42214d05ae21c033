// The XML of one part of a template as steps.
#pragma once
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "platform/docx/program/marks.hpp"

namespace obereg::docx {

// A QR code that the part shows: the id of its relationship and what it is made of.
struct QrUse {
  std::string relationship;
  FieldName field;
};

class PartCompiler {
 public:
  // Throws Unfit for marks that stand where they can't.
  std::vector<Step> compile(pugi::xml_node root);
  std::string look_of(pugi::xml_node properties);

  std::vector<QrUse> const& qr_uses() const { return qr_uses_; }
  Names const& fields() const { return fields_; }

 private:
  void node(pugi::xml_node node);
  void children(pugi::xml_node node);
  void open(pugi::xml_node node, std::string_view further = {});
  void close(pugi::xml_node node);
  void attributes(pugi::xml_node node);
  void table(pugi::xml_node table);
  void row(pugi::xml_node row);
  void paragraph(pugi::xml_node paragraph);
  void marked_text(pugi::xml_node text, std::vector<Piece> const& pieces);
  void mark(pugi::xml_node text, Mark const& mark);
  void qr(Mark const& mark);
  void literal(std::string_view text);
  std::vector<Step> inside(std::vector<Step>& outer);
  std::string paragraph_break(pugi::xml_node text) const;

  std::vector<Step> steps_;
  MarkedTexts texts_;  // of the paragraph that is being written
  std::size_t next_text_ = 0, marks_ = 0;
  std::string paragraph_look_;
  std::string list_;  // of the row that is being repeated
  std::vector<QrUse> qr_uses_;
  Names fields_;
};

}  // namespace obereg::docx
