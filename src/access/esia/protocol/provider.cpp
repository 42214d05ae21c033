#include "access/esia/protocol/provider.hpp"

#include <spdlog/spdlog.h>

#include <boost/json.hpp>

#include "access/esia/protocol/client_secret.hpp"
#include "access/esia/protocol/errors.hpp"
#include "access/esia/protocol/id_token.hpp"
#include "access/esia/refusals.hpp"
#include "core/requisites.hpp"
#include "core/text.hpp"
#include "platform/outgoing/outgoing.hpp"

namespace obereg::access::esia {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_name = 200;

outgoing::Client client_of(Settings const& settings) {
  outgoing::Settings limits;
  limits.total = provider_waits;
  limits.connect = std::chrono::seconds(5);
  limits.most_bytes = 64u << 10;
  limits.redirects = 0;  // what is sent is secret: it goes to the address of the settings or nowhere
  limits.allow_private = settings.allow_private;
  limits.ca_file = settings.ca_file;
  return outgoing::Client(limits);
}

std::string text_of(json::object const& object, std::string_view name) {
  auto const* const value = object.if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

Refusal unreadable(std::string_view what, int status) {
  spdlog::warn("esia: {} answered with status {} and no JSON object", what, status);
  return refuse(status >= 500 ? refusals::esia_unavailable : refusals::esia_answer_wrong);
}

// The JSON object of a good answer; an error that it tells becomes its own refusal.
Result<json::object> object_of(outgoing::Client const& client, outgoing::Request const& request,
                               std::string_view what) {
  auto const answer = client.send(request);
  if (!answer) {
    spdlog::warn("esia: {}: {}", what, answer.error().detail);
    return refuse(refusals::esia_unavailable, std::string(answer.error().words()));
  }
  boost::system::error_code error;
  auto value = json::parse(answer->body, error);
  if (error || !value.is_object()) return unreadable(what, answer->status);
  auto& object = value.get_object();
  if (answer->status == 200 && !object.contains("error")) return std::move(object);
  auto const refusal = refusal_of(text_of(object, "error"), text_of(object, "error_description"));
  spdlog::warn("esia: {} refused with status {}: {} {}", what, answer->status, refusal.kind->code, refusal.detail);
  return answer->status >= 500 ? refuse(refusals::esia_unavailable, refusal.detail) : refusal;
}

Result<json::object> tokens_for(outgoing::Client const& client, Settings const& settings, Arrival const& arrival,
                                Instant now) {
  outgoing::Request request;
  request.method = outgoing::Method::post;
  request.url = token_address(settings);
  request.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
  request.body = token_form(settings, arrival.redirect_uri, {arrival.code, random_state(), arrival.verifier}, now);
  return object_of(client, request, "token");
}

// A token goes into a header: one that is no token (RFC 6750) goes nowhere.
bool is_token(std::string_view token) {
  return !token.empty() &&
         token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+/=") ==
             std::string_view::npos;
}

std::string name_in(json::object const& object, std::string_view field) {
  auto const name = text_of(object, field);
  return text::is_clean(name) && text::length(name) <= longest_name ? text::tidy_spaces(name) : std::string();
}

Person person_of(std::string oid, json::object const& object) {
  Person person;
  person.oid = std::move(oid);
  person.last_name = name_in(object, "lastName");
  person.first_name = name_in(object, "firstName");
  person.middle_name = name_in(object, "middleName");
  if (auto const snils = Snils::parse(text_of(object, "snils"))) person.snils = snils->digits();
  auto const* const trusted = object.if_contains("trusted");
  person.trusted = trusted && trusted->is_bool() && trusted->get_bool();
  return person;
}

}  // namespace

Result<Person> ask_person(Settings const& settings, Arrival const& arrival, Instant now) {
  auto const client = client_of(settings);
  auto const tokens = tokens_for(client, settings, arrival, now);
  if (!tokens) return tokens.error();
  ExpectedToken const expected{settings.issuer, settings.mnemonic, arrival.nonce, settings.provider_certificate,
                               settings.require_nonce};
  auto oid = check_id_token(text_of(*tokens, "id_token"), expected, now);
  auto const access_token = text_of(*tokens, "access_token");
  if (oid && !is_token(access_token)) oid = refuse(refusals::esia_answer_wrong, "В ответе нет маркера доступа.");
  if (!oid) {
    spdlog::warn("esia: the tokens are not taken: {}", oid.error().detail);
    return oid.error();
  }
  outgoing::Request request;
  request.url = settings.host + "/rs/prns/" + *oid;
  request.headers = {{"Authorization", "Bearer " + access_token}, {"Accept", "application/json"}};
  auto const object = object_of(client, request, "person");
  if (!object) return object.error();
  return person_of(std::move(*oid), *object);
}

std::string redirect_uri(std::string const& origin) {
  return origin + "/sign-in/esia/callback";
}

}  // namespace obereg::access::esia
