#include "accreditation_registry/model/accreditation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "accreditation_registry/model/listed.hpp"
#include "accreditation_registry/model/regions.hpp"
#include "core/words/words.hpp"

namespace obereg::accreditation {
namespace {

using testing::ElementsAre;

template <class Values, class Read>
void come_back(Values const& values, Read read) {
  std::set<std::string_view> texts, titles;
  for (auto const value : values) {
    EXPECT_EQ(read(to_text(value)), value);
    EXPECT_TRUE(texts.insert(to_text(value)).second) << to_text(value);
    EXPECT_TRUE(titles.insert(title_of(value)).second) << title_of(value);
  }
  EXPECT_EQ(read("nothing"), std::nullopt);
}

TEST(AccreditationModel, ACR_10_every_value_has_its_own_text_and_title) {
  come_back(all_service_kinds, &service_kind_of);
  come_back(all_training_kinds, &training_kind_of);
  come_back(all_statuses, &status_of);
  come_back(all_steps, &step_of);
}

TEST(AccreditationModel, ACR_10_programmes_of_training_fall_under_the_kinds) {
  EXPECT_EQ(training_kind_of_programme("ИД34"), TrainingKind::first_aid);
  EXPECT_EQ(training_kind_of_programme("ИД39"), TrainingKind::protective_equipment);
  EXPECT_EQ(training_kind_of_programme("ИД46А"), TrainingKind::general);
  EXPECT_EQ(training_kind_of_programme("ИД46Б"), TrainingKind::hazards);
  EXPECT_EQ(training_kind_of_programme("ИД46В_4"), TrainingKind::high_risk);
  EXPECT_EQ(training_kind_of_programme("ИД99"), std::nullopt);
}

TEST(AccreditationModel, ACR_10_lists_come_back_from_their_columns) {
  std::vector<TrainingKind> const kinds{TrainingKind::general, TrainingKind::high_risk};
  EXPECT_EQ(listed(kinds), ",general,high_risk_work,");
  EXPECT_EQ(read_listed(listed(kinds), &training_kind_of), kinds);
  EXPECT_EQ(listed(std::vector<TrainingKind>{}), "");
  EXPECT_TRUE(read_listed("", &training_kind_of).empty());
}

TEST(AccreditationModel, ACR_10_names_fall_into_folded_words) {
  EXPECT_THAT(text::words_of("ООО «Центр-ОТ “Ёлка”»"), ElementsAre("ооо", "центр", "от", "елка"));
  EXPECT_THAT(text::words_of("Центр центр ЦЕНТР 2024"), ElementsAre("центр", "2024"));
  EXPECT_TRUE(text::words_of(" «—» ").empty());
}

TEST(AccreditationModel, ACR_10_regions_stand_in_order_each_once) {
  std::string_view before;
  for (auto const& region : all_regions()) {
    EXPECT_LT(before, region.code);
    EXPECT_EQ(region_title(region.code), region.title);
    before = region.code;
  }
  EXPECT_EQ(all_regions().size(), 89u);
  EXPECT_EQ(region_title("99"), "");
}

}  // namespace
}  // namespace obereg::accreditation
