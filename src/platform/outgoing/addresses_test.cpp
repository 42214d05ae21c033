#include "platform/outgoing/addresses.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>

namespace obereg::outgoing {
namespace {

bool public_address(char const* text) {
  sockaddr_in6 six{};
  if (::inet_pton(AF_INET6, text, &six.sin6_addr) == 1) {
    six.sin6_family = AF_INET6;
    return is_public(reinterpret_cast<sockaddr const&>(six));
  }
  sockaddr_in four{};
  four.sin_family = AF_INET;
  EXPECT_EQ(::inet_pton(AF_INET, text, &four.sin_addr), 1) << text;
  return is_public(reinterpret_cast<sockaddr const&>(four));
}

TEST(Outgoing, special_addresses_are_told_from_public_ones_at_their_edges) {
  for (auto const* text : {"0.0.0.0",
                           "0.255.255.255",
                           "10.0.0.0",
                           "10.255.255.255",
                           "100.64.0.0",
                           "100.127.255.255",
                           "127.0.0.1",
                           "169.254.169.254",
                           "172.16.0.0",
                           "172.31.255.255",
                           "192.0.0.1",
                           "192.0.2.1",
                           "192.168.255.255",
                           "198.18.0.0",
                           "198.19.255.255",
                           "198.51.100.9",
                           "203.0.113.9",
                           "224.0.0.1",
                           "239.255.255.255",
                           "240.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "::ffff:8.8.8.8",
                           "::8.8.8.8",
                           "64:ff9b::808:808",
                           "100::1",
                           "2001::1",
                           "2001:db8::1",
                           "2002:7f00:1::1",
                           "3fff::1",
                           "fc00::1",
                           "fdff::1",
                           "fe80::1",
                           "fec0::1",
                           "ff02::1"})
    EXPECT_FALSE(public_address(text)) << text;
  for (auto const* text :
       {"1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
        "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.0.1.0", "192.167.255.255", "192.169.0.0",
        "198.17.255.255", "198.20.0.0", "223.255.255.255", "2001:200::1", "2a00:1148::1", "2606:4700::1111"})
    EXPECT_TRUE(public_address(text)) << text;
}

}  // namespace
}  // namespace obereg::outgoing
