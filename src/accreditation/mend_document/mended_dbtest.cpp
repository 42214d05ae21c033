// The mended document from the draft to the applicant (ACR-11; п. 220–221, 240–241).
#include "accreditation/document_templates/kinds.hpp"
#include "accreditation/examination/mended_document.hpp"
#include "accreditation/testing/decision_fixture.hpp"
#include "casework/mailing/mailing.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class MendDocument : public DecisionSite {
 protected:
  // A case of variant 7 with its checklist answered; the officer acts.
  std::string checked_case() {
    auto const id = in_work(7);
    EXPECT_EQ(check(id, checklist(7, "yes")).status, 303);
    return id;
  }
  static Form mending(std::string const& bytes = "") {
    Form form{{"outcome", "granted"}, {"registry_step", "none"}, {"changes", "Опечатка в письме"}};
    if (!bytes.empty()) form.emplace_back("@mended", bytes);
    return form;
  }
  std::string page(std::string const& address) { return site->get(address).body; }
  std::vector<casework::CaseDocument> mended_of(std::string const& id) {
    auto documents =
        database().read([&](database::ReadTx& tx) { return casework::documents_of(tx, {std::stoll(id)}); });
    std::erase_if(documents, [](casework::CaseDocument const& each) { return each.item != "mended"; });
    return documents;
  }
  std::string const queue = "/accreditation/queue/", decisions = "/accreditation/decisions/";
};
OBEREG_ON_BOTH_ENGINES(MendDocument);

TEST_P(MendDocument, ACR_11_a_granted_correction_is_not_sent_without_it_and_the_field_says_so) {
  auto const id = checked_case();
  auto const refused = draft(id, mending());
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, AllOf(HasSubstr("href=\"#mended\""), HasSubstr("Приложите исправленный документ"),
                                  HasSubstr("Опечатка в письме"), HasSubstr("multipart/form-data")));
  EXPECT_EQ(site->get(queue + id + "/mended").status, 404);
  EXPECT_EQ(draft(id, mending(mended_pdf)).status, 303);
  EXPECT_EQ(examination(id).state, ExaminationState::sent);
  EXPECT_EQ(audited("accreditation.mended-document-attached").size(), 1u);
}

TEST_P(MendDocument, ACR_11_it_is_a_pdf_or_a_safe_word_document_of_some_size) {
  auto const id = checked_case();
  EXPECT_EQ(draft(id, mending(), "save").status, 303);
  std::pair<std::string, char const*> const wrong[] = {{"plain text", "это не PDF и не документ Word"},
                                                       {"\x89PNG\r\n\x1a\n picture", "это не PDF и не документ Word"},
                                                       {"PK\x03\x04 broken", "не открылся"},
                                                       {"%PDF-1.4 <</Encrypt 5 0 R>>", "защищён паролем"}};
  for (auto const& [bytes, why] : wrong) {
    auto const answer = draft(id, mending(bytes), "save");
    EXPECT_EQ(answer.status, 422) << why;
    EXPECT_THAT(answer.body, AllOf(HasSubstr("#mended"), HasSubstr(why), HasSubstr("Опечатка в письме")));
  }
  EXPECT_FALSE(mended_document_of(examination(id).typed));
  auto const word = built_in_template(*find_template_kind(change_letter));
  EXPECT_EQ(draft(id, mending(word), "save").status, 303);
  EXPECT_EQ(mended_document_of(examination(id).typed)->media_type, docx::content_type);
  EXPECT_EQ(site->get(queue + id + "/mended").body, word);
}

TEST_P(MendDocument, ACR_11_it_is_replaced_and_removed_while_it_is_a_draft) {
  auto const id = checked_case();
  EXPECT_EQ(draft(id, mending(mended_pdf), "save").status, 303);
  EXPECT_EQ(site->get(queue + id + "/mended").body, mended_pdf);
  EXPECT_EQ(draft(id, mending(), "save").status, 303);
  EXPECT_EQ(site->get(queue + id + "/mended").body, mended_pdf) << "an empty field changes nothing";
  EXPECT_EQ(draft(id, mending("%PDF-1.4 another"), "save").status, 303);
  EXPECT_EQ(site->get(queue + id + "/mended").body, "%PDF-1.4 another");
  EXPECT_EQ(draft(id, mending(), "remove-mended").status, 303);
  EXPECT_EQ(site->get(queue + id + "/mended").status, 404);
  EXPECT_EQ(audited("accreditation.mended-document-removed").size(), 1u);
  EXPECT_EQ(draft(id, mending(mended_pdf)).status, 303);
  EXPECT_EQ(draft(id, mending("%PDF-1.4 late"), "save").status, 409) << "it is with the signatory";
  become(colleague);
  EXPECT_NE(site->get(queue + id + "/mended").status, 200) << "the case is another's";
  EXPECT_EQ(site->get(decisions + id + "/mended").status, 403);
}

