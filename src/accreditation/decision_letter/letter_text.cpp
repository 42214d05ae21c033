#include "accreditation/decision_letter/letter_fields.hpp"

namespace obereg::accreditation {

namespace {

class Text {
 public:
  explicit Text(LetterFacts const& facts) : fields_(letter_fields(facts)) {}

  std::string const& operator[](char const* name) const { return fields_.values.at(name); }
  void line(std::string const& words) { text_ += words + "\n"; }
  // Left out where there is nothing to say.
  void named(std::string const& label, char const* name) {
    if (!fields_.values.at(name).empty()) line(label + ": " + fields_.values.at(name));
  }
  LetterFields const& fields() const { return fields_; }
  std::string const& whole() const { return text_; }

 private:
  LetterFields fields_;
  std::string text_;
};

// П. 9.1.2: «Государственным гербом Российской Федерации, наименованием органа … справочными данными о Министерстве,
// датой документа, регистрационным номером документа, ссылкой на регистрационный номер и дату документа заявителя».
void add_head(Text& text, std::string const& title) {
  text.line(text["authority"]);
  text.named("Справочные данные", "authority_details");
  text.line("");
  text.line("№ " + text["letter_number"] + " от " + text["letter_date"]);
  text.line("На № " + text["incoming_number"] + " от " + text["incoming_date"]);
  text.line("");
  text.named("Кому", "addressee");
  text.line("");
  text.line(title);
  text.line("");
}

std::string decision_words(LetterFacts const& facts, std::optional<Step> step) {
  auto const number = facts.registry_number.empty() ? "" : ", запись № " + facts.registry_number;
  auto const ogrn = facts.ogrn.empty() ? "" : ", " + ogrn_title(*facts.variant) + " " + facts.ogrn;
  // Of a paper that does not name it the ИНН is unknown.
  auto const numbers = facts.inn.empty() ? (ogrn.empty() ? "" : ogrn.substr(2)) : "ИНН " + facts.inn + ogrn;
  auto const whom = facts.organisation + (numbers.empty() ? "" : " (" + numbers + ")");
  if (!facts.is_granted) return whom + ": в предоставлении услуги «" + facts.variant->title + "» отказано.";
  if (facts.variant->purpose == Purpose::correction) return whom + ": опечатка или ошибка исправлена" + number + ".";
  if (!step) return {};
  switch (*step) {
    case Step::granted:
      return whom + ": внесено в реестр аккредитованных организаций" + number + ".";
    case Step::changed:
      return whom + ": сведения в реестре аккредитованных организаций изменены" + number + ".";
    case Step::terminated:
      return whom + ": исключено из реестра аккредитованных организаций" + number + ".";
    case Step::resumed:
      return whom + ": аккредитация возобновлена" + number + ".";
    case Step::suspended:
      break;
  }
  return {};
}

void add_decision(Text& text, LetterFacts const& facts, std::optional<Step> step) {
  text.line(decision_words(facts, step));
  text.named("Решение принято", "decision_date");
  text.named("Виды услуг", "services");
  text.named("Виды обучения", "trainings");
  text.named("Что изменено", "changes");
  text.named("Исправленный документ приложен", "mended_document");
  auto const& grounds = text.fields().rows.at("grounds");
  if (!grounds.empty()) text.line("Основания для отказа:");
  for (std::size_t i = 0; i < grounds.size(); ++i)
    text.line(std::to_string(i + 1) + ". " + grounds[i].at("ground") + " (" + grounds[i].at("clause") + "). " +
              grounds[i].at("reason"));
  if (!facts.is_granted) text.named("Как пожаловаться", "complaint");
}

void add_end(Text& text) {
  text.line("");
  text.named("Должность", "signatory_position");
  text.named("Подписал", "signatory_name");
  text.line("Документ подписан электронной подписью. Сертификат: " + text["certificate_serial"] +
            ", владелец: " + text["certificate_owner"] + ", действует с " + text["certificate_from"] + " по " +
            text["certificate_until"]);
  text.line("Исполнитель: " + text["executor_name"] +
            (text["executor_phone"].empty() ? "" : ", " + text["executor_phone"]));
  text.named("Проверить", "check_address");
}

}  // namespace

std::string letter_text(LetterFacts const& facts, std::optional<Step> step) {
  Text text(facts);
  add_head(text, facts.is_granted ? facts.variant->letter.text : facts.variant->refusal_letter.text);
  add_decision(text, facts, step);
  add_end(text);
  return text.whole();
}

}  // namespace obereg::accreditation
