#include "app/configuration/exchange_yaml.hpp"

namespace obereg::app {

namespace {

using casework::ExchangeSettings;

std::string set_transport(YAML::Node const& node, Config& config) {
  using Kind = ExchangeSettings::Kind;
  auto const name = node.as<std::string>();
  for (auto const kind : {Kind::off, Kind::folder, Kind::smev}) {
    if (name != casework::to_text(kind)) continue;
    config.exchange.kind = kind;
    return "";
  }
  return "нужно одно из: off, folder, smev";
}

auto text(std::string ExchangeSettings::*field) {
  return [field](YAML::Node const& node, Config& config) {
    config.exchange.*field = node.as<std::string>();
    return std::string((config.exchange.*field).empty() ? "пустое значение" : "");
  };
}

std::string set_private(YAML::Node const& node, Config& config) {
  config.exchange.allow_private = node.as<bool>();
  return "";
}

std::string set_interval(YAML::Node const& node, Config& config) {
  auto const seconds = node.as<int>();
  config.exchange.interval = std::chrono::seconds(seconds);
  return seconds >= 5 && seconds <= 3600 ? "" : "нужно число от 5 до 3600";
}

}  // namespace

std::vector<Setting> with_exchange(std::vector<Setting> list) {
  list.insert(list.end(), {{"exchange_transport", set_transport},
                           {"exchange_folder", text(&ExchangeSettings::folder)},
                           {"exchange_smev_url", text(&ExchangeSettings::smev_url)},
                           {"exchange_smev_system", text(&ExchangeSettings::smev_system)},
                           {"exchange_allow_private", set_private},
                           {"exchange_interval_seconds", set_interval}});
  return list;
}

}  // namespace obereg::app
