// Stands between a parser and a handler: depth limit, names without prefixes, and the subtrees nobody may see.
#pragma once
#include "platform/spreadsheets/errors.hpp"
#include "platform/spreadsheets/xml/handler.hpp"

namespace obereg::spreadsheets {

// Extension lists and fallbacks repeat the names of the main vocabulary with other meanings: an x15:workbookPr there
// once overwrote date1904 and moved every date by four years. Whole such subtrees are skipped.
class ElementGate {
 public:
  ElementGate(XmlHandler& handler, unsigned max_depth) : handler_(handler), max_depth_(max_depth) {}

  void start(std::string_view qualified, XmlAttributes attributes) {
    if (++depth_ > max_depth_) throw bomb("слишком глубокая вложенность элементов");
    if (skipped_from_ != 0) return;
    auto const name = without_prefix(qualified);
    if (name == "extLst" || name == "Fallback") {
      skipped_from_ = depth_;
      return;
    }
    handler_.start(name, attributes);
  }

  void end(std::string_view qualified) {
    auto const closed = depth_--;
    if (skipped_from_ == 0)
      handler_.end(without_prefix(qualified));
    else if (skipped_from_ == closed)
      skipped_from_ = 0;
  }

  void text(std::string_view piece) {
    if (wants_text()) handler_.text(piece);
  }

  bool wants_text() const { return handler_.wants_text && skipped_from_ == 0; }
  bool finished() const { return handler_.finished; }
  unsigned depth() const { return depth_; }

 private:
  XmlHandler& handler_;
  unsigned max_depth_;
  unsigned depth_ = 0;
  unsigned skipped_from_ = 0;  // depth at which the skipped subtree began; 0: none
};

}  // namespace obereg::spreadsheets
