#include "training/extract/extract.hpp"

#include <gtest/gtest.h>

#include "core/typed_codes/typed_code.hpp"
#include "platform/documents/package.hpp"
#include "training/registry/registry_fixture.hpp"

namespace obereg::training {
namespace {

class Extracts : public RegistryFixture {
 protected:
  http::Response get(Actor const& who, std::string const& target) {
    site().actor = who;
    return site().get(target);
  }
  http::Response post(Actor const& who, std::string const& target, support::TestSite::Form const& form = {}) {
    site().actor = who;
    site().get("/check");
    return site().post(target, form);
  }
  support::TestSite& site() {
    if (!site_) site_.emplace(database(), training_routes(), training_sections());
    return *site_;
  }
  std::string make(Actor const& who, std::string const& number) {
    auto const response = post(who, "/training/registry/" + number + "/extract");
    EXPECT_EQ(response.status, 303) << response.body;
    return support::header_of(response, "Location");
  }

 private:
  std::optional<support::TestSite> site_;
};
OBEREG_ON_BOTH_ENGINES(Extracts);

bool says(std::string const& text, std::string_view words) {
  return text.find(words) != std::string::npos;
}

TEST_P(Extracts, TRN_17_an_extract_has_a_page_a_document_and_a_code_that_leads_to_the_check) {
  enter({invented_record("1", "Выпискин")});
  auto const address = make(provider(), "1");
  auto const page = get(provider(), address);
  EXPECT_TRUE(says(page.body, "Выпискин")) << page.body;
  auto const docx = get(provider(), address + "/extract.docx");
  ASSERT_EQ(docx.status, 200);
  auto const text = documents::read_package(docx.body).at("word/document.xml");
  EXPECT_TRUE(says(text, "Выпискин Пётр Ильич"));
  EXPECT_FALSE(says(text, "{{"));
  auto const code = address.substr(address.rfind('/') + 1);
  EXPECT_TRUE(says(text, "http://127.0.0.1:8080/check/" + code));
  EXPECT_EQ(get(provider(), address + "/qr.png").content_type, "image/png");
}

TEST_P(Extracts, TRN_15_a_check_by_code_names_nobody_and_follows_the_registry) {
  enter({invented_record("1", "Выпискин")});
  auto const address = make(provider(), "1");
  auto const code = address.substr(address.rfind('/') + 1);
  auto const check = get(Actor{}, "/check/" + text::shown_code(code));
  EXPECT_TRUE(says(check.body, "действует"));
  for (auto const* secret : {"Выпискин", "Пётр", "112-233", "11223344595", "Слесарь"})
    EXPECT_FALSE(says(check.body, secret)) << secret;
  annul("1");
  auto const later = get(Actor{}, "/check/" + code).body;
  EXPECT_TRUE(says(later, "аннулирована"));
  EXPECT_FALSE(says(later, "25.02.20")) << "what is annulled has no term: " << later;
  EXPECT_FALSE(says(documents::read_package(get(provider(), address + "/extract.docx").body).at("word/document.xml"),
                    "25.02.2027"));
  EXPECT_TRUE(says(later, site().settings.authority));
  EXPECT_EQ(get(Actor{}, "/check/0000000000000000").status, 404);
  EXPECT_EQ(get(Actor{}, "/check/nonsense").status, 404);
}

TEST_P(Extracts, an_extract_opens_for_the_organisation_that_made_it_alone) {
  enter({invented_record("1", "Выпискин")});
  auto const address = make(provider(), "1");
  for (auto const* part : {"", "/extract.docx", "/qr.png"}) {
    EXPECT_EQ(get(provider(), address + part).status, 200) << part;
    EXPECT_EQ(get(employer(), address + part).status, 404) << part;
    EXPECT_EQ(get(actor(other_centre_, access::Role::provider_signer), address + part).status, 404) << part;
    EXPECT_EQ(get(Actor{}, address + part).status, 303) << part;
  }
  EXPECT_EQ(post(actor(other_employer_, access::Role::employer_viewer), "/training/registry/1/extract").status, 404);
}

TEST_P(Extracts, TRN_17_an_employer_gets_a_list_of_its_records) {
  auto foreign = invented_record("3", "Чужой");
  foreign.employer_inn = *Inn::parse("5000000017");
  enter({invented_record("1", "Первый"), invented_record("2", "Второй"), foreign});
  auto const address = support::header_of(post(employer(), "/training/registry/extract"), "Location");
  auto const docx = get(employer(), address + "/extract.docx");
  auto const text = documents::read_package(docx.body).at("word/document.xml");
  EXPECT_TRUE(says(text, "Первый Пётр") && says(text, "Второй Пётр") && says(text, "ООО «Пример»"));
  EXPECT_FALSE(says(text, "Чужой"));
  EXPECT_FALSE(says(get(Actor{}, "/check" + address.substr(address.rfind('/'))).body, "Первый"));
}

TEST_P(Extracts, TRN_14_the_found_rows_go_into_a_workbook) {
  enter({invented_record("1", "Первый"), invented_record("2", "Второй")});
  auto const sheet = get(employer(), "/training/registry/export.xlsx");
  ASSERT_TRUE(sheet.file);
  std::ifstream file(*sheet.file, std::ios::binary);
  std::string const bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  auto const package = documents::read_package(bytes);
  std::string all;
  for (auto const& [name, part] : package) all += part;
  EXPECT_TRUE(says(all, "Первый") && says(all, "Второй") && says(all, "Действует по"));
  EXPECT_EQ(get(employer(), "/training/registry/export.xlsx?search=nonsense").status, 410);
}

TEST(ExtractCode, is_read_however_it_is_typed) {
  EXPECT_EQ(typed_code("7k2m-0000 ABCD-wxyz"), "7K2M0000ABCDWXYZ");
  EXPECT_EQ(text::shown_code("7K2M0000ABCDWXYZ"), "7K2M-0000-ABCD-WXYZ");
  EXPECT_EQ(typed_code("7k2m"), "");
}

}  // namespace
}  // namespace obereg::training
