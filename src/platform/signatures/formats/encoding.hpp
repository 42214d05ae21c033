// Files come as DER, PEM or bare base64, with and without a byte order mark; the rest of the library sees DER.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace obereg::signatures {

struct Decoded {
  std::string der;
  std::string label;      // of PEM: "CERTIFICATE"; else empty
  bool more = false;      // another PEM block follows
  bool trailing = false;  // text stands behind the last PEM block
};

// Nothing where it is none of the three. DER is not looked into: trailing bytes of DER are found by its parser.
std::optional<Decoded> decode(std::string_view bytes);

}  // namespace obereg::signatures
