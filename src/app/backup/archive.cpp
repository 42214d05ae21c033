#include "app/backup/archive.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <openssl/evp.h>

#include <array>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "app/program/operator_error.hpp"
#include "core/text.hpp"

namespace obereg::app {

namespace {

namespace fs = std::filesystem;
constexpr std::string_view manifest_name = "manifest.json";

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) { EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr); }
  void add(std::string_view bytes) { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }
  std::string hex() {
    std::array<char, 32> digest{};
    EVP_DigestFinal_ex(context_.get(), reinterpret_cast<unsigned char*>(digest.data()), nullptr);
    return text::hex({digest.data(), digest.size()});
  }

 private:
  std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context_;
};

void check(archive* handle, int code) {
  if (code < ARCHIVE_WARN) throw OperatorError(std::string("Архив копии: ") + archive_error_string(handle));
}

la_ssize_t write_on(archive*, void* out, void const* bytes, std::size_t size) {
  static_cast<SealedWriter*>(out)->write({static_cast<char const*>(bytes), size});
  return static_cast<la_ssize_t>(size);
}

la_ssize_t read_on(archive*, void* in, void const** bytes) {
  auto const piece = static_cast<SealedReader*>(in)->next();
  *bytes = piece.data();
  return static_cast<la_ssize_t>(piece.size());
}

// The archive was made by somebody who has the passphrase; still, nothing is written outside the folder.
fs::path inside(std::string const& folder, std::string const& name) {
  fs::path const path(name);
  bool good = !name.empty() && path.is_relative();
  for (auto const& part : path) good = good && part != ".." && part != ".";
  if (!good) throw OperatorError("В копии неверное имя файла: " + name);
  return folder / path;
}

std::string unpack_entry(archive* handle, fs::path const& path) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  Sha256 digest;
  std::array<char, 65'536> piece;
  la_ssize_t size = 0;
  while ((size = archive_read_data(handle, piece.data(), piece.size())) > 0) {
    std::string_view const bytes(piece.data(), static_cast<std::size_t>(size));
    digest.add(bytes);
    file << bytes;
  }
  check(handle, static_cast<int>(size));
  if (!file.flush()) throw OperatorError("Файл " + path.string() + " не пишется: возможно, на диске нет места.");
  return digest.hex();
}

void compare(std::map<std::string, std::string> const& found, std::string const& folder) {
  std::ifstream file(folder + "/" + std::string(manifest_name));
  std::stringstream text;
  if (!file || !(text << file.rdbuf())) throw OperatorError("В копии нет списка файлов.");
  auto const manifest = boost::json::parse(text.str()).as_object();
  for (auto const& [name, hash] : found)
    if (name != manifest_name && (!manifest.contains(name) || manifest.at(name).as_string() != hash))
      throw OperatorError("Файл копии не такой, каким был: " + name);
  if (manifest.size() + 1 != found.size()) throw OperatorError("В копии не хватает файлов.");
}

}  // namespace

ArchiveWriter::ArchiveWriter(SealedWriter& out) : out_(out), archive_(archive_write_new(), archive_write_free) {
  check(archive_.get(), archive_write_set_format_pax_restricted(archive_.get()));
  check(archive_.get(), archive_write_open(archive_.get(), &out_, nullptr, write_on, nullptr));
}

void ArchiveWriter::begin(std::string const& name, std::uint64_t size) {
  std::unique_ptr<archive_entry, void (*)(archive_entry*)> const entry(archive_entry_new(), archive_entry_free);
  archive_entry_set_pathname(entry.get(), name.c_str());
  archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_perm(entry.get(), 0600);
  check(archive_.get(), archive_write_header(archive_.get(), entry.get()));
}

void ArchiveWriter::put(std::string_view bytes) {
  auto const written = archive_write_data(archive_.get(), bytes.data(), bytes.size());
  if (written != static_cast<la_ssize_t>(bytes.size())) check(archive_.get(), ARCHIVE_FATAL);
}

void ArchiveWriter::add(std::string const& name, std::string const& bytes) {
  begin(name, bytes.size());
  put(bytes);
  manifest_[name] = text::hex(text::sha256(bytes));
}

void ArchiveWriter::add_file(std::string const& name, std::string const& path) {
  std::ifstream file(path, std::ios::binary);
  begin(name, fs::file_size(path));
  Sha256 digest;
  std::array<char, 65'536> piece;
  while (file.read(piece.data(), piece.size()), file.gcount() > 0) {
    std::string_view const bytes(piece.data(), static_cast<std::size_t>(file.gcount()));
    digest.add(bytes);
    put(bytes);
  }
  manifest_[name] = digest.hex();
}

void ArchiveWriter::finish() {
  auto const manifest = boost::json::serialize(manifest_);
  begin(std::string(manifest_name), manifest.size());
  put(manifest);
  check(archive_.get(), archive_write_close(archive_.get()));
  out_.finish();
}

void unpack(SealedReader& in, std::string const& folder) {
  std::shared_ptr<archive> const handle(archive_read_new(), archive_read_free);
  check(handle.get(), archive_read_support_format_tar(handle.get()));
  check(handle.get(), archive_read_open(handle.get(), &in, nullptr, read_on, nullptr));
  std::map<std::string, std::string> found;
  archive_entry* entry = nullptr;
  int code = 0;
  while ((code = archive_read_next_header(handle.get(), &entry)) != ARCHIVE_EOF) {
    check(handle.get(), code);
    std::string const name = archive_entry_pathname(entry);
    found[name] = unpack_entry(handle.get(), inside(folder, name));
  }
  // The end mark of the tar may come before the end of the sealed file, which must be there as well.
  while (!in.next().empty()) {
  }
  compare(found, folder);
}

}  // namespace obereg::app
