// Files are attached to the documents of the regulation.
#include "accreditation/testing/application_fixture.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

class AttachDocuments : public ApplicationSite {
 protected:
  http::Response attach(std::string const& document, std::string const& bytes) {
    return site->post(address + "/documents/" + document, {{"@file", bytes}});
  }
  std::vector<AttachedFile> files() {
    return database().read([&](database::ReadTx& tx) { return files_of(tx, stored(address).id); });
  }
  std::string page() { return site->get(address + "/documents").body; }
  void SetUp() override {
    ApplicationSite::SetUp();
    if (!IsSkipped()) address = begin(1);
  }
  std::string address;
};
OBEREG_ON_BOTH_ENGINES(AttachDocuments);

TEST_P(AttachDocuments, ACR_03_what_is_due_follows_the_services_asked_for) {
  EXPECT_THAT(page(), AllOf(HasSubstr("Устав организации"), Not(HasSubstr("Программа обучения"))));
  save(address, "services",
       {{"service_kinds", "training"}, {"training_kinds", "general"}, {"founding_documents", "п. 2"}});
  EXPECT_THAT(page(), AllOf(HasSubstr("Программа обучения"), Not(HasSubstr("Описание или технические"))));
  EXPECT_EQ(site->post(address + "/documents", {{"distance_learning", "yes"}, {"no_charter", "yes"}}).status, 303);
  EXPECT_THAT(page(), AllOf(HasSubstr("Описание или технические"), Not(HasSubstr("Устав организации"))));
}

TEST_P(AttachDocuments, ACR_03_several_files_are_kept_for_one_document_and_one_is_taken_away) {
  EXPECT_EQ(
      site->post(address + "/documents/charter", {{"@file", "%PDF-1.7 а"}, {"@file", "\x89PNG\r\n\x1a\n.."}}).status,
      303);
  auto const attached = files();
  ASSERT_EQ(attached.size(), 2u);
  EXPECT_EQ(attached[0].media_type, "application/pdf");
  EXPECT_EQ(attached[1].media_type, "image/png");
  auto const file = address + "/files/" + std::to_string(attached[0].id);
  EXPECT_EQ(site->get(file).body, "%PDF-1.7 а");
  EXPECT_EQ(site->post(file + "/remove").status, 303);
  EXPECT_EQ(files().size(), 1u);
  EXPECT_EQ(site->get(file).status, 404);
}

TEST_P(AttachDocuments, ACR_03_what_is_no_document_is_refused_in_words_and_not_kept) {
  struct Case {
    std::string bytes;
    char const* says;
  };
  Case const cases[] = {{"", "0 байт"},
                        {"MZ\x90 renamed", "не PDF и не изображение"},
                        {"PK\x03\x04 a zip", "не PDF и не изображение"},
                        {"%PDF-1.4\ntrailer << /Encrypt 4 0 R >>", "защищён паролем"},
                        {"%PDF-1.4" + std::string(20u << 20, ' '), "можно не больше 20"}};
  for (auto const& each : cases) {
    auto const answer = attach("charter", each.bytes);
    EXPECT_EQ(answer.status, 422);
    EXPECT_THAT(answer.body, AllOf(HasSubstr(each.says), HasSubstr("href=\"#document-charter\"")));
  }
  EXPECT_EQ(site->post(address + "/documents/charter").status, 422);
  EXPECT_EQ(attach("application_by_portal", "%PDF-1.7").status, 404) << "it is filled in, no file";
  EXPECT_EQ(attach("nothing", "%PDF-1.7").status, 404);
  EXPECT_TRUE(files().empty());
}

TEST_P(AttachDocuments, ACR_03_of_several_files_the_right_ones_stay_and_none_is_doubled) {
  auto const charter = address + "/documents/charter";
  auto const answer = site->post(charter, {{"@file", "%PDF-1.7 а"}, {"@file", "MZ renamed"}, {"@file", "%PDF-1.7 б"}});
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body,
              AllOf(HasSubstr("не PDF и не изображение"), HasSubstr("Остальное приложено: 2\u00a0файла.")));
  EXPECT_EQ(files().size(), 2u);
  EXPECT_EQ(site->post(charter, {{"@file", "%PDF-1.7 а"}, {"@file", "%PDF-1.7 в"}}).status, 303);
  EXPECT_EQ(files().size(), 3u);
}

TEST_P(AttachDocuments, ACR_03_of_three_hundred_files_none_is_kept_and_the_limit_is_said_at_the_field) {
  Form form;
  for (int i = 0; i < 300; ++i) form.emplace_back("@file", "%PDF-1.7 " + std::to_string(i));
  auto const answer = site->post(address + "/documents/charter", form);
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body,
              AllOf(HasSubstr("не больше 200 файлов. Вы прислали 300\u00a0файлов."),
                    HasSubstr("Ничего из присланного не приложено"), HasSubstr("href=\"#document-charter\"")));
  EXPECT_TRUE(files().empty());
}

}  // namespace
}  // namespace obereg::accreditation
