// The cell styles of marked cells: each is the cell's own style with a light red fill, so that dates stay dates.
#pragma once
#include <cstdint>
#include <vector>

namespace pugi {
class xml_document;
}

namespace obereg::spreadsheets {

class MarkStyles {
 public:
  MarkStyles() = default;
  // Adds to styles.xml what is missing. Styles added by an earlier copy are found again by the colour of their fill.
  explicit MarkStyles(pugi::xml_document& styles);

  std::uint32_t marked(std::uint32_t style) const { return style < marked_.size() ? marked_[style] : style; }
  std::uint32_t unmarked(std::uint32_t style) const { return style < unmarked_.size() ? unmarked_[style] : style; }

 private:
  std::vector<std::uint32_t> marked_, unmarked_;  // by the number of a style
};

}  // namespace obereg::spreadsheets
