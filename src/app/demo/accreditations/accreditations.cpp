#include "app/demo/accreditations/accreditations.hpp"

#include "accreditation/keep_registry/keep_registry.hpp"
#include "accreditation/service_facts/service_facts.hpp"
#include "app/demo/cast.hpp"

namespace obereg::app {

namespace {

using accreditation::Decision;
using accreditation::Step;

// Days are counted back from today, so that the demo does not grow old.
struct Planned {
  int organisation;  // its ИНН and ОГРН are demo_inn() and demo_ogrn()
  std::string_view name, place, region;
  bool trains;
  std::vector<std::pair<Step, int>> later;  // decision, days ago
};

std::vector<Planned> plan() {
  return {
      {903, "ООО «Образец-Обучение»", "г. Самара, Демонстрационная ул., д. 1", "63", true, {{Step::terminated, 30}}},
      {first_centre, "АНО ДПО «Учебный центр Маяк-Демо»", "г. Москва, Примерная ул., д. 3", "77", true, {}},
      {second_centre,
       "ЧОУ ДПО «Школа охраны труда Ступень-Демо»",
       "г. Казань, Образцовая ул., д. 14",
       "16",
       true,
       {{Step::suspended, 200}, {Step::resumed, 150}}},
      {training_employer, "АО «Демостальмонтаж»", "г. Череповец, Показательная ул., д. 8", "35", true, {}},
      {901, "ООО «Служба охраны труда Пример»", "г. Тверь, Учебный пер., д. 2", "69", false, {}},
      {902, "АНО ДПО «Центр знаний Ёлочка-Демо»", "г. Омск, Хвойная ул., д. 5", "55", true, {{Step::suspended, 60}}}};
}

Decision decision(Step step, LocalDate day) {
  return {step, day, "Приказ от " + day.russian() + " (демонстрация)", {}, ""};
}

void enter(web::Services const& services, Actor const& official, Planned const& planned) {
  auto const now = services.clock();
  auto const today = LocalDate::at(now, services.settings.zone);
  accreditation::Particulars particulars{
      std::string(planned.name), std::string(planned.place), std::string(planned.region), {}, {}};
  particulars.services = {planned.trains ? accreditation::ServiceKind::training
                                         : accreditation::ServiceKind::safety_service};
  if (planned.trains)
    particulars.trainings.assign(std::begin(accreditation::all_training_kinds),
                                 std::end(accreditation::all_training_kinds));
  accreditation::NewAccreditation const wanted{0,
                                               demo_inn(planned.organisation),
                                               demo_ogrn(planned.organisation),
                                               false,
                                               decision(Step::granted, today.plus_days(-1'500)),
                                               particulars};
  services.database.write([&](database::Tx& tx) {
    auto const number = accreditation::record_accreditation(tx, official, wanted, today, now).value();
    int seen = 1;
    for (auto const& [step, days_ago] : planned.later)
      seen = accreditation::record_decision(tx, official,
                                            {number, seen, decision(step, today.plus_days(-days_ago)), {}}, today, now)
                 .value();
  });
}

// By the kinds of service_facts.hpp.
accreditation::ServiceFacts facts() {
  return {"000000, г. Образцовск, Показательная ул., д. 1 (демонстрация)",
          "info@ministry.example",
          "https://ministry.example",
          "+7 000 000-00-01, справки\n+7 000 000-00-02, общий отдел",
          "Понедельник–четверг: 9:00–18:00\nПятница: 9:00–16:45\nСуббота и воскресенье — выходные",
          "По телефону справок в часы работы. По почте отвечаем за 5 рабочих дней.",
          "Начальник отдела аккредитации Снегирёв А. Д., +7 000 000-00-03",
          "Министерство труда (демонстрация), тот же почтовый адрес, с пометкой «Жалоба»",
          "Вход без ступеней, лифт, места для сидения. Встретим у входа: позвоните по телефону справок."};
}

}  // namespace

void enter_demo_service_facts(web::Services const& services, Actor const& administrator) {
  services.database.write([&](database::Tx& tx) {
    if (!accreditation::service_facts(tx))
      accreditation::put_service_facts(tx, administrator, 0, facts(), services.clock()).value();
  });
}

void enter_demo_accreditations(web::Services const& services, Actor const& official) {
  if (!services.database.read([](database::ReadTx& tx) { return accreditation::is_empty(tx); })) return;
  for (auto const& planned : plan()) enter(services, official, planned);
}

}  // namespace obereg::app
