// Files kept once by their SHA-256: <folder>/ab/cdef…; written to a temporary name, synced, renamed, so that a name
// that exists has whole content.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace obereg::files {

struct StoredFile {
  std::string hash;  // 64 lower-case hexadecimal digits
  std::uint64_t size = 0;
};

class Store {
 public:
  explicit Store(std::string folder);
  StoredFile put(std::string_view bytes) const;
  StoredFile put_file(std::string const& path) const;  // copies
  std::string path(std::string const& hash) const;     // where the bytes lie; the file may not exist
  bool has(std::string const& hash) const;
  std::string read(std::string const& hash) const;  // throws where it is missing or its bytes have another hash
  std::string const& folder() const { return folder_; }
  std::string temporary_path() const;  // a fresh name on the same disk
  // What processes left unfinished when they were killed; whose file is younger may still be at it.
  void remove_unfinished(std::chrono::seconds older_than) const;

 private:
  std::string folder_;
};

// Files of the folder that nobody has written to for so long.
void remove_old_files(std::string const& folder, std::chrono::seconds older_than);

}  // namespace obereg::files
