// The archive around Data.xml (.olot): read in memory, with limits of unpacked size.
#include <zip.h>

#include <memory>
#include <optional>

#include "training_rules/exchange/read.hpp"

namespace obereg::training {
namespace {

constexpr std::uint64_t largest_xml = 64 << 20;
constexpr std::uint64_t largest_signature = 1 << 20;

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseFile {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, CloseArchive>;

Archive open_archive(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  auto* archive = source ? zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error) : nullptr;
  if (source && !archive) zip_source_free(source);
  zip_error_fini(&error);
  return Archive(archive);
}

// The declared size is not believed: reading stops one byte past the limit.
std::optional<std::string> unpack(zip_t* archive, char const* name, std::uint64_t limit) {
  std::unique_ptr<zip_file_t, CloseFile> const file(zip_fopen(archive, name, 0));
  if (!file) return {};
  std::string out;
  std::string chunk(64 << 10, '\0');
  while (true) {
    auto const got = zip_fread(file.get(), chunk.data(), chunk.size());
    if (got < 0 || out.size() > limit) return {};
    if (got == 0) return out;
    out.append(chunk, 0, static_cast<std::size_t>(got));
  }
}

}  // namespace

ExchangeFile open_exchange_file(std::string_view bytes) {
  ExchangeFile file;
  if (!bytes.starts_with("PK")) {
    if (bytes.size() > largest_xml)
      file.complaint = "Файл больше 64 МБ. Разделите его на части до 5000 записей.";
    else
      file.xml = bytes;
    return file;
  }
  auto const archive = open_archive(bytes);
  if (!archive) {
    file.complaint = "Архив повреждён. Создайте его заново и отправьте ещё раз.";
    return file;
  }
  auto xml = unpack(archive.get(), "Data.xml", largest_xml);
  if (!xml) {
    file.complaint = "В архиве нет файла Data.xml, который можно прочитать (имя с большой буквы, не больше 64 МБ).";
    return file;
  }
  file.xml = std::move(*xml);
  if (zip_name_locate(archive.get(), "Data.xml.sig", 0) < 0) return file;
  auto signature = unpack(archive.get(), "Data.xml.sig", largest_signature);
  if (!signature)
    file.complaint = "Подпись Data.xml.sig в архиве не читается. Создайте архив заново.";
  else
    file.signature = std::move(*signature);
  return file;
}

}  // namespace obereg::training
