#include "access/esia/protocol/id_token.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <optional>

#include "access/esia/protocol/client_secret.hpp"
#include "access/esia/refusals.hpp"
#include "platform/signatures/raw/raw_signature.hpp"

namespace obereg::access::esia {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;

constexpr auto clocks_differ = 60s;
constexpr std::size_t longest_token = 16u << 10;

Refusal wrong(std::string_view why) {
  return refuse(refusals::esia_answer_wrong, std::string(why));
}

struct Parts {
  json::object header, claims;
  std::string_view signed_bytes;
  std::string signature;
};

std::optional<json::object> object_in(std::string_view part) {
  boost::system::error_code error;
  auto value = json::parse(from_base64url(part), error);
  if (error || !value.is_object()) return std::nullopt;
  return std::move(value.get_object());
}

std::optional<Parts> parts_of(std::string_view token) {
  auto const first = token.find('.');
  auto const second = first == std::string_view::npos ? first : token.find('.', first + 1);
  if (token.size() > longest_token || second == std::string_view::npos) return std::nullopt;
  auto header = object_in(token.substr(0, first));
  auto claims = object_in(token.substr(first + 1, second - first - 1));
  if (!header || !claims) return std::nullopt;
  return Parts{std::move(*header), std::move(*claims), token.substr(0, second),
               from_base64url(token.substr(second + 1))};
}

std::string text_of(json::object const& object, std::string_view name) {
  auto const* const value = object.if_contains(name);
  if (!value) return "";
  if (auto const* text = value->if_string()) return std::string(*text);
  if (auto const* number = value->if_int64()) return *number >= 0 ? std::to_string(*number) : "";
  if (auto const* number = value->if_uint64()) return std::to_string(*number);
  return "";
}

// RFC 7519: seconds since the epoch, perhaps with a fraction.
std::optional<Instant> moment_of(json::object const& claims, std::string_view name) {
  auto const* const value = claims.if_contains(name);
  if (!value || !value->is_number()) return std::nullopt;
  auto const seconds = value->to_number<double>();
  if (!(seconds > 0 && seconds < 1e11)) return std::nullopt;
  return from_millis(static_cast<std::int64_t>(seconds * 1000));
}

// The key says which algorithm there may be, not the token: "none", or a key taken for another's, gets nowhere.
std::string_view algorithm_of(signatures::Certificate const& certificate) {
  return certificate.key_algorithm == signatures::KeyAlgorithm::rsa ? "RS256" : "GOST3410_2012_256";
}

bool names_audience(json::object const& claims, std::string_view audience) {
  auto const* const value = claims.if_contains("aud");
  auto const is_ours = [&](json::value const& each) { return each.is_string() && each.get_string() == audience; };
  if (!value) return false;
  if (!value->is_array()) return is_ours(*value);
  auto const& all = value->get_array();
  return std::any_of(all.begin(), all.end(), is_ours);
}

std::optional<Refusal> wrong_dates(json::object const& claims, Instant now) {
  auto const ends = moment_of(claims, "exp"), issued = moment_of(claims, "iat"), begins = moment_of(claims, "nbf");
  if (!ends || *ends + clocks_differ <= now) return wrong("Срок ответа истёк.");
  if (issued && *issued > now + clocks_differ) return wrong("Ответ выдан в будущем: проверьте часы сервера.");
  if (begins && *begins > now + clocks_differ) return wrong("Ответ ещё не действует: проверьте часы сервера.");
  return std::nullopt;
}

std::optional<Refusal> wrong_claims(json::object const& claims, ExpectedToken const& expected, Instant now) {
  if (text_of(claims, "iss") != expected.issuer) return wrong("Ответ выдан не той системой.");
  if (!names_audience(claims, expected.audience)) return wrong("Ответ выдан для другого сайта.");
  bool const has_nonce = claims.contains("nonce");
  if (has_nonce ? text_of(claims, "nonce") != expected.nonce : expected.require_nonce)
    return wrong("Ответ не на этот вход.");
  return wrong_dates(claims, now);
}

// "urn:esia:sbj_id", or the same inside of "urn:esia:sbj", or the standard's own "sub".
std::string person_in(json::object const& claims) {
  auto number = text_of(claims, "urn:esia:sbj_id");
  auto const* const inside = claims.if_contains("urn:esia:sbj");
  if (number.empty() && inside && inside->is_object()) number = text_of(inside->get_object(), "urn:esia:sbj:oid");
  if (number.empty()) number = text_of(claims, "sub");
  bool const digits = std::all_of(number.begin(), number.end(), [](char c) { return c >= '0' && c <= '9'; });
  return digits && number.size() <= 20 ? number : std::string();
}

}  // namespace

Result<std::string> check_id_token(std::string_view token, ExpectedToken const& expected, Instant now) {
  auto const parts = parts_of(token);
  if (!parts) return wrong("Ответ не читается.");
  auto const certificate = signatures::parse_certificate(expected.certificate).value();
  if (text_of(parts->header, "alg") != algorithm_of(certificate)) return wrong("Ответ подписан не тем алгоритмом.");
  if (!signatures::verify_raw(parts->signed_bytes, parts->signature, certificate))
    return wrong("Подпись ответа не подходит к сертификату ЕСИА.");
  if (auto refusal = wrong_claims(parts->claims, expected, now)) return *refusal;
  auto person = person_in(parts->claims);
  if (person.empty()) return wrong("В ответе нет номера учётной записи.");
  return person;
}

}  // namespace obereg::access::esia
