#include "access/esia/protocol/settings.hpp"

#include <boost/url/parse.hpp>
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

}  // namespace obereg::access::esia
