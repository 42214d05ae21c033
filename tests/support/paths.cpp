#include "support/paths.hpp"

#include <stdlib.h>

#include <filesystem>
#include <stdexcept>
#include <vector>

namespace obereg::support {

namespace fs = std::filesystem;

std::string source_folder() {
  return OBEREG_SOURCE_DIR;
}

std::string test_data(std::string const& name) {
  return source_folder() + "/tests/data/" + name;
}

std::string sample_data() {
  auto const folder = fs::path(source_folder()).parent_path() / "shared" / "data";
  return fs::exists(folder) ? folder.string() : "";
}

std::string temporary_folder() {
  struct Folders {
    std::vector<fs::path> made;
    ~Folders() {
      std::error_code ignored;
      for (auto const& folder : made) fs::remove_all(folder, ignored);
    }
  };
  static Folders folders;
  auto pattern = (fs::temp_directory_path() / "obereg-test-XXXXXX").string();
  if (!mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
  folders.made.emplace_back(pattern);
  return pattern;
}

}  // namespace obereg::support
