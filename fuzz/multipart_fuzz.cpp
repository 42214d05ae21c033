// The first byte says in what pieces the rest arrives: the result must not depend on it.
#include <cstdint>
#include <cstdlib>

#include "platform/http/body/multipart.hpp"

using namespace obereg::http;

namespace {

std::string told(std::string_view body, std::size_t piece) {
  std::string said;
  MultipartParser parser("b", {[&](PartHead const& head) { said += head.field + head.file_name.value_or("-") + "="; },
                               [&](std::string_view bytes) { said += bytes; }, [&] { said += ";"; }});
  for (std::size_t at = 0; at < body.size(); at += piece) parser.feed(body.substr(at, piece));
  parser.finish();
  return said;
}

std::string outcome(std::string_view body, std::size_t piece) try {
  return told(body, piece);
} catch (BadRequest const&) {
  return "refused";
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size == 0) return 0;
  std::string_view const body(reinterpret_cast<char const*>(data + 1), size - 1);
  if (outcome(body, 1u + data[0]) != outcome(body, size)) std::abort();
  return 0;
}
