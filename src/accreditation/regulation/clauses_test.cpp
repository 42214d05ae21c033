// The clauses that regulations/accreditation.yaml names, against the text of the Administrative regulation itself.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "accreditation/regulation/regulation.hpp"
#include "platform/assets/assets.hpp"
#include "support/paths.hpp"

namespace obereg::accreditation {
namespace {

// A point of the regulation and a letter of it, "" where none: {"48.1", "а"}.
using Item = std::pair<std::string, std::string>;

// No-break spaces and runs of spaces, of which the text has many, as one space.
std::string with_plain_spaces(std::string const& text) {
  static std::regex const spaces("(?: |\t|\xC2\xA0)+");
  return std::regex_replace(text, spaces, " ");
}

// The text of the regulation lies beside some checkouts only; "" where it does not.
std::string text_of_regulation() {
  auto const data = support::sample_data();
  if (data.empty()) return "";
  auto const folder = std::filesystem::path(data).parent_path() / "spec" / "seeds";
  if (!std::filesystem::exists(folder)) return "";
  for (auto const& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().filename().string().rfind("002", 0) != 0) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    return with_plain_spaces(text.substr(0, text.find("Таблица № 1\n")));  // annexes number their lines as well
  }
  return "";
}

struct Clauses {
  std::map<std::string, std::string> texts;
  std::map<std::string, std::set<std::string>> letters;