TEST_P(MendDocument, ACR_11_it_is_kept_whatever_else_is_wrong_with_the_form) {
  auto const id = checked_case();
  Form wrong{{"outcome", "granted"},
             {"registry_step", "none"},
             {"changes", std::string(20'001, 'a')},
             {"@mended", mended_pdf}};
  auto const answer = draft(id, wrong, "save");
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, AllOf(HasSubstr("href=\"#changes\""), HasSubstr(queue + id + "/mended"), HasSubstr("aaaa")));
  EXPECT_EQ(page(queue + id + "/mended"), mended_pdf);
  EXPECT_EQ(draft(id, mending()).status, 303) << "the draft goes on from the version that was kept";
  EXPECT_EQ(examination(id).state, ExaminationState::sent);
}

TEST_P(MendDocument, ACR_11_by_post_the_officer_is_reminded_to_enclose_it) {
  delivery = "post";
  auto const id = checked_case();
  EXPECT_EQ(draft(id, mending(mended_pdf)).status, 303);
  become(signatory);
  EXPECT_EQ(sign_decided(id).status, 303);
  become(registrar);
  auto const mailings =
      database().read([&](database::ReadTx& tx) { return casework::mailings_of(tx, {std::stoll(id)}); });
  ASSERT_EQ(mailings.size(), 1u);
  EXPECT_THAT(page("/accreditation/post/" + std::to_string(mailings[0].id.value)),
              AllOf(HasSubstr("Вложите в конверт исправленный документ"),
                    HasSubstr("/documents/" + std::to_string(mended_of(id).front().id)), HasSubstr("file.bin")));
}

TEST_P(MendDocument, ACR_11_no_form_names_a_file_that_was_not_sent) {
  auto const id = checked_case();
  auto forged = mending();
  for (auto const* const name : {"mended_hash", "mended_name", "mended"}) forged.emplace_back(name, "ab");
  EXPECT_EQ(draft(id, forged).status, 422);
  EXPECT_FALSE(mended_document_of(examination(id).typed));
}

TEST_P(MendDocument, ACR_11_the_letter_names_it_and_the_applicant_gets_it) {
  auto const id = checked_case();
  EXPECT_EQ(draft(id, mending(mended_pdf)).status, 303);
  auto const hash = mended_document_of(examination(id).typed)->hash;
  become(signatory);
  EXPECT_THAT(page(decisions + id),
              AllOf(HasSubstr(decisions + id + "/mended"), HasSubstr("file.bin"), HasSubstr(hash)));
  EXPECT_EQ(page(decisions + id + "/mended"), mended_pdf);
  auto const shown = panel(id);
  EXPECT_THAT(page(decisions + id + "/sign"), HasSubstr(decisions + id + "/mended"));
  EXPECT_THAT(words_in(page(shown.bytes)), AllOf(HasSubstr("file.bin, SHA-256 " + hash)));
  EXPECT_EQ(sign_by(shown, *signatory_key).status, 303);
  auto const kept = mended_of(id);
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(kept.front().hash, hash);
  EXPECT_THAT(decision(id)->letter_text, HasSubstr("file.bin, SHA-256 " + hash));
  become(signer);
  auto const address = "/accreditation/cases/" + id;
  auto const document = address + "/documents/" + std::to_string(kept.front().id);
  EXPECT_THAT(page(address), AllOf(HasSubstr("Скачать исправленный документ"), HasSubstr(document)));
  EXPECT_EQ(page(document), mended_pdf);
}

TEST_P(MendDocument, ACR_11_it_goes_with_the_letter_by_e_mail) {
  delivery = "email";
  auto const id = checked_case();
  EXPECT_EQ(draft(id, mending(mended_pdf)).status, 303);
  become(signatory);
  EXPECT_EQ(sign_decided(id).status, 303);
  auto const found = database().read([&](database::ReadTx& tx) {
    std::vector<std::string> names;
    for (auto const& message : mail::page_of(tx, "a@example.test", 0, 9))
      for (auto const& file : mail::attached_to(tx, message.id)) names.push_back(file.name + " " + file.hash);
    return names;
  });
  auto const name = "letter-" + id + ".docx";
  EXPECT_THAT(found,
              ElementsAre(HasSubstr(name + " "), HasSubstr(name + ".sig "), "file.bin " + mended_of(id).front().hash));
}

TEST_P(MendDocument, ACR_11_a_refusal_after_all_takes_nothing_along) {
  auto const id = checked_case();
  EXPECT_EQ(draft(id, mending(mended_pdf), "save").status, 303);
  auto const& ground = regulation().variant(7)->grounds.front();
  EXPECT_EQ(draft(id, {{"outcome", "refused"},
                       {"asks-grounds", "1"},
                       {"grounds", ground.key},
                       {input_of("reason", ground.key), "Не названа ошибка"}})
                .status,
            303);
  become(signatory);
  EXPECT_THAT(page(decisions + id), Not(HasSubstr("/mended")));
  EXPECT_EQ(sign_decided(id).status, 303);
  EXPECT_TRUE(mended_of(id).empty());
  EXPECT_THAT(decision(id)->letter_text, Not(HasSubstr("SHA-256")));
}

}  // namespace
}  // namespace obereg::accreditation
