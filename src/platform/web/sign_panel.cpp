#include "platform/web/sign_panel.hpp"

#include "core/text.hpp"
#include "platform/web/in_sentences.hpp"

namespace obereg::web {

std::string from_transport(std::string const& value) {
  std::string digits;
  for (char const letter : value)
    if (letter != '\r' && letter != '\n' && letter != ' ' && letter != '\t') digits += letter;
  auto der = text::from_base64(digits);
  return der.empty() ? value : der;  // refused with words where it is checked
}

std::string signature_of(http::Request const& request) {
  if (auto const* file = request.file("signature_file"); file && file->size > 0) return file->bytes();
  return from_transport(request.form.get("signature"));
}

void add_panel_error(html::View& view, http::Request const& request, Refusal const* refusal) {
  auto const error = refusal ? in_words(*refusal) : "";
  auto const way = request.form.get("way");
  bool const by_key = way == "key-file", by_plugin = way == "plugin";
  view.set("key_error", by_key ? error : "");
  view.set("plugin_error", by_plugin ? error : "");
  view.set("file_error", by_key || by_plugin ? "" : error);
}

}  // namespace obereg::web
