#include "platform/documents/qr.hpp"

#include <qrencode.h>
#include <zlib.h>

#include <cstdint>
#include <memory>
#include <stdexcept>

namespace obereg::documents {

namespace {

constexpr int quiet_zone = 4;

std::string big_endian(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> shift & 0xFF);
  return bytes;
}

std::string chunk(std::string const& type, std::string const& data) {
  auto const body = type + data;
  auto const sum = crc32(0, reinterpret_cast<Bytef const*>(body.data()), static_cast<uInt>(body.size()));
  return big_endian(static_cast<std::uint32_t>(data.size())) + body + big_endian(static_cast<std::uint32_t>(sum));
}

// A picture of some kilobytes needs no more than a window as wide as itself, and zlib clears what it takes.
std::string deflated(std::string const& bytes) {
  constexpr int window_of_4_kib = 12, little_memory = 4;
  z_stream stream{};
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, window_of_4_kib, little_memory, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("png: zlib has no memory");
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  auto const result = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (result != Z_STREAM_END) throw std::runtime_error("png: zlib failed");
  return out;
}

// A bit of 1 is white, as greyscale wants.
std::string line_of(QRcode const& code, int module_row, int side, int scale) {
  std::string line(static_cast<std::size_t>((side + 7) / 8) + 1, '\0');  // begins with the filter type: none
  int x = 0;
  for (int column = -quiet_zone; column < code.width + quiet_zone; ++column) {
    bool const inside = column >= 0 && column < code.width && module_row >= 0 && module_row < code.width;
    bool const dark = inside && (code.data[module_row * code.width + column] & 1);
    for (int end = x + scale; x < end; ++x)
      if (!dark) line[static_cast<std::size_t>(x / 8) + 1] |= static_cast<char>(0x80 >> (x % 8));
  }
  return line;
}

}  // namespace

std::string qr_png(std::string const& text, int pixels_per_module) {
  std::unique_ptr<QRcode, void (*)(QRcode*)> const code(QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M),
                                                        QRcode_free);
  if (!code) throw std::invalid_argument("qr: the text is empty or too long");
  int const side = (code->width + 2 * quiet_zone) * pixels_per_module;
  std::string pixels;
  for (int row = -quiet_zone; row < code->width + quiet_zone; ++row) {
    auto const line = line_of(*code, row, side, pixels_per_module);
    for (int i = 0; i < pixels_per_module; ++i) pixels += line;
  }
  auto const size = big_endian(static_cast<std::uint32_t>(side));
  std::string const one_bit_grey{"\x01\x00\x00\x00\x00", 5};
  return "\x89PNG\r\n\x1a\n" + chunk("IHDR", size + size + one_bit_grey) + chunk("IDAT", deflated(pixels)) +
         chunk("IEND", "");
}

}  // namespace obereg::documents
