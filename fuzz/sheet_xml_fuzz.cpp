// Bytes as XML: the tokenizer must say what expat says, however the bytes arrive.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

#include "platform/spreadsheets/errors.hpp"
#include "platform/spreadsheets/xml/expat_parser.hpp"
#include "platform/spreadsheets/xml/tokenizer.hpp"

namespace {

using namespace obereg::spreadsheets;

class Transcript final : public XmlHandler {
 public:
  Transcript() { wants_text = true; }
  void start(std::string_view name, XmlAttributes attributes) override {
    written += '<' + std::string(name) + ' ' + std::to_string(attributes.size());
  }
  void end(std::string_view name) override { written += "</" + std::string(name); }
  void text(std::string_view piece) override { written += piece; }
  std::string written;
};

template <class Parser>
std::optional<std::string> transcript(std::string_view document, std::size_t piece) try {
  Transcript handler;
  Parser parser(handler, {});
  for (std::size_t at = 0; at < document.size(); at += piece) parser.feed(document.substr(at, piece));
  parser.finish();
  return handler.written;
} catch (WorkbookError const&) {
  return std::nullopt;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const document(reinterpret_cast<char const*>(data), size);
  if (size == 0 || !XmlTokenizer::understands(document)) return 0;
  auto const whole = transcript<XmlTokenizer>(document, size);
  if (whole != transcript<XmlTokenizer>(document, 1)) std::abort();
  // The tokenizer is the more lenient of the two, but never reads another text out of what expat accepts.
  auto const by_expat = transcript<ExpatParser>(document, size);
  if (by_expat && by_expat != whole) std::abort();
  return 0;
}
