#include "accreditation/check_application/known_facts.hpp"

#include "access/accounts/accounts.hpp"
#include "accreditation_registry/store.hpp"
#include "casework/store.hpp"

namespace obereg::accreditation {

KnownFacts known_facts(database::ReadTx& tx, Application const& application, LocalDate today) {
  KnownFacts known;
  known.today = today;
  auto const organisation = application.organisation.value();  // a draft is filled in in a cabinet
  known.organisation_inn = access::find_organisation(tx, organisation).value().inn;
  known.record = find_last(tx, known.organisation_inn);
  for (auto const& each : casework::cases_of(tx, service_name, organisation))
    if (each.state == casework::CaseState::open) known.open_cases.push_back(each.incoming_number);
  known.letters = named_letters(tx, application.answers, known.organisation_inn);
  for (auto const& file : files_of(tx, application.id)) known.documents.push_back(file.document);
  return known;
}

Answers known_answers(database::ReadTx& tx, Actor const& actor, Variant const& variant) {
  auto const organisation = access::find_organisation(tx, actor.organisation).value();
  Answers answers;
  auto& values = answers.values;
  values["full_name"] = organisation.name;
  values["inn"] = organisation.inn;
  values["ogrn"] = organisation.ogrn;
  if (auto const account = access::find_account(tx, actor.account)) {
    values["email"] = account->email;
    values["phone"] = account->phone;
  }
  auto const record = find_last(tx, organisation.inn);
  if (!record) return answers;
  auto const& last = record->versions.back();
  values["place"] = last.particulars.place;
  if (organisation.ogrn.empty()) values["ogrn"] = record->ogrn;
  if (last.status == Status::terminated || variant.purpose == Purpose::registration) return answers;
  values["registry_number"] = std::to_string(record->number);
  values["accredited_on"] = record->versions.front().decision.decided_on.russian();
  return answers;
}

}  // namespace obereg::accreditation
