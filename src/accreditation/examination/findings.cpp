#include "accreditation/examination/findings.hpp"

#include <algorithm>

#include "accreditation/examination/mended_document.hpp"

namespace obereg::accreditation {

namespace {

using Hindrances = std::vector<Hindrance>;

// П. 63, 92, 118, 144, 170, 195, 216, 236: «Решение о предоставлении Услуги принимается Министерством при выполнении
// каждого из следующих критериев принятия решения».
void add_criteria(Hindrances& found, Variant const& variant, Answers const& typed) {
  bool const grants = outcome_of(typed) == Outcome::granted;
  for (auto const& criterion : variant.criteria) {
    auto const met = answer_to(criterion, typed);
    auto const id = input_of("met", criterion.key);
    if (met == Met::unanswered)
      found.push_back({id, "Ответьте, выполнен ли критерий (" + criterion.clause + ")."});
    else if (met == Met::unmet && grants)
      found.push_back({id, "Удовлетворить нельзя: критерий не выполнен (" + criterion.clause + ")."});
    if (met == Met::met && !criterion.points.empty() && typed.value(input_of("point", criterion.key)).empty())
      found.push_back({input_of("point", criterion.key),
                       "Назовите пункт Требований, которому соответствует заявитель (" + criterion.clause + ")."});
  }
}

// П. 65, 94, 120, 146, 172, 197, 218, 238: «Решение об отказе в предоставлении Услуги принимается при невыполнении
// указанных выше критериев». П. 17 е, ж: grounds that no criterion stands for.
void add_grounds(Hindrances& found, Variant const& variant, Answers const& typed) {
  auto const grounds = grounds_of(variant, typed);
  if (grounds.empty()) found.push_back({"grounds", "Отметьте хотя бы одно основание для отказа."});
  for (auto const& ground : grounds)
    if (ground.reason.empty())
      found.push_back({input_of("reason", ground.key), "Напишите, в чём это выразилось: " + ground.text + "."});
  for (auto const& criterion : variant.criteria) {
    if (answer_to(criterion, typed) != Met::unmet) continue;
    bool const is_cited = std::any_of(grounds.begin(), grounds.end(),
                                      [&](CitedGround const& ground) { return ground.key == criterion.unmet; });
    if (!is_cited)
      found.push_back({"grounds", "Критерий не выполнен (" + criterion.clause + "), а основание не отмечено."});
  }
}

std::string why_record_does_not_fit(Step step, std::optional<Accreditation> const& record) {
  bool const open = record && record->versions.back().status != Status::terminated;
  if (step == Step::granted) return open ? "В реестре уже есть действующая запись этого заявителя." : "";
  if (!open) return "В реестре нет записи этого заявителя, которая не прекращена.";
  bool const suspended = record->versions.back().status == Status::suspended;
  return step == Step::resumed && !suspended ? "Аккредитация не приостановлена, возобновлять нечего." : "";
}

void add_registry(Hindrances& found, Variant const& variant, Answers const& typed,
                  std::optional<Accreditation> const& record) {
  bool const asks = variant.purpose == Purpose::change || variant.purpose == Purpose::correction;
  if (asks && typed.value("registry_step").empty())
    found.push_back({"registry_step", "Выберите, что будет с записью реестра."});
  if (asks && typed.value("changes").empty()) found.push_back({"changes", "Напишите, что изменено."});
  if (asks_for_mended_document(variant, typed) && !mended_document_of(typed))
    found.push_back({std::string(mended_item), "Приложите исправленный документ: его получит заявитель."});
  auto const step = registry_step_of(variant, typed);
  if (!step) return;
  if (auto const why = why_record_does_not_fit(*step, record); !why.empty()) found.push_back({"outcome", why});
  auto const now = record ? record->versions.back().number : 0;
  auto const number = record ? std::to_string(record->number) : std::string();
  // A record that took the place of one that ended may have as many versions.
  bool const is_another = !typed.value("record").empty() && typed.value("record") != number;
  if (is_another || typed.value("seen") != std::to_string(now))
    found.push_back(
        {"outcome", "Запись реестра изменили после того, как вы её видели. Проверьте сведения и сохраните."});
}

}  // namespace

std::string input_of(std::string_view prefix, std::string_view key) {
  return std::string(prefix) + "-" + std::string(key);
}

Met answer_to(Criterion const& criterion, Answers const& typed) {
  auto const value = typed.value(input_of("met", criterion.key));
  return value == "yes" ? Met::met : value == "no" ? Met::unmet : Met::unanswered;
}

Outcome outcome_of(Answers const& typed) {
  auto const value = typed.value("outcome");
  return value == "granted" ? Outcome::granted : value == "refused" ? Outcome::refused : Outcome::undecided;
}

std::vector<CitedGround> grounds_of(Variant const& variant, Answers const& typed) {
  std::vector<CitedGround> chosen;
  for (auto const& ground : variant.grounds)
    if (typed.has_chosen("grounds", ground.key))
      chosen.push_back({ground.key, ground.text, ground.clause, typed.value(input_of("reason", ground.key))});
  return chosen;
}

std::optional<Step> registry_step_of(Variant const& variant, Answers const& typed) {
  if (variant.purpose == Purpose::registration) return Step::granted;
  if (variant.purpose == Purpose::resumption) return Step::resumed;
  auto const typed_step = typed.value("registry_step");
  if (typed_step == "changed") return Step::changed;
  if (typed_step == "terminated" && variant.purpose == Purpose::change) return Step::terminated;
  return std::nullopt;
}

bool asks_for_particulars(Variant const& variant, Answers const& typed) {
  auto const step = registry_step_of(variant, typed);
  return step == Step::granted || step == Step::changed;
}

std::vector<Hindrance> hindrances(Variant const& variant, Answers const& typed,
                                  std::optional<Accreditation> const& record) {
  Hindrances found;
  add_criteria(found, variant, typed);
  switch (outcome_of(typed)) {
    case Outcome::undecided:
      found.push_back({"outcome", "Выберите решение."});
      break;
    case Outcome::granted:
      add_registry(found, variant, typed, record);
      break;
    case Outcome::refused:
      add_grounds(found, variant, typed);
      break;
  }
  return found;
}

}  // namespace obereg::accreditation
