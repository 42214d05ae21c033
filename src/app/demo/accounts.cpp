#include "app/demo/accounts.hpp"

#include "access/accounts/accounts.hpp"
#include "access/accounts/names.hpp"
#include "access/trust_list/trust_list.hpp"
#include "app/demo/keys.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::app {

namespace {

Actor demo_itself() {
  Actor actor;
  actor.name = "Демонстрация";
  actor.address = "command";
  return actor;
}

void enter_authorities(database::Tx& tx, std::string const& keys_folder, Instant now) {
  for (auto const& authority : read_demo_authorities(keys_folder)) {
    if (access::find_authority(tx, authority.certificate.sha256)) continue;
    access::Accreditation accreditation;
    accreditation.is_root = authority.is_root;
    if (!authority.is_root) accreditation.from = authority.certificate.not_before;
    access::add_authority(tx, demo_itself(), authority.certificate, accreditation, "demo", now).value();
    if (!authority.revoked.empty()) access::add_crl(tx, demo_itself(), authority.revoked, now).value();
  }
}

OrganisationId enter_organisation(database::Tx& tx, DemoOrganisation const& demo, Instant now) {
  auto const inn = demo_inn(demo.number);
  if (auto const known = access::find_organisation_by_inn(tx, inn)) return known->id;
  access::Organisation organisation;
  organisation.name = demo.name;
  organisation.inn = inn;
  organisation.ogrn = demo_ogrn(demo.number);
  organisation.kind = demo.kind;
  organisation.trains = demo.trains;
  return access::add_organisation(tx, organisation, now);
}

OrganisationId organisation_of(database::ReadTx& tx, DemoPerson const& person) {
  return access::find_organisation_by_inn(tx, demo_inn(person.organisation)).value().id;
}

void enter_person(database::Tx& tx, std::string const& keys_folder, DemoPerson const& demo, Instant now) {
  if (demo.roles.empty()) return;
  auto const certificate = read_demo_certificate(keys_folder, demo);
  if (access::find_certificate(tx, certificate.sha256)) return;
  access::Account account;
  account.last_name = demo.last_name;
  account.first_name = demo.first_name;
  account.middle_name = demo.middle_name;
  account.email = certificate.email;
  account.email_confirmed_at = now;
  account.job_title = demo.job_title;
  auto const id = access::add_account(tx, account, now);
  access::bind_certificate(tx, id, certificate, now);
  for (auto const role : demo.roles) access::grant_cabinet(tx, id, organisation_of(tx, demo), role, now);
  audit::record(tx, demo_itself(), "access.account-added", "account:" + std::to_string(id.value), "Для демонстрации",
                now);
}

}  // namespace

void enter_demo_accounts(web::Services const& services, std::string const& keys_folder) {
  auto const now = services.clock();
  services.database.write([&](database::Tx& tx) {
    enter_authorities(tx, keys_folder, now);
    for (auto const& organisation : demo_organisations()) enter_organisation(tx, organisation, now);
    for (auto const& person : demo_people()) enter_person(tx, keys_folder, person, now);
  });
}

Actor demo_actor(web::Services const& services, std::string const& keys_folder, DemoPerson const& person) {
  auto const thumbprint = read_demo_certificate(keys_folder, person).sha256;
  return services.database.read([&](database::ReadTx& tx) {
    auto const account = access::find_certificate(tx, thumbprint).value().account;
    auto const cabinet = access::cabinets_of(tx, account).at(0);
    Actor actor;
    actor.account = account;
    actor.organisation = cabinet.organisation.id;
    actor.name = access::short_name(person.last_name, person.first_name, person.middle_name);
    actor.organisation_name = cabinet.organisation.name;
    actor.cabinet = access::cabinet_title(cabinet.role, cabinet.organisation.kind);
    actor.permissions = access::permissions_of(cabinet.role);
    actor.address = "command";
    return actor;
  });
}

}  // namespace obereg::app
