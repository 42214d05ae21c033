// Specialists out of a workbook, through the pages.
#include <fstream>

#include "accreditation/fill_application/section_form.hpp"
#include "accreditation/import_rows/read_rows.hpp"
#include "accreditation/testing/application_fixture.hpp"
#include "support/paths.hpp"

namespace obereg::accreditation {
namespace {

using support::header_of;
using testing::AllOf;
using testing::HasSubstr;

class ImportRows : public ApplicationSite {
 protected:
  static Input const& specialists_table() {
    for (auto const& field : regulation().variant(1)->form.fields)
      for (auto const& input : field.inputs)
        if (input.key == "specialists") return input;
    throw std::logic_error("the form has no specialists");
  }
  static std::string workbook(std::size_t count, std::string const& birth_date = "02.03.1980") {
    std::vector<TableRow> rows;
    for (std::size_t i = 0; i < count; ++i)
      rows.push_back({{"last_name", "Пихтов" + std::to_string(i)}, {"first_name", "Пётр"}, {"birth_date", birth_date}});
    auto const path = support::temporary_folder() + "/rows.xlsx";
    write_rows(path, specialists_table(), rows);
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }
  http::Response send(std::string const& address, std::string const& bytes, std::string const& replace = "no") {
    return site->post(address + "/import/specialists", {{"replace", replace}, {"@file", bytes}});
  }
  std::vector<TableRow> rows(std::string const& address) { return stored(address).answers.rows("specialists"); }
};
OBEREG_ON_BOTH_ENGINES(ImportRows);

TEST_P(ImportRows, ACR_02_the_button_saves_what_was_typed_and_leads_to_the_page_with_the_template) {
  auto const address = begin(1);
  auto form = specialists();
  form.emplace_back("do", "import-specialists");
  EXPECT_EQ(header_of(save(address, "specialists", form), "Location"), address + "/import/specialists");
  EXPECT_EQ(rows(address).size(), 1u);
  EXPECT_THAT(site->get(address + "/import/specialists").body, HasSubstr("что заполнено (1"));
  auto const written = site->get(address + "/import/specialists/rows.xlsx");
  EXPECT_EQ(written.status, 200);
  EXPECT_EQ(site->get(address + "/import/branch").status, 404);
}

TEST_P(ImportRows, ACR_02_rows_of_a_file_are_added_or_take_the_place_of_those_that_are_there) {
  auto const address = begin(1);
  save(address, "specialists", specialists());
  EXPECT_EQ(header_of(send(address, workbook(2)), "Location"),
            address + "/sections/specialists?check=1&imported=1#specialists");
  ASSERT_EQ(rows(address).size(), 3u);
  EXPECT_EQ(rows(address)[0].at("last_name"), "Ёлкина");
  EXPECT_EQ(rows(address)[2].at("last_name"), "Пихтов1");
  send(address, workbook(1), "yes");
  ASSERT_EQ(rows(address).size(), 1u);
  EXPECT_EQ(rows(address)[0].at("last_name"), "Пихтов0");
}

TEST_P(ImportRows, ACR_02_wrong_values_come_in_and_the_section_says_where) {
  auto const address = begin(1);
  send(address, workbook(1, "вчера"));
  auto const page = site->get(address + "/sections/specialists?check=1&imported=1").body;
  EXPECT_THAT(page, AllOf(HasSubstr("value=\"вчера\""), HasSubstr("href=\"#specialists-0-birth_date\""),
                          HasSubstr("Строки из файла добавлены")));
}

TEST_P(ImportRows, ACR_02_a_wrong_file_is_answered_at_its_field_and_nothing_changes) {
  auto const address = begin(1);
  save(address, "specialists", specialists());
  for (auto const& bytes : {std::string(), std::string("%PDF-1.7"), std::string("MZ\x90"), workbook(most_rows)}) {
    auto const answer = send(address, bytes);
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, HasSubstr("href=\"#file\""));
  }
  EXPECT_EQ(rows(address).size(), 1u);
  EXPECT_EQ(send(address, workbook(most_rows), "yes").status, 303) << "there is room for them alone";
}

TEST_P(ImportRows, ACC_10_nobody_imports_into_the_draft_of_another_organisation) {
  auto const address = begin(1);
  become(
      new_actor(support::enter_organisation(database(), "7700000016", "ООО «Другая»"), access::Role::provider_signer));
  EXPECT_EQ(site->get(address + "/import/specialists").status, 404);
  EXPECT_EQ(site->get(address + "/import/specialists/rows.xlsx").status, 404);
  EXPECT_EQ(send(address, workbook(1)).status, 404);
}

}  // namespace
}  // namespace obereg::accreditation
