#include "platform/web/sign_panel.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "core/text.hpp"
#include "platform/signatures/formats/private_keys.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::web {

namespace {

void wipe_file(http::UploadedFile const& file) {
  std::ofstream out(*file.path, std::ios::binary | std::ios::in);
  std::string const zeros(64u << 10, '\0');
  for (std::uint64_t left = file.size; left > 0;) {
    auto const part = std::min<std::uint64_t>(left, zeros.size());
    out.write(zeros.data(), static_cast<std::streamsize>(part));
    left -= part;
  }
  out.flush();
  if (!out) throw std::runtime_error("a private key that was sent by mistake could not be overwritten");
}

}  // namespace

std::string sent_bytes(http::UploadedFile const& file) {
  auto bytes = file.bytes();
  if (auto const* key = signatures::private_key_in(bytes)) {
    signatures::wipe(bytes, *key);
    wipe_file(file);
  }
  return bytes;
}

std::string from_transport(std::string const& value) {
  std::string digits;
  for (char const letter : value)
    if (letter != '\r' && letter != '\n' && letter != ' ' && letter != '\t') digits += letter;
  auto der = text::from_base64(digits);
  return der.empty() ? value : der;  // refused with words where it is checked
}

std::string signature_of(http::Request const& request) {
  if (auto const* file = request.file("signature_file"); file && file->size > 0) return sent_bytes(*file);
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
