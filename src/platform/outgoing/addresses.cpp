#include "platform/outgoing/addresses.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace obereg::outgoing {
namespace {

struct Block4 {
  std::uint32_t network;
  int bits;
};

constexpr std::uint32_t ip(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d) {
  return a << 24 | b << 16 | c << 8 | d;
}

// IANA IPv4 Special-Purpose Address Registry, and multicast.
constexpr Block4 special4[] = {
    {ip(0, 0, 0, 0), 8},      {ip(10, 0, 0, 0), 8},     {ip(100, 64, 0, 0), 10}, {ip(127, 0, 0, 0), 8},
    {ip(169, 254, 0, 0), 16}, {ip(172, 16, 0, 0), 12},  {ip(192, 0, 0, 0), 24},  {ip(192, 0, 2, 0), 24},
    {ip(192, 88, 99, 0), 24}, {ip(192, 168, 0, 0), 16}, {ip(198, 18, 0, 0), 15}, {ip(198, 51, 100, 0), 24},
    {ip(203, 0, 113, 0), 24}, {ip(224, 0, 0, 0), 4},    {ip(240, 0, 0, 0), 4},
};

bool is_public4(std::uint32_t address) {
  return std::none_of(std::begin(special4), std::end(special4),
                      [address](Block4 const& block) { return (address ^ block.network) >> (32 - block.bits) == 0; });
}

using Bytes16 = std::array<std::uint8_t, 16>;

bool starts_with(Bytes16 const& address, std::initializer_list<std::uint8_t> bytes) {
  return std::equal(bytes.begin(), bytes.end(), address.begin());
}

// Only 2000::/3 is given out as global unicast. So ::1, fe80::/10, fc00::/7, ff00::/8, ::ffff:0:0/96 and 64:ff9b::/96
// fall out by themselves; of 2000::/3 the special blocks: 2001:0::/23 (Teredo and others), documentation, 6to4.
bool is_public6(Bytes16 const& address) {
  if ((address[0] & 0xe0) != 0x20) return false;
  if (starts_with(address, {0x20, 0x01}) && address[2] < 0x02) return false;
  if (starts_with(address, {0x20, 0x01, 0x0d, 0xb8}) || starts_with(address, {0x20, 0x02})) return false;
  return !(starts_with(address, {0x3f, 0xff}) && address[2] < 0x10);
}

}  // namespace

bool is_public(sockaddr const& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in in{};
    std::memcpy(&in, &address, sizeof in);
    return is_public4(ntohl(in.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 in{};
  std::memcpy(&in, &address, sizeof in);
  Bytes16 bytes{};
  std::memcpy(bytes.data(), &in.sin6_addr, bytes.size());
  return is_public6(bytes);
}

}  // namespace obereg::outgoing
