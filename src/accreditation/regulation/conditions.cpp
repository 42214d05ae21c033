#include "accreditation/regulation/conditions.hpp"

#include <stdexcept>
#include <string>

namespace obereg::accreditation {

namespace {

// П. 47 б: «устав организации (при его наличии)». У индивидуального предпринимателя устава нет.
bool has_charter(Facts const& facts) {
  return facts.applicant == ApplicantKind::legal_entity && facts.has_charter;
}

// П. 48.1: «Организации, индивидуальные предприниматели, предполагающие осуществлять обучение работодателей и
// работников по вопросам охраны труда, дополнительно прилагают к заявлению (запросу) следующие документы».
bool trains(Facts const& facts) {
  return facts.trains;
}

// П. 48.1 в: «описание или технические характеристики системы дистанционного обучения, используемой заявителем … (при
// наличии)».
bool trains_remotely(Facts const& facts) {
  return facts.trains && facts.has_distance_learning;
}

bool must_be_shown(Confirmation confirmation) {
  return confirmation == Confirmation::not_confirmed || confirmation == Confirmation::cannot_ask;
}

// П. 47 г: «документ о наличии стажа работы … (в случае отсутствия возможности подтверждения данных сведений в рамках
// межведомственного информационного взаимодействия …)».
bool employment_not_confirmed(Facts const& facts) {
  return must_be_shown(facts.employment);
}

// П. 47 д: «диплом о высшем образовании … (в случае отсутствия сведений о таких документах в федеральной информационной
// системе «Федеральный реестр сведений о документах об образовании …»)».
bool education_not_confirmed(Facts const& facts) {
  return must_be_shown(facts.education);
}

// П. 55: «Заявление (запрос) может быть представлено представителем заявителя».
bool by_representative(Facts const& facts) {
  return facts.by_representative;
}

// П. 9.5: «Результаты Услуги могут быть получены … заказным письмом с уведомлением о вручении».
bool by_post(Facts const& facts) {
  return facts.by_post;
}

constexpr Condition rules[] = {{"has_charter", has_charter},
                               {"trains", trains},
                               {"trains_remotely", trains_remotely},
                               {"employment_not_confirmed", employment_not_confirmed},
                               {"education_not_confirmed", education_not_confirmed},
                               {"by_representative", by_representative},
                               {"by_post", by_post}};

}  // namespace

std::span<Condition const> conditions() {
  return rules;
}

bool holds(std::string_view condition, Facts const& facts) {
  if (condition.empty()) return true;
  for (auto const& rule : rules)
    if (rule.name == condition) return rule.holds(facts);
  throw std::logic_error("no condition " + std::string(condition));
}

Document power_of_attorney_of(Variant const& variant) {
  auto document = regulation().power_of_attorney;
  for (auto const& rule : variant.rules)
    if (rule.key == "representative") document.clause = rule.clause;
  return document;
}

std::vector<Document> documents_due(Variant const& variant, Channel channel, Facts const& facts) {
  std::vector<Document> due;
  if (auto const* const list = variant.documents_for(channel))
    for (auto const& document : list->documents)
      if (!document.own_initiative && holds(document.condition, facts)) due.push_back(document);
  if (facts.by_representative) due.push_back(power_of_attorney_of(variant));
  return due;
}

}  // namespace obereg::accreditation
