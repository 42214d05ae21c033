#include "platform/files/files.hpp"

#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "core/text.hpp"

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

template <class NextPart>
StoredFile store(Store const& files, NextPart&& next_part) {
  RemoveUnlessKept temporary{files.temporary_path()};
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
  fs::path const target = files.path(stored.hash);
  fs::create_directories(target.parent_path());
  if (::rename(temporary.path.c_str(), target.c_str()) != 0) fail("rename to " + target.string());
  temporary.kept = true;
  sync(Descriptor(target.parent_path().string(), O_RDONLY | O_DIRECTORY));
  return stored;
}

}  // namespace

Store::Store(std::string folder) : folder_(std::move(folder)) {
  fs::create_directories(folder_ + "/unfinished");
}

StoredFile Store::put(std::string_view bytes) const {
  return store(*this, [&] { return std::exchange(bytes, std::string_view{}); });
}

StoredFile Store::put_file(std::string const& path) const {
  Descriptor const in(path, O_RDONLY);
  std::string buffer(256 * 1024, '\0');
  return store(*this, [&] {
    auto count = ::read(in.number(), buffer.data(), buffer.size());
    while (count < 0 && errno == EINTR) count = ::read(in.number(), buffer.data(), buffer.size());
    if (count < 0) fail("read " + path);
    return std::string_view(buffer.data(), static_cast<std::size_t>(count));
  });
}

std::string Store::path(std::string const& hash) const {
  if (hash.size() != 64 || hash.find_first_not_of("0123456789abcdef") != std::string::npos)
    throw std::invalid_argument("not a file's hash: " + hash);
  return folder_ + "/" + hash.substr(0, 2) + "/" + hash.substr(2);
}

bool Store::has(std::string const& hash) const {
  return fs::exists(path(hash));
}

std::string Store::read(std::string const& hash) const {
  Descriptor const in(path(hash), O_RDONLY);
  std::string bytes(fs::file_size(path(hash)), '\0');
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
