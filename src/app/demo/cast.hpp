// Who plays in the demo: invented organisations and people. Their numbers have right check digits and belong to nobody:
// there is no tax office 9999, and СНИЛС above 900-000-000 are not given out.
#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "access/roles.hpp"
#include "core/requisites.hpp"
#include "platform/signatures/sign.hpp"

namespace obereg::app {

struct DemoOrganisation {
  std::string_view name;
  int number;  // its ИНН is demo_inn(number)
  access::OrganisationKind kind;
  bool trains = false;
};

struct DemoPerson {
  std::string_view folder;          // of the key files
  int organisation;                 // its number
  std::vector<access::Role> roles;  // none: has a certificate and no account yet
  std::string_view last_name, first_name, middle_name, job_title;
  signatures::KeyKind key;
};

inline constexpr int first_centre = 101, second_centre = 102, training_employer = 201, ministry = 301;

std::span<DemoOrganisation const> demo_organisations();
std::span<DemoPerson const> demo_people();
DemoPerson const& demo_person(std::string_view folder);
std::string demo_inn(int number);  // of an organisation
std::string demo_ogrn(int number);
std::string demo_person_inn(int number);
std::string demo_snils(int number);  // 11 digits

}  // namespace obereg::app
