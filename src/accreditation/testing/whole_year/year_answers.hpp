// What is typed into the forms of the year: right in every field. Header only.
#pragma once
#include "accreditation/application/answers.hpp"
#include "accreditation/examination/findings.hpp"
#include "accreditation/examination/mended_document.hpp"
#include "accreditation/interagency/messages.hpp"
#include "accreditation/regulation/regulation.hpp"

namespace obereg::accreditation::whole_year {

inline Answers answers_of(int variant, std::string const& inn) {
  bool const of_sole_trader = inn.size() == 12;
  Answers answers;
  answers.values = {{"full_name", "Заявитель"},
                    {"place", "г. Москва, Тестовая ул., д. 1"},
                    {"inn", inn},
                    {"ogrn", of_sole_trader ? "300990000007776" : "1027700000019"},
                    {"email", "a@example.test"},
                    {"phone", "+7 900 000-00-00"},
                    {"signatory", of_sole_trader ? "sole_trader" : "head"}};
  auto const add = [&](std::initializer_list<std::pair<std::string const, std::string>> more) {
    answers.values.insert(more.begin(), more.end());
  };
  if (variant <= 2) {
    add({{"founding_documents", "п. 2.1"},
         {"premises", "Класс"},
         {"reference_base", "Договор № 2"},
         {"archive_rules", "Приказ № 3"},
         {"site", "example.test"}});
    answers.choices = {{"service_kinds", {"training"}}, {"training_kinds", {"general"}}};
    answers.tables = {{"specialists",
                       {{{"last_name", "Ёлкина"},
                         {"first_name", "Зоя"},
                         {"snils", "112-233-445 95"},
                         {"birth_date", "02.03.1980"},
                         {"education_document", "Диплом № 1"}}}}};
  } else if (variant <= 6) {
    add({{"registry_number", "1"}, {"accredited_on", "10.01.2024"}});
    add({{variant <= 4 ? "change" : "removal", "Подробности"}});
  } else {
    add({{"document", "Запись реестра"}, {"correction", "Опечатка в адресе"}});
  }
  return answers;
}

// The checklist and the draft. `step`: granted, changed, terminated, resumed, none; "" for a refusal.
inline Answers findings_of(int variant, std::string const& step, int version_seen) {
  Answers typed;
  auto const& rules = *regulation().variant(variant);
  for (auto const& criterion : rules.criteria) {
    typed.values[input_of("met", criterion.key)] = "yes";
    if (!criterion.points.empty()) typed.values[input_of("point", criterion.key)] = criterion.points.front();
  }
  if (step.empty()) {
    auto const& ground = rules.grounds.front();
    typed.values["outcome"] = "refused";
    typed.values[input_of("reason", ground.key)] = "Не подтверждено";
    typed.choices["grounds"] = {ground.key};
    return typed;
  }
  for (auto const& [id, value] : {std::pair{"outcome", "granted"},
                                  {"changes", "Адрес"},
                                  {"name", "Заявитель"},
                                  {"place", "г. Москва, Тестовая ул., д. 2"},
                                  {"region", "77"}})
    typed.values[id] = value;
  typed.values["registry_step"] = step;
  typed.values["seen"] = std::to_string(version_seen);
  typed.choices = {{"services", {"training"}}, {"trainings", {"general"}}};
  if (variant >= 7) typed = with_mended_document(std::move(typed), {"письмо.pdf", "application/pdf", "ab", 2});
  return typed;
}

inline std::string answer_of(std::string const& kind, std::string const& message, bool about_another) {
  AuthorityAnswer answer;
  answer.person = {about_another ? "Иванова" : "Ёлкина", "Зоя", "", "", {}};
  if (kind == employment_kind) {
    answer.person.snils = "11223344595";
    answer.person.birth_date = LocalDate::of(1980, 3, 2);
    answer.events = {{"ООО «Пример»", "087-001-000001", *LocalDate::of(2010, 1, 11), "приём", "Инженер", "", "", "",
                      "Приказ", "5-к", LocalDate::of(2010, 1, 11)}};
  } else {
    answer.documents = {{"Диплом", "ААА", "1", "Университет", LocalDate::of(2003, 6, 25)}};
  }
  return answer_xml(kind, message, answer);
}

}  // namespace obereg::accreditation::whole_year
