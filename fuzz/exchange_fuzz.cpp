// Bytes as a file of the official exchange (TRN-19): XML, or an archive with it. What was read without a fault is
// written, and read again without one.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "training_rules/exchange/read.hpp"
#include "training_rules/exchange/write.hpp"

using namespace obereg::training;

namespace {

CheckRequest request() {
  return {ImportKind::import, "АНО ДПО \"Учебный центр\"", *obereg::Inn::parse("7710474375"),
          *obereg::LocalDate::of(2026, 11, 22)};
}

void read_and_write(std::string_view xml) {
  auto const reading = read_registry_set(xml, request());
  if (!reading.faults.empty()) return;
  if (reading.entries.size() > reading.records) std::abort();
  RegistrySetWriter writer([&](std::string const& part) {
    auto const again = read_registry_set(part, request());
    if (!again.faults.empty() || !again.errors.empty()) std::abort();
  });
  for (auto const& entry : reading.entries) writer.add(entry.record);
  writer.finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  auto const file = open_exchange_file(bytes);
  if (!file.complaint.empty()) return 0;
  read_and_write(file.xml);
  return 0;
}
