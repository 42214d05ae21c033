#include "platform/documents/package.hpp"

#include <zip.h>

#include <memory>
#include <stdexcept>

namespace obereg::documents {

namespace {

constexpr zip_uint64_t most_of_a_part = 64u << 20;
constexpr time_t no_time = 315'532'800;  // 1980-01-01, the least that a zip can hold

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

struct Free {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Source = std::unique_ptr<zip_source_t, Free>;

[[noreturn]] void fail(std::string const& what) {
  throw std::runtime_error("document package: " + what);
}

std::string read_part(zip_t* archive, zip_uint64_t index) {
  zip_stat_t facts;
  if (zip_stat_index(archive, index, 0, &facts) != 0 || facts.size > most_of_a_part) fail("a part is too large");
  std::string bytes(facts.size, '\0');
  std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> const file(zip_fopen_index(archive, index, 0), zip_fclose);
  if (!file || zip_fread(file.get(), bytes.data(), bytes.size()) != static_cast<zip_int64_t>(bytes.size()))
    fail("a part can't be read");
  return bytes;
}

void add_part(zip_t* archive, std::string const& name, std::string const& bytes) {
  Source source(zip_source_buffer(archive, bytes.data(), bytes.size(), 0));
  auto const index = source ? zip_file_add(archive, name.c_str(), source.get(), ZIP_FL_ENC_UTF_8) : -1;
  if (index < 0) fail(zip_strerror(archive));
  source.release();  // now the archive's
  zip_file_set_mtime(archive, static_cast<zip_uint64_t>(index), no_time, 0);
}

}  // namespace

Package read_package(std::string_view zip_bytes) {
  zip_error_t error;
  zip_error_init(&error);
  Source source(zip_source_buffer_create(zip_bytes.data(), zip_bytes.size(), 0, &error));
  Archive const archive(source ? zip_open_from_source(source.get(), ZIP_RDONLY, &error) : nullptr);
  if (!archive) fail("not a zip");
  source.release();
  Package package;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i) {
    auto const index = static_cast<zip_uint64_t>(i);
    package.emplace(zip_get_name(archive.get(), index, 0), read_part(archive.get(), index));
  }
  return package;
}

std::string write_package(Package const& package) {
  zip_error_t error;
  zip_error_init(&error);
  Source const source(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!source) fail("no memory");
  zip_source_keep(source.get());  // the result is read back from it
  Archive archive(zip_open_from_source(source.get(), ZIP_TRUNCATE, &error));
  if (!archive) {
    zip_source_free(source.get());
    fail("can't be begun");
  }
  for (auto const& [name, bytes] : package) add_part(archive.get(), name, bytes);
  if (zip_close(archive.get()) != 0) fail(zip_strerror(archive.get()));
  archive.release();
  zip_source_open(source.get());
  zip_source_seek(source.get(), 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(source.get())), '\0');
  zip_source_seek(source.get(), 0, SEEK_SET);
  zip_source_read(source.get(), bytes.data(), bytes.size());
  zip_source_close(source.get());
  return bytes;
}

}  // namespace obereg::documents
