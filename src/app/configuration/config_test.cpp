#include "app/configuration/config.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "support/paths.hpp"

namespace obereg::app {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string file_with(std::string const& yaml) {
  auto const path = support::temporary_folder() + "/obereg.yaml";
  std::ofstream(path) << yaml;
  return path;
}

Config read(std::string const& yaml) {
  CommandLine given;
  given.file = file_with(yaml);
  return read_config(given);
}

std::vector<std::string> mistakes_in(std::string const& yaml) {
  try {
    read(yaml);
  } catch (ConfigMistakes const& wrong) {
    return wrong.mistakes;
  }
  return {};
}

TEST(Configuration, without_a_file_serves_an_embedded_base_on_loopback) {
  CommandLine given;
  given.data = "/srv/obereg";
  auto const config = read_config(given);
  EXPECT_EQ(config.database, "sqlite:/srv/obereg/obereg.db");
  EXPECT_EQ(config.origin, "http://127.0.0.1:8080");
  EXPECT_TRUE(config.on_sqlite());
}

// ASVS 4.0.3, 3.3.2.
TEST(Configuration, ACC_05_sessions_last_no_longer_than_ASVS_allows_unless_told_so) {
  auto const config = read_config({});
  EXPECT_LE(config.session_idle, std::chrono::minutes(30));
  EXPECT_LE(config.session_most, std::chrono::hours(12));
  EXPECT_EQ(read("session_idle_minutes: 90\n").session_idle, std::chrono::minutes(90));
}

TEST(Configuration, the_command_line_is_stronger_than_the_file) {
  CommandLine given;
  given.file = file_with("listen: 127.0.0.1:9000\nworkers: 8\n");
  given.listen = "[::1]:9001";
  auto const config = read_config(given);
  EXPECT_EQ(config.port, 9001);
  EXPECT_EQ(config.address, "::1");
  EXPECT_EQ(config.origin, "http://[::1]:9001");
  EXPECT_EQ(config.workers, 8);
}

TEST(Configuration, every_mistake_is_told_with_its_line) {
  auto const mistakes = mistakes_in("workers: 0\nspeed: fast\nlisten: nowhere\nzone_minutes: [1]\nworkers: 4\n");
  EXPECT_THAT(mistakes, ElementsAre(HasSubstr("строка 1: workers: нужно число от 1"),
                                    HasSubstr("строка 2: настройки «speed» нет"), HasSubstr("строка 3: listen"),
                                    HasSubstr("строка 4: zone_minutes: значение другого вида"),
                                    HasSubstr("строка 5: workers задано дважды")));
}

TEST(Configuration, a_wrong_address_of_site_base_or_mail_is_told_with_its_line) {
  auto const mistakes =
      mistakes_in("origin: ftp://obereg.example\ndatabase: mysql://x\nsmtp_url: ftp://x\nmail_from: nobody\n");
  EXPECT_THAT(mistakes, ElementsAre(HasSubstr("строка 1: origin"), HasSubstr("строка 2: database"),
                                    HasSubstr("строка 3: smtp_url"), HasSubstr("строка 4: mail_from")));
  EXPECT_TRUE(mistakes_in("smtp_url: smtps://mail.example.org:465\nmail_from: obereg@example.org\n").empty());
  EXPECT_EQ(mistakes_in("mail_from: 5\n").size(), 1u);
}

TEST(Configuration, lists_of_revoked_certificates_are_fetched_unless_switched_off) {
  auto const usual = read("workers: 4\n");
  EXPECT_TRUE(usual.crl_fetch);
  EXPECT_FALSE(usual.crl_refuse_when_old);
  EXPECT_FALSE(usual.crl_private_addresses);
  auto const set =
      read("crl_fetch: false\ncrl_interval_minutes: 15\ncrl_when_old: refuse\ncrl_private_addresses: true\n");
  EXPECT_FALSE(set.crl_fetch);
  EXPECT_EQ(set.crl_interval, std::chrono::minutes{15});
  EXPECT_TRUE(set.crl_refuse_when_old);
  EXPECT_TRUE(set.crl_private_addresses);
  EXPECT_THAT(mistakes_in("crl_interval_minutes: 5\ncrl_when_old: perhaps\ncrl_fetch: 7\n"),
              ElementsAre(HasSubstr("строка 1: crl_interval_minutes: нужно число от 15"),
                          HasSubstr("строка 2: crl_when_old: нужно одно из"), HasSubstr("строка 3: crl_fetch")));
}

TEST(Configuration, ACC_05_the_cost_of_a_password_can_rise_and_falls_no_lower_than_OWASP_has_it) {
  auto const usual = read("workers: 4\n").passwords;
  EXPECT_EQ(usual.passes, 3);
  EXPECT_EQ(usual.mebibytes, 64);
  auto const set = read("password_passes: 2\npassword_memory_mib: 19\n").passwords;
  EXPECT_EQ(set.passes, 2);
  EXPECT_EQ(set.mebibytes, 19);
  EXPECT_THAT(mistakes_in("password_passes: 1\npassword_memory_mib: 18\n"),
              ElementsAre(HasSubstr("строка 1: password_passes: нужно число от 2"),
                          HasSubstr("строка 2: password_memory_mib: нужно число от 19")));
  EXPECT_THAT(mistakes_in("password_memory_mib: 2000\npassword_passes: many\n"),
              ElementsAre(HasSubstr("нужно число от 19 до 1024"), HasSubstr("значение другого вида")));
}

TEST(Configuration, what_is_no_yaml_is_told_with_its_line) {
  EXPECT_THAT(mistakes_in("workers: 4\nlisten: [1, 2\n"), ElementsAre(HasSubstr("это не YAML")));
}

TEST(Configuration, a_secret_comes_from_the_environment_variable_that_the_file_names) {
  setenv("OBEREG_TEST_SECRET", "postgresql://user:secret@host/base", 1);
  EXPECT_EQ(read("database_variable: OBEREG_TEST_SECRET\n").database, "postgresql://user:secret@host/base");
  unsetenv("OBEREG_TEST_SECRET");
  EXPECT_THAT(mistakes_in("database_variable: OBEREG_TEST_SECRET\n"),
              ElementsAre(HasSubstr("переменная окружения OBEREG_TEST_SECRET не задана")));
}

TEST(Configuration, a_wrong_database_address_is_not_repeated_since_it_may_hold_a_password) {
  auto const mistakes = mistakes_in("database: mysql://user:secret@host\n");
  ASSERT_EQ(mistakes.size(), 1u);
  EXPECT_THAT(mistakes[0], testing::Not(HasSubstr("secret")));
}

struct Origin {
  char const* name;
  char const* value;
  bool good;
};
class ConfigurationOrigin : public testing::TestWithParam<Origin> {};

TEST_P(ConfigurationOrigin, names_a_site_and_nothing_else) {
  EXPECT_EQ(mistakes_in(std::string("origin: ") + GetParam().value + "\n").empty(), GetParam().good);
}

INSTANTIATE_TEST_SUITE_P(values, ConfigurationOrigin,
                         testing::Values(Origin{"https", "https://obereg.example", true},
                                         Origin{"with_port", "http://127.0.0.1:8080", true},
                                         Origin{"with_path", "https://obereg.example/app", false},
                                         Origin{"with_slash", "https://obereg.example/", false},
                                         Origin{"with_password", "https://a:b@obereg.example", false},
                                         Origin{"other_scheme", "ftp://obereg.example", false}),
                         [](auto const& origin) { return origin.param.name; });

TEST(Configuration, ACC_05_esia_is_off_and_what_is_wrong_with_its_settings_is_told) {
  EXPECT_FALSE(read("workers: 4\n").esia.on());
  auto const mistakes =
      mistakes_in("esia_host: https://esia.gosuslugi.ru/aas\nesia_variant: v2\nesia_key_file: /no/such/file\n");
  EXPECT_THAT(mistakes, ElementsAre(HasSubstr("строка 2: esia_variant: нужно одно из"),
                                    HasSubstr("строка 3: esia_key_file: файл /no/such/file не читается"),
                                    HasSubstr("esia_host: нужен адрес ЕСИА без пути"), HasSubstr("esia_mnemonic"),
                                    HasSubstr("esia_certificate_file"), HasSubstr("esia_provider_certificate_file")));
}

TEST(Configuration, ACR_07_the_exchange_is_off_and_what_is_wrong_with_its_settings_is_told) {
  EXPECT_FALSE(read("workers: 4\n").exchange.on());
  EXPECT_THAT(mistakes_in("exchange_transport: mail\nexchange_interval_seconds: 4\n"),
              ElementsAre(HasSubstr("строка 1: exchange_transport: нужно одно из"),
                          HasSubstr("строка 2: exchange_interval_seconds: нужно число от 5 до 3600")));
  EXPECT_THAT(mistakes_in("exchange_transport: folder\n"), ElementsAre(HasSubstr("exchange_folder")));
  EXPECT_THAT(mistakes_in("exchange_transport: smev\nexchange_smev_url: adapter\n"),
              ElementsAre(HasSubstr("exchange_smev_url"), HasSubstr("exchange_smev_system")));
  auto const right =
      read("exchange_transport: smev\nexchange_smev_url: http://adapter:7575/ws\nexchange_smev_system: OBEREG\n");
  EXPECT_EQ(right.exchange.kind, casework::ExchangeSettings::Kind::smev);
}

}  // namespace
}  // namespace obereg::app
