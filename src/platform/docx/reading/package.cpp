#include "platform/docx/reading/package.hpp"

#include <zip.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <set>
#include <stdexcept>

#include "platform/docx/unfit.hpp"

namespace obereg::docx {
namespace {

constexpr std::size_t most_of_file = 5u << 20;
constexpr std::uint64_t most_of_part = 16u << 20, most_of_text = 4u << 20, most_of_all = 20u << 20;
constexpr std::uint64_t ratio_matters_from = 1u << 20, most_ratio = 200;
constexpr zip_int64_t most_parts = 500;

struct Discard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, Discard>;

void require_zip(std::string_view bytes) {
  if (bytes.empty()) fail(refusals::not_a_document, "Файл пуст.");
  if (bytes.size() > most_of_file) fail(refusals::too_big);
  if (bytes.starts_with("\xD0\xCF\x11\xE0"))
    fail(refusals::not_a_document, "Это документ старого вида (.doc) или он защищён паролем.");
  if (!bytes.starts_with("PK\x03\x04")) fail(refusals::not_a_document, "Внутри файла не документ.");
}

Archive opened(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  auto* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source == nullptr) throw std::runtime_error("docx: no memory for a package");
  Archive archive(zip_open_from_source(source, ZIP_RDONLY, &error));
  if (archive) return archive;
  zip_source_free(source);
  fail(refusals::broken, "Архив документа обрывается или испорчен.");
}

bool is_treacherous(std::string_view name) {
  return name.empty() || name.front() == '/' || name.find_first_of("\\:") != std::string_view::npos ||
         name.starts_with("../") || name.find("/../") != std::string_view::npos || name.ends_with("/..");
}

bool is_text(std::string_view name) {
  return name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".vml");
}

void check_facts(zip_stat_t const& facts) {
  constexpr auto needed = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
  if ((facts.valid & needed) != needed || is_treacherous(facts.name))
    fail(refusals::broken, "В архиве есть файл с недопустимым именем.");
  if (facts.encryption_method != ZIP_EM_NONE) fail(refusals::not_a_document, "Архив документа защищён паролем.");
  if (facts.size > (is_text(facts.name) ? most_of_text : most_of_part)) fail(refusals::too_big);
  if (facts.size > ratio_matters_from && facts.size / most_ratio > facts.comp_size) fail(refusals::too_big);
}

std::string read_part(zip_t* archive, zip_uint64_t index, zip_stat_t const& facts) {
  std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> const file(zip_fopen_index(archive, index, 0), zip_fclose);
  std::string bytes(facts.size, '\0');
  char beyond = 0;
  // Reading on after the declared size lets libzip compare the checksum, and tells a size that was a lie.
  if (!file || zip_fread(file.get(), bytes.data(), bytes.size()) != static_cast<zip_int64_t>(bytes.size()) ||
      zip_fread(file.get(), &beyond, 1) != 0)
    fail(refusals::broken, "Часть архива документа не читается.");
  return bytes;
}

}  // namespace

Package read_package(std::string_view zip_bytes) {
  require_zip(zip_bytes);
  auto const archive = opened(zip_bytes);
  auto const count = zip_get_num_entries(archive.get(), 0);
  if (count > most_parts) fail(refusals::too_big);
  Package package;
  std::set<std::string> names;
  std::uint64_t total = 0;
  for (zip_int64_t i = 0; i < count; ++i) {
    auto const index = static_cast<zip_uint64_t>(i);
    zip_stat_t facts;
    if (zip_stat_index(archive.get(), index, 0, &facts) != 0) fail(refusals::broken);
    check_facts(facts);
    std::string const name = facts.name;
    if (name.ends_with('/')) continue;  // a folder
    if (!names.insert(name).second) fail(refusals::broken, "Два файла архива названы одинаково.");
    total += facts.size;
    if (total > most_of_all) fail(refusals::too_big);
    package.push_back({name, read_part(archive.get(), index, facts)});
  }
  return package;
}

Part const* find_part(Package const& package, std::string_view name) {
  auto const found = std::find_if(package.begin(), package.end(), [&](Part const& part) { return part.name == name; });
  return found == package.end() ? nullptr : &*found;
}

}  // namespace obereg::docx
