// The administrator replaces a template, and documents are made from it.
#include <thread>

#include "accreditation/document_templates/templates.hpp"
#include "accreditation/testing/application_fixture.hpp"
#include "platform/docx/docx_fixture.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr auto address = "/admin/templates/accreditation_refusal";

class ReplaceTemplates : public ApplicationSite {
 protected:
  void SetUp() override {
    ApplicationSite::SetUp();
    if (IsSkipped()) return;
    become(new_actor(centre, access::Role::administrator));
    site->get("/admin/templates");
  }
  static TemplateKind const& kind() { return *find_template_kind(refusal_letter); }
  // The built-in template with other words in it.
  static std::string changed_template(std::string const& from, std::string const& to) {
    auto package = docx::read_package(built_in_template(kind()));
    for (auto& part : package)
      if (auto const at = part.bytes.find(from); part.name == "word/document.xml" && at != std::string::npos)
        part.bytes.replace(at, from.size(), to);
    return docx::zipped(package);
  }
  static std::string other_template() { return changed_template("устранены", "устранены полностью"); }
  http::Response replace(std::string const& bytes, std::string const& seen = "0") {
    return site->post(address, {{"@template", bytes}, {"seen", seen}});
  }
  MadeDocument made(docx::Fields const& fields = sample_fields(kind())) {
    return database()
        .read([&](database::ReadTx& tx) { return make_document(tx, site->files, refusal_letter, fields); })
        .value();
  }
  static std::string words(std::string const& document) {
    return docx::find_part(docx::read_package(document), "word/document.xml")->bytes;
  }
};
OBEREG_ON_BOTH_ENGINES(ReplaceTemplates);

TEST_P(ReplaceTemplates, PLT_03_the_pages_list_the_templates_and_tell_the_fields_of_each) {
  auto const list = site->get("/admin/templates").body;
  for (auto const& each : template_kinds()) {
    EXPECT_THAT(list, HasSubstr("/admin/templates/" + std::string(each.key)));
    auto const page = site->get("/admin/templates/" + std::string(each.key));
    EXPECT_EQ(page.status, 200);
    for (auto const& field : each.fields) EXPECT_THAT(page.body, HasSubstr("{{" + std::string(field.name) + "}}"));
  }
  EXPECT_EQ(site->get("/admin/templates/other").status, 404);
}

TEST_P(ReplaceTemplates, PLT_03_a_replaced_template_makes_the_next_documents_and_is_kept_with_who_and_when) {
  EXPECT_EQ(site->get(std::string(address) + "/file").body, built_in_template(kind()));
  EXPECT_EQ(made().template_version, 0);
  ASSERT_EQ(replace(other_template()).status, 303);
  EXPECT_EQ(made().template_version, 1);
  EXPECT_THAT(words(made().bytes), HasSubstr("устранены полностью"));
  EXPECT_THAT(words(site->get(std::string(address) + "/preview").body),
              AllOf(HasSubstr("устранены полностью"), HasSubstr("Примерову П. П.")));
  EXPECT_EQ(site->get(std::string(address) + "/file").body, other_template());
  EXPECT_EQ(site->get(std::string(address) + "/versions/1").body, other_template());
  EXPECT_EQ(site->get(std::string(address) + "/versions/2").status, 404);
  EXPECT_THAT(site->get(address).body, AllOf(HasSubstr("Заменён"), HasSubstr("Образцова А. А.")));
  EXPECT_EQ(audited("accreditation.template-replaced").size(), 1u);
}

TEST_P(ReplaceTemplates, PLT_03_the_built_in_template_is_returned_and_the_history_stays) {
  replace(other_template());
  EXPECT_THAT(words(made().bytes), HasSubstr("устранены полностью"));
  ASSERT_EQ(site->post(std::string(address) + "/built-in", {{"seen", "1"}}).status, 303);
  EXPECT_EQ(site->get(std::string(address) + "/file").body, built_in_template(kind()));
  EXPECT_EQ(made().template_version, 2) << "a return is a version too";
  EXPECT_THAT(words(made().bytes), Not(HasSubstr("устранены полностью")));
  EXPECT_EQ(site->get(std::string(address) + "/versions/1").body, other_template());
  EXPECT_EQ(site->get(std::string(address) + "/versions/2").status, 404) << "there is no file of it";
  EXPECT_EQ(audited("accreditation.template-returned").size(), 1u);
}

TEST_P(ReplaceTemplates, PLT_03_an_unknown_field_and_a_missing_one_are_named_and_nothing_is_replaced) {
  auto const answer = replace(changed_template("{{complaint}}", "{{жалоба}} {{grounds_reason}}"));
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, AllOf(HasSubstr("Неизвестные поля: {{grounds_reason}}, {{жалоба}}."),
                                 HasSubstr("Нет обязательных полей: {{complaint}}.")));
  EXPECT_EQ(made().template_version, 0);
}

TEST_P(ReplaceTemplates, PLT_03_what_is_no_template_is_refused_with_the_reason) {
  EXPECT_THAT(replace("MZ программа").body, HasSubstr("Это не документ Word .docx"));
  EXPECT_THAT(replace(changed_template("{{complaint}}", "{{complaint")).body,
              HasSubstr("Поле шаблона набрано с ошибкой"));
  EXPECT_THAT(replace(std::string((5u << 20) + 1, 'x')).body, HasSubstr("больше 5 МБ"));
  EXPECT_THAT(site->post(address, {{"seen", "0"}}).body, HasSubstr("Выберите файл"));
  EXPECT_EQ(made().template_version, 0);
}

TEST_P(ReplaceTemplates, PLT_03_an_uploaded_template_is_looked_at_before_it_replaces) {
  auto const shown = site->post(std::string(address) + "/preview", {{"@template", other_template()}});
  ASSERT_EQ(shown.status, 200);
  EXPECT_THAT(words(shown.body), AllOf(HasSubstr("устранены полностью"), Not(HasSubstr("{{"))));
  EXPECT_EQ(made().template_version, 0);
  EXPECT_EQ(site->post(std::string(address) + "/preview", {{"@template", "x"}}).status, 422);
}

TEST_P(ReplaceTemplates, PLT_03_who_saw_another_version_replaces_nothing) {
  ASSERT_EQ(replace(other_template()).status, 303);
  EXPECT_EQ(replace(other_template()).status, 409);
  EXPECT_EQ(site->post(std::string(address) + "/built-in", {}).status, 409);
  EXPECT_EQ(made().template_version, 1);
}

TEST_P(ReplaceTemplates, PLT_03_of_administrators_at_once_one_replaces) {
  auto const actor = site->actor;
  std::vector<int> versions(4);
  std::vector<std::thread> threads;
  for (auto& each : versions)
    threads.emplace_back([&] {
      each = database().write([&](database::Tx& tx) {
        return put_template(tx, actor, kind(), 0, {std::string(64, 'a'), "a.docx", 1}, support::test_now) ? 1 : 0;
      });
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(std::count(versions.begin(), versions.end(), 1), 1);
}

}  // namespace
}  // namespace obereg::accreditation
