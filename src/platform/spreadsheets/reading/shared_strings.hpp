// The table of texts that cells refer to by number (sharedStrings.xml).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/spreadsheets/xml/handler.hpp"

namespace obereg::spreadsheets {

class SharedStrings final : public XmlHandler {
 public:
  // `part_bytes`: the part's size, which its texts can't exceed; memory is reserved by it and touched only as it fills.
  void prepare(std::uint64_t part_bytes, std::uint64_t most_bytes);

  std::size_t size() const { return ends_.size(); }
  std::string_view at(std::size_t index) const {
    auto const begin = index == 0 ? 0 : ends_[index - 1];
    return {pool_.data() + begin, ends_[index] - begin};
  }

  void start(std::string_view name, XmlAttributes attributes) override;
  void end(std::string_view name) override;
  void text(std::string_view piece) override;

 private:
  std::string pool_;  // all texts, one after another
  std::vector<std::uint32_t> ends_;
  std::uint64_t most_bytes_ = 0;
  bool in_item_ = false;
  unsigned phonetic_ = 0;  // depth of <rPh>, the reading aid of Japanese texts, which is not the text
};

}  // namespace obereg::spreadsheets
