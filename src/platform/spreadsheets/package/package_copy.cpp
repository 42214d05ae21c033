#include "platform/spreadsheets/package/package_copy.hpp"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <pugixml.hpp>
#include <sstream>
#include <system_error>

#include "platform/spreadsheets/errors.hpp"

namespace obereg::spreadsheets {
namespace {

constexpr std::uint64_t most_tree_bytes = 16u << 20;
constexpr unsigned quick_compression = 1;

[[noreturn]] void failed(zip* archive) {
  throw std::runtime_error(fmt::format("workbook not written: {}", zip_strerror(archive)));
}

// Failures of ours, such as a full disk; all the others come of a damaged file.
bool is_our_failure(int error) {
  return error == ZIP_ER_WRITE || error == ZIP_ER_TMPOPEN || error == ZIP_ER_RENAME || error == ZIP_ER_CLOSE ||
         error == ZIP_ER_MEMORY || error == ZIP_ER_INTERNAL;
}

}  // namespace

// A part that libzip asks for piece by piece while it writes the package.
struct PackageCopy::Feed {
  Pieces pieces;
  std::uint64_t expected_bytes = 0;
  std::exception_ptr& failure;
  std::string pending = {};
  std::size_t given = 0;
  bool ended = false;

  zip_int64_t read(char* out, std::uint64_t length) try {
    while (given == pending.size() && !ended) {
      pending.clear();
      given = 0;
      ended = !pieces(pending);
    }
    auto const count = std::min<std::size_t>(length, pending.size() - given);
    std::memcpy(out, pending.data() + given, count);
    given += count;
    return static_cast<zip_int64_t>(count);
  } catch (...) {  // an exception must not pass through libzip's C frames: close() throws it again
    failure = std::current_exception();
    return -1;
  }

  zip_int64_t stat(zip_stat_t* out) const {
    zip_stat_init(out);
    // A size beyond four gigabytes needs headers of another form, which have to be chosen beforehand and which not
    // every program reads; so the size expected is told, and libzip corrects it once it is known.
    out->size = expected_bytes;
    out->valid = ZIP_STAT_SIZE;
    return sizeof *out;
  }

  static zip_int64_t answer(void* self, void* data, zip_uint64_t length, zip_source_cmd_t command) {
    auto& feed = *static_cast<Feed*>(self);
    switch (command) {
      case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                              ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
      case ZIP_SOURCE_READ:
        return feed.read(static_cast<char*>(data), length);
      case ZIP_SOURCE_STAT:
        return feed.stat(static_cast<zip_stat_t*>(data));
      case ZIP_SOURCE_ERROR: {
        zip_error_t error;
        zip_error_init_with_code(&error, ZIP_ER_READ);
        return zip_error_to_data(&error, data, length);
      }
      case ZIP_SOURCE_OPEN:
      case ZIP_SOURCE_CLOSE:
      case ZIP_SOURCE_FREE:
        return 0;
      default:
        return -1;
    }
  }
};

void PackageCopy::Discard::operator()(zip* archive) const {
  zip_discard(archive);
}

PackageCopy::PackageCopy(std::string const& source, std::string const& target, Limits const& limits)
    : original_(source, limits), structure_(read_structure(original_)), target_(target) {
  std::filesystem::copy_file(source, target, std::filesystem::copy_options::overwrite_existing);
  int error = 0;
  zip_.reset(zip_open(target.c_str(), 0, &error));
  if (!zip_) throw std::runtime_error("workbook not copied");
}

PackageCopy::~PackageCopy() {
  if (!zip_) return;
  zip_.reset();
  std::error_code ignored;
  std::filesystem::remove(target_, ignored);
}

void PackageCopy::load(std::string_view part, pugi::xml_document& document) {
  std::string content;
  original_.stream(part, [&](std::string_view bytes) {
    content += bytes;
    if (content.size() > most_tree_bytes) throw bomb("слишком длинное описание книги");
    return true;
  });
  if (content.empty()) return;
  constexpr auto options = pugi::parse_full | pugi::parse_ws_pcdata;
  if (!document.load_buffer(content.data(), content.size(), options)) throw broken("ошибка XML в описании книги");
}

void PackageCopy::write(std::string const& part, pugi::xml_document const& document) {
  std::ostringstream text;
  document.save(text, "", pugi::format_raw, pugi::encoding_utf8);
  write(part, std::move(text).str());
}

zip_source* PackageCopy::source_of(Pieces pieces, std::uint64_t expected_bytes) {
  feeds_.push_back(std::make_unique<Feed>(Feed{std::move(pieces), expected_bytes, failure_}));
  auto* const source = zip_source_function(zip_.get(), &Feed::answer, feeds_.back().get());
  if (source == nullptr) failed(zip_.get());
  return source;
}

void PackageCopy::write(std::string const& part, std::string content) {
  auto const size = content.size();
  auto* const source = source_of(
      [text = std::move(content)](std::string& out) {
        out = text;
        return false;
      },
      size);
  auto const existing = original_.index(part);
  bool const written = existing ? zip_file_replace(zip_.get(), *existing, source, 0) == 0
                                : zip_file_add(zip_.get(), part.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0;
  if (written) return;
  zip_source_free(source);
  failed(zip_.get());
}

void PackageCopy::write(std::string const& part, Pieces pieces, std::uint64_t expected_bytes) {
  // Taken out and added, not replaced: libzip compresses a replaced part as hard as it can, whatever it is told.
  remove(part);
  auto* const source = source_of(std::move(pieces), expected_bytes);
  auto const name = original_.written_name(part);
  auto const index = zip_file_add(zip_.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    failed(zip_.get());
  }
  if (zip_set_file_compression(zip_.get(), static_cast<zip_uint64_t>(index), ZIP_CM_DEFLATE, quick_compression) != 0)
    failed(zip_.get());
}

void PackageCopy::remove(std::string const& part) {
  if (auto const index = original_.index(part); index && zip_delete(zip_.get(), *index) != 0) failed(zip_.get());
}

void PackageCopy::close() {
  if (zip_close(zip_.get()) != 0) {
    if (failure_) std::rethrow_exception(failure_);
    if (!is_our_failure(zip_error_code_zip(zip_get_error(zip_.get()))))
      throw broken("одна из частей архива не читается");
    failed(zip_.get());
  }
  (void)zip_.release();  // zip_close() has freed it
}

}  // namespace obereg::spreadsheets
