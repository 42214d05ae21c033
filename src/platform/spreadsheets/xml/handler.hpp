// What both XML parsers of this folder hand their findings to, so that one handler serves either.
#pragma once
#include <cstddef>
#include <span>
#include <string_view>

namespace obereg::spreadsheets {

struct XmlAttribute {
  std::string_view name;  // as written, with its prefix
  std::string_view value;
};
using XmlAttributes = std::span<XmlAttribute const>;

// Names of elements come without their prefix: some programs write <x:row>. Views live during the call only.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void start(std::string_view /*name*/, XmlAttributes /*attributes*/) {}
  virtual void end(std::string_view /*name*/) {}
  virtual void text(std::string_view /*piece*/) {}

  bool wants_text = false;  // text is handed over only while this is set
  bool finished = false;    // set it to be spared the rest of the part
};

struct XmlLimits {
  unsigned depth = 64;
  std::size_t token_bytes = 4u << 20;  // one tag, comment or piece of text
};

inline std::string_view without_prefix(std::string_view name) {
  auto const colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

inline std::string_view attribute(XmlAttributes attributes, std::string_view name) {
  for (auto const& each : attributes)
    if (each.name == name) return each.value;
  return {};
}

}  // namespace obereg::spreadsheets
