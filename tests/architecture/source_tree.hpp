// The project's own files, as the architecture tests see them.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace obereg::architecture {

struct SourceFile {
  std::string path;  // from the project's root: "src/core/text.hpp"
  std::string text;

  bool is_test() const;  // *_test.cpp, *_dbtest.cpp, *_fixture.hpp, folders "testing"
  int lines() const;
  std::vector<std::string> own_includes() const;  // of #include "…"
};

std::filesystem::path root();
bool has_suffix(std::string const& text, std::string const& suffix);
std::string read(std::string const& path);  // from the root

// Files below `folder` with one of the suffixes, sorted by path.
std::vector<SourceFile> files_below(std::string const& folder, std::vector<std::string> const& suffixes);
inline std::vector<SourceFile> cpp_files(std::string const& folder) {
  return files_below(folder, {".cpp", ".hpp"});
}

// "platform/http" for src/platform/http/server.hpp and for the include "platform/http/server.hpp"; "core" for
// core/text.hpp.
std::string part_of(std::string path);

}  // namespace obereg::architecture
