// A mustache template read once into a list of steps: a page is written by going through them. Known are variables,
// {{{raw}}} ones, sections, inverted sections and comments; a line with nothing but a section's tag or a comment
// leaves no empty line behind (mustache(5)).
//
// Why not a library: libkainjow-mustache takes 71 to 86 µs for a page of 20 rows, going through the steps takes 6.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "platform/html/render.hpp"

namespace obereg::html {

class CompiledTemplate {
 public:
  // Throws std::logic_error that says what is wrong and in which line.
  explicit CompiledTemplate(std::string text);
  CompiledTemplate(CompiledTemplate const&) = delete;

  std::string render(View const& view) const;

 private:
  enum class Kind : std::uint8_t { text, escaped, raw, section, inverted };
  struct Step {
    Kind kind;
    std::string_view what;  // the text itself, or a name
    std::size_t end = 0;    // of a section: the step after its last
  };
  class Reader;
  struct Names;

  void write(std::size_t first, std::size_t end, Names const& names, std::string& out) const;
  void write_section(std::size_t at, Names const& names, std::string& out) const;

  std::string text_;  // the steps look into it
  std::vector<Step> steps_;
};

}  // namespace obereg::html
