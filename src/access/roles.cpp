#include "access/roles.hpp"

#include <algorithm>
#include <stdexcept>

namespace obereg::access {

namespace {

struct RoleRow {
  Role role;
  std::string_view text, title;
  std::vector<std::string_view> views, changes;
};

std::vector<RoleRow> const& role_table() {
  static std::vector<RoleRow> const table{
      {Role::provider_preparer,
       "provider-preparer",
       "Готовит записи об обучении",
       {"training.view-own", "training.view-sets", "training.view-registry", "training.view-due"},
       {"training.prepare", "training.set-reminders"}},
      {Role::provider_signer,
       "provider-signer",
       "Готовит и подписывает записи об обучении",
       {"training.view-own", "training.view-sets", "training.view-registry", "training.view-due"},
       {"training.prepare", "training.sign", "training.set-reminders"}},
      {Role::employer_viewer,
       "employer-viewer",
       "Видит записи о своих работниках",
       {"training.view-employer", "training.view-registry", "training.view-due"},
       {"training.set-reminders"}},
      {Role::ministry,
       "ministry",
       "Сотрудник министерства",
       {"training.view-all", "training.view-sets", "training.view-registry"},
       {"training.ministry"}},
      {Role::account_clerk, "account-clerk", "Рассматривает заявки на доступ", {}, {"access.review"}},
      {Role::administrator, "administrator", "Администратор", {}, {"access.review", "admin"}},
  };
  return table;
}

RoleRow const& row_of(Role role) {
  for (auto const& row : role_table())
    if (row.role == role) return row;
  throw std::logic_error("a role without a row");
}

}  // namespace

std::string_view to_text(Role role) {
  return row_of(role).text;
}

std::optional<Role> role_of(std::string_view text) {
  for (auto const& row : role_table())
    if (row.text == text) return row.role;
  return std::nullopt;
}

std::string_view title_of(Role role) {
  return row_of(role).title;
}

std::string_view to_text(OrganisationKind kind) {
  switch (kind) {
    case OrganisationKind::training_centre:
      return "training-centre";
    case OrganisationKind::employer:
      return "employer";
    case OrganisationKind::sout_organisation:
      return "sout-organisation";
    case OrganisationKind::ministry:
      return "ministry";
    case OrganisationKind::operator_:
      return "operator";
  }
  throw std::logic_error("an unknown kind of organisation");
}

std::optional<OrganisationKind> organisation_kind_of(std::string_view text) {
  for (auto const kind : all_organisation_kinds)
    if (to_text(kind) == text) return kind;
  return std::nullopt;
}

std::string_view title_of(OrganisationKind kind) {
  switch (kind) {
    case OrganisationKind::training_centre:
      return "Учебный центр";
    case OrganisationKind::employer:
      return "Работодатель";
    case OrganisationKind::sout_organisation:
      return "Организация, проводящая СОУТ";
    case OrganisationKind::ministry:
      return "Министерство";
    case OrganisationKind::operator_:
      return "Оператор системы";
  }
  throw std::logic_error("an unknown kind of organisation");
}

bool fits(Role role, OrganisationKind kind, bool trains) {
  switch (role) {
    case Role::provider_preparer:
    case Role::provider_signer:
      return trains;
    case Role::employer_viewer:
      return kind == OrganisationKind::employer;
    case Role::ministry:
      return kind == OrganisationKind::ministry;
    case Role::account_clerk:
    case Role::administrator:
      return kind == OrganisationKind::operator_ || kind == OrganisationKind::ministry;
  }
  return false;
}

bool needs_second_factor(Role role) {
  switch (role) {
    case Role::provider_preparer:
    case Role::provider_signer:
    case Role::employer_viewer:
    case Role::ministry:
      return false;
    case Role::account_clerk:
    case Role::administrator:
      return true;
  }
  throw std::logic_error("an unknown role");
}

std::string_view cabinet_title(Role role, OrganisationKind kind) {
  switch (role) {
    case Role::provider_preparer:
    case Role::provider_signer:
      return kind == OrganisationKind::employer ? "Личный кабинет организации, обучающей своих работников"
                                                : "Личный кабинет учебного центра";
    case Role::employer_viewer:
      return "Личный кабинет работодателя";
    case Role::ministry:
      return "Личный кабинет министерства";
    case Role::account_clerk:
      return "Личный кабинет сотрудника, который рассматривает заявки";
    case Role::administrator:
      return "Личный кабинет администратора";
  }
  throw std::logic_error("an unknown role");
}

std::vector<std::string> permissions_of(Role role, bool organisation_is_blocked) {
  auto const& row = row_of(role);
  std::vector<std::string> permissions(row.views.begin(), row.views.end());
  if (!organisation_is_blocked) permissions.insert(permissions.end(), row.changes.begin(), row.changes.end());
  return permissions;
}

std::string_view scope_title(std::string_view permission) {
  if (permission == "training.view-own") return "Видеть свои записи, наборы и загрузки";
  if (permission == "training.prepare") return "Отправлять файлы с записями";
  if (permission == "training.sign") return "Отправлять готовые подписи наборов";
  if (permission == "training.view-employer") return "Видеть записи о своих работниках";
  if (permission == "admin") return "Следить за работой системы";
  return "";
}

}  // namespace obereg::access
