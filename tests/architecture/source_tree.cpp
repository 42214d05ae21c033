#include "architecture/source_tree.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <sstream>
#include <stdexcept>

#include "support/paths.hpp"

namespace obereg::architecture {

namespace fs = std::filesystem;

bool has_suffix(std::string const& text, std::string const& suffix) {
  return text.size() >= suffix.size() && text.compare(text.size() - suffix.size(), suffix.size(), suffix) == 0;
}

bool SourceFile::is_test() const {
  return has_suffix(path, "_test.cpp") || has_suffix(path, "_dbtest.cpp") || has_suffix(path, "_fixture.hpp") ||
         path.find("/testing/") != std::string::npos;
}

int SourceFile::lines() const {
  return static_cast<int>(std::count(text.begin(), text.end(), '\n'));
}

std::vector<std::string> SourceFile::own_includes() const {
  std::vector<std::string> found;
  std::istringstream in(text);
  std::smatch match;
  static std::regex const include("^#include \"([^\"]+)\"");
  for (std::string line; std::getline(in, line);)
    if (std::regex_search(line, match, include)) found.push_back(match[1]);
  return found;
}

fs::path root() {
  return support::source_folder();
}

std::string read(std::string const& path) {
  std::ifstream in(root() / path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<SourceFile> files_below(std::string const& folder, std::vector<std::string> const& suffixes) {
  std::vector<SourceFile> files;
  if (!fs::exists(root() / folder)) return files;
  for (auto const& entry : fs::recursive_directory_iterator(root() / folder)) {
    auto const path = fs::relative(entry.path(), root()).generic_string();
    auto const wanted = [&](auto const& suffix) { return has_suffix(path, suffix); };
    if (entry.is_regular_file() && std::any_of(suffixes.begin(), suffixes.end(), wanted))
      files.push_back({path, read(path)});
  }
  std::sort(files.begin(), files.end(), [](auto const& a, auto const& b) { return a.path < b.path; });
  return files;
}

std::string part_of(std::string path) {
  if (path.rfind("src/", 0) == 0) path.erase(0, 4);
  auto const first = path.substr(0, path.find('/'));
  if (first != "platform") return first;
  auto const rest = path.substr(first.size() + 1);
  return first + "/" + rest.substr(0, rest.find('/'));
}

}  // namespace obereg::architecture
