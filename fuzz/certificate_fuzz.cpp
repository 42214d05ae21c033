// Bytes as a certificate, and as a list of revoked certificates. A certificate that was read is read alike once more.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform/signatures/openssl/initialise.hpp"
#include "platform/signatures/trust.hpp"

using namespace obereg::signatures;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  initialise();
  std::string_view const file(reinterpret_cast<char const*>(data), size);
  TrustListBuilder builder;
  if (auto const certificate = parse_certificate(file)) {
    auto const again = parse_certificate(certificate->der);
    if (!again || again->sha256 != certificate->sha256 || again->subject != certificate->subject) std::abort();
    issued_by(*certificate, *again);
    static_cast<void>(builder.add_root(*certificate));
  }
  static_cast<void>(builder.add_crl(file));
  static_cast<void>(builder.build());
  return 0;
}
