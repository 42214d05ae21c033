// Key files of the demo: DIR/demo-keys/ca/… and one folder for each account.
#pragma once
#include <string>
#include <vector>

#include "app/demo/cast.hpp"
#include "core/time.hpp"
#include "platform/signatures/certificate.hpp"
#include "platform/signatures/sign.hpp"

namespace obereg::app {

inline constexpr char const* demo_password = "demo";  // of the .p12 files

// Makes all keys and certificates at once, or leaves those that are there: the folder appears whole or not at all.
void make_demo_keys(std::string const& folder, Instant now);

struct DemoAuthority {
  signatures::Certificate certificate;
  std::string revoked;  // its list of revoked certificates, DER; an older demo has none
  bool is_root = false;
};
std::vector<DemoAuthority> read_demo_authorities(std::string const& folder);

signatures::Certificate read_demo_certificate(std::string const& folder, DemoPerson const& person);
signatures::PrivateKey read_demo_key(std::string const& folder, DemoPerson const& person);

}  // namespace obereg::app
