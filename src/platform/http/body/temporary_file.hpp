// Files that live as long as the value that names them.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace obereg::http {

// The file at `path` is removed with the last copy of the result, unless someone moved it away before.
std::shared_ptr<std::string const> removed_with_last_copy(std::string path);

// A new file, readable by this user alone, being written.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string const& folder);  // throws std::system_error
  ~TemporaryFile();
  TemporaryFile(TemporaryFile const&) = delete;
  TemporaryFile& operator=(TemporaryFile const&) = delete;

  void write(std::string_view bytes);  // throws std::system_error, where the disk is full too
  std::uint64_t size() const { return size_; }
  // Outlives this object; the file is removed with the last copy.
  std::shared_ptr<std::string const> path() const { return path_; }

 private:
  int descriptor_;
  std::uint64_t size_ = 0;
  std::shared_ptr<std::string const> path_;
};

// The body of a request: in memory while it is small, then in a temporary file.
class BodyStore {
 public:
  static constexpr std::size_t in_memory = 64u << 10;
  explicit BodyStore(std::string folder) : folder_(std::move(folder)) {}
  void write(std::string_view bytes);
  std::uint64_t size() const { return file_ ? file_->size() : memory_.size(); }
  bool on_disk() const { return file_ != nullptr; }
  std::string take_memory() { return std::move(memory_); }
  std::shared_ptr<std::string const> path() const { return file_ ? file_->path() : nullptr; }

 private:
  std::string folder_;
  std::string memory_;
  std::unique_ptr<TemporaryFile> file_;
};

}  // namespace obereg::http