  // Of a letter its own line, of a point all of it.
  std::string text_of(Item const& item) const {
    auto const& text = texts.at(item.first);
    if (item.second.empty()) return text;
    auto const begin = text.find("\n" + item.second + ") ");
    return begin == std::string::npos ? "" : text.substr(begin + 1, text.find('\n', begin + 1) - begin);
  }
  bool has(Item const& item) const {
    auto const found = letters.find(item.first);
    return found != letters.end() && (item.second.empty() || found->second.count(item.second));
  }
};

// A point begins a line with its number: "47. …", "48.1. …", "106.1 …"; its letters begin theirs: "а) …".
Clauses clauses_of(std::string const& text) {
  Clauses clauses;
  std::istringstream in(text);
  static std::regex const point(R"(^\s*(?:\[bookmark[^\]]*\])?(?:(\d+(?:\.\d+)+)\.?|(\d+)\.)\s)");
  static std::regex const letter("^\\s*((?:\xD0[\xB0-\xBF]|\xD1[\x80-\x8F]))\\)\\s");
  std::string current;
  std::smatch match;
  for (std::string line; std::getline(in, line);) {
    if (std::regex_search(line, match, point)) {
      current = match[1].matched ? match[1] : match[2];
      clauses.letters[current];
    } else if (std::regex_search(line, match, letter) && !current.empty()) {
      clauses.letters[current].insert(match[1]);
    }
    if (!current.empty())
      clauses.texts[current] += line.substr(std::min(line.find_first_not_of(' '), line.size())) + "\n";
  }
  return clauses;
}

std::set<Item> named_in(std::string const& text) {
  std::set<Item> items;
  static std::regex const clause("п\\. (\\d+(?:\\.\\d+)*)(?: ((?:\xD0[\xB0-\xBF]|\xD1[\x80-\x8F]))(?![\xD0\xD1]))?");
  for (std::sregex_iterator found(text.begin(), text.end(), clause), end; found != end; ++found)
    items.emplace((*found)[1].str(), (*found)[2].str());
  return items;
}

// Without its comments: those speak of contradictions and do not place a duty.
std::set<Item> named_in_the_file() {
  std::istringstream in{std::string(assets::find("regulations/accreditation.yaml"))};
  std::string text;
  for (std::string line; std::getline(in, line);) text += line.substr(0, line.find('#')) + "\n";
  return named_in(text);
}

// One part of docs/accreditation-coverage.md, from its heading to the next.
std::string part_of_coverage_page(std::string const& heading) {
  std::ifstream page(support::source_folder() + "/docs/accreditation-coverage.md", std::ios::binary);
  std::string const text{std::istreambuf_iterator<char>(page), {}};
  auto const begin = text.find("\n## " + heading + "\n");
  if (begin == std::string::npos) throw std::runtime_error("the page has no part " + heading);
  return text.substr(begin, text.find("\n## ", begin + 1) - begin);
}

// "41", "48.1": every number of the table of points.
std::set<std::string> points_in_the_table() {
  auto const table = part_of_coverage_page("The points by variant");
  std::set<std::string> points;
  static std::regex const number(R"(\d+(\.\d+)*)");
  for (std::sregex_iterator found(table.begin(), table.end(), number), end; found != end; ++found)
    points.insert(found->str());
  return points;
}

class RegulationText : public testing::Test {
 protected:
  void SetUp() override {
    auto const text = text_of_regulation();
    if (text.empty()) GTEST_SKIP() << "NOT RUN: the regulation's text does not lie beside this checkout";
    clauses = clauses_of(text);
  }
  Clauses clauses;
};

TEST_F(RegulationText, has_all_its_points_as_this_test_reads_it) {
  for (int number = 1; number <= 250; ++number) {
    if (number == 36 || number == 48) continue;  // 36.1 to 36.4 and 48.1 to 48.3 stand alone
    EXPECT_TRUE(clauses.has({std::to_string(number), ""})) << number;
  }
  EXPECT_TRUE(clauses.has({"9.1.1", "и"}) && clauses.has({"106.2", ""}) && clauses.has({"17", "ж"}));
  EXPECT_FALSE(clauses.has({"48", ""}) || clauses.has({"251", ""}) || clauses.has({"17", "з"}));
}

TEST_F(RegulationText, ACR_01_every_clause_that_the_file_names_stands_in_it) {
  auto const named = named_in_the_file();
  EXPECT_GT(named.size(), 200u);
  for (auto const& item : named) EXPECT_TRUE(clauses.has(item)) << "п. " << item.first << " " << item.second;
}

TEST_F(RegulationText, ACR_01_every_point_from_41_to_241_is_named_in_the_file_or_listed_with_why_not) {
  auto const named = named_in_the_file(), listed = named_in(part_of_coverage_page("Named nowhere in the file"));
  int count = 0;
  auto const expect_placed = [&](Item const& item) {
    ++count;
    EXPECT_TRUE(named.count(item) || listed.count(item)) << "п. " << item.first << " " << item.second;
  };
  for (auto const& [number, letters] : clauses.letters) {
    auto const point = std::stoi(number);
    if (point < 41 || point > 241) continue;
    if (letters.empty()) expect_placed({number, ""});
    for (auto const& letter : letters) expect_placed({number, letter});
  }
  EXPECT_GT(count, 300);
}

TEST_F(RegulationText, the_coverage_page_says_of_every_point_from_41_to_241_where_it_is) {
  auto const points = points_in_the_table();
  for (auto const& [number, letters] : clauses.letters) {
    auto const point = std::stoi(number);
    if (point < 41 || point > 241) continue;
    EXPECT_TRUE(points.count(number)) << number;
  }
}

TEST_F(RegulationText, ACR_08_every_term_stands_in_the_clause_that_it_cites) {
  auto const words = [](Deadline const& deadline) -> std::string {
    auto const term = std::to_string(deadline.term);
    if (deadline.term == 0) return "в день";
    if (deadline.unit == Unit::hours) return term + " часов";
    if (deadline.unit == Unit::calendar_days) return term + " календарных дней";
    return term + (deadline.term == 1 ? " рабочего дня" : " рабочих дней");
  };
  for (auto const& variant : regulation().variants) {
    for (auto const& deadline : variant.deadlines) {
      if (deadline.key == "registration") continue;  // in another case: «1 рабочий день»
      SCOPED_TRACE(std::to_string(variant.number) + ": " + deadline.key);
      for (auto const& [point, letter] : named_in(deadline.clause)) {
        // П. 10 has the general term, which variants 3 and 4 have as an inner one.
        EXPECT_THAT(clauses.texts[point], testing::HasSubstr(words(deadline)));
      }
    }
  }
}

// What the clause of a thing must say, by the thing's name.
using Sayings = std::map<std::string, std::string>;

void expect_said(Clauses const& clauses, Sayings const& sayings, std::string const& key, std::string const& clause,
                 int variant) {
  auto const saying = sayings.find(key);
  ASSERT_NE(saying, sayings.end()) << key;
  for (auto const& item : named_in(clause))
    EXPECT_THAT(clauses.text_of(item), testing::HasSubstr(saying->second))
        << variant << ": " << key << ", п. " << item.first << " " << item.second;
}

TEST_F(RegulationText, ACR_09_criteria_are_cited_by_the_letters_that_say_them) {
  Sayings const sayings = {{"requirements_met", "соответствие заявителя требованиям"},
                           {"information_present", "содержит сведения, необходимые"},
                           {"documents_right", "соответствуют требованиям к документам"},
                           {"set_complete", "представлен полный комплект"},
                           {"not_damaged", "не содержат повреждения"},
                           {"nothing_false", "не содержат заведомо ложных сведений"}};
  for (auto const& variant : regulation().variants)
    for (auto const& criterion : variant.criteria)
      expect_said(clauses, sayings, criterion.key, criterion.clause, variant.number);
}

TEST_F(RegulationText, ACR_09_grounds_are_cited_by_the_letters_that_say_them_or_the_criterion_that_is_not_met) {
  Sayings const sayings = {{"requirements_not_met", "несоответствие заявителя требованиям"},
                           {"information_missing", "не содержит сведений"},
                           {"documents_wrong", "не соответствуют требованиям"},
                           {"set_incomplete", "неполный комплект"},
                           {"damaged", "содержат повреждения"},
                           {"signature_missing", "отсутствует подпись"},
                           {"forged", "представление подложных документов"}};
  for (auto const& variant : regulation().variants) {
    for (auto const& ground : variant.grounds) {
      auto said = ground.clause;
      for (auto const& criterion : variant.criteria)
        if (auto const at = said.find(criterion.clause); at != std::string::npos) {
          EXPECT_EQ(criterion.unmet, ground.key) << variant.number;
          said.erase(at, criterion.clause.size());
        }
      if (!named_in(said).empty()) expect_said(clauses, sayings, ground.key, said, variant.number);
    }
  }
}

TEST_F(RegulationText, ACR_03_documents_are_cited_by_the_letters_that_say_them) {
  Sayings const sayings = {{"application_by_portal", "сформированное с использованием Единого портала"},
                           {"application_on_paper", "заявление (запрос) на бумажном носителе"},
                           {"charter", "устав организации"},
                           {"employment_contract", "трудовой договор специалиста"},
                           {"employment_record", "трудовая книжка"},
                           {"education_documents", "диплом о высшем образовании"},
                           {"training_programme", "программа обучения"},
                           {"teaching_materials", "перечень учебно-методических материалов"},
                           {"commission_order", "приказ о формировании комиссии"},
                           {"commission_qualification", "сведения о квалификации членов комиссии"},
                           {"technical_means", "перечень используемых технических средств"},
                           {"distance_learning", "системы дистанционного обучения"},
                           {"snils_details", "СНИЛС"},
                           {"education_details", "реквизиты документов о высшем"},
                           {"change_proof", "сведения, подлежащие изменению"},
                           {"removal_proof", "устранение причин"}};
  for (auto const& variant : regulation().variants)
    for (auto const& list : variant.documents)
      for (auto const& document : list.documents)
        expect_said(clauses, sayings, document.key, document.clause, variant.number);
}

TEST_F(RegulationText, ACR_04_rules_are_cited_by_the_points_that_say_them) {
  Sayings const sayings = {{"application_starts", "Основанием для начала предоставления варианта"},
                           {"filing_ways", "Заявитель имеет право представить"},
                           {"free_form", "в произвольной форме"},
                           {"format_check", "форматно-логический контроль"},
                           {"representative", "представителем заявителя"},
                           {"own_hand_signature", "собственноручная подпись"},
                           {"electronic_signature", "электронн"},
                           {"intake_never_refused", "не может быть отказано в приеме"},
                           {"taken_from_anywhere", "экстерриториально"},
                           {"no_pause", "Основания для приостановления"},
                           {"no_own_documents", "по собственной инициативе"},
                           {"no_documents", "представить самостоятельно"},
                           {"no_decision_document", "не предусмотрен"}};
  for (auto const& variant : regulation().variants)
    for (auto const& rule : variant.rules) expect_said(clauses, sayings, rule.key, rule.clause, variant.number);
}

}  // namespace
}  // namespace obereg::accreditation
