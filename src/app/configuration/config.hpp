// All that an operator may set: the command line, and a YAML file for what is seldom changed (docs/operations.md).
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "casework/exchange/settings.hpp"
#include "platform/files/object_storage.hpp"
#include "platform/web/settings.hpp"

namespace obereg::app {

struct Config {
  std::string data = "./data";
  std::string database;  // "postgresql://…", or "sqlite:PATH"
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  std::string origin;  // of the site as its users see it: "https://obereg.example"
  std::string authority = "Министерство труда";
  std::vector<std::string> trusted_proxies;                  // whose X-Forwarded-For and -Proto are believed
  std::vector<std::string> metrics_for{"127.0.0.1", "::1"};  // addresses that may ask /metrics
  std::chrono::minutes session_idle{30};
  std::chrono::hours session_most{12};
  web::PasswordSettings passwords;
  std::chrono::minutes zone{180};
  int http_threads = 2;
  int workers = 4;
  int job_threads = 2;
  int database_connections = 6;
  std::string soffice = "/usr/bin/soffice";  // LibreOffice, for PDF copies of documents; empty: none are made
  std::vector<std::string> antivirus;  // the scanner's path and arguments; the file's path is added. Empty: no scanner
  files::ObjectStorageOptions object_storage;  // its url empty: files are kept in DIR/files alone
  std::uint64_t least_free_mib = 256;          // less room than this on the data folder's disk, and /healthz says 503
  std::string log_level = "info";
  bool crl_fetch = true;  // lists of revoked certificates are fetched from where certificates say they lie
  std::chrono::minutes crl_interval{60};
  bool crl_refuse_when_old = false;    // a certificate whose CA's list is missing or out of date is refused
  bool crl_private_addresses = false;  // lists may be fetched from closed networks
  std::string smtp_url;                // "smtp://HOST:587", "smtps://…"; empty: mail becomes files in DIR/mail
  std::string smtp_user, smtp_password;
  bool smtp_require_tls = false;
  std::string mail_from = "obereg@localhost";
  web::EsiaSettings esia;
  casework::ExchangeSettings exchange;            // with other authorities
  std::optional<std::string> log_key_passphrase;  // from the environment, never from the file

  bool on_https() const { return origin.rfind("https:", 0) == 0; }
  bool on_sqlite() const { return database.rfind("sqlite:", 0) == 0; }
};

// Given on the command line; stronger than the file.
struct CommandLine {
  std::optional<std::string> data, database, listen, file;
};

struct ConfigMistakes : std::runtime_error {
  explicit ConfigMistakes(std::vector<std::string> mistakes_);
  std::vector<std::string> mistakes;  // Russian, each with its place
};

// Throws ConfigMistakes with everything that is wrong, not the first mistake only.
Config read_config(CommandLine const& given);

}  // namespace obereg::app
