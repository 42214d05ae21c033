// Bytes as the official list of accredited authorities.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "platform/signatures/formats/tsl.hpp"
#include "platform/signatures/openssl/initialise.hpp"

using namespace obereg::signatures;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  initialise();
  std::istringstream file(std::string(reinterpret_cast<char const*>(data), size));
  std::size_t cas = 0;
  auto const summary = read_tsl(file, [&](TslCa&& ca) {
    ++cas;
    for (auto const& each : ca.certificates)
      for (auto const& period : periods_of(ca, each.certificate, obereg::from_millis(1'773'122'400'000)))
        if (period.to && *period.to < period.from) std::abort();
  });
  if (summary && summary->cas != cas) std::abort();
  return 0;
}
