#include "platform/files/files.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <set>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "core/text.hpp"
#include "platform/files/object_storage.hpp"

namespace obereg::files {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(std::string const& what) {
  throw std::system_error(errno, std::generic_category(), what);
}

class Descriptor {
 public:
  Descriptor(std::string const& path, int flags, mode_t mode = 0600)
      : number_(::open(path.c_str(), flags | O_CLOEXEC, mode)) {
    if (number_ < 0) fail(path);
  }
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(Descriptor const&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

void write_all(Descriptor const& file, std::string_view bytes) {
  while (!bytes.empty()) {
    auto const written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("write");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

// How many bytes were read into the buffer; 0 at the end.
std::size_t read_part(Descriptor const& file, std::string& buffer) {
  auto count = ::read(file.number(), buffer.data(), buffer.size());
  while (count < 0 && errno == EINTR) count = ::read(file.number(), buffer.data(), buffer.size());
  if (count < 0) fail("read");
  return static_cast<std::size_t>(count);
}

void sync(Descriptor const& file) {
  if (::fsync(file.number()) != 0) fail("fsync");
}

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new()) { EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr); }
  void add(std::string_view bytes) { EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()); }
  std::string hex() {
    std::array<unsigned char, 32> digest{};
    EVP_DigestFinal_ex(context_.get(), digest.data(), nullptr);
    return text::hex({reinterpret_cast<char const*>(digest.data()), digest.size()});
  }

 private:
  struct Free {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  std::unique_ptr<EVP_MD_CTX, Free> context_;
};

// Removes what was written unless it got its final name.
struct RemoveUnlessKept {
  std::string path;
  bool kept = false;
  ~RemoveUnlessKept() {
    if (!kept) ::unlink(path.c_str());
  }
};

// ab/cdef…, in the folder and in the object storage.
std::string name_of(std::string const& hash) {
  return hash.substr(0, 2) + "/" + hash.substr(2);
}

// The hash that such a name is of; "" where it is something else, as what is still being written.
std::string hash_of(std::string const& name) {
  bool const kept = name.size() == 65 && name[2] == '/' && text::from_hex(name.substr(3)).size() == 31;
  return kept ? name.substr(0, 2) + name.substr(3) : std::string();
}

void keep_as(RemoveUnlessKept& temporary, fs::path const& target) {
  fs::create_directories(target.parent_path());
  if (::rename(temporary.path.c_str(), target.c_str()) != 0) fail("rename to " + target.string());
  temporary.kept = true;
  sync(Descriptor(target.parent_path().string(), O_RDONLY | O_DIRECTORY));
}

}  // namespace

template <class NextPart>
StoredFile Store::store(NextPart&& next_part) const {
  RemoveUnlessKept temporary{temporary_path()};
  StoredFile stored;
  Sha256 hash;
  {
    Descriptor const out(temporary.path, O_WRONLY | O_CREAT | O_EXCL);
    for (std::string_view part; !(part = next_part()).empty(); stored.size += part.size()) {
      hash.add(part);
      write_all(out, part);
    }
    sync(out);
  }
  stored.hash = hash.hex();
  if (storage_) storage_->put(name_of(stored.hash), temporary.path, stored.hash);
  keep_as(temporary, place_of(stored.hash));
  return stored;
}

Store::Store(std::string folder, std::shared_ptr<ObjectStorage const> storage)
    : folder_(std::move(folder)), storage_(std::move(storage)) {
  fs::create_directories(folder_ + "/unfinished");
}

StoredFile Store::put(std::string_view bytes) const {
  return store([&] { return std::exchange(bytes, std::string_view{}); });
}

StoredFile Store::put_file(std::string const& path) const {
  Descriptor const in(path, O_RDONLY);
  std::string buffer(256 * 1024, '\0');
  return store([&] { return std::string_view(buffer).substr(0, read_part(in, buffer)); });
}

std::string Store::place_of(std::string const& hash) const {
  if (hash.size() != 64 || hash.find_first_not_of("0123456789abcdef") != std::string::npos)
    throw std::invalid_argument("not a file's hash: " + hash);
  return folder_ + "/" + name_of(hash);
}

void Store::fetch(std::string const& hash) const {
  RemoveUnlessKept temporary{temporary_path()};
  if (!storage_->get(name_of(hash), temporary.path)) return;
  Descriptor const in(temporary.path, O_RDONLY);
  Sha256 found;
  std::string part(256 * 1024, '\0');
  while (auto const size = read_part(in, part)) found.add(std::string_view(part).substr(0, size));
  if (found.hex() != hash) throw std::runtime_error("the kept file " + hash + " has been altered in the storage");
  keep_as(temporary, place_of(hash));
}

std::string Store::path(std::string const& hash) const {
  auto place = place_of(hash);
  if (storage_ && !fs::exists(place)) fetch(hash);
  return place;
}

std::vector<std::string> Store::hashes() const {
  std::set<std::string> found;
  if (storage_)
    for (auto const& name : storage_->names()) found.insert(hash_of(name));
  for (auto const& entry : fs::recursive_directory_iterator(folder_))
    if (entry.is_regular_file()) found.insert(hash_of(fs::relative(entry.path(), folder_).generic_string()));
  found.erase("");
  return {found.begin(), found.end()};
}

bool Store::has(std::string const& hash) const {
  return fs::exists(place_of(hash)) || (storage_ && storage_->has(name_of(hash)));
}

std::string Store::read(std::string const& hash) const {
  auto const place = path(hash);
  Descriptor const in(place, O_RDONLY);
  std::string bytes(fs::file_size(place), '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    auto const count = ::read(in.number(), bytes.data() + filled, bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) fail("read " + hash);
    filled += static_cast<std::size_t>(count);
  }
  if (text::hex(text::sha256(bytes)) != hash) throw std::runtime_error("the kept file " + hash + " has been altered");
  return bytes;
}

std::string Store::temporary_path() const {
  return folder_ + "/unfinished/" + text::hex(text::random_bytes(16));
}

void Store::remove_unfinished(std::chrono::seconds older_than) const {
  remove_old_files(folder_ + "/unfinished", older_than);
}

void remove_old_files(std::string const& folder, std::chrono::seconds older_than) {
  auto const latest = fs::file_time_type::clock::now() - older_than;
  for (auto const& entry : fs::directory_iterator(folder)) {
    std::error_code gone_meanwhile;
    if (entry.last_write_time(gone_meanwhile) <= latest && !gone_meanwhile) fs::remove(entry.path(), gone_meanwhile);
  }
}

}  // namespace obereg::files
