// Which addresses belong to the public internet.
#pragma once
struct sockaddr;

namespace obereg::outgoing {

// False for everything that RFC 6890 and its successors keep from being routed globally: this host, private and shared
// networks, link-local, documentation, multicast, and the IPv6 forms that carry an IPv4 address.
bool is_public(sockaddr const& address);

}  // namespace obereg::outgoing
