// Target, cookies, form, header parameters and forwarded addresses: an accepted path is plain, nothing else is
// promised.
#include <cstdint>
#include <cstdlib>

#include "core/text.hpp"
#include "platform/http/parsing.hpp"

using namespace obereg::http;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const input(reinterpret_cast<char const*>(data), size);
  Request request;
  try {
    parse_target(input, request);
    bool const plain = request.path.starts_with('/') && request.path.find("//") == std::string::npos &&
                       request.path.find("/../") == std::string::npos && obereg::text::is_clean(request.path);
    if (!plain) std::abort();
  } catch (BadRequest const&) {
  }
  parse_cookies(input, request);
  header_parameter(input, "boundary");
  client_address("127.0.0.1", input, {"127.0.0.1", "10.0.0.1"});
  try {
    parse_form(input, request.form);
  } catch (BadRequest const&) {
  }
  return 0;
}
