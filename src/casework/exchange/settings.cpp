#include "casework/exchange/settings.hpp"

#include <boost/url/parse.hpp>

namespace obereg::casework {

namespace {

bool is_address(std::string const& text) {
  auto const url = boost::urls::parse_uri(text);
  return url && (url->scheme() == "http" || url->scheme() == "https") && !url->host().empty() && !url->has_userinfo();
}

}  // namespace

std::string_view to_text(ExchangeSettings::Kind kind) {
  switch (kind) {
    case ExchangeSettings::Kind::off:
      return "off";
    case ExchangeSettings::Kind::folder:
      return "folder";
    case ExchangeSettings::Kind::smev:
      return "smev";
  }
  return "";
}

std::vector<std::string> wrong_settings(ExchangeSettings const& settings) {
  std::vector<std::string> mistakes;
  if (settings.kind == ExchangeSettings::Kind::folder && settings.folder.empty())
    mistakes.emplace_back("exchange_folder: не задана папка обмена");
  if (settings.kind != ExchangeSettings::Kind::smev) return mistakes;
  if (!is_address(settings.smev_url))
    mistakes.emplace_back("exchange_smev_url: нужен адрес адаптера СМЭВ, например http://adapter:7575/ws");
  if (settings.smev_system.empty())
    mistakes.emplace_back("exchange_smev_system: не задана мнемоника системы в адаптере");
  return mistakes;
}

}  // namespace obereg::casework
