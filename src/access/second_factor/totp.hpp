// One-time codes by time: RFC 6238 over RFC 4226 with SHA-1, steps of 30 seconds from 1970, as every authenticator
// application does it.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/time.hpp"

namespace obereg::access {

inline constexpr int totp_digits = 6;
inline constexpr std::size_t totp_secret_bytes = 20;  // RFC 4226, 4: 160 bits are recommended

std::int64_t totp_step(Instant now);
std::string totp_code(std::string_view secret, std::int64_t step, int digits = totp_digits);
// The step whose code was typed, of the present one and its two neighbours, if it is later than `last_step`: no code is
// taken twice (RFC 6238, 5.2). Nothing else.
std::optional<std::int64_t> matching_step(std::string_view secret, std::string_view typed, Instant now,
                                          std::int64_t last_step);

std::string base32(std::string_view bytes);  // RFC 4648, without padding
// What the QR code says: "otpauth://totp/Оберег:a@example.org?secret=…&issuer=Оберег", percent-encoded.
std::string totp_address(std::string_view secret, std::string const& owner);

}  // namespace obereg::access
