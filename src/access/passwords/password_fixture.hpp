// The site with people who get in by e-mail. Header only.
#pragma once
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>

#include "access/access.hpp"
#include "access/passwords/password_hash.hpp"
#include "access/passwords/passwords.hpp"
#include "access/second_factor/totp.hpp"
#include "access/sessions/authenticate.hpp"
#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"
#include "support/test_people.hpp"
#include "support/test_site.hpp"

namespace obereg::access {

class PasswordSite : public support::OnBothEngines {
 protected:
  static inline std::string const right = "слон велосипед якорь", other = "кактус скрипка лимон";
  static inline std::string const address = "Anna@Example.test";

  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    settings.passwords = {
        1, 1};  // the least that libsodium takes in whole mebibytes: how slow a hash is proves nothing here
    centre = support::enter_organisation(database());
    operators = support::enter_organisation(database(), "7700000030", "Оператор", OrganisationKind::operator_, false);
    administrator = support::enter_person(database(), operators, Role::administrator, "Главная");
    site = open_browser();
    admin = std::make_unique<support::TestSite>(database(), access_routes(), access_sections());
    admin->actor.account = administrator;
    admin->actor.name = "Главная А. А.";
    admin->actor.organisation_name = "Оператор";
    admin->actor.permissions = permissions_of(Role::administrator);
    admin->get("/admin/accounts");
  }
  std::unique_ptr<support::TestSite> open_browser() {
    auto browser = std::make_unique<support::TestSite>(database(), access_routes(), access_sections(),
                                                       authenticate_with(database(), settings));
    browser->settings = settings;
    browser->log_key = log_key;
    browser->get("/sign-in/password");
    return browser;
  }
  AccountId enter(Role role = Role::provider_preparer, std::string const& email = address) {
    return database().write([&](database::Tx& tx) {
      Account person;
      person.last_name = "Новая";
      person.first_name = "Анна";
      person.email = email;
      auto const id = add_account(tx, person, support::test_now);
      grant_cabinet(tx, id, needs_second_factor(role) ? operators : centre, role, support::test_now);
      return id;
    });
  }
  void give_password(AccountId id, std::string const& password = right) {
    PasswordHasher hasher(settings.passwords, log_key);
    auto const hash = hasher.make(password);
    database().write([&](database::Tx& tx) {
      auto const account = find_account(tx, id).value();
      confirm_email(tx, id, support::test_now);
      keep_password(tx, account, hash, "", support::test_now).value();
    });
  }
  AccountId enter_with_password(Role role = Role::provider_preparer, std::string const& email = address) {
    auto const id = enter(role, email);
    give_password(id);
    return id;
  }

  http::Response sign_in(support::TestSite& browser, std::string const& password = right,
                         std::string const& email = address) {
    return browser.post("/sign-in/password", {{"email", email}, {"password", password}});
  }
  static bool is_in(support::TestSite& browser) { return browser.get("/account").status == 200; }
  static std::string between(std::string const& text, std::string const& before, std::string const& after) {
    auto const begin = text.find(before);
    if (begin == std::string::npos) return "";
    auto const from = begin + before.size();
    return text.substr(from, text.find(after, from) - from);
  }
  std::vector<mail::OutboxEntry> letters() {
    return database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 20); });
  }
  // The path of the link in the newest letter; "" where it has none.
  std::string link() {
    auto const body = letters().at(0).body;
    auto const token = between(body, "/sign-in/new-password/", "\n");
    return token.empty() ? "" : "/sign-in/new-password/" + token;
  }
  std::vector<audit::Entry> audited(std::string const& action) {
    return database().read([&](database::ReadTx& tx) { return audit::page(tx, 0, action, "", 20); });
  }
  // What the application on the phone shows for the key on the page.
  static std::string code_at(std::string const& page, Instant now) {
    return totp_code(from_base32(between(page, "<code class=\"ob-secret\">", "<")), totp_step(now));
  }
  static std::string from_base32(std::string const& shown) {
    std::string bytes;
    std::uint32_t held = 0;
    int bits = 0;
    for (char const letter : shown) {
      if (letter == ' ') continue;
      held = held << 5 | static_cast<std::uint32_t>(letter >= 'A' ? letter - 'A' : letter - '2' + 26);
      bits += 5;
      if (bits < 8) continue;
      bits -= 8;
      bytes += static_cast<char>(held >> bits & 0xFF);
    }
    return bytes;
  }

  web::Settings settings;
  ledger::LogKey log_key = ledger::LogKey::generate();
  OrganisationId centre, operators;
  AccountId administrator;
  std::unique_ptr<support::TestSite> site, admin;
};

}  // namespace obereg::access
