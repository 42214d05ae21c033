#include "access/esia/protocol/client_secret.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/text.hpp"
#include "platform/signatures/raw/raw_signature.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access::esia {
namespace {

using Variant = Settings::Variant;

struct Signed {
  std::string state, timestamp, redirect_uri, code;
};

// v1: PKCS#7, detached, over scope, timestamp, client_id, state. v3: the bare signature over client_id, scope,
// timestamp, state, redirect_uri and, where tokens are asked for, code. One behind the other, nothing between.
std::string client_secret(Settings const& settings, Signed const& fields) {
  auto const key = signatures::PrivateKey::from_pem(settings.key);
  auto const what = std::string(scope);
  if (settings.variant == Variant::v1) {
    auto const certificate = signatures::parse_certificate(settings.certificate).value();
    auto const bytes = what + fields.timestamp + settings.mnemonic + fields.state;
    signatures::SignOptions options;
    options.signing_certificate = false;  // plain PKCS#7, as the openssl command makes it
    return base64url(signatures::sign(bytes, certificate, key, options));
  }
  auto const bytes = settings.mnemonic + what + fields.timestamp + fields.state + fields.redirect_uri + fields.code;
  auto secret = base64url(signatures::sign_raw(bytes, key));
  while (secret.size() % 4 != 0) secret += '=';  // as the clients send it that are known to work with v3
  return secret;
}

// ГОСТ Р 34.11-2012-256 of the file .cer, as `cpverify -mk -alg GR3411_2012_256 -inverted_halfbytes 0` prints it.
std::string certificate_hash(Settings const& settings) {
  auto const certificate = signatures::parse_certificate(settings.certificate).value();
  auto hash = text::hex(signatures::streebog_256(certificate.der));
  std::transform(hash.begin(), hash.end(), hash.begin(),
                 [](char digit) { return digit >= 'a' && digit <= 'f' ? char(digit - 'a' + 'A') : digit; });
  return hash;
}

Fields signed_fields(Settings const& settings, Signed const& fields) {
  Fields all{{"client_id", settings.mnemonic},
             {"client_secret", client_secret(settings, fields)},
             {"redirect_uri", fields.redirect_uri},
             {"scope", std::string(scope)},
             {"state", fields.state},
             {"timestamp", fields.timestamp}};
  if (settings.variant == Variant::v3) all.emplace_back("client_certificate_hash", certificate_hash(settings));
  return all;
}

std::string encoded(Fields const& fields) {
  std::string text;
  for (auto const& [name, value] : fields) {
    if (!text.empty()) text += '&';
    text += name + "=" + web::in_query(value);
  }
  return text;
}

}  // namespace

std::string timestamp(Instant now) {
  auto const iso = iso_moment(now);  // 2026-11-22T10:00:00.000Z
  return fmt::format("{}.{}.{} {} +0000", iso.substr(0, 4), iso.substr(5, 2), iso.substr(8, 2), iso.substr(11, 8));
}

std::string code_request_address(Settings const& settings, std::string const& redirect_uri, CodeRequest const& request,
                                 Instant now) {
  auto fields = signed_fields(settings, {request.state, timestamp(now), redirect_uri, ""});
  fields.emplace_back("response_type", "code");
  fields.emplace_back("access_type", "online");
  fields.emplace_back("nonce", request.nonce);
  bool const v3 = settings.variant == Variant::v3;
  if (v3) {
    fields.emplace_back("code_challenge", request.challenge);
    fields.emplace_back("code_challenge_method", "S256");
  }
  return settings.host + (v3 ? "/aas/oauth2/v2/ac?" : "/aas/oauth2/ac?") + encoded(fields);
}

std::string token_address(Settings const& settings) {
  return settings.host + (settings.variant == Variant::v3 ? "/aas/oauth2/v3/te" : "/aas/oauth2/te");
}

std::string token_form(Settings const& settings, std::string const& redirect_uri, TokenRequest const& request,
                       Instant now) {
  auto fields = signed_fields(settings, {request.state, timestamp(now), redirect_uri, request.code});
  fields.emplace_back("code", request.code);
  fields.emplace_back("grant_type", "authorization_code");
  fields.emplace_back("token_type", "Bearer");
  if (settings.variant == Variant::v3) fields.emplace_back("code_verifier", request.verifier);
  return encoded(fields);
}

std::string random_state() {
  auto bytes = text::random_bytes(16);
  bytes[6] = static_cast<char>((bytes[6] & 0x0F) | 0x40);
  bytes[8] = static_cast<char>((bytes[8] & 0x3F) | 0x80);
  auto uuid = text::hex(bytes);
  for (auto const at : {8u, 13u, 18u, 23u}) uuid.insert(at, "-");
  return uuid;
}

std::string base64url(std::string_view bytes) {
  auto text = text::base64(bytes);
  std::replace(text.begin(), text.end(), '+', '-');
  std::replace(text.begin(), text.end(), '/', '_');
  text.erase(std::find(text.begin(), text.end(), '='), text.end());
  return text;
}

std::string from_base64url(std::string_view text) {
  if (text.find_first_of("+/=") != std::string_view::npos) return "";
  std::string usual(text);
  std::replace(usual.begin(), usual.end(), '-', '+');
  std::replace(usual.begin(), usual.end(), '_', '/');
  while (usual.size() % 4 != 0) usual += '=';
  return text::from_base64(usual);
}

}  // namespace obereg::access::esia
