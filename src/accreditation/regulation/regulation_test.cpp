// What regulations/accreditation.yaml says, as the program uses it.
#include "accreditation/regulation/regulation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "accreditation/regulation/conditions.hpp"
#include "accreditation/regulation/words.hpp"

namespace obereg::accreditation {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Variant const& variant(int number) {
  return *regulation().variant(number);
}

template <class Things>
std::vector<std::string> keys_of(Things const& things) {
  std::vector<std::string> keys;
  for (auto const& thing : things) keys.push_back(thing.key);
  return keys;
}

std::vector<std::string> demanded(int number, Channel channel, bool own_initiative) {
  std::vector<std::string> keys;
  for (auto const& document : variant(number).documents_for(channel)->documents)
    if (document.own_initiative == own_initiative) keys.push_back(document.key);
  return keys;
}

struct Terms {
  int number, decision, service;
  Unit unit;
};

TEST(AccreditationRegulation, ACR_08_each_variant_has_its_terms) {
  for (auto const& [number, decision, service, unit] : {Terms{1, 15, 25, Unit::working_days},
                                                        {2, 15, 25, Unit::working_days},
                                                        {3, 15, 30, Unit::calendar_days},
                                                        {4, 15, 30, Unit::calendar_days},
                                                        {5, 10, 20, Unit::working_days},
                                                        {6, 10, 20, Unit::working_days},
                                                        {7, 5, 10, Unit::working_days},
                                                        {8, 5, 10, Unit::working_days}}) {
    SCOPED_TRACE(number);
    auto const& decided = *variant(number).deadline("decision");
    EXPECT_EQ(decided.term, decision);
    EXPECT_EQ(decided.unit, Unit::working_days);
    EXPECT_EQ(decided.start, Start::receipt);
    auto const& served = *variant(number).deadline("service");
    EXPECT_EQ(served.term, service);
    EXPECT_EQ(served.unit, unit);
    EXPECT_EQ(served.start, Start::registration);
    EXPECT_EQ(variant(number).deadline("service_inner") != nullptr, number == 3 || number == 4);
    EXPECT_EQ(variant(number).deadline("result_by_post")->term, 3);
    EXPECT_EQ(variant(number).deadline("registration")->start, Start::filing);
    EXPECT_EQ(variant(number).deadline("arrival_registration")->term, 0);
  }
}

TEST(AccreditationRegulation, ACR_07_interagency_requests_are_sent_in_variants_1_and_2_alone) {
  for (auto const& each : regulation().variants) {
    auto const is_registration = each.purpose == Purpose::registration;
    EXPECT_EQ(each.interagency.size(), is_registration ? 2u : 0u) << each.number;
    EXPECT_EQ(each.deadline("interagency_request") != nullptr, is_registration) << each.number;
  }
  auto const& employment = variant(1).interagency.back();
  EXPECT_THAT(keys_of(employment.sent), ElementsAre("last_name", "first_name", "middle_name", "snils", "birth_date"));
  EXPECT_EQ(employment.received.size(), 14u);
  EXPECT_EQ(variant(1).deadline("interagency_request")->term, 6);
  EXPECT_EQ(variant(1).deadline("interagency_request")->unit, Unit::hours);
  EXPECT_EQ(variant(1).deadline("interagency_answer")->term, 48);
  EXPECT_EQ(variant(1).deadline("interagency_answer")->holder, Holder::provider);
}

TEST(AccreditationRegulation, ACR_03_the_portal_asks_training_providers_for_three_documents_and_paper_for_six) {
  for (auto const number : {1, 2}) {
    EXPECT_THAT(demanded(number, Channel::portal, false),
                ElementsAre("application_by_portal", "charter", "employment_contract", "employment_record",
                            "education_documents", "training_programme", "commission_order", "distance_learning"));
    for (auto const channel : {Channel::in_person, Channel::post})
      EXPECT_THAT(demanded(number, channel, false),
                  ElementsAre("application_on_paper", "charter", "employment_contract", "employment_record",
                              "education_documents", "training_programme", "teaching_materials", "commission_order",
                              "commission_qualification", "technical_means", "distance_learning"));
    EXPECT_THAT(demanded(number, Channel::post, true), ElementsAre("snils_details", "education_details"));
    // The other three of п. 12 may be added by the portal: docs/accreditation.md.
    EXPECT_THAT(demanded(number, Channel::portal, true),
                ElementsAre("snils_details", "education_details", "teaching_materials", "commission_qualification",
                            "technical_means"));
  }
}

TEST(AccreditationRegulation, ACR_03_changes_and_resumptions_are_proved_and_corrections_need_no_documents) {
  for (auto const number : {3, 4})
    EXPECT_THAT(demanded(number, Channel::portal, false), ElementsAre("application_by_portal", "change_proof"));
  for (auto const number : {5, 6})
    EXPECT_THAT(demanded(number, Channel::in_person, false), ElementsAre("application_on_paper", "removal_proof"));
  for (auto const number : {3, 4, 5, 6}) EXPECT_THAT(demanded(number, Channel::portal, true), IsEmpty());
  for (auto const number : {7, 8}) EXPECT_EQ(variant(number).documents_for(Channel::portal), nullptr);
}

TEST(AccreditationRegulation, ACR_03_paper_takes_copies_and_the_portal_images_of_originals) {
  for (auto const& each : regulation().variants)
    for (auto const& list : each.documents)
      EXPECT_EQ(list.form, list.channels.front() == Channel::portal ? "электронный образ (скан-копия) оригинала"
                                                                    : "копия оригинала")
          << each.number;
}

TEST(AccreditationRegulation, ACR_09_each_variant_has_its_criteria_and_the_grounds_that_may_be_cited) {
  for (auto const number : {1, 2}) {
    EXPECT_EQ(variant(number).criteria.size(), 5u);
    EXPECT_EQ(variant(number).criteria.front().points.size(), 4u) << "points 5 to 8 of the Requirements";
    EXPECT_EQ(variant(number).grounds.size(), 7u);
  }
  for (auto const number : {3, 4, 5, 6}) {
    EXPECT_EQ(variant(number).criteria.size(), 4u);
    EXPECT_THAT(keys_of(variant(number).grounds),
                ElementsAre("information_missing", "documents_wrong", "set_incomplete", "damaged", "signature_missing",
                            "forged"));
    EXPECT_EQ(variant(number).grounds.front().clause.rfind("п. 17 б", 0), 0u) << "п. 17 а is for variants 1 and 2";
  }
  for (auto const number : {7, 8}) {
    EXPECT_THAT(keys_of(variant(number).criteria), ElementsAre("information_present", "not_damaged", "nothing_false"));
    for (auto const& ground : variant(number).grounds)
      EXPECT_EQ(ground.clause.find("п. 17 "), std::string::npos) << "the unmet criterion itself is cited";
  }
  EXPECT_EQ(variant(8).grounds.back().clause, "п. 236 в");
}

TEST(AccreditationRegulation, ACR_02_the_forms_have_ten_seven_and_no_numbered_fields_and_all_ask_for_contacts) {
  for (auto const& each : regulation().variants) {
    int numbered = 0;
    std::set<std::string> keys;
    for (auto const& field : each.form.fields) {
      if (field.number) {
        EXPECT_EQ(field.number, ++numbered) << each.number;
      }
      EXPECT_FALSE(field.clause.empty()) << each.number << ": " << field.label;
      for (auto const& input : field.inputs)
        EXPECT_TRUE(keys.insert(input.key).second) << each.number << ": " << input.key << " stands twice";
    }
    EXPECT_EQ(numbered, each.number <= 2 ? 10 : each.number <= 6 ? 7 : 0);
    EXPECT_TRUE(keys.count("email") && keys.count("phone")) << each.number;
  }
  EXPECT_EQ(variant(4).form.fields[4].clause, "приложение № 2, форма к варианту 4, поле 5");
  auto const& specialists = variant(1).form.fields[9].inputs.front();
  EXPECT_EQ(specialists.type, InputType::table);
  EXPECT_THAT(keys_of(specialists.columns), ElementsAre("last_name", "first_name", "middle_name", "snils", "birth_date",
                                                        "education_document", "further_education_document"));
  EXPECT_FALSE(specialists.columns[3].required) << "СНИЛС is given at will: п. 13, 48.3";
}

TEST(AccreditationRegulation, ACR_02_a_sole_trader_is_asked_for_an_ogrnip_and_an_organisation_for_an_ogrn) {
  int asked = 0;
  for (auto const& variant : regulation().variants)
    for (auto const& field : variant.form.fields)
      for (auto const& input : field.inputs) {
        if (input.type != InputType::ogrn) continue;
        ++asked;
        bool const trader = variant.applicant == ApplicantKind::sole_trader;
        EXPECT_EQ(input.label, trader ? "ОГРНИП" : "ОГРН") << variant.number;
        EXPECT_EQ(input.hint, trader ? "15 цифр" : "13 цифр") << variant.number;
      }
  EXPECT_GE(asked, 6);
}

TEST(AccreditationRegulation, what_interagency_requests_need_are_columns_of_a_specialist) {
  auto const columns = keys_of(variant(1).form.fields[9].inputs.front().columns);
  for (auto const& request : variant(1).interagency)
    for (auto const& needed : request.needs)
      EXPECT_NE(std::find(columns.begin(), columns.end(), needed), columns.end()) << needed;
}

TEST(AccreditationRegulation, ACR_10_a_registry_entry_has_the_nine_fields_of_the_regulation) {
  ASSERT_EQ(regulation().registry_fields.size(), 9u);
  EXPECT_EQ(regulation().registry_fields.back().clause, "п. 9.1.1 и");
}

TEST(AccreditationRegulation, the_stage_of_pauses_which_has_no_grounds_is_hidden) {
  for (auto const& each : regulation().variants)
    for (auto const& stage : each.stages) EXPECT_EQ(stage.hidden, stage.key == "pause") << each.number;
}

TEST(AccreditationRegulation, terms_are_told_in_words) {
  EXPECT_EQ(words_of(*variant(1).deadline("service")), "25 рабочих дней со дня регистрации заявления");
  EXPECT_EQ(words_of(*variant(3).deadline("service")), "30 календарных дней со дня регистрации заявления");
  EXPECT_EQ(words_of(*variant(1).deadline("interagency_request")), "6 часов с регистрации заявления");
  EXPECT_EQ(words_of(*variant(1).deadline("hand_over")), "1 рабочий день со дня получения заявления исполнителем");
  EXPECT_EQ(words_of(*variant(1).deadline("result_by_portal")), "в день решения");
}

}  // namespace
}  // namespace obereg::accreditation
