// Which cell styles show a number as a date (styles.xml).
#pragma once
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/spreadsheets/xml/handler.hpp"

namespace obereg::spreadsheets {

// "dd.mm.yyyy" -> true, "#,##0.00 [$₽-419]" -> false. Codes are kept in English whatever Excel's language is.
bool is_date_format(std::string_view code);

class NumberFormats final : public XmlHandler {
 public:
  explicit NumberFormats(std::uint32_t most_styles) : most_styles_(most_styles) {}

  bool is_date(std::size_t style) const { return style < dates_.size() && dates_[style]; }

  void start(std::string_view name, XmlAttributes attributes) override;
  void end(std::string_view name) override;

 private:
  std::unordered_map<std::uint32_t, bool> custom_;
  std::vector<bool> dates_;  // by the number of a cell style
  std::uint32_t most_styles_;
  bool in_cell_styles_ = false;
};

}  // namespace obereg::spreadsheets
