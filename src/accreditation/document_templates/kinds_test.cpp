// The program's own templates against the rules that it judges an administrator's by.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "accreditation/document_templates/kinds.hpp"
#include "accreditation/regulation/regulation.hpp"
#include "platform/docx/reading/package.hpp"
#include "support/paths.hpp"

namespace obereg::accreditation {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string text_of(std::string const& document) {
  return docx::find_part(docx::read_package(document), "word/document.xml")->bytes;
}
std::string sample_text(std::string_view key) {
  auto const& kind = *find_template_kind(key);
  return text_of(docx::fill(built_in_template(kind), sample_fields(kind)).value());
}

TEST(BuiltInTemplates, PLT_03_each_names_what_it_must_and_nothing_unknown) {
  for (auto const& kind : template_kinds()) {
    auto const check = docx::check_template(built_in_template(kind), kind.allowed(), kind.required);
    ASSERT_TRUE(check) << kind.key << ": " << check.error().detail;
    EXPECT_EQ(check->unknown, std::vector<std::string>{}) << kind.key;
    EXPECT_EQ(check->missing, std::vector<std::string>{}) << kind.key;
    auto const allowed = kind.allowed();
    for (auto const& name : kind.required) EXPECT_TRUE(allowed.contains(name)) << kind.key << " " << name;
  }
}

TEST(BuiltInTemplates, PLT_03_the_sample_has_a_value_for_every_field_and_the_same_bytes_come_of_it) {
  for (auto const& kind : template_kinds()) {
    auto const sample = sample_fields(kind);
    for (auto const& name : kind.allowed()) {
      auto const dot = name.find('.');
      if (dot == std::string::npos)
        EXPECT_TRUE(sample.values.contains(name)) << kind.key << " " << name;
      else
        EXPECT_TRUE(sample.rows.at(name.substr(0, dot)).at(0).contains(name.substr(dot + 1)))
            << kind.key << " " << name;
    }
    EXPECT_EQ(docx::fill(built_in_template(kind), sample).value(), docx::fill(built_in_template(kind), sample).value());
  }
}

// П. 9.1.2, 9.2.2, 9.3.2: the requisites of a letter.
TEST(BuiltInTemplates, ACR_11_each_letter_has_its_requisites) {
  for (auto const& kind : template_kinds()) {
    if (kind.key == application_form || kind.key == journal_form) continue;
    auto const text = sample_text(kind.key);
    for (auto const* name :
         {"authority", "letter_number", "letter_date", "incoming_number", "incoming_date", "signatory_position",
          "signatory_name", "executor_name", "executor_phone", "certificate_owner", "certificate_serial",
          "certificate_from", "certificate_until", "check_address"})
      EXPECT_THAT(text, HasSubstr(sample_fields(kind).values.at(name))) << kind.key << " " << name;
    EXPECT_THAT(text, HasSubstr("Примерову П. П.")) << "the addressee";
    EXPECT_THAT(text, HasSubstr("name=\"Герб\"")) << "the place of the coat of arms";
    EXPECT_THAT(text, HasSubstr("name=\"QR\""));
    EXPECT_THAT(text, HasSubstr("ЭЛЕКТРОННОЙ ПОДПИСЬЮ"));
  }
  EXPECT_FALSE(regulation().letter_requisites.empty());
}

TEST(BuiltInTemplates, ACR_11_a_refusal_names_every_ground_and_a_letter_without_signature_has_no_mark_of_one) {
  auto const& kind = *find_template_kind(refusal_letter);
  auto fields = sample_fields(kind);
  EXPECT_THAT(sample_text(refusal_letter), HasSubstr("п. 63 г"));
  EXPECT_THAT(sample_text(refusal_letter), HasSubstr("п. 63 б"));
  for (auto const* name :
       {"certificate_owner", "certificate_serial", "certificate_from", "certificate_until", "check_address"})
    fields.values[name] = "";
  auto const text = text_of(docx::fill(built_in_template(kind), fields).value());
  EXPECT_THAT(text, Not(HasSubstr("ЭЛЕКТРОННОЙ ПОДПИСЬЮ")));
  EXPECT_THAT(text, Not(HasSubstr("name=\"QR\"")));
  EXPECT_THAT(text, HasSubstr("Е. Ё. Образцова"));
}

// With a profile of its own: two at once with one profile fail. `to`: the folder of the results.
void convert(std::string const& folder, std::string const& what, std::string const& to) {
  auto const command = "cd " + folder + " && timeout 200 soffice -env:UserInstallation=file://" + folder +
                       "/profile --headless --convert-to " + what + " --outdir " + to + " *.docx >said.txt 2>&1";
  EXPECT_EQ(std::system(command.c_str()), 0);
}
std::string read_file(std::string const& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}
void write_file(std::string const& path, std::string const& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

TEST(BuiltInTemplates, PLT_03_each_filled_with_its_sample_is_converted_by_LibreOffice) {
  auto const folder = support::temporary_folder();
  for (auto const& kind : template_kinds())
    write_file(folder + "/" + std::string(kind.key) + ".docx",
               docx::fill(built_in_template(kind), sample_fields(kind)).value());
  convert(folder, "pdf", ".");
  for (auto const& kind : template_kinds())
    EXPECT_EQ(read_file(folder + "/" + std::string(kind.key) + ".pdf").substr(0, 5), "%PDF-") << kind.key;
}

TEST(BuiltInTemplates, PLT_03_each_saved_anew_by_LibreOffice_is_still_a_template) {
  auto const folder = support::temporary_folder();
  for (auto const& kind : template_kinds())
    write_file(folder + "/" + std::string(kind.key) + ".docx", built_in_template(kind));
  convert(folder, "docx", "saved");
  for (auto const& kind : template_kinds()) {
    auto const bytes = read_file(folder + "/saved/" + std::string(kind.key) + ".docx");
    auto const check = docx::check_template(bytes, kind.allowed(), kind.required);
    ASSERT_TRUE(check) << kind.key << ": " << check.error().detail;
    EXPECT_TRUE(check->passed()) << kind.key;
    EXPECT_TRUE(docx::fill(bytes, sample_fields(kind))) << kind.key;
  }
}

}  // namespace
}  // namespace obereg::accreditation
