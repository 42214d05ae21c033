#include "accreditation/regulation/reading/mapping.hpp"

#include <fmt/format.h>

namespace obereg::accreditation {

Mapping::Mapping(YAML::Node const& node, std::string where, Mistakes& mistakes)
    : node_(node), where_(std::move(where)), mistakes_(mistakes) {
  if (!node_.IsMap()) {
    wrong(node_, "", "нужны строки вида «имя: значение»");
    node_.reset(YAML::Node(YAML::NodeType::Map));
  }
  std::set<std::string> seen;
  for (auto const& pair : node_) {
    auto const name = pair.first.as<std::string>("");
    if (!seen.insert(name).second) wrong(pair.first, name, "стоит дважды");
  }
}

Mapping::~Mapping() {
  for (auto const& pair : node_) {
    auto const name = pair.first.as<std::string>("");
    if (!asked_.count(name)) wrong(pair.first, name, "такого имени здесь нет");
  }
}

bool Mapping::has(std::string_view key) const {
  return node_[std::string(key)].IsDefined();
}

YAML::Node Mapping::take(std::string_view key) {
  asked_.emplace(key);
  if (!has(key)) {
    wrong(node_, key, "не указано");
    return YAML::Node(YAML::NodeType::Undefined);
  }
  return node_[std::string(key)];
}

void Mapping::wrong(YAML::Node const& node, std::string_view key, std::string_view words) {
  auto const place = key.empty() ? where_ : where_.empty() ? std::string(key) : fmt::format("{}: {}", where_, key);
  auto const line = fmt::format("строка {}", node.Mark().line + 1);
  mistakes_.push_back(place.empty() ? fmt::format("{}: {}", line, words)
                                    : fmt::format("{}: {}: {}", line, place, words));
}

void Mapping::mistake(std::string_view key, std::string_view words) {
  wrong(has(key) ? node_[std::string(key)] : node_, key, words);
}

std::string Mapping::text_of(YAML::Node const& node, std::string_view key) {
  auto text = node.IsScalar() ? node.as<std::string>() : std::string();
  if (text.empty()) wrong(node, key, "нужен текст");
  return text;
}

std::string Mapping::text(std::string_view key) {
  auto const node = take(key);
  return node.IsDefined() ? text_of(node, key) : std::string();
}

std::string Mapping::text_if_any(std::string_view key) {
  return has(key) ? text(key) : std::string();
}

int Mapping::number(std::string_view key, int least, int most) {
  auto const node = take(key);
  if (!node.IsDefined()) return least;
  auto const value = node.IsScalar() ? node.as<int>(least - 1) : least - 1;
  if (value < least || value > most) wrong(node, key, fmt::format("нужно число от {} до {}", least, most));
  return value;
}

bool Mapping::flag(std::string_view key) {
  if (!has(key)) return false;
  auto const node = take(key);
  bool value = false;
  if (!YAML::convert<bool>::decode(node, value)) wrong(node, key, "нужно true или false");
  return value;
}

std::vector<std::string> Mapping::texts(std::string_view key) {
  std::vector<std::string> found;
  auto const node = take(key);
  if (!node.IsDefined()) return found;
  if (!node.IsSequence() || node.size() == 0) {
    wrong(node, key, "нужен список");
    return found;
  }
  for (auto const& item : node) found.push_back(text_of(item, key));
  return found;
}

std::vector<std::string> Mapping::texts_if_any(std::string_view key) {
  return has(key) ? texts(key) : std::vector<std::string>();
}

void Mapping::each(std::string_view key, std::function<void(Mapping&)> const& read) {
  auto const node = take(key);
  if (!node.IsDefined()) return;
  if (!node.IsSequence()) {
    wrong(node, key, "нужен список");
    return;
  }
  int count = 0;
  for (auto const& item : node) {
    Mapping mapping(item, fmt::format("{}{}{}: {}-е", where_, where_.empty() ? "" : ": ", key, ++count), mistakes_);
    read(mapping);
  }
}

void Mapping::each_named(std::string_view key, std::function<void(std::string const&, Mapping&)> const& read) {
  inner(key, [&](Mapping& names) {
    for (auto const& pair : names.node_) {
      auto const name = pair.first.as<std::string>("");
      names.inner(name, [&](Mapping& mapping) { read(name, mapping); });
    }
  });
}

void Mapping::each_text(std::string_view key, std::function<void(std::string const&, std::string const&)> const& read) {
  inner(key, [&](Mapping& names) {
    for (auto const& pair : names.node_) {
      auto const name = pair.first.as<std::string>("");
      read(name, names.text(name));
    }
  });
}

void Mapping::inner(std::string_view key, std::function<void(Mapping&)> const& read) {
  auto const node = take(key);
  if (!node.IsDefined()) return;
  Mapping mapping(node, where_.empty() ? std::string(key) : fmt::format("{}: {}", where_, key), mistakes_);
  read(mapping);
}

}  // namespace obereg::accreditation
