// Roles and what each of them may do: the one table that every check of a right rests on.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace obereg::access {

enum class Role {
  provider_preparer,
  provider_signer,
  employer_viewer,
  organisation_administrator,
  ministry,  // of a ministry where one person does everything: what the four below may do, and the training registry
  accreditation_registrar,
  accreditation_officer,
  accreditation_signatory,
  accreditation_head,
  account_clerk,
  administrator
};
inline constexpr Role all_roles[] = {Role::provider_preparer,
                                     Role::provider_signer,
                                     Role::employer_viewer,
                                     Role::organisation_administrator,
                                     Role::ministry,
                                     Role::accreditation_registrar,
                                     Role::accreditation_officer,
                                     Role::accreditation_signatory,
                                     Role::accreditation_head,
                                     Role::account_clerk,
                                     Role::administrator};

enum class OrganisationKind { training_centre, employer, sout_organisation, ministry, operator_ };
inline constexpr OrganisationKind all_organisation_kinds[] = {
    OrganisationKind::training_centre, OrganisationKind::employer, OrganisationKind::sout_organisation,
    OrganisationKind::ministry, OrganisationKind::operator_};

std::string_view to_text(Role role);  // "provider-signer": in the database and in commands
std::optional<Role> role_of(std::string_view text);
std::string_view title_of(Role role);  // Russian: "Подписывает наборы записей"

std::string_view to_text(OrganisationKind kind);  // "training-centre"
std::optional<OrganisationKind> organisation_kind_of(std::string_view text);
std::string_view title_of(OrganisationKind kind);

// Whether a person of such an organisation may be given the role. `trains`: it enters training records.
bool fits(Role role, OrganisationKind kind, bool trains);

// Whether a password alone is too little to sign in with this role (ACC-05).
bool needs_second_factor(Role role);

// "Личный кабинет учебного центра"
std::string_view cabinet_title(Role role, OrganisationKind kind);

// A blocked organisation keeps the right to see and loses the right to change.
std::vector<std::string> permissions_of(Role role, bool organisation_is_blocked = false);

// What a permission lets its holder do, for the matrix of roles.
struct Right {
  std::string_view permission, title;  // Russian: "Подписывать наборы, исправления и аннулирования"
  bool changes = false;  // lost while the organisation is blocked
};
// Every right that a role has, in the order of the matrix. A role's rights are taken from the same table, so that none
// is without words.
std::vector<Right> const& all_rights();
bool has(Role role, std::string_view permission);
// Those that only the administrator of the system gives: of a ministry or the operator, they reach beyond one
// organisation.
bool is_given_by_the_system_alone(Role role);
// Of organisations whose people hold such roles: the ministry, the operator. Only the administrator enters them.
bool is_entered_by_the_system_alone(OrganisationKind kind);

// Permissions that a key for programs may carry; "" for the others.
std::string_view scope_title(std::string_view permission);

}  // namespace obereg::access
