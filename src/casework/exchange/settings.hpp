// How requests leave this system: off by default (docs/exchange.md).
#pragma once
#include <chrono>
#include <string>
#include <vector>

namespace obereg::casework {

struct ExchangeSettings {
  enum class Kind { off, folder, smev };

  Kind kind = Kind::off;
  std::string folder;                  // with out/, in/ and done/ in it
  std::string smev_url;                // of the СМЭВ 3 adapter's SOAP service
  std::string smev_system;             // mnemonic of this system: itSystem
  bool allow_private = false;          // the adapter may be in a closed network
  std::chrono::seconds interval{300};  // between looks for answers, while a request is open

  bool on() const { return kind != Kind::off; }
};
std::string_view to_text(ExchangeSettings::Kind kind);  // "off", "folder", "smev"

// Russian, each a setting and what is wrong with it.
std::vector<std::string> wrong_settings(ExchangeSettings const& settings);

}  // namespace obereg::casework
