// Mistakes of a regulation's file are told with their line and place, all at once.
#include "accreditation/regulation/reading/read_regulation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include "platform/assets/assets.hpp"

namespace obereg::accreditation {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

std::string good() {
  return std::string(assets::find("regulations/accreditation.yaml"));
}

// The good file with `old`, where it first stands, put otherwise.
std::string with(std::string const& old, std::string const& other) {
  auto text = good();
  auto const at = text.find(old);
  if (at == std::string::npos) throw std::runtime_error("the file has no " + old);
  return text.replace(at, old.size(), other);
}

Mistakes mistakes_of(std::string const& yaml) {
  try {
    read_regulation(yaml);
  } catch (RegulationMistakes const& error) {
    return error.mistakes;
  }
  return {};
}

TEST(ReadRegulation, the_embedded_file_is_right_and_has_eight_variants) {
  EXPECT_THAT(mistakes_of(good()), ElementsAre());
  EXPECT_EQ(read_regulation(good()).variants.size(), 8u);
}

struct Wrong {
  char const *what, *old, *other, *said;
};

TEST(ReadRegulation, a_mistake_is_told_with_its_place) {
  for (auto const& [what, old, other, said] : {
           Wrong{"no YAML", "  fee: бесплатно", "  fee: [", "это не YAML"},
           {"a key nobody knows, in its place",
            "  fee_clause:", "  feee: 1\n  fee_clause:", "service: feee: такого имени здесь нет"},
           {"a missing key", "  fee: бесплатно\n", "", "service: fee: не указано"},
           {"an empty text", "fee: бесплатно", "fee: \"\"", "service: fee: нужен текст"},
           {"the same key again", "  fee: бесплатно\n", "  fee: бесплатно\n  fee: дорого\n", "fee: стоит дважды"},
           {"a number as words", "queue_minutes: 15", "queue_minutes: мало", "queue_minutes: нужно число от 1 до 600"},
           {"a unit that is none", "unit: hours", "unit: minutes", "unit: «minutes» — такого здесь не бывает"},
           {"a condition that is none", "condition: has_charter", "condition: has_charte",
            "documents: charter: condition: условия «has_charte» нет в conditions"},
           {"a document that is none", "charter: п. 47 б", "chart: п. 47 б", "имени «chart» нет в общей части"},
           {"a ground that is none", "unmet: damaged", "unmet: damage", "основания «damage» нет в grounds"},
           {"a term left out", "decision: {term: 15, unit: working_days, clause: \"п. 66\"}",
            "decision: {clause: \"п. 66\"}", "deadlines: decision: term: не указано"},
           {"a criterion whose ground may not be cited", "damaged: п. 44 д, п. 17 д\n", "forged: п. 44 д\n",
            "для «not_damaged» в grounds нет основания «damaged»"},
           {"two variants of one number", "  - number: 2\n    purpose", "  - number: 1\n    purpose",
            "вариант с таким номером уже есть"},
           {"two variants of one applicant", "applicant: sole_trader", "applicant: legal_entity",
            "вариант для такого обращения такого заявителя уже есть"},
           {"a line without its length", "required: true, longest: 30}", "required: true}",
            "у строки и текста нужна наибольшая длина"},
           {"a list that is none", "channels: [in_person]", "channels: in_person", "channels: нужен список"},
           {"yes and no in other words", "made_here: true", "made_here: скорее да", "made_here: нужно true или false"},
       }) {
    SCOPED_TRACE(what);
    EXPECT_THAT(mistakes_of(with(old, other)), Contains(AllOf(StartsWith("строка "), HasSubstr(said))));
  }
}

// A name of the common part that no variant has is left over, or was forgotten in a variant.
TEST(ReadRegulation, everything_said_once_is_used_by_some_variant) {
  auto const file = YAML::Load(good());
  auto const whole = good();
  auto const variants = whole.substr(whole.find("\nvariants:\n"));
  for (auto const* const list : {"documents", "deadlines", "grounds", "criteria", "rules", "stages",
                                 "interagency_requests", "forms", "letters"}) {
    for (auto const& pair : file[list]) {
      auto const name = pair.first.as<std::string>();
      bool const is_named = variants.find(" " + name + ": ") != std::string::npos ||
                            variants.find(": " + name + "\n") != std::string::npos;
      bool const is_of_all = name == "refusal" || name == file["representative"]["document"].as<std::string>();
      EXPECT_TRUE(is_named || is_of_all) << list << ": " << name;
    }
  }
}

TEST(ReadRegulation, the_line_is_that_of_the_mistake) {
  auto const text = with("queue_minutes: 15", "queue_minutes: 0");
  auto const line = std::count(text.begin(), text.begin() + long(text.find("queue_minutes")), '\n') + 1;
  EXPECT_THAT(mistakes_of(text),
              ElementsAre("строка " + std::to_string(line) + ": service: queue_minutes: нужно число от 1 до 600"));
}

TEST(ReadRegulation, all_mistakes_are_told_at_once) {
  auto text = with("  fee: бесплатно\n", "");
  text.replace(text.find("unit: hours"), 11, "unit: weeks");
  EXPECT_EQ(mistakes_of(text).size(), 2u);
}

TEST(ReadRegulation, what_is_no_mapping_at_all_is_refused) {
  EXPECT_FALSE(mistakes_of("").empty());
  EXPECT_FALSE(mistakes_of("- 1\n- 2\n").empty());
  EXPECT_FALSE(mistakes_of("service: бесплатно").empty());
  EXPECT_FALSE(mistakes_of("\xff\xfe{").empty());
}

}  // namespace
}  // namespace obereg::accreditation
