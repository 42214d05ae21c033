// What pages and use cases need of the configuration.
#pragma once
#include <chrono>
#include <string>
#include <vector>

#include "platform/web/esia_settings.hpp"

namespace obereg::web {

// The cost of one hash of a password: RFC 9106, 4, where memory is shared, by default.
struct PasswordSettings {
  int passes = 3;
  int mebibytes = 64;
};

struct Settings {
  std::string origin = "http://127.0.0.1:8080";  // of the site: what challenges and QR codes name
  bool secure_cookies = false;                   // true where the origin is https
  std::chrono::minutes zone{180};                // what legal dates are counted in: Moscow
  std::chrono::minutes session_idle{30};
  std::chrono::hours session_most{12};
  std::string data_folder;                       // files, keys, mail
  std::string authority = "Министерство труда";  // who keeps the registry, for pages and extracts
  bool fetches_crls = true;                      // lists of revoked certificates, by schedule
  EsiaSettings esia;
  PasswordSettings passwords;
  std::string soffice;  // LibreOffice's program, for PDF copies; "" or a path where nothing is: none are made
  std::vector<std::string> antivirus;  // the command that looks at uploaded files; empty: none does
};

}  // namespace obereg::web
