// One mapping of a regulation's file, read key by key. Whatever is wrong is added to a list with its line; reading goes
// on, so that all mistakes are told at once.
#pragma once
#include <yaml-cpp/yaml.h>

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "accreditation/regulation/names.hpp"

namespace obereg::accreditation {

using Mistakes = std::vector<std::string>;

class Mapping {
 public:
  // `where` names the mapping in mistakes: "variants: 3: deadlines".
  Mapping(YAML::Node const& node, std::string where, Mistakes& mistakes);
  // What no reader asked for is a mistake.
  ~Mapping();
  Mapping(Mapping const&) = delete;
  Mapping& operator=(Mapping const&) = delete;

  bool has(std::string_view key) const;
  std::string text(std::string_view key);         // must be there, and not empty
  std::string text_if_any(std::string_view key);  // "" where it is not there
  int number(std::string_view key, int least, int most);
  bool flag(std::string_view key);  // false where it is not there
  std::vector<std::string> texts(std::string_view key);
  std::vector<std::string> texts_if_any(std::string_view key);

  template <class Kind>
  Kind kind(std::string_view key) {
    return kind_of<Kind>(text(key), key);
  }
  template <class Kind>
  std::vector<Kind> kinds(std::string_view key) {
    std::vector<Kind> found;
    for (auto const& name : texts(key)) found.push_back(kind_of<Kind>(name, key));
    return found;
  }

  // Calls `read` for each mapping of a sequence.
  void each(std::string_view key, std::function<void(Mapping&)> const& read);
  // Calls `read` for each pair of a mapping of mappings, in the order of the file.
  void each_named(std::string_view key, std::function<void(std::string const&, Mapping&)> const& read);
  // The same for a mapping of texts.
  void each_text(std::string_view key, std::function<void(std::string const&, std::string const&)> const& read);
  // Reads the mapping under the key.
  void inner(std::string_view key, std::function<void(Mapping&)> const& read);

  void mistake(std::string_view key, std::string_view words);

 private:
  YAML::Node take(std::string_view key);  // undefined, and a mistake, where it is not there
  void wrong(YAML::Node const& node, std::string_view key, std::string_view words);
  std::string text_of(YAML::Node const& node, std::string_view key);

  template <class Kind>
  Kind kind_of(std::string const& name, std::string_view key) {
    auto const found = named<Kind>(name);
    if (!found && !name.empty()) mistake(key, "«" + name + "» — такого здесь не бывает");
    return found.value_or(Kind{});
  }

  YAML::Node node_;
  std::string where_;
  Mistakes& mistakes_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace obereg::accreditation
