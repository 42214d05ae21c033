#include "app/configuration/yaml.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <boost/asio/ip/address.hpp>
#include <boost/url/parse.hpp>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

#include "app/configuration/exchange_yaml.hpp"

namespace obereg::app {

namespace {

auto text(std::string Config::*field) {
  return [field](YAML::Node const& node, Config& config) {
    config.*field = node.as<std::string>();
    return std::string((config.*field).empty() ? "пустое значение" : "");
  };
}

auto flag(bool Config::*field) {
  return [field](YAML::Node const& node, Config& config) {
    config.*field = node.as<bool>();
    return std::string();
  };
}

template <class Number, class Field>
auto number(Field Config::*field, Number least, Number most) {
  return [=](YAML::Node const& node, Config& config) {
    auto const value = node.as<Number>();
    if (value < least || value > most) return fmt::format("нужно число от {} до {}", least, most);
    config.*field = Field(value);
    return std::string();
  };
}

auto addresses(std::vector<std::string> Config::*field) {
  return [field](YAML::Node const& node, Config& config) {
    auto const list = node.as<std::vector<std::string>>();
    for (auto const& address : list) {
      boost::system::error_code error;
      boost::asio::ip::make_address(address, error);
      if (error) return "«" + address + "» — не IP-адрес";
    }
    config.*field = list;
    return std::string();
  };
}

std::string set_database(YAML::Node const& node, Config& config) {
  config.database = node.as<std::string>();
  return wrong_database(config.database);
}

std::string set_origin(YAML::Node const& node, Config& config) {
  config.origin = node.as<std::string>();
  auto const url = boost::urls::parse_uri(config.origin);
  bool const good = url && (url->scheme() == "http" || url->scheme() == "https") && !url->host().empty() &&
                    url->encoded_path().empty() && !url->has_query() && !url->has_fragment() && !url->has_userinfo();
  return good ? "" : "«" + config.origin + "» — нужен адрес сайта без пути, например https://obereg.example";
}

std::string set_smtp_url(YAML::Node const& node, Config& config) {
  config.smtp_url = node.as<std::string>();
  auto const url = boost::urls::parse_uri(config.smtp_url);
  bool const good = url && (url->scheme() == "smtp" || url->scheme() == "smtps") && !url->host().empty();
  return good ? "" : "нужен адрес почтового сервера, например smtp://mail.example.org:587";
}

std::string set_mail_from(YAML::Node const& node, Config& config) {
  config.mail_from = node.as<std::string>();
  auto const at = config.mail_from.find('@');
  bool const good = at != std::string::npos && at > 0 && at + 1 < config.mail_from.size() &&
                    config.mail_from.find_first_of(" <>,;") == std::string::npos;
  return good ? "" : "нужен адрес, от которого уходят письма, например obereg@example.org";
}

std::string set_object_storage(YAML::Node const& node, Config& config) {
  auto& url = config.object_storage.url;
  url = node.as<std::string>();
  while (url.ends_with('/')) url.pop_back();
  bool const good = url.starts_with("https://") || url.starts_with("http://");
  return good ? "" : "нужен адрес хранилища с именем корзины, например https://storage.example/obereg";
}

std::string set_soffice(YAML::Node const& node, Config& config) {
  config.soffice = node.as<std::string>();
  bool const fits = config.soffice.empty() || config.soffice.starts_with('/');
  return fits ? "" : "нужен полный путь к программе, например /usr/bin/soffice, или пустая строка";
}

std::string set_antivirus(YAML::Node const& node, Config& config) {
  config.antivirus = node.as<std::vector<std::string>>();
  bool const named = !config.antivirus.empty() && config.antivirus[0].starts_with('/');
  return named ? "" : "нужен список: полный путь программы и её параметры";
}

std::string set_crl_when_old(YAML::Node const& node, Config& config) {
  auto const word = node.as<std::string>();
  config.crl_refuse_when_old = word == "refuse";
  return word == "refuse" || word == "accept" ? "" : "нужно одно из: accept, refuse";
}

std::string set_log_level(YAML::Node const& node, Config& config) {
  static std::set<std::string> const levels = {"debug", "info", "warning", "error"};
  config.log_level = node.as<std::string>();
  return levels.count(config.log_level) ? "" : "нужно одно из: debug, info, warning, error";
}

auto esia(std::string web::EsiaSettings::*field) {
  return [field](YAML::Node const& node, Config& config) {
    config.esia.*field = node.as<std::string>();
    return std::string((config.esia.*field).empty() ? "пустое значение" : "");
  };
}

auto esia(bool web::EsiaSettings::*field) {
  return [field](YAML::Node const& node, Config& config) {
    config.esia.*field = node.as<bool>();
    return std::string();
  };
}

// Less than 2 passes over 19 MiB makes passwords of a stolen base cheap to guess (OWASP Password Storage Cheat Sheet).
auto password_cost(int web::PasswordSettings::*field, int least, int most) {
  return [=](YAML::Node const& node, Config& config) {
    auto const value = node.as<int>();
    config.passwords.*field = value;
    return value < least || value > most ? fmt::format("нужно число от {} до {}", least, most) : std::string();
  };
}

// The setting names a file; what is in it is looked at once all settings are known.
auto esia_file(std::string web::EsiaSettings::*field) {
  return [field](YAML::Node const& node, Config& config) {
    auto const path = node.as<std::string>();
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    bool const read = file && (text << file.rdbuf());
    config.esia.*field = text.str();
    return read ? std::string() : "файл " + path + " не читается или пуст";
  };
}

std::string set_esia_variant(YAML::Node const& node, Config& config) {
  using Variant = web::EsiaSettings::Variant;
  auto const name = node.as<std::string>();
  config.esia.variant = name == "v1" ? Variant::v1 : Variant::v3;
  return name == "v1" || name == "v3" ? "" : "нужно одно из: v1, v3";
}

// A secret is never in the file: the file names the environment variable that holds it.
template <class Use>
auto secret(Use use) {
  return [use](YAML::Node const& node, Config& config) -> std::string {
    auto const name = node.as<std::string>();
    auto const* value = std::getenv(name.c_str());
    if (!value || !*value) return "переменная окружения " + name + " не задана";
    if constexpr (std::is_void_v<std::invoke_result_t<Use, Config&, char const*>>) {
      use(config, value);
      return "";
    } else {
      return use(config, value);
    }
  };
}

std::vector<Setting> const& settings() {
  static std::vector<Setting> const list = with_exchange({
      {"database", set_database},
      {"database_variable", secret([](Config& config, char const* value) {
         config.database = value;
         return wrong_database(config.database);
       })},
      {"listen", [](YAML::Node const& node, Config& config) { return set_listen(config, node.as<std::string>()); }},
      {"origin", set_origin},
      {"authority", text(&Config::authority)},
      {"trusted_proxies", addresses(&Config::trusted_proxies)},
      {"metrics_for", addresses(&Config::metrics_for)},
      {"session_idle_minutes", number<int>(&Config::session_idle, 1, 1440)},
      {"session_most_hours", number<int>(&Config::session_most, 1, 168)},
      {"password_passes", password_cost(&web::PasswordSettings::passes, 2, 20)},
      {"password_memory_mib", password_cost(&web::PasswordSettings::mebibytes, 19, 1024)},
      {"zone_minutes", number<int>(&Config::zone, -720, 840)},
      {"http_threads", number<int>(&Config::http_threads, 1, 256)},
      {"workers", number<int>(&Config::workers, 1, 1024)},
      {"job_threads", number<int>(&Config::job_threads, 1, 64)},
      {"database_connections", number<int>(&Config::database_connections, 2, 1024)},
      {"least_free_mib", number<std::uint64_t>(&Config::least_free_mib, 1, 1u << 30)},
      {"log_level", set_log_level},
      {"antivirus", set_antivirus},
      {"soffice", set_soffice},
      {"object_storage_url", set_object_storage},
      {"object_storage_region",
       [](YAML::Node const& node, Config& config) {
         config.object_storage.region = node.as<std::string>();
         return std::string();
       }},
      {"object_storage_key_variable",
       secret([](Config& config, char const* value) { config.object_storage.key_id = value; })},
      {"object_storage_secret_variable",
       secret([](Config& config, char const* value) { config.object_storage.secret = value; })},
      {"crl_fetch", flag(&Config::crl_fetch)},
      {"crl_interval_minutes", number<int>(&Config::crl_interval, 15, 1440)},
      {"crl_when_old", set_crl_when_old},
      {"crl_private_addresses", flag(&Config::crl_private_addresses)},
      {"smtp_url", set_smtp_url},
      {"smtp_user", text(&Config::smtp_user)},
      {"smtp_password_variable", secret([](Config& config, char const* value) { config.smtp_password = value; })},
      {"smtp_require_tls", flag(&Config::smtp_require_tls)},
      {"mail_from", set_mail_from},
      {"esia_host", esia(&web::EsiaSettings::host)},
      {"esia_mnemonic", esia(&web::EsiaSettings::mnemonic)},
      {"esia_variant", set_esia_variant},
      {"esia_key_file", esia_file(&web::EsiaSettings::key)},
      {"esia_certificate_file", esia_file(&web::EsiaSettings::certificate)},
      {"esia_provider_certificate_file", esia_file(&web::EsiaSettings::provider_certificate)},
      {"esia_issuer", esia(&web::EsiaSettings::issuer)},
      {"esia_require_nonce", esia(&web::EsiaSettings::require_nonce)},
      {"esia_ca_file", esia(&web::EsiaSettings::ca_file)},
      {"esia_allow_private", esia(&web::EsiaSettings::allow_private)},
      {"log_key_passphrase_variable",
       secret([](Config& config, char const* value) { config.log_key_passphrase = value; })},
  });
  return list;
}

std::string place(YAML::Node const& node) {
  return fmt::format("строка {}", node.Mark().line + 1);
}

std::string apply(YAML::Node const& name, YAML::Node const& value, Config& config) {
  auto const key = name.as<std::string>();
  for (auto const& setting : settings()) {
    if (setting.name != key) continue;
    try {
      auto const wrong = setting.set(value, config);
      return wrong.empty() ? "" : fmt::format("{}: {}: {}", place(value), key, wrong);
    } catch (YAML::Exception const&) {
      return fmt::format("{}: {}: значение другого вида", place(value), key);
    }
  }
  return fmt::format("{}: настройки «{}» нет", place(name), key);
}

}  // namespace

std::string wrong_database(std::string const& url) {
  for (std::string_view const prefix : {"sqlite:", "postgresql://", "postgres://"})
    if (url.rfind(prefix, 0) == 0 && url.size() > prefix.size()) return "";
  return "нужно sqlite:ПУТЬ или postgresql://…";  // the address itself may hold a password
}

std::string set_listen(Config& config, std::string const& listen) {
  auto const colon = listen.rfind(':');
  std::string const wrong = "«" + listen + "» — нужно АДРЕС:ПОРТ, например 127.0.0.1:8080";
  if (colon == std::string::npos) return wrong;
  auto host = listen.substr(0, colon);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  boost::system::error_code error;
  boost::asio::ip::make_address(host == "localhost" ? "127.0.0.1" : host, error);
  auto const* const end = listen.data() + listen.size();
  std::uint16_t port = 0;
  auto const parsed = std::from_chars(listen.data() + colon + 1, end, port);
  if (error || parsed.ec != std::errc{} || parsed.ptr != end || port == 0) return wrong;
  config.address = host == "localhost" ? "127.0.0.1" : host;
  config.port = port;
  return "";
}

void read_yaml(std::string const& text, Config& config, std::vector<std::string>& mistakes) {
  try {
    auto const root = YAML::Load(text);
    if (root.IsNull()) return;
    if (!root.IsMap()) {
      mistakes.emplace_back("строка 1: нужны строки вида «настройка: значение»");
      return;
    }
    std::set<std::string> seen;
    for (auto const& pair : root) {
      auto const name = pair.first.as<std::string>();
      auto wrong = seen.insert(name).second ? apply(pair.first, pair.second, config)
                                            : fmt::format("{}: {} задано дважды", place(pair.first), name);
      if (!wrong.empty()) mistakes.push_back(std::move(wrong));
    }
  } catch (YAML::Exception const& error) {
    mistakes.push_back(fmt::format("строка {}: это не YAML: {}", error.mark.line + 1, error.msg));
  }
}

}  // namespace obereg::app
