// What search engines are told.
#include "app/sitemap/sitemap.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "accreditation_registry/numbers.hpp"
#include "accreditation_registry/sample.hpp"
#include "accreditation_registry/store.hpp"
#include "app/program/modules.hpp"
#include "support/test_site.hpp"

namespace obereg::app {
namespace {

using support::test_now;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class Sitemap : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    site = std::make_unique<support::TestSite>(database(), all_routes(), all_sections());
  }
  void enter(std::int64_t number) {
    auto wanted = accreditation::sample_accreditation("77000000" + std::to_string(10 + number));
    wanted.number = number;
    database().write(
        [&](database::Tx& tx) { accreditation::add(tx, wanted, {1}, LocalDate::at(test_now), test_now).value(); });
  }
  std::unique_ptr<support::TestSite> site;
};
OBEREG_ON_BOTH_ENGINES(Sitemap);

TEST_P(Sitemap, ACR_10_leads_to_every_public_page_and_card_and_each_of_them_opens) {
  for (int number : {3, 7}) enter(number);
  auto const index = site->get("/sitemap.xml");
  EXPECT_EQ(index.content_type, "application/xml");
  EXPECT_THAT(index.body, HasSubstr("<loc>" + site->settings.origin + "/sitemaps/accreditations-0.xml</loc>"));
  std::vector<std::string> addresses;
  for (std::string const part : {"/sitemaps/pages.xml", "/sitemaps/accreditations-0.xml"}) {
    auto const body = site->get(part).body;
    static std::regex const location("<loc>([^<]+)</loc>");
    for (std::sregex_iterator found(body.begin(), body.end(), location), end; found != end; ++found)
      addresses.push_back((*found)[1].str().substr(site->settings.origin.size()));
  }
  EXPECT_EQ(addresses.size(), 20u);
  for (auto const& address : addresses) EXPECT_EQ(site->get(address).status, 200) << address;
  EXPECT_THAT(site->get("/sitemaps/accreditations-0.xml").body, HasSubstr("<lastmod>2026-03-10</lastmod>"));
  EXPECT_THAT(site->get("/sitemaps/accreditations-3.xml").body,
              AllOf(HasSubstr("/registry/7<"), Not(HasSubstr("/registry/3<"))));
  for (std::string const wrong : {"other.xml", "accreditations-.xml", "accreditations-x.xml", "accreditations--1.xml",
                                  "accreditations-99999999999999999999.xml"})
    EXPECT_EQ(site->get("/sitemaps/" + wrong).status, 404) << wrong;
}

TEST_P(Sitemap, ACR_10_a_registry_that_is_too_long_for_one_file_is_split_by_what_numbers_there_are) {
  auto const parts = [&](int size) {
    return database().read([&](database::ReadTx& tx) { return accreditation::parts_of_registry(tx, size); });
  };
  EXPECT_THAT(parts(2), ElementsAre(0));
  for (int number : {3, 7, 20, 21}) enter(number);
  EXPECT_THAT(parts(2), ElementsAre(0, 7));
  EXPECT_THAT(parts(3), ElementsAre(0, 20));
  EXPECT_THAT(parts(4), ElementsAre(0));
  EXPECT_THAT(parts(1), ElementsAre(0, 3, 7, 20));
  auto const rest = database().read([](database::ReadTx& tx) { return accreditation::record_numbers(tx, 7, 50); });
  ASSERT_EQ(rest.size(), 2u);
  EXPECT_EQ(rest[0].number, 20);
}

TEST_P(Sitemap, ACR_10_robots_are_led_to_the_map_and_away_from_letters_and_searches) {
  EXPECT_THAT(site->get("/robots.txt").body,
              AllOf(HasSubstr("Sitemap: " + site->settings.origin + "/sitemap.xml\n"),
                    HasSubstr("Disallow: /accreditation/letters/\n"), HasSubstr("Disallow: /accreditation/registry?")));
}

TEST(SitemapXml, ACR_10_addresses_are_escaped) {
  EXPECT_THAT(sitemap_xml("https://example.org", {{"/a&b<c"}}),
              HasSubstr("<loc>https://example.org/a&amp;b&lt;c</loc>"));
}

}  // namespace
}  // namespace obereg::app
