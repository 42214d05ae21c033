#include "accreditation/regulation/conditions.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace obereg::accreditation {
namespace {

using testing::ElementsAre;

std::vector<std::string> due(Facts const& facts, Channel channel = Channel::portal, int variant = 1) {
  std::vector<std::string> keys;
  for (auto const& document : documents_due(*regulation().variant(variant), channel, facts))
    keys.push_back(document.key);
  return keys;
}

bool contains(std::vector<std::string> const& keys, std::string const& key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

TEST(AccreditationConditions, every_name_of_the_file_has_its_rule_and_the_reverse) {
  std::set<std::string> named, ruled;
  for (auto const& condition : regulation().conditions) named.insert(condition.key);
  for (auto const& condition : conditions()) ruled.emplace(condition.name);
  EXPECT_EQ(named, ruled);
  EXPECT_THROW(holds("no_such_rule", {}), std::logic_error);
}

TEST(AccreditationConditions, every_condition_of_the_file_is_used) {
  std::set<std::string> used;
  for (auto const& variant : regulation().variants)
    for (auto const& list : variant.documents)
      for (auto const& document : list.documents) used.insert(document.condition);
  for (auto const& input : regulation().form_end) used.insert(input.condition);
  for (auto const& condition : regulation().conditions) EXPECT_TRUE(used.count(condition.key)) << condition.key;
}

TEST(AccreditationConditions, ACR_03_an_organisation_that_does_not_train_hands_in_its_charter_and_contracts) {
  EXPECT_THAT(due({}), ElementsAre("application_by_portal", "charter", "employment_contract"));
  EXPECT_THAT(due({}, Channel::post), ElementsAre("application_on_paper", "charter", "employment_contract"));
}

TEST(AccreditationConditions, ACR_03_a_sole_trader_has_no_charter) {
  EXPECT_FALSE(contains(due({.applicant = ApplicantKind::sole_trader}, Channel::portal, 2), "charter"));
  EXPECT_FALSE(contains(due({.has_charter = false}), "charter"));
}

TEST(AccreditationConditions, ACR_03_who_trains_adds_the_programme_and_who_trains_remotely_the_system) {
  EXPECT_TRUE(contains(due({.trains = true}), "training_programme"));
  EXPECT_FALSE(contains(due({.trains = true}), "distance_learning"));
  EXPECT_TRUE(contains(due({.trains = true, .has_distance_learning = true}), "distance_learning"));
  EXPECT_FALSE(contains(due({.has_distance_learning = true}), "distance_learning"));
  EXPECT_FALSE(contains(due({.trains = true}), "teaching_materials")) << "demanded on paper alone";
  EXPECT_TRUE(contains(due({.trains = true}, Channel::in_person), "teaching_materials"));
}

TEST(AccreditationConditions,
     ACR_03_papers_on_specialists_are_due_once_an_authority_did_not_confirm_or_cannot_be_asked) {
  for (auto const confirmation : {Confirmation::not_known_yet, Confirmation::confirmed}) {
    EXPECT_FALSE(contains(due({.employment = confirmation}), "employment_record"));
    EXPECT_FALSE(contains(due({.education = confirmation}), "education_documents"));
  }
  for (auto const confirmation : {Confirmation::not_confirmed, Confirmation::cannot_ask}) {
    EXPECT_TRUE(contains(due({.employment = confirmation}), "employment_record"));
    EXPECT_TRUE(contains(due({.education = confirmation}), "education_documents"));
  }
}

TEST(AccreditationConditions, ACR_03_a_correction_needs_no_documents) {
  EXPECT_TRUE(due({}, Channel::portal, 7).empty());
}

}  // namespace
}  // namespace obereg::accreditation
