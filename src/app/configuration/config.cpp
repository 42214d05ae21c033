#include "app/configuration/config.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <fstream>
#include <sstream>

#include "access/esia/protocol/settings.hpp"
#include "app/configuration/yaml.hpp"

namespace obereg::app {

namespace {

void read_file(std::string const& path, Config& config, std::vector<std::string>& mistakes) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  if (!file || !(text << file.rdbuf())) {
    mistakes.emplace_back("файл не читается");
    return;
  }
  read_yaml(text.str(), config, mistakes);
}

// What is reachable from the machine itself where the operator named no origin.
std::string usual_origin(Config const& config) {
  bool const any = config.address == "0.0.0.0" || config.address == "::";
  auto const host = any ? std::string("127.0.0.1") : config.address;
  bool const is_ipv6 = host.find(':') != std::string::npos;
  return fmt::format("http://{}:{}", is_ipv6 ? "[" + host + "]" : host, config.port);
}

}  // namespace

ConfigMistakes::ConfigMistakes(std::vector<std::string> mistakes_)
    : std::runtime_error(fmt::format("{}", fmt::join(mistakes_, "\n"))), mistakes(std::move(mistakes_)) {}

Config read_config(CommandLine const& given) {
  Config config;
  std::vector<std::string> mistakes;
  if (given.file) {
    read_file(*given.file, config, mistakes);
    for (auto& mistake : mistakes) mistake = *given.file + ": " + mistake;
  }
  auto const add = [&](std::string mistake) {
    if (!mistake.empty()) mistakes.push_back(std::move(mistake));
  };
  if (given.data) config.data = *given.data;
  if (given.database) {
    config.database = *given.database;
    auto const wrong = wrong_database(config.database);
    if (!wrong.empty()) mistakes.push_back("--database: " + wrong);
  }
  if (given.listen) add(set_listen(config, *given.listen));
  if (config.database.empty()) config.database = "sqlite:" + config.data + "/obereg.db";
  if (config.origin.empty()) config.origin = usual_origin(config);
  for (auto& mistake : access::esia::wrong_settings(config.esia)) add(std::move(mistake));
  for (auto& mistake : casework::wrong_settings(config.exchange)) add(std::move(mistake));
  if (!mistakes.empty()) throw ConfigMistakes(std::move(mistakes));
  return config;
}

}  // namespace obereg::app
