#include "app/demo/accreditations/applications.hpp"

#include <stdexcept>

#include "accreditation/check_application/known_facts.hpp"
#include "accreditation/sign_application/sign_application.hpp"
#include "app/demo/accounts.hpp"
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
  std::string withdrawn_because;
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

std::vector<Planned> plan() {
  Answers change, correction;
  change.values = {{"change", "Место нахождения: было Показательная ул., д. 8, стало Показательная ул., д. 10"},
                   {"phone", "+7 900 000-00-01"},
                   {"signatory", "head"}};
  correction.values = {{"document", "Запись реестра № 2"},
                       {"correction", "В наименовании написано «Маяк Демо», должно быть «Маяк-Демо»"},
                       {"signatory", "representative"}};
  return {{"employer2-viewer", 1, registration(), ""},
          {"employer1-signer", 3, std::move(change), "Переезд отложен"},
          {"centre1-signer-gost", 7, std::move(correction), ""}};
}

DemoPerson const& person(std::string_view folder) {
  for (auto const& someone : demo_people())
    if (someone.folder == folder) return someone;
  throw std::logic_error("nobody in the demo is called " + std::string(folder));
}

Answers merged(Answers known, Answers const& typed) {
  for (auto const& [key, value] : typed.values) known.values[key] = value;
  known.choices = typed.choices;
  known.tables = typed.tables;
  return known;
}

std::optional<accreditation::ApplicationId> begin(database::Tx& tx, Actor const& actor, Planned const& planned,
                                                  Instant now) {
  if (!casework::cases_of(tx, accreditation::service_name, actor.organisation).empty()) return std::nullopt;
  auto const& variant = *accreditation::regulation().variant(planned.variant);
  auto const known = accreditation::known_answers(tx, actor, variant);
  return accreditation::begin_application(tx, actor, planned.variant, merged(known, planned.answers), now).id;
}

void file(web::Services const& services, std::string const& keys_folder, Planned const& planned) {
  auto const& signer = person(planned.signer);
  auto const actor = demo_actor(services, keys_folder, signer);
  auto const now = services.clock();
  auto const id = services.database.write([&](database::Tx& tx) { return begin(tx, actor, planned, now); });
  if (!id) return;
  auto const bytes = services.database.read([&](database::ReadTx& tx) {
    return accreditation::application_to_sign(tx, actor, id->value, LocalDate::at(now, services.settings.zone))
        .value()
        .bytes;
  });
  auto const signature =
      signatures::sign_detached(bytes, read_demo_certificate(keys_folder, signer), read_demo_key(keys_folder, signer));
  auto const held = accreditation::sign_application(services, actor, id->value, signature, now).value();
  if (planned.withdrawn_because.empty()) return;
  services.database.write(
      [&](database::Tx& tx) { casework::withdraw_case(tx, held, actor.name, planned.withdrawn_because, now); });
}

}  // namespace

void file_demo_applications(web::Services const& services, std::string const& keys_folder) {
  for (auto const& planned : plan()) file(services, keys_folder, planned);
}

}  // namespace obereg::app
