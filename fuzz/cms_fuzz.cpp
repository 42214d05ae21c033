// Bytes as a signature: whatever they are, an empty trust list makes none of them good, and every outcome has evidence.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "platform/signatures/openssl/initialise.hpp"
#include "platform/signatures/verify.hpp"

using namespace obereg::signatures;

namespace {

std::shared_ptr<TrustList const> const& nobody_trusted() {
  static auto const list = (initialise(), TrustListBuilder().build());
  return list;
}

void judge(std::string_view cms, std::optional<std::string_view> content) {
  auto const verification = verify(*nobody_trusted(), cms, content, obereg::from_millis(1'773'122'400'000));
  if (verification.ok() || !verification.refusal()) std::abort();
  if (evidence_json(verification).empty()) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const cms(reinterpret_cast<char const*>(data), size);
  judge(cms, "what was signed\n");
  judge(cms, std::nullopt);
  return 0;
}
