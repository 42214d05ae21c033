#include "app/configuration/config.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <boost/url/parse.hpp>
#include <fstream>
#include <sstream>

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

std::string wrong_origin(std::string const& origin) {
  auto const url = boost::urls::parse_uri(origin);
  bool const good = url && (url->scheme() == "http" || url->scheme() == "https") && !url->host().empty() &&
                    url->encoded_path().empty() && !url->has_query() && !url->has_fragment() && !url->has_userinfo();
  return good ? "" : "origin: «" + origin + "» — нужен адрес сайта без пути, например https://obereg.example";
}

std::string wrong_database(std::string const& url) {
  for (std::string_view const prefix : {"sqlite:", "postgresql://", "postgres://"})
    if (url.rfind(prefix, 0) == 0 && url.size() > prefix.size()) return "";
  return "database: нужно sqlite:ПУТЬ или postgresql://…";  // the address itself may hold a password
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
  if (given.database) config.database = *given.database;
  if (given.listen) add(set_listen(config, *given.listen));
  if (config.database.empty()) config.database = "sqlite:" + config.data + "/obereg.db";
  if (config.origin.empty()) config.origin = usual_origin(config);
  add(wrong_database(config.database));
  add(wrong_origin(config.origin));
  if (!mistakes.empty()) throw ConfigMistakes(std::move(mistakes));
  return config;
}

}  // namespace obereg::app
