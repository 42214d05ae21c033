// Files kept once by their SHA-256: <folder>/ab/cdef…; written to a temporary name, synced, renamed, so that a name
// that exists has whole content. With an object storage beside it each file is kept there too before put() returns, and
// fetched from there where the folder lacks it: the folder is then a cache, of which each machine has its own.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace obereg::files {

class ObjectStorage;

struct StoredFile {
  std::string hash;  // 64 lower-case hexadecimal digits
  std::uint64_t size = 0;
};

class Store {
 public:
  explicit Store(std::string folder, std::shared_ptr<ObjectStorage const> storage = nullptr);
  StoredFile put(std::string_view bytes) const;
  StoredFile put_file(std::string const& path) const;  // copies
  std::string path(std::string const& hash) const;     // where the bytes lie; the file may not exist
  std::vector<std::string> hashes() const;             // of all kept files
  bool has(std::string const& hash) const;
  std::string read(std::string const& hash) const;  // throws where it is missing or its bytes have another hash
  std::string const& folder() const { return folder_; }
  std::string temporary_path() const;  // a fresh name on the same disk
  // What processes left unfinished when they were killed; whose file is younger may still be at it.
  void remove_unfinished(std::chrono::seconds older_than) const;

 private:
  template <class NextPart>
  StoredFile store(NextPart&& next_part) const;
  std::string place_of(std::string const& hash) const;
  void fetch(std::string const& hash) const;

  std::string folder_;
  std::shared_ptr<ObjectStorage const> storage_;
};

// Files of the folder that nobody has written to for so long.
void remove_old_files(std::string const& folder, std::chrono::seconds older_than);

}  // namespace obereg::files
