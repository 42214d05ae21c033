#include "training_rules/model/programmes.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "core/text.hpp"

namespace obereg::training {
namespace {

// clang-format off
constexpr std::array<Programme, 28> table{{
    {1, "ИД34", "Оказание первой помощи пострадавшим"},
    {2, "ИД39", "Использование (применение) средств индивидуальной защиты"},
    {3, "ИД46А", "Общие вопросы охраны труда и функционирования системы управления охраной труда"},
    {4, "ИД46Б", "Безопасные методы и приемы выполнения работ при воздействии вредных и (или) опасных производственных факторов, источников опасности, идентифицированных в рамках специальной оценки условий труда и оценки профессиональных рисков"},
    {6, "ИД46В_1", "Безопасные методы и приемы выполнения земляных работ"},
    {7, "ИД46В_2", "Безопасные методы и приемы выполнения ремонтных, монтажных и демонтажных работ зданий и сооружений"},
    {8, "ИД46В_3", "Безопасные методы и приемы выполнения работ при размещении, монтаже, техническом обслуживании и ремонте технологического оборудования (включая технологическое оборудование)"},
    {9, "ИД46В_4", "Безопасные методы и приемы выполнения работ на высоте"},
    {10, "ИД46В_5", "Безопасные методы и приемы выполнения пожароопасных работ"},
    {11, "ИД46В_6", "Безопасные методы и приемы выполнения работ в ограниченных и замкнутых пространствах (ОЗП)"},
    {12, "ИД46В_7", "Безопасные методы и приемы выполнения строительных работ, в том числе: - окрасочные работы - электросварочные и газосварочные работы"},
    {13, "ИД46В_8", "Безопасные методы и приемы выполнения работ, связанных с опасностью воздействия сильнодействующих и ядовитых веществ"},
    {14, "ИД46В_9", "Безопасные методы и приемы выполнения газоопасных работ"},
    {15, "ИД46В_10", "Безопасные методы и приемы выполнения огневых работ"},
    {16, "ИД46В_11", "Безопасные методы и приемы выполнения работ, связанные с эксплуатацией подъемных сооружений"},
    {17, "ИД46В_12", "Безопасные методы и приемы выполнения работ, связанные с эксплуатацией тепловых энергоустановок"},
    {18, "ИД46В_13", "Безопасные методы и приемы выполнения работ в электроустановках"},
    {19, "ИД46В_14", "Безопасные методы и приемы выполнения работ, связанные с эксплуатацией сосудов, работающих под избыточным давлением"},
    {20, "ИД46В_15", "Безопасные методы и приемы обращения с животными"},
    {21, "ИД46В_16", "Безопасные методы и приемы при выполнении водолазных работ"},
    {22, "ИД46В_17", "Безопасные методы и приемы работ по поиску, идентификации, обезвреживанию и уничтожению взрывоопасных предметов"},
    {23, "ИД46В_18", "Безопасные методы и приемы работ в непосредственной близости от полотна или проезжей части эксплуатируемых автомобильных и железных дорог"},
    {24, "ИД46В_19", "Безопасные методы и приемы работ, на участках с патогенным заражением почвы"},
    {25, "ИД46В_20", "Безопасные методы и приемы работ по валке леса в особо опасных условиях"},
    {26, "ИД46В_21", "Безопасные методы и приемы работ по перемещению тяжеловесных и крупногабаритных грузов при отсутствии машин соответствующей грузоподъемности и разборке покосившихся и опасных (неправильно уложенных) штабелей круглых лесоматериалов"},
    {27, "ИД46В_22", "Безопасные методы и приемы работ с радиоактивными веществами и источниками ионизирующих излучений"},
    {28, "ИД46В_23", "Безопасные методы и приемы работ с ручным инструментом, в том числе с пиротехническим"},
    {29, "ИД46В_24", "Безопасные методы и приемы работ в театрах"},
}};
// clang-format on

std::string letters_of(std::string_view title) {
  auto const source = icu::UnicodeString::fromUTF8(text::fold(title));
  icu::UnicodeString letters;
  for (std::int32_t i = 0; i < source.length(); i = source.moveIndex32(i, 1)) {
    if (u_isalnum(source.char32At(i))) letters.append(source.char32At(i));
  }
  std::string out;
  return letters.toUTF8String(out);
}

std::unordered_map<std::string_view, Programme const*> titles() {
  std::unordered_map<std::string_view, Programme const*> found;
  for (auto const& programme : table) found.emplace(programme.title, &programme);
  return found;
}

std::unordered_map<std::string, Programme const*> titles_by_letters() {
  std::unordered_map<std::string, Programme const*> found;
  for (auto const& programme : table) {
    auto const [place, fresh] = found.emplace(letters_of(programme.title), &programme);
    if (!fresh) place->second = nullptr;  // not certain which of them is meant
  }
  return found;
}

}  // namespace

std::span<Programme const> programmes() {
  return table;
}

Programme const* find_programme(int id) {
  auto const* found = std::find_if(table.begin(), table.end(), [id](Programme const& each) { return each.id == id; });
  return found == table.end() ? nullptr : found;
}

Programme const* find_programme(std::string_view title) {
  static auto const by_title = titles();
  auto const found = text::is_tidy(title) ? by_title.find(title) : by_title.find(text::tidy_title(title));
  return found == by_title.end() ? nullptr : found->second;
}

Programme const* programme_of_letters(std::string_view title) {
  static auto const by_letters = titles_by_letters();
  auto const found = by_letters.find(letters_of(title));
  return found == by_letters.end() ? nullptr : found->second;
}

namespace {

// Программы «В»: работы повышенной опасности, подп. «в» п. 46 Правил.
bool is_high_risk(Programme const& programme) {
  return programme.code.starts_with("ИД46В_");
}

}  // namespace

// Правила обучения по охране труда, утв. постановлением Правительства РФ от 24.12.2021 № 2464, п. 59–60: обучение
// безопасным методам работ повышенной опасности (подп. «в» п. 46) — не реже одного раза в год, остальное плановое
// обучение — не реже одного раза в три года. A summary of ours and no quotation: the official text was not at hand
// when this was written, and the numbers of the clauses were not checked against it (docs/architecture.md).
int preset_validity_months(Programme const& programme) {
  return is_high_risk(programme) ? 12 : 36;
}

std::string_view preset_validity_source(Programme const& programme) {
  return is_high_risk(programme)
             ? "Постановление Правительства РФ от 24.12.2021 № 2464, п. 59–60: не реже одного раза в год"
             : "Постановление Правительства РФ от 24.12.2021 № 2464, п. 59–60: не реже одного раза в три года";
}

}  // namespace obereg::training
