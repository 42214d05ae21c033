#include "access/esia/protocol/settings.hpp"

#include <boost/json.hpp>
#include <boost/url/parse.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>

#include "platform/signatures/openssl/initialise.hpp"
#include "platform/signatures/raw/raw_signature.hpp"

namespace obereg::access::esia {
namespace {

using signatures::KeyAlgorithm;

bool is_host(Settings const& settings) {
  auto const url = boost::urls::parse_uri(settings.host);
  if (!url || url->host().empty() || !url->encoded_path().empty() || url->has_query() || url->has_fragment() ||
      url->has_userinfo())
    return false;
  return url->scheme() == "https" || (url->scheme() == "http" && settings.allow_private);
}

// Nothing where the text is no certificate.
std::optional<signatures::Certificate> certificate_in(std::string const& text) {
  auto certificate = signatures::parse_certificate(text);
  if (!certificate) return std::nullopt;
  return std::move(*certificate);
}

std::string wrong_key(Settings const& settings) {
  auto const certificate = certificate_in(settings.certificate);
  if (!certificate) return "esia_certificate_file: в файле нет сертификата системы";
  if (settings.variant == Settings::Variant::v3 && certificate->key_algorithm != KeyAlgorithm::gost_2012_256)
    return "esia_certificate_file: для варианта v3 нужен сертификат с ключом ГОСТ Р 34.10-2012, 256 бит";
  try {
    auto const key = signatures::PrivateKey::from_pem(settings.key);
    if (!signatures::belong_together(*certificate, key)) return "esia_key_file: ключ не от сертификата системы";
  } catch (std::runtime_error const&) {
    return "esia_key_file: в файле нет закрытого ключа PEM без пароля";
  }
  return "";
}

std::string wrong_provider(Settings const& settings) {
  auto const certificate = certificate_in(settings.provider_certificate);
  if (!certificate) return "esia_provider_certificate_file: в файле нет сертификата ЕСИА";
  bool const known =
      certificate->key_algorithm == KeyAlgorithm::rsa || certificate->key_algorithm == KeyAlgorithm::gost_2012_256;
  return known ? "" : "esia_provider_certificate_file: нужен ключ RSA или ГОСТ Р 34.10-2012, 256 бит";
}

}  // namespace

std::vector<std::string> wrong_settings(Settings const& settings) {
  bool const begun = !settings.mnemonic.empty() || !settings.key.empty() || !settings.certificate.empty() ||
                     !settings.provider_certificate.empty();
  if (!settings.on()) {
    if (!begun) return {};
    return {"esia_host: не задан, а остальное для входа через ЕСИА задано"};
  }
  signatures::initialise();  // ГОСТ keys are read below
  std::vector<std::string> mistakes;
  auto const add = [&](std::string mistake) {
    if (!mistake.empty()) mistakes.push_back(std::move(mistake));
  };
  if (!is_host(settings))
    add("esia_host: нужен адрес ЕСИА без пути, например https://esia.gosuslugi.ru; http — только вместе с "
        "esia_allow_private");
  if (settings.mnemonic.empty()) add("esia_mnemonic: не задана мнемоника системы в ЕСИА");
  if (settings.issuer.empty()) add("esia_issuer: пустое значение");
  add(wrong_key(settings));
  add(wrong_provider(settings));
  return mistakes;
}

void hand_over(Settings const& settings, std::string const& data_folder) {
  namespace fs = std::filesystem;
  auto const path = data_folder + "/esia.json", unfinished = path + ".part";
  if (!settings.on()) {
    fs::remove(path);
    return;
  }
  boost::json::object const object{{"host", settings.host},
                                   {"mnemonic", settings.mnemonic},
                                   {"v1", settings.variant == Settings::Variant::v1},
                                   {"key", settings.key},
                                   {"certificate", settings.certificate},
                                   {"provider_certificate", settings.provider_certificate},
                                   {"issuer", settings.issuer},
                                   {"require_nonce", settings.require_nonce},
                                   {"ca_file", settings.ca_file},
                                   {"allow_private", settings.allow_private}};
  std::ofstream file(unfinished, std::ios::binary | std::ios::trunc);
  fs::permissions(unfinished, fs::perms::owner_read | fs::perms::owner_write);  // before the key is in it
  file << boost::json::serialize(object);
  file.close();
  if (!file) throw std::runtime_error("can't write " + unfinished);
  fs::rename(unfinished, path);
}

Settings settings_in(std::string const& data_folder) {
  if (data_folder.empty()) return {};
  std::ifstream file(data_folder + "/esia.json", std::ios::binary);
  if (!file) return {};
  std::string const text{std::istreambuf_iterator<char>(file), {}};
  auto const object = boost::json::parse(text).as_object();
  auto const text_of = [&](std::string_view name) { return std::string(object.at(name).as_string()); };
  Settings settings;
  settings.host = text_of("host");
  settings.mnemonic = text_of("mnemonic");
  settings.variant = object.at("v1").as_bool() ? Settings::Variant::v1 : Settings::Variant::v3;
  settings.key = text_of("key");
  settings.certificate = text_of("certificate");
  settings.provider_certificate = text_of("provider_certificate");
  settings.issuer = text_of("issuer");
  settings.require_nonce = object.at("require_nonce").as_bool();
  settings.ca_file = text_of("ca_file");
  settings.allow_private = object.at("allow_private").as_bool();
  return settings;
}

}  // namespace obereg::access::esia
