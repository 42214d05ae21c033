#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "access/esia/esia_fixture.hpp"
#include "access/esia/protocol/client_secret.hpp"
#include "access/esia/protocol/errors.hpp"
#include "access/esia/protocol/id_token.hpp"
#include "access/esia/refusals.hpp"
#include "core/text.hpp"
#include "platform/signatures/verify.hpp"
#include "support/paths.hpp"

namespace obereg::access::esia {
namespace {

using namespace std::chrono_literals;
using support::test_now;
using testing::HasSubstr;
using testing::StartsWith;
using Variant = Settings::Variant;

std::string const redirect = "https://obereg.example/sign-in/esia/callback";

TEST(Esia, ACC_05_time_is_written_as_esia_reads_it) {
  EXPECT_EQ(timestamp(std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + 10h), "2026.11.22 10:00:00 +0000");
}

TEST(Esia, ACC_05_the_current_variant_signs_client_scope_time_state_and_address_with_a_bare_signature) {
  Keys const keys;
  auto const address = code_request_address(keys.settings(), redirect, {"state-1", "nonce-1", "challenge-1"}, test_now);
  ASSERT_THAT(address, StartsWith("https://esia.example/aas/oauth2/v2/ac?"));
  auto fields = fields_of(address.substr(address.find('?') + 1));
  auto const signed_bytes = "OBEREG" + std::string(scope) + timestamp(test_now) + "state-1" + redirect;
  EXPECT_EQ(fields["client_secret"].size() % 4, 0u);
  EXPECT_TRUE(signatures::verify_raw(signed_bytes, decoded(fields["client_secret"]), keys.own_ca.certificate()));
  auto hash = text::lower(fields["client_certificate_hash"]);
  EXPECT_EQ(hash, text::hex(signatures::streebog_256(keys.own_ca.certificate().der)));
  EXPECT_NE(hash, fields["client_certificate_hash"]) << "in upper case";
  fields.erase("client_secret");
  fields.erase("client_certificate_hash");
  EXPECT_EQ(fields, (std::map<std::string, std::string>{{"client_id", "OBEREG"},
                                                        {"redirect_uri", redirect},
                                                        {"scope", "openid fullname snils"},
                                                        {"state", "state-1"},
                                                        {"timestamp", timestamp(test_now)},
                                                        {"response_type", "code"},
                                                        {"access_type", "online"},
                                                        {"nonce", "nonce-1"},
                                                        {"code_challenge", "challenge-1"},
                                                        {"code_challenge_method", "S256"}}));
}

TEST(Esia, ACC_05_the_token_call_of_the_current_variant_signs_the_code_too) {
  Keys const keys;
  EXPECT_EQ(token_address(keys.settings()), "https://esia.example/aas/oauth2/v3/te");
  auto fields = fields_of(token_form(keys.settings(), redirect, {"code-1", "state-2", "verifier-1"}, test_now));
  auto const signed_bytes = "OBEREG" + std::string(scope) + timestamp(test_now) + "state-2" + redirect + "code-1";
  EXPECT_TRUE(signatures::verify_raw(signed_bytes, decoded(fields["client_secret"]), keys.own_ca.certificate()));
  EXPECT_EQ(fields["grant_type"], "authorization_code");
  EXPECT_EQ(fields["token_type"], "Bearer");
  EXPECT_EQ(fields["code_verifier"], "verifier-1");
}

TEST(Esia, ACC_05_the_old_variant_signs_scope_time_client_and_state_with_a_detached_pkcs7) {
  for (auto const kind : {KeyKind::gost_2012_256, KeyKind::rsa_2048}) {
    Keys const keys(kind);
    auto settings = keys.settings();
    settings.variant = Variant::v1;
    auto const address = code_request_address(settings, redirect, {"state-1", "nonce-1", "challenge-1"}, test_now);
    ASSERT_THAT(address, StartsWith("https://esia.example/aas/oauth2/ac?"));
    auto fields = fields_of(address.substr(address.find('?') + 1));
    auto const signed_bytes = std::string(scope) + timestamp(test_now) + "OBEREG" + "state-1";
    auto const judged = [&](std::string const& bytes) {
      signatures::TrustListBuilder nobody;
      auto const refusal = signatures::verify(*nobody.build(), decoded(fields["client_secret"]), bytes, test_now,
                                              {.require_signing_certificate = false})
                               .refusal();
      return refusal ? std::string(refusal->kind->code) : std::string();
    };
    EXPECT_NE(judged(signed_bytes), "signature.format");
    EXPECT_NE(judged(signed_bytes), "signature.other-data");
    EXPECT_EQ(judged(signed_bytes + "x"), "signature.other-data");
    EXPECT_EQ(fields.count("client_certificate_hash") + fields.count("code_challenge"), 0u);
    EXPECT_EQ(token_address(settings), "https://esia.example/aas/oauth2/te");
    EXPECT_EQ(fields_of(token_form(settings, redirect, {"c", "s", "v"}, test_now)).count("code_verifier"), 0u);
  }
}

TEST(Esia, ACC_05_states_are_uuids_and_never_the_same) {
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) {
    auto const state = random_state();
    EXPECT_THAT(state, testing::MatchesRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    seen.insert(state);
  }
  EXPECT_EQ(seen.size(), 100u);
}

ExpectedToken expected(Keys const& keys) {
  auto const settings = keys.settings();
  return {settings.issuer, settings.mnemonic, "nonce-1", settings.provider_certificate, true};
}

std::string answer_to(std::string const& token, ExpectedToken const& what, Instant now = test_now) {
  auto const person = check_id_token(token, what, now);
  return person ? *person : person.error().detail;
}

TEST(Esia, ACC_05_an_id_token_signed_by_gost_or_rsa_names_the_person) {
  for (auto const kind : {KeyKind::gost_2012_256, KeyKind::rsa_2048}) {
    Keys const keys(KeyKind::gost_2012_256, kind);
    EXPECT_EQ(answer_to(keys.token(good_claims("nonce-1")), expected(keys)), "1000299654");
  }
}

struct WrongClaim {
  std::string_view name;
  void (*spoil)(boost::json::object& claims);
  std::string_view words;
};

TEST(Esia, ACC_05_each_wrong_claim_of_an_id_token_is_refused) {
  static WrongClaim const rows[] = {
      {"issuer", [](auto& c) { c["iss"] = "http://evil.example/"; }, "Ответ выдан не той системой."},
      {"no issuer", [](auto& c) { c.erase("iss"); }, "Ответ выдан не той системой."},
      {"audience", [](auto& c) { c["aud"] = "OTHER"; }, "Ответ выдан для другого сайта."},
      {"audiences",
       [](auto& c) {
         c["aud"] = boost::json::array{"A", 5};
       },
       "Ответ выдан для другого сайта."},
      {"no audience", [](auto& c) { c.erase("aud"); }, "Ответ выдан для другого сайта."},
      {"nonce", [](auto& c) { c["nonce"] = "other"; }, "Ответ не на этот вход."},
      {"no nonce", [](auto& c) { c.erase("nonce"); }, "Ответ не на этот вход."},
      {"expired", [](auto& c) { c["exp"] = seconds(test_now) - 60; }, "Срок ответа истёк."},
      {"no end", [](auto& c) { c.erase("exp"); }, "Срок ответа истёк."},
      {"end is a text", [](auto& c) { c["exp"] = "9999999999"; }, "Срок ответа истёк."},
      {"future", [](auto& c) { c["iat"] = seconds(test_now) + 61; }, "Ответ выдан в будущем: проверьте часы сервера."},
      {"not yet", [](auto& c) { c["nbf"] = seconds(test_now) + 61; },
       "Ответ ещё не действует: проверьте часы сервера."},
      {"nobody", [](auto& c) { c.erase("sub"), c.erase("urn:esia:sbj"); }, "В ответе нет номера учётной записи."},
      {"a path", [](auto& c) { c["sub"] = "../1", c.erase("urn:esia:sbj"); }, "В ответе нет номера учётной записи."},
      {"negative", [](auto& c) { c["sub"] = -5, c.erase("urn:esia:sbj"); }, "В ответе нет номера учётной записи."},
  };
  Keys const keys;
  for (auto const& row : rows) {
    auto claims = good_claims("nonce-1");
    row.spoil(claims);
    EXPECT_EQ(answer_to(keys.token(claims), expected(keys)), row.words) << row.name;
  }
}

TEST(Esia, ACC_05_clocks_may_differ_by_a_minute_and_an_audience_may_be_a_list) {
  Keys const keys;
  auto claims = good_claims("nonce-1");
  claims["aud"] = boost::json::array{"OTHER", "OBEREG"};
  claims["iat"] = claims["nbf"] = seconds(test_now) + 60;
  claims["exp"] = seconds(test_now) - 59;
  EXPECT_EQ(answer_to(keys.token(claims), expected(keys)), "1000299654");
}

TEST(Esia, ACC_05_a_missing_nonce_may_be_allowed_and_another_never) {
  Keys const keys;
  auto lenient = expected(keys);
  lenient.require_nonce = false;
  auto claims = good_claims("other");
  EXPECT_EQ(answer_to(keys.token(claims), lenient), "Ответ не на этот вход.");
  claims.erase("nonce");
  EXPECT_EQ(answer_to(keys.token(claims), lenient), "1000299654");
}

TEST(Esia, ACC_05_a_forged_or_broken_id_token_is_refused) {
  Keys const keys, others, rsa(KeyKind::gost_2012_256, KeyKind::rsa_2048);
  auto const claims = good_claims("nonce-1");
  auto const good = keys.token(claims);
  auto const unsigned_part =
      base64url(R"({"alg":"none"})") + good.substr(good.find('.'), good.rfind('.') - good.find('.'));
  std::string const algorithm = "Ответ подписан не тем алгоритмом.";
  std::string const signature = "Подпись ответа не подходит к сертификату ЕСИА.";
  EXPECT_EQ(answer_to(others.token(claims), expected(keys)), signature);
  EXPECT_EQ(answer_to(good.substr(0, good.rfind('.') + 1), expected(keys)), signature);
  EXPECT_EQ(answer_to(unsigned_part + ".", expected(keys)), algorithm);
  EXPECT_EQ(answer_to(rsa.token(claims), expected(keys)), algorithm);
  EXPECT_EQ(answer_to(keys.token(claims, "HS256"), expected(keys)), algorithm);
  auto other_claims = claims;
  other_claims["sub"] = "1";
  auto const swapped = keys.token(other_claims);
  EXPECT_EQ(answer_to(swapped.substr(0, swapped.rfind('.')) + good.substr(good.rfind('.')), expected(keys)), signature);
  for (std::string const text : {"", ".", "..", "a.b.c", "e30.e30", "e30.W10.", "{}.{}.{}"})
    EXPECT_THAT(answer_to(text, expected(keys)), testing::AnyOf("Ответ не читается.", algorithm)) << text;
  EXPECT_EQ(answer_to(good + std::string(20'000, 'A'), expected(keys)), "Ответ не читается.");
}

TEST(Esia, ACC_05_every_code_of_an_error_has_its_own_words) {
  std::map<std::string_view, RefusalKind const*> const by_hand{
      {"ESIA-007002", &refusals::esia_misconfigured}, {"ESIA-007003", &refusals::esia_misconfigured},
      {"ESIA-007004", &refusals::esia_cancelled},     {"ESIA-007005", &refusals::esia_misconfigured},
      {"ESIA-007006", &refusals::esia_misconfigured}, {"ESIA-007007", &refusals::esia_unavailable},
      {"ESIA-007008", &refusals::esia_unavailable},   {"ESIA-007009", &refusals::esia_misconfigured},
      {"ESIA-007011", &refusals::esia_code_old},      {"ESIA-007012", &refusals::esia_misconfigured},
      {"ESIA-007013", &refusals::esia_misconfigured}, {"ESIA-007014", &refusals::esia_misconfigured},
      {"ESIA-007015", &refusals::esia_misconfigured}, {"ESIA-007019", &refusals::esia_no_permission},
      {"ESIA-007023", &refusals::esia_misconfigured}, {"ESIA-007038", &refusals::esia_misconfigured},
      {"ESIA-007039", &refusals::esia_misconfigured}, {"ESIA-007040", &refusals::esia_code_old},
      {"ESIA-007046", &refusals::esia_no_permission}, {"ESIA-007053", &refusals::esia_misconfigured},
      {"ESIA-007055", &refusals::esia_unconfirmed},   {"ESIA-007060", &refusals::esia_misconfigured},
      {"ESIA-007061", &refusals::esia_misconfigured}, {"ESIA-007062", &refusals::esia_misconfigured},
      {"ESIA-007194", &refusals::esia_no_permission}, {"ESIA-008010", &refusals::esia_misconfigured},
  };
  EXPECT_EQ(known_errors().size(), by_hand.size());
  std::set<std::string_view> details;
  for (auto const& [code, kind] : by_hand) {
    auto const refusal = refusal_of("invalid_request", std::string(code) + ": The request is wrong");
    EXPECT_EQ(refusal.kind, kind) << code;
    EXPECT_THAT(refusal.detail, StartsWith(std::string(code) + ": ")) << code;
  }
  for (auto const& known : known_errors())
    EXPECT_TRUE(details.insert(known.detail).second || known.code == "ESIA-007014");
}

TEST(Esia, ACC_05_an_unknown_error_is_shown_by_its_code_and_nothing_else_of_it) {
  auto const unknown = refusal_of("invalid_request", "ESIA-999999: <script>alert(1)</script>");
  EXPECT_EQ(unknown.kind, &refusals::esia_other_error);
  EXPECT_EQ(unknown.detail, "Код ошибки: ESIA-999999.");
  EXPECT_EQ(refusal_of("<b>", "nothing").detail, "");
  EXPECT_EQ(refusal_of("invalid_scope", "").detail, "Код ошибки: invalid_scope.");
  EXPECT_EQ(refusal_of("access_denied", "").kind, &refusals::esia_cancelled);
  EXPECT_EQ(refusal_of("temporarily_unavailable", "").kind, &refusals::esia_unavailable);
  EXPECT_EQ(refusal_of("", "").kind, &refusals::esia_other_error);
}

TEST(Esia, ACC_05_settings_are_right_or_told_what_is_wrong) {
  Keys const keys;
  EXPECT_THAT(wrong_settings({}), testing::IsEmpty());
  EXPECT_THAT(wrong_settings(keys.settings()), testing::IsEmpty());
  struct Row {
    std::string_view words;
    void (*spoil)(Settings& settings, Keys const& other);
  };
  static Row const rows[] = {
      {"esia_host: не задан", [](auto& s, auto&) { s.host = ""; }},
      {"esia_host: нужен адрес", [](auto& s, auto&) { s.host = "http://esia.example"; }},
      {"esia_host: нужен адрес", [](auto& s, auto&) { s.host = "https://esia.example/aas"; }},
      {"esia_host: нужен адрес", [](auto& s, auto&) { s.host = "esia.example"; }},
      {"esia_mnemonic", [](auto& s, auto&) { s.mnemonic = ""; }},
      {"esia_issuer", [](auto& s, auto&) { s.issuer = ""; }},
      {"esia_key_file: ключ не от", [](auto& s, auto& other) { s.key = other.settings().key; }},
      {"esia_key_file: в файле нет", [](auto& s, auto&) { s.key = "garbage"; }},
      {"esia_certificate_file: в файле нет", [](auto& s, auto&) { s.certificate = s.key; }},
      {"esia_provider_certificate_file: в файле нет", [](auto& s, auto&) { s.provider_certificate = ""; }},
  };
  for (auto const& row : rows) {
    auto settings = keys.settings();
    row.spoil(settings, Keys());
    EXPECT_THAT(wrong_settings(settings), testing::ElementsAre(StartsWith(std::string(row.words)))) << row.words;
  }
  EXPECT_THAT(wrong_settings(Keys(KeyKind::rsa_2048).settings()),
              testing::ElementsAre(HasSubstr("нужен сертификат с")));
  auto v1 = Keys(KeyKind::rsa_2048, KeyKind::rsa_2048).settings();
  v1.variant = Variant::v1;
  EXPECT_THAT(wrong_settings(v1), testing::IsEmpty());
  EXPECT_THAT(wrong_settings(Keys(KeyKind::gost_2012_256, KeyKind::ecdsa_p256).settings()),
              testing::ElementsAre(HasSubstr("нужен ключ RSA или")));
}

}  // namespace
}  // namespace obereg::access::esia
