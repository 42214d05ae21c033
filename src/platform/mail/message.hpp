// A message and its bytes on the wire.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "core/time.hpp"

namespace obereg::mail {

struct AttachedFile {
  std::string name, media_type, bytes;
};

struct Message {
  std::int64_t id = 0;  // in the outbox: the same message sent twice has one Message-ID
  std::string to, subject, body;
  Instant at;
  std::vector<AttachedFile> files = {};
};

// RFC 5322 with a UTF-8 subject (RFC 2047) and a base64 body (RFC 2045); with files, multipart/mixed (RFC 2046) with
// their names by RFC 2231.
std::string to_rfc5322(Message const& message, std::string const& from);

}  // namespace obereg::mail
