// The journal is filtered, printed and taken away as a workbook.
#include "accreditation/testing/paper_fixture.hpp"
#include "platform/docx/docx.hpp"
#include "platform/spreadsheets/workbook.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class OfficeJournal : public PaperSite {
 protected:
  std::string found(Form const& form, std::string const& way = "") {
    become(registrar);
    return site->follow("/accreditation/office" + way, form).body;
  }
};
OBEREG_ON_BOTH_ENGINES(OfficeJournal);

TEST_P(OfficeJournal, ACR_05_is_filtered_by_channel_variant_state_days_and_lateness) {
  become(signer);
  filed();    // АК-1
  entered();  // АК-2, by post
  auto const both = AllOf(HasSubstr("АК-1/2026"), HasSubstr("АК-2/2026"));
  auto const only_second = AllOf(Not(HasSubstr("АК-1/2026")), HasSubstr("АК-2/2026"));
  EXPECT_THAT(found({}), both);
  EXPECT_THAT(found({{"channel", "post"}}), only_second);
  EXPECT_THAT(found({{"channel", "pigeon"}, {"variant", "9"}, {"state", "lost"}}), both)
      << "what there is not is no filter";
  EXPECT_THAT(found({{"variant", "3"}}), HasSubstr("Таких заявлений нет"));
  EXPECT_THAT(found({{"from", "10.03.2026"}, {"until", "10.03.2026"}}), both);
  EXPECT_THAT(found({{"from", "11.03.2026"}}), HasSubstr("Таких заявлений нет"));
  EXPECT_THAT(found({{"until", "09.03.2026"}}), HasSubstr("Таких заявлений нет"));
  EXPECT_THAT(found({{"late", "yes"}}), HasSubstr("Таких заявлений нет"));
  EXPECT_THAT(found({{"wanted", "бумага"}}), only_second);
  auto const wrong = found({{"from", "вчера"}});
  EXPECT_THAT(wrong, AllOf(HasSubstr("31.01.2026"), HasSubstr("value=\"вчера\"")));
}

TEST_P(OfficeJournal, ACR_05_a_last_page_that_is_full_is_followed_by_nothing_and_nothing_is_said_to_be_cut) {
  become(signer);
  entered();
  static constexpr std::string_view text =
      "insert into casework_cases(service, variant, incoming_number, applicant, inn, filed_by, channel, received_at, "
      "registered_at, stage, state, due_at, closed_reason, search_key) select service, variant, "
      "'АК-' || ((select max(id) from casework_cases) + 1) || '/2026', applicant, inn, filed_by, channel, received_at, "
      "registered_at, stage, state, due_at, closed_reason, search_key "
      "from casework_cases where id = 1";
  auto const another = [&] { database().write([&](database::Tx& tx) { tx.exec({"another", text, text}, {}); }); };
  for (int i = 2; i <= 50; ++i) another();
  auto const page = [&] {
    become(registrar);
    return site->get("/accreditation/office").body;
  };
  EXPECT_THAT(page(), Not(HasSubstr("before=")));
  EXPECT_THAT(found({{"variant", "1"}}), Not(HasSubstr("Показаны первые")));
  another();
  EXPECT_THAT(page(), HasSubstr("before=2"));
  EXPECT_THAT(found({{"variant", "1"}}), HasSubstr("Показаны первые 50"));
}

TEST_P(OfficeJournal, ACR_05_its_print_holds_what_the_filter_finds_and_is_in_the_audit_log) {
  become(signer);
  filed();
  entered();
  EXPECT_THAT(found({{"channel", "post"}}, "/print"), AllOf(HasSubstr("заявление: поданы заказным письмом"),
                                                            HasSubstr("АК-2/2026"), Not(HasSubstr("АК-1/2026"))));
  auto const entries = audited("accreditation.journal-exported");
  ASSERT_EQ(entries.size(), 1u);
  EXPECT_THAT(entries.front().details, HasSubstr("печать: поданы заказным письмом; заявлений: 1"));
}

TEST_P(OfficeJournal, ACR_05_its_workbook_holds_what_the_filter_finds) {
  become(signer);
  filed();
  entered();
  become(registrar);
  auto const answer = site->post("/accreditation/office/journal.xlsx", {{"wanted", "бумага"}});
  EXPECT_EQ(answer.status, 200);
  ASSERT_TRUE(answer.file) << "written to a file as it is read";
  std::vector<std::vector<std::string>> rows;
  spreadsheets::Workbook workbook(*answer.file);
  workbook.read(0, [&](spreadsheets::Row const& row) {
    auto& cells = rows.emplace_back();
    for (auto const& cell : row.cells) cells.emplace_back(cell.text);
    return true;
  });
  ASSERT_EQ(rows.size(), 2u) << "the heading and the one that was found";
  EXPECT_THAT(rows[0], testing::Contains("Зарегистрировано"));
  EXPECT_THAT(rows[1], testing::IsSupersetOf({"АК-2/2026", "ООО «Бумага»", "заказным письмом"}));
  EXPECT_THAT(audited("accreditation.journal-exported").front().details,
              AllOf(HasSubstr("по поиску"), Not(HasSubstr("бумага"))))
      << "what was sought may be a person's name";
}

TEST_P(OfficeJournal, ACR_05_PLT_03_its_document_holds_what_the_filter_finds_and_is_the_same_each_time) {
  become(signer);
  filed();
  entered();
  become(registrar);
  auto const answer = site->post("/accreditation/office/journal.docx", {{"wanted", "бумага"}});
  ASSERT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(answer.content_type, docx::content_type);
  EXPECT_THAT(words_in(answer.body),
              AllOf(HasSubstr("Журнал заявлений об аккредитации"), HasSubstr("Всего: 1"), HasSubstr("АК-2/2026"),
                    HasSubstr("ООО «Бумага»"), HasSubstr("заказным письмом"), Not(HasSubstr("АК-1/2026"))));
  EXPECT_EQ(site->post("/accreditation/office/journal.docx", {{"wanted", "бумага"}}).body, answer.body);
  EXPECT_THAT(audited("accreditation.journal-exported").front().details, HasSubstr("файл .docx"));
  EXPECT_EQ(site->post("/accreditation/office/journal.docx", {{"wanted", "такого нет"}}).status, 200);
}

}  // namespace
}  // namespace obereg::accreditation
