// QR codes (ISO/IEC 18004, level M) as PNG with one bit a pixel.
#pragma once
#include <string>

namespace obereg::documents {

// With the quiet zone of four modules that the standard asks for. ASCII only; throws std::invalid_argument for what is
// too long.
std::string qr_png(std::string const& text, int pixels_per_module = 6);

}  // namespace obereg::documents
