// Messages to other authorities, and what their answers are worth.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "accreditation/interagency/compare.hpp"

namespace obereg::accreditation {
namespace {

using casework::Outcome;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

constexpr char const* id = "7b0c5f0e-5d6c-4f0a-8d55-0123456789ab";

AskedAbout employment() {
  return {"employment", {"Ёлкина", "Зоя", "Марковна", "11223344595", LocalDate::of(1980, 3, 2)}, {}};
}
AskedAbout education() {
  return {"education", {"Ёлкина", "Зоя", "", "", std::nullopt}, {"Диплом ААА № 000001 от 25.06.2003"}};
}
AuthorityAnswer answer_to(AskedAbout const& asked) {
  AuthorityAnswer answer;
  answer.person = asked.person;
  if (asked.kind == "employment")
    answer.events = {{"ООО «Пример»", "087-001-000001", *LocalDate::of(2010, 1, 11), "приём", "Инженер",
                      "Отдел охраны труда", "2141.0", "п. 3 ч. 1 ст. 77 ТК РФ", "Приказ", "5-к",
                      LocalDate::of(2010, 1, 11)}};
  else
    answer.documents = {{"Диплом", "ААА", "000001", "Примерный университет", LocalDate::of(2003, 6, 25)}};
  return answer;
}
casework::Judged judge(AskedAbout const& asked, std::string const& content) {
  casework::Incoming incoming;
  incoming.reply_to = id;
  incoming.content = content;
  return judge_answer(asked.kind, request_xml(asked, id), incoming);
}
casework::Judged judge(AskedAbout const& asked, AuthorityAnswer const& answer) {
  return judge(asked, answer_xml(asked.kind, id, answer));
}

TEST(InteragencyMessages, ACR_07_a_request_has_the_fields_of_annex_3_and_comes_back) {
  auto const xml = request_xml(employment(), id);
  EXPECT_THAT(xml, AllOf(HasSubstr("id=\"" + std::string(id)), HasSubstr("<LastName>Ёлкина</LastName>"),
                         HasSubstr("<MiddleName>Марковна</MiddleName>"), HasSubstr("<Snils>11223344595</Snils>"),
                         HasSubstr("<BirthDate>1980-03-02</BirthDate>")));
  EXPECT_EQ(read_request(xml).person.birth_date, LocalDate::of(1980, 3, 2));
  auto const of_documents = request_xml(education(), id);
  EXPECT_THAT(of_documents, AllOf(Not(HasSubstr("Snils")), Not(HasSubstr("BirthDate")), HasSubstr("ААА № 000001")));
  EXPECT_EQ(read_request(of_documents).documents, education().documents);
}

TEST(InteragencyMessages, ACR_07_an_answer_comes_back_with_every_field_of_annex_3) {
  auto const sent = answer_to(employment());
  auto const read = read_answer("employment", id, answer_xml("employment", id, sent));
  ASSERT_TRUE(read.answer) << read.fault;
  auto const &was = sent.events[0], &is = read.answer->events.at(0);
  EXPECT_EQ(std::tie(is.employer, is.employer_number, is.date, is.kind, is.job, is.unit, is.function_code),
            std::tie(was.employer, was.employer_number, was.date, was.kind, was.job, was.unit, was.function_code));
  EXPECT_EQ(std::tie(is.dismissal_reason, is.document_name, is.document_number, is.document_date),
            std::tie(was.dismissal_reason, was.document_name, was.document_number, was.document_date));
}

TEST(InteragencyMessages, ACR_07_ids_are_uuids_and_never_the_same) {
  EXPECT_THAT(new_message_id(), testing::MatchesRegex("[0-9a-f-]{14}4[0-9a-f]{3}-[89ab][0-9a-f-]{16}"));
  EXPECT_NE(new_message_id(), new_message_id());
}

TEST(JudgeAnswer, ACR_07_an_answer_about_whom_was_asked_is_taken) {
  EXPECT_EQ(judge(employment(), answer_to(employment())).outcome, Outcome::taken);
  EXPECT_EQ(judge(education(), answer_to(education())).outcome, Outcome::taken);
  auto in_capitals = answer_to(employment());
  in_capitals.person.last_name = "ЕЛКИНА";
  in_capitals.person.middle_name = "";
  EXPECT_EQ(judge(employment(), in_capitals).outcome, Outcome::taken);
}

struct Other {
  char const* name;
  void (*change)(AskedPerson&);
  std::string what;
};
class OtherPerson : public testing::TestWithParam<Other> {};
TEST_P(OtherPerson, ACR_07_an_answer_about_somebody_else_is_set_aside) {
  auto answer = answer_to(employment());
  GetParam().change(answer.person);
  auto const judged = judge(employment(), answer);
  EXPECT_EQ(judged.outcome, Outcome::another_person);
  EXPECT_THAT(judged.reason, HasSubstr("не совпадает " + GetParam().what + "."));
}
INSTANTIATE_TEST_SUITE_P(
    all, OtherPerson,
    testing::Values(Other{"snils", [](AskedPerson& person) { person.snils = "00100199898"; }, "СНИЛС"},
                    Other{"birth_date", [](AskedPerson& person) { person.birth_date = LocalDate::of(1980, 3, 3); },
                          "дата рождения"},
                    Other{"last_name", [](AskedPerson& person) { person.last_name = "Ёлочкина"; }, "фамилия"},
                    Other{"first_name", [](AskedPerson& person) { person.first_name = "Зоря"; }, "имя"},
                    Other{"middle_name", [](AskedPerson& person) { person.middle_name = "Петровна"; }, "отчество"}),
    [](auto const& each) { return std::string(each.param.name); });

struct Wrong {
  char const* name;
  std::string content, fault;
};
std::string in_answer(std::string const& inside) {
  return "<EmploymentAnswer xmlns=\"urn:obereg:interagency:employment:1\" inReplyTo=\"" + std::string(id) + "\">" +
         inside + "</EmploymentAnswer>";
}
constexpr char const* right_person =
    "<Person><LastName>Ёлкина</LastName><FirstName>Зоя</FirstName><Snils>11223344595</Snils><BirthDate>1980-03-02</"
    "BirthDate></Person>";
class UnreadableAnswer : public testing::TestWithParam<Wrong> {};
TEST_P(UnreadableAnswer, ACR_07_is_kept_with_the_reason) {
  auto const judged = judge(employment(), GetParam().content);
  EXPECT_EQ(judged.outcome, Outcome::unreadable);
  EXPECT_THAT(judged.reason, HasSubstr(GetParam().fault));
}
INSTANTIATE_TEST_SUITE_P(
    all, UnreadableAnswer,
    testing::Values(
        Wrong{"garbage", "%PDF-1.4", "не правильный XML"},
        Wrong{"dtd", "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + in_answer(right_person), "DOCTYPE"},
        Wrong{"other_schema", "<EmploymentAnswer/>", "не из той схемы"},
        Wrong{"other_root",
              "<Answer xmlns=\"urn:obereg:interagency:employment:1\" inReplyTo=\"" + std::string(id) + "\"/>",
              "называется Answer"},
        Wrong{"other_request", "<EmploymentAnswer xmlns=\"urn:obereg:interagency:employment:1\" inReplyTo=\"x\"/>",
              "другой запрос: x"},
        Wrong{"of_nobody", in_answer(""), "нет элемента Person"},
        Wrong{"unknown_element", in_answer(std::string(right_person) + "<Salary>1</Salary>"), "Salary"},
        Wrong{"no_snils",
              in_answer("<Person><LastName>Ёлкина</LastName><FirstName>Зоя</FirstName><BirthDate>1980-03-02</"
                        "BirthDate></Person>"),
              "Person/Snils — нет"},
        Wrong{"wrong_date",
              in_answer(std::string(right_person) +
                        "<Event><Employer>А</Employer><Date>31.02.2020</Date><Kind>приём</Kind></Event>"),
              "Event/Date — не дата"},
        Wrong{"long_line",
              in_answer(std::string(right_person) + "<Event><Employer>" + std::string(1001, 'x') +
                        "</Employer><Date>2020-02-01</Date><Kind>приём</Kind></Event>"),
              "длиннее 1000"}),
    [](auto const& each) { return std::string(each.param.name); });

TEST(JudgeAnswer, ACR_07_an_error_of_the_other_side_is_told_in_its_words) {
  auto const judged =
      judge(employment(), "<RequestError xmlns=\"urn:obereg:interagency:employment:1\" code=\"E-17\" inReplyTo=\"" +
                              std::string(id) + "\">Сведения временно недоступны</RequestError>");
  EXPECT_EQ(judged.outcome, Outcome::error);
  EXPECT_EQ(judged.reason, "E-17 Сведения временно недоступны");
}

Match match_in(std::vector<ComparedField> const& fields, std::string const& label) {
  for (auto const& each : fields)
    if (each.label == label) return each.match;
  ADD_FAILURE() << "no field " << label;
  return Match::differs;
}

TEST(CompareAnswer, ACR_07_each_field_is_compared_and_what_differs_is_marked) {
  auto answer = answer_to(employment());
  answer.person.last_name = "ЕЛКИНА";
  answer.person.middle_name = "";
  auto const fields = compare(employment(), answer);
  EXPECT_EQ(match_in(fields, "Фамилия"), Match::same);
  EXPECT_EQ(match_in(fields, "Отчество"), Match::only_declared);
  EXPECT_EQ(match_in(fields, "СНИЛС"), Match::same);
  EXPECT_EQ(match_in(fields, "Дата рождения"), Match::same);
  answer.person.birth_date = LocalDate::of(1981, 3, 2);
  EXPECT_EQ(match_in(compare(employment(), answer), "Дата рождения"), Match::differs);
}

TEST(CompareAnswer, ACR_07_documents_of_the_answer_are_put_beside_those_declared) {
  auto asked = education();
  asked.documents.emplace_back("Удостоверение 7700 123456");
  auto answer = answer_to(asked);
  answer.documents.push_back({"Удостоверение", "", "999999", "", std::nullopt});
  auto const fields = compare(asked, answer);
  ASSERT_EQ(fields.size(), 6u);
  EXPECT_EQ(fields[3].match, Match::same);
  EXPECT_EQ(fields[4].match, Match::only_declared);
  EXPECT_EQ(fields[5].match, Match::only_answered);
  EXPECT_THAT(fields[5].answered, HasSubstr("№ 999999"));
}

struct Fit {
  char const* name;
  std::string declared;
  bool number, series, date;
};
class DocumentsFit : public testing::TestWithParam<Fit> {};
TEST_P(DocumentsFit, ACR_07_by_series_number_and_date) {
  auto const fit =
      fit_of(GetParam().declared, {"Диплом", "ААА", "000001", "Примерный университет", LocalDate::of(2003, 6, 25)});
  EXPECT_EQ(fit.number, GetParam().number);
  EXPECT_EQ(fit.series, GetParam().series);
  EXPECT_EQ(fit.date, GetParam().date);
}
INSTANTIATE_TEST_SUITE_P(all, DocumentsFit,
                         testing::Values(Fit{"apart", "Диплом ААА 000001", true, true, true},
                                         Fit{"with_signs", "диплом ааа-№000001, выдан 25.06.2003", true, true, true},
                                         Fit{"as_one", "Диплом ААА000001", true, true, true},
                                         Fit{"other_date", "Диплом ААА 000001 от 26.06.2003", true, true, false},
                                         Fit{"other_series", "Диплом ВВВ 000001", true, false, true},
                                         Fit{"longer_number", "Диплом ААА 1000001", false, true, true},
                                         Fit{"no_number", "Диплом Примерного университета", false, false, true}),
                         [](auto const& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace obereg::accreditation
