#include "app/demo/accreditations/applications.hpp"

#include <map>

#include "accreditation/check_application/known_facts.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/rate_service/rate_service.hpp"
#include "accreditation/sign_application/sign_application.hpp"
#include "accreditation/withdraw_application/withdraw_application.hpp"
#include "app/demo/accounts.hpp"
#include "app/demo/accreditations/decisions.hpp"
#include "app/demo/keys.hpp"
#include "casework/store.hpp"
#include "platform/signatures/sign.hpp"

namespace obereg::app {

namespace {

using accreditation::Answers;

struct Planned {
  std::string_view signer;
  int variant;
  Answers answers;  // beside what is known
  PlannedDecision decision;
};

Answers registration() {
  Answers answers;
  answers.values = {{"place", "г. Рязань, Учебная ул., д. 4"},
                    {"founding_documents", "Пункт 2.4 устава"},
                    {"premises", "Кабинет 12, г. Рязань, Учебная ул., д. 4; аренда, договор от 12.01.2026 № 7"},
                    {"reference_base", "Справочная система «Пример-Право», договор от 20.01.2026 № 31"},
                    {"archive_rules", "Положение об архиве, приказ от 15.01.2026 № 3"},
                    {"site", "primer-logistika.example"},
                    {"signatory", "head"}};
  answers.choices = {{"service_kinds", {"osh_functions"}}};
  answers.tables = {{"specialists",
                     {{{"last_name", "Рощина"},
                       {"first_name", "Алина"},
                       {"middle_name", "Петровна"},
                       {"snils", demo_snils(8'001)},
                       {"birth_date", "14.05.1986"},
                       {"education_document", "Диплом бакалавра ПРИМЕР 000001 от 30.06.2008"}},
                      {{"last_name", "Ельников"},
                       {"first_name", "Пётр"},
                       {"birth_date", "02.11.1979"},
                       {"further_education_document", "Удостоверение ПРИМЕР 000002 от 12.02.2025"}}}}};
  return answers;
}

Answers change() {
  Answers change;
  change.values = {{"change", "Место нахождения: было Показательная ул., д. 8, стало Показательная ул., д. 10"},
                   {"phone", "+7 900 000-00-01"},
                   {"signatory", "head"}};
  return change;
}

Answers correction(std::string const& what) {
  Answers correction;
  correction.values = {{"document", "Запись реестра № 2"}, {"correction", what},
                       {"signatory", "representative"},    {"representative_name", "Ветрова Нина Захаровна"},
                       {"power_number", "ПРИМЕР-5"},       {"power_date", "12.01.2026"},
                       {"power_until", "11.01.2036"},      {"power_giver", "Директор Озерцов Глеб Тихонович"}};
  return correction;
}

PlannedDecision drafted_grant() {
  PlannedDecision planned{Reached::drafted, "ministry", {}};
  planned.findings.values = {{"outcome", "granted"},
                             {"seen", "1"},
                             {"registry_step", "none"},
                             {"changes", "В наименовании вместо «Маяк Демо» написано «Маяк-Демо»."}};
  return planned;
}

PlannedDecision signed_correction() {
  auto planned = drafted_grant();
  planned.reached = Reached::signed_off;
  planned.officer = "ministry-officer";
  planned.mends = true;
  planned.findings.values["changes"] = "В письме исправлен номер дома: д. 3 вместо д. 8.";
  return planned;
}

PlannedDecision grant_to_sign() {
  PlannedDecision planned{Reached::sent, "ministry-officer", {}};
  planned.findings.values = {{"outcome", "granted"},
                             {"seen", "0"},
                             {"name", "ООО «Пример-Логистика»"},
                             {"place", "г. Рязань, Учебная ул., д. 4"},
                             {"region", "62"}};
  planned.findings.choices = {{"services", {"osh_functions"}}, {"trainings", {}}};
  return planned;
}

PlannedDecision signed_refusal() {
  PlannedDecision planned{Reached::signed_off, "ministry-officer", {}};
  planned.findings.values = {{"outcome", "refused"},
                             {"met-set_complete", "no"},
                             {"remark-set_complete", "Приложен только устав"},
                             {"reason-set_incomplete", "Не приложены трудовые договоры специалистов."}};
  planned.findings.choices = {{"grounds", {"set_incomplete"}}};
  return planned;
}

std::vector<Planned> plan() {
  return {{"employer2-viewer", 1, registration(), grant_to_sign()},
          {"employer1-signer", 3, change(), {Reached::withdrawn, "", {}}},
          {"centre1-signer-gost", 7, correction("В письме написано «д. 8», должно быть «д. 3»"), signed_correction()},
          {"centre1-signer-gost", 7, correction("В наименовании написано «Маяк Демо», должно быть «Маяк-Демо»"),
           drafted_grant()},
          {"employer3-viewer", 1, registration(), signed_refusal()},
          {"employer1-signer", 3, change(), {}}};
}

Answers merged(Answers known, Answers const& typed) {
  for (auto const& [key, value] : typed.values) known.values[key] = value;
  known.choices = typed.choices;
  known.tables = typed.tables;
  return known;
}

// Of this signer's planned ones the first `filed` are there already.
std::optional<accreditation::ApplicationId> begin(database::Tx& tx, Actor const& actor, Planned const& planned,
                                                  std::size_t filed, Instant now) {
  if (casework::cases_of(tx, accreditation::service_name, actor.organisation).size() != filed) return std::nullopt;
  auto const& variant = *accreditation::regulation().variant(planned.variant);
  auto const known = accreditation::known_answers(tx, actor, variant);
  return accreditation::begin_application(tx, actor, planned.variant, merged(known, planned.answers), now).id;
}

// Who got what they asked for is the happier.
void rate(web::Services const& services, Actor const& actor, casework::CaseId id, Planned const& planned) {
  bool const is_granted = planned.decision.findings.value("outcome") == "granted";
  casework::Rating const rating{is_granted ? std::array{5, 5, 4, 5} : std::array{4, 3, 3, 5},
                                is_granted ? "" : "Хотелось бы знать заранее, какие договоры приложить.",
                                {}};
  services.database.write([&](database::Tx& tx) {
    auto const held = casework::find_case(tx, accreditation::service_name, id).value();
    accreditation::rate_service(tx, actor, held, rating, services.clock()).value();
  });
}

void file(web::Services const& services, std::string const& keys_folder, Planned const& planned, std::size_t filed) {
  auto const& signer = demo_person(planned.signer);
  auto const actor = demo_actor(services, keys_folder, signer);
  auto const now = services.clock();
  auto const id = services.database.write([&](database::Tx& tx) { return begin(tx, actor, planned, filed, now); });
  if (!id) return;
  auto const bytes = services.database.read([&](database::ReadTx& tx) {
    return accreditation::application_to_sign(tx, actor, id->value, LocalDate::at(now, services.settings.zone))
        .value()
        .bytes;
  });
  auto const signature =
      signatures::sign_detached(bytes, read_demo_certificate(keys_folder, signer), read_demo_key(keys_folder, signer));
  auto const held = accreditation::sign_application(services, actor, id->value, signature, now).value();
  decide_demo_case(services, keys_folder, held, planned.decision);
  if (planned.decision.reached == Reached::signed_off) rate(services, actor, held, planned);
  if (planned.decision.reached == Reached::withdrawn)
    services.database.write([&](database::Tx& tx) {
      auto const filed_case = accreditation::any_case(tx, held.value).value();
      accreditation::withdraw_application(tx, services, actor, filed_case, {"Переезд отложен"}, now).value();
    });
}

}  // namespace

void file_demo_applications(web::Services const& services, std::string const& keys_folder) {
  std::map<std::string_view, std::size_t> filed;
  for (auto const& planned : plan()) file(services, keys_folder, planned, filed[planned.signer]++);
}

}  // namespace obereg::app
