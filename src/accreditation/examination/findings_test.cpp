#include "accreditation/examination/findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "accreditation/examination/mended_document.hpp"

namespace obereg::accreditation {
namespace {

using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Answers all_met(Variant const& variant) {
  Answers typed;
  for (auto const& criterion : variant.criteria) {
    typed.values[input_of("met", criterion.key)] = "yes";
    if (!criterion.points.empty()) typed.values[input_of("point", criterion.key)] = criterion.points.front();
  }
  typed.values["outcome"] = "granted";
  typed.values["seen"] = "1";
  typed.values["registry_step"] = "changed";
  typed.values["changes"] = "Адрес";
  return variant.purpose == Purpose::correction ? with_mended_document(typed, {"a.pdf", "application/pdf", "ab", 2})
                                                : typed;
}

Accreditation record_with(Status status) {
  Version version;
  version.number = 1;
  version.status = status;
  return {1, "7700000016", "1027700000019", false, {version}};
}

// The record with which each variant may be granted.
std::optional<Accreditation> fitting_record(Variant const& variant) {
  if (variant.purpose == Purpose::registration) return std::nullopt;
  return record_with(variant.purpose == Purpose::resumption ? Status::suspended : Status::active);
}

TEST(Findings, ACR_09_each_variant_is_granted_when_every_criterion_is_met_and_not_when_one_is_not) {
  for (auto const& variant : regulation().variants) {
    auto typed = all_met(variant);
    auto const record = fitting_record(variant);
    if (!record) typed.values["seen"] = "0";
    EXPECT_THAT(hindrances(variant, typed, record), IsEmpty()) << variant.number;
    for (auto const& criterion : variant.criteria)
      for (std::string const answer : {"no", ""}) {
        auto one_not = typed;
        one_not.values[input_of("met", criterion.key)] = answer;
        EXPECT_THAT(hindrances(variant, one_not, record),
                    Contains(Field(&Hindrance::id, input_of("met", criterion.key))))
            << variant.number << criterion.key;
      }
  }
}

TEST(Findings, ACR_09_a_refusal_cites_at_least_one_ground_gives_its_reason_and_covers_what_is_not_met) {
  for (auto const& variant : regulation().variants) {
    auto typed = all_met(variant);
    typed.values["outcome"] = "refused";
    EXPECT_THAT(hindrances(variant, typed, {}), Contains(Field(&Hindrance::id, "grounds"))) << variant.number;
    for (auto const& ground : variant.grounds) {
      typed.choices["grounds"] = {ground.key};
      typed.values.erase(input_of("reason", ground.key));
      EXPECT_THAT(hindrances(variant, typed, {}), Contains(Field(&Hindrance::id, input_of("reason", ground.key))));
      typed.values[input_of("reason", ground.key)] = "Потому что";
      EXPECT_THAT(hindrances(variant, typed, {}), IsEmpty()) << variant.number << ground.key;
    }
    typed.values[input_of("met", variant.criteria.front().key)] = "no";
    typed.choices["grounds"] = {variant.grounds.back().key};
    EXPECT_THAT(hindrances(variant, typed, {}), Contains(Field(&Hindrance::text, HasSubstr("основание не отмечено"))));
  }
}

TEST(Findings, ACR_09_a_ground_of_another_variant_is_no_ground) {
  Answers typed;
  typed.choices["grounds"] = {"requirements_not_met"};
  EXPECT_EQ(grounds_of(*regulation().variant(1), typed).size(), 1u);
  EXPECT_THAT(grounds_of(*regulation().variant(3), typed), IsEmpty());
}

TEST(Findings, ACR_09_what_does_not_fit_the_registry_is_not_granted) {
  struct Case {
    int variant;
    std::optional<Accreditation> record;
    char const* why;
  };
  Case const cases[] = {{1, record_with(Status::active), "уже есть действующая запись"},
                        {3, std::nullopt, "нет записи"},
                        {3, record_with(Status::terminated), "нет записи"},
                        {5, record_with(Status::active), "не приостановлена"}};
  for (auto const& each : cases) {
    auto const& variant = *regulation().variant(each.variant);
    EXPECT_THAT(hindrances(variant, all_met(variant), each.record),
                Contains(Field(&Hindrance::text, HasSubstr(each.why))))
        << each.variant;
  }
  auto typed = all_met(*regulation().variant(3));
  typed.values["seen"] = "2";
  auto const told = Contains(Field(&Hindrance::text, HasSubstr("изменили после того")));
  EXPECT_THAT(hindrances(*regulation().variant(3), typed, record_with(Status::active)), told);
  typed = all_met(*regulation().variant(3));
  typed.values["record"] = "999";
  EXPECT_THAT(hindrances(*regulation().variant(3), typed, record_with(Status::active)), told) << "of another record";
}

TEST(Findings, ACR_11_a_correction_may_leave_the_record_and_a_change_may_exclude_it) {
  auto const& change = *regulation().variant(3);
  auto const& correction = *regulation().variant(7);
  auto typed = all_met(change);
  EXPECT_EQ(registry_step_of(change, typed), Step::changed);
  typed.values["registry_step"] = "terminated";
  EXPECT_EQ(registry_step_of(change, typed), Step::terminated);
  EXPECT_EQ(registry_step_of(correction, typed), std::nullopt) << "a correction excludes nobody";
  auto mended = all_met(correction);
  mended.values["registry_step"] = "none";
  EXPECT_THAT(hindrances(correction, mended, {}), IsEmpty());
}

// П. 220, 240.
TEST(Findings, ACR_11_a_correction_is_granted_with_the_mended_document_alone) {
  for (auto const& variant : regulation().variants) {
    auto typed = without_mended_document(all_met(variant));
    typed.values["seen"] = fitting_record(variant) ? "1" : "0";
    auto const asked = Contains(Field(&Hindrance::id, "mended"));
    bool const corrects = variant.purpose == Purpose::correction;
    EXPECT_EQ(asks_for_mended_document(variant, typed), corrects);
    auto const found = hindrances(variant, typed, fitting_record(variant));
    if (corrects)
      EXPECT_THAT(found, asked);
    else
      EXPECT_THAT(found, IsEmpty());
    typed.values["outcome"] = "refused";
    EXPECT_THAT(hindrances(variant, typed, {}), Not(asked)) << "a refusal mends nothing";
  }
}

TEST(Findings, ACR_11_the_mended_document_stands_in_the_draft_and_goes_from_it) {
  Answers typed;
  typed.values["changes"] = "Адрес";
  EXPECT_FALSE(mended_document_of(typed));
  auto const there = mended_document_of(with_mended_document(typed, {"а.docx", "x/y", "0f", 3'000'000'000}));
  ASSERT_TRUE(there);
  EXPECT_EQ(there->name + there->media_type + there->hash, "а.docxx/y0f");
  EXPECT_EQ(there->size, 3'000'000'000);
  EXPECT_EQ(without_mended_document(with_mended_document(typed, *there)), typed);
}

}  // namespace
}  // namespace obereg::accreditation
