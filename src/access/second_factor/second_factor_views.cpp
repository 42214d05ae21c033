#include "access/second_factor/second_factor_views.hpp"

#include "access/second_factor/totp.hpp"
#include "platform/documents/qr.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

std::string in_fours(std::string const& letters) {
  std::string shown;
  for (std::size_t at = 0; at < letters.size(); at += 4) shown += (at > 0 ? " " : "") + letters.substr(at, 4);
  return shown;
}

}  // namespace

void add_set_up_form(html::View& view, std::string const& secret, SetUpAddresses const& addresses,
                     std::string const& error) {
  view.set("post_to", addresses.post_to).set("qr", addresses.qr).set("qr_side", 220);
  view.set("secret", in_fours(base32(secret)));
  view.set("code_field", html::field_view("code", "Код из приложения", "Шесть цифр", "", error)
                             .set("autocomplete", "one-time-code")
                             .set("input_mode", "numeric")
                             .set("width", "10"));
}

http::Response qr_of(std::string const& secret, std::string const& email) {
  return http::bytes(documents::qr_png(totp_address(secret, email)), "image/png").with("Cache-Control", "no-store");
}

http::Response recovery_codes_page(web::PageContext const& context, std::vector<std::string> const& codes,
                                   std::string const& next) {
  return web::show(context, "Запасные коды", "src/access/second_factor/codes.html", {{"codes", codes}, {"next", next}})
      .with("Cache-Control", "no-store");
}

std::string location_of(http::Response const& response) {
  for (auto const& [name, value] : response.headers)
    if (name == "Location") return value;
  return "/account";
}

}  // namespace obereg::access
