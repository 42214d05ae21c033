// Splits an XML part into its tags and what is between them, byte for byte as written, for copying with changes.
// The part must have been read by XmlTokenizer before: this class does not check it.
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace obereg::spreadsheets {

struct Markup {
  enum class Kind { start, end, empty, other };  // other: text, comments, CDATA, the declaration
  Kind kind = Kind::other;
  std::string_view raw;
  std::string_view name;  // as written, with its prefix
};

class MarkupScanner {
 public:
  explicit MarkupScanner(std::size_t most_token_bytes) : most_token_bytes_(most_token_bytes) {}

  template <class Take>
  void feed(std::string_view bytes, Take&& take) {
    if (kept_.empty()) {
      kept_ = bytes.substr(scan(bytes, take));
    } else {
      kept_ += bytes;
      auto const taken = scan(kept_, take);
      kept_.erase(0, taken);
    }
    check_kept();
  }

 private:
  // Length of the token at the beginning, 0 while it is not complete.
  static std::size_t next(std::string_view bytes, Markup& token);
  void check_kept() const;

  template <class Take>
  static std::size_t scan(std::string_view bytes, Take& take) {
    std::size_t at = 0;
    Markup token;
    while (auto const length = next(bytes.substr(at), token)) {
      take(token);
      at += length;
    }
    return at;
  }

  std::size_t most_token_bytes_;
  std::string kept_;
};

// Calls `found(name, value, span)` for each attribute of a tag; `span` reaches from the space before it to its end.
template <class Found>
void each_attribute(std::string_view tag, Found&& found) {
  static constexpr std::string_view spaces = " \t\r\n";
  auto at = tag.find_first_of(" \t\r\n/>", 1);
  for (;;) {
    auto const begin = tag.find_first_not_of(spaces, at);
    auto const equals = tag.find('=', begin);
    if (begin == std::string_view::npos || equals == std::string_view::npos) return;
    auto const quote = tag.find_first_of("\"'", equals);
    if (quote == std::string_view::npos) return;
    auto const end = tag.find(tag[quote], quote + 1);
    if (end == std::string_view::npos) return;
    auto const name = tag.substr(begin, tag.find_first_of(" \t\r\n=", begin) - begin);
    found(name, tag.substr(quote + 1, end - quote - 1), tag.substr(at, end + 1 - at));
    at = end + 1;
  }
}

// The tag without the attributes named and with `added` (" a=\"1\"") in their stead.
std::string with_attributes(std::string_view tag, std::initializer_list<std::string_view> dropped,
                            std::string_view added);

// For the text of an element and for an attribute's value alike; characters that XML does not allow are left out.
std::string escaped(std::string_view text);
// The same for texts of cells, where _xHHHH_ has a meaning (ECMA-376 part 1, 22.9.2.19).
std::string escaped_cell_text(std::string_view text);

}  // namespace obereg::spreadsheets
