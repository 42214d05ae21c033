#include "platform/docx/zip_writing.hpp"

#include <zlib.h>

#include <map>
#include <stdexcept>

namespace obereg::docx {
namespace {

constexpr std::uint32_t file_mark = 0x04034b50, entry_mark = 0x02014b50, end_mark = 0x06054b50;
constexpr std::uint16_t version = 20, utf8_names = 1u << 11, deflated = 8, stored = 0;
constexpr std::uint16_t first_of_january_1980 = 0x21;  // the least date that a zip can hold

void put16(std::string& out, std::uint32_t value) {
  out += static_cast<char>(value & 0xFF);
  out += static_cast<char>(value >> 8 & 0xFF);
}
void put32(std::string& out, std::uint32_t value) {
  put16(out, value & 0xFFFF);
  put16(out, value >> 16);
}

// What the file's own head and its entry in the list have in common.
void put_facts(std::string& out, PackedPart const& part) {
  put16(out, version);
  put16(out, utf8_names);
  put16(out, part.is_deflated ? deflated : stored);
  put16(out, 0);
  put16(out, first_of_january_1980);
  put32(out, part.sum);
  put32(out, static_cast<std::uint32_t>(part.bytes.size()));
  put32(out, part.size);
  put16(out, static_cast<std::uint32_t>(part.name.size()));
  put16(out, 0);
}

void put_entry(std::string& out, PackedPart const& part, std::size_t offset) {
  put32(out, entry_mark);
  put16(out, version);
  put_facts(out, part);
  put16(out, 0);
  put16(out, 0);
  put16(out, 0);
  put32(out, 0);
  put32(out, static_cast<std::uint32_t>(offset));
  out += part.name;
}

// Of one level, used again and again: to make and clear its memory takes longer than to deflate a letter.
class Deflater {
 public:
  explicit Deflater(int level) {
    constexpr int without_zlib_head = -15, usual_memory = 8;
    if (deflateInit2(&stream_, level, Z_DEFLATED, without_zlib_head, usual_memory, Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::runtime_error("docx: zlib has no memory");
  }
  Deflater(Deflater const&) = delete;
  Deflater& operator=(Deflater const&) = delete;
  ~Deflater() { deflateEnd(&stream_); }

  std::string deflated(std::string_view bytes) {
    deflateReset(&stream_);
    std::string out(deflateBound(&stream_, static_cast<uLong>(bytes.size())), '\0');
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream_, Z_FINISH) != Z_STREAM_END) throw std::runtime_error("docx: zlib failed");
    out.resize(stream_.total_out);
    return out;
  }

 private:
  z_stream stream_{};
};

std::string deflated_bytes(std::string_view bytes, int level) {
  thread_local std::map<int, Deflater> deflaters;
  return deflaters.try_emplace(level, level).first->second.deflated(bytes);
}

}  // namespace

PackedPart packed(std::string name, std::string_view bytes, int level) {
  PackedPart part;
  part.name = std::move(name);
  part.size = static_cast<std::uint32_t>(bytes.size());
  part.sum = static_cast<std::uint32_t>(
      crc32(0, reinterpret_cast<Bytef const*>(bytes.data()), static_cast<uInt>(bytes.size())));
  part.is_deflated = !part.name.ends_with(".png") && !part.name.ends_with(".jpg") && !part.name.ends_with(".jpeg");
  part.bytes = part.is_deflated ? deflated_bytes(bytes, level) : std::string(bytes);
  return part;
}

std::string write_zip(std::vector<PackedPart const*> const& parts) {
  constexpr std::size_t most_heads = 256;
  std::size_t size = 0;
  for (auto const* part : parts) size += part->bytes.size() + most_heads;
  std::string out, list;
  out.reserve(size);
  for (auto const* part : parts) {
    put_entry(list, *part, out.size());
    put32(out, file_mark);
    put_facts(out, *part);
    out += part->name;
    out += part->bytes;
  }
  auto const start = out.size();
  out += list;
  put32(out, end_mark);
  put32(out, 0);  // one disk
  put16(out, static_cast<std::uint32_t>(parts.size()));
  put16(out, static_cast<std::uint32_t>(parts.size()));
  put32(out, static_cast<std::uint32_t>(list.size()));
  put32(out, static_cast<std::uint32_t>(start));
  put16(out, 0);
  return out;
}

}  // namespace obereg::docx
