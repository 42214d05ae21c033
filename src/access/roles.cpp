#include "access/roles.hpp"

#include <algorithm>
#include <stdexcept>

namespace obereg::access {

namespace {

constexpr Right view_own{"training.view-own", "Видеть свои записи, загрузки и наборы"};
constexpr Right view_sets{"training.view-sets", "Открывать наборы записей, их файлы и квитанции"};
constexpr Right view_registry{"training.view-registry", "Искать в реестре среди записей, которые роль видит"};
constexpr Right view_due{"training.view-due", "Видеть, кому пора обучаться"};
constexpr Right prepare{"training.prepare", "Вносить записи, загружать файлы, собирать наборы", true};
constexpr Right set_reminders{"training.set-reminders", "Настраивать напоминания об обучении", true};
constexpr Right sign{"training.sign", "Подписывать наборы, исправления и аннулирования", true};
constexpr Right view_employer{"training.view-employer", "Видеть записи о своих работниках"};
constexpr Right view_all{"training.view-all", "Видеть все записи реестра; каждый просмотр остаётся в журнале"};
constexpr Right ministry{"training.ministry", "Надзор: споры, аннулирование по решению, блокировка, сроки обучения",
                         true};
constexpr Right view_people{"organisation.view-people", "Видеть, у кого есть роли в своей организации"};
constexpr Right manage_people{"organisation.manage-people", "Добавлять людей своей организации, менять их роли", true};
constexpr Right review{"access.review", "Рассматривать заявки на доступ", true};
constexpr Right keep_accreditations{
    "accreditation.keep",
    "Вести реестр аккредитованных организаций, передавать дела другим исполнителям, видеть нагрузку и показатели",
    true};
// П. 57 регламента: «Заявителю не может быть отказано в приеме заявления (запроса)»: an organisation that is blocked as
// a provider of training applies as any other, so neither of the two is lost.
constexpr Right apply{"accreditation.apply", "Заполнять заявления об аккредитации и следить за ними"};
constexpr Right sign_application{"accreditation.sign", "Подписывать, подавать и отзывать заявления об аккредитации"};
constexpr Right see_applications{
    "accreditation.office", "Видеть журнал заявлений об аккредитации, открывать дела, запрашивать сведения у ведомств"};
constexpr Right register_applications{
    "accreditation.register",
    "Вносить заявления и отзывы с бумаги, передавать дела исполнителям, отправлять письма почтой", true};
constexpr Right examine_applications{"accreditation.examine",
                                     "Рассматривать переданные заявления об аккредитации, готовить решения", true};
constexpr Right decide_applications{"accreditation.decide", "Подписывать решения по заявлениям об аккредитации", true};
constexpr Right supervise_accreditation{"accreditation.supervise",
                                        "Отвечать на жалобы об аккредитации, вести план и итоги проверок", true};
constexpr Right admin{"admin", "Управлять системой: учётные записи, организации, УЦ, задания, журнал", true};

struct RoleRow {
  Role role;
  std::string_view text, title;
  std::vector<Right> rights;
};

std::vector<RoleRow> const& role_table() {
  static std::vector<RoleRow> const table{
      {Role::provider_preparer,
       "provider-preparer",
       "Готовит записи об обучении",
       {view_own, view_sets, view_registry, view_due, prepare, set_reminders, apply}},
      {Role::provider_signer,
       "provider-signer",
       "Готовит и подписывает записи об обучении",
       {view_own, view_sets, view_registry, view_due, prepare, sign, set_reminders, apply, sign_application}},
      {Role::employer_viewer,
       "employer-viewer",
       "Видит записи о своих работниках",
       {view_employer, view_registry, view_due, set_reminders, apply, sign_application}},
      {Role::organisation_administrator,
       "organisation-administrator",
       "Администратор организации",
       {view_people, manage_people, apply, sign_application}},
      {Role::ministry,
       "ministry",
       "Сотрудник министерства",
       {view_all, view_sets, view_registry, ministry, keep_accreditations, see_applications, register_applications,
        examine_applications, decide_applications, supervise_accreditation}},
      {Role::accreditation_registrar,
       "accreditation-registrar",
       "Общий отдел: регистрирует заявления",
       {see_applications, register_applications}},
      {Role::accreditation_officer,
       "accreditation-officer",
       "Ответственный исполнитель: рассматривает заявления",
       {see_applications, examine_applications}},
      {Role::accreditation_signatory,
       "accreditation-signatory",
       "Подписывает решения об аккредитации",
       {see_applications, decide_applications}},
      {Role::accreditation_head,
       "accreditation-head",
       "Руководит аккредитацией",
       {see_applications, register_applications, keep_accreditations, supervise_accreditation}},
      {Role::account_clerk, "account-clerk", "Рассматривает заявки на доступ", {review}},
      {Role::administrator, "administrator", "Администратор", {review, admin}},
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
    case Role::organisation_administrator:
      return true;
    case Role::ministry:
    case Role::accreditation_registrar:
    case Role::accreditation_officer:
    case Role::accreditation_signatory:
    case Role::accreditation_head:
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
    case Role::accreditation_registrar:
    case Role::accreditation_officer:
    case Role::accreditation_signatory:
    case Role::accreditation_head:
      return false;
    case Role::organisation_administrator:
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
    case Role::organisation_administrator:
      return "Личный кабинет администратора организации";
    case Role::ministry:
      return "Личный кабинет министерства";
    case Role::accreditation_registrar:
      return "Личный кабинет общего отдела";
    case Role::accreditation_officer:
      return "Личный кабинет ответственного исполнителя";
    case Role::accreditation_signatory:
      return "Личный кабинет подписанта";
    case Role::accreditation_head:
      return "Личный кабинет руководителя";
    case Role::account_clerk:
      return "Личный кабинет сотрудника, который рассматривает заявки";
    case Role::administrator:
      return "Личный кабинет администратора";
  }
  throw std::logic_error("an unknown role");
}

std::vector<std::string> permissions_of(Role role, bool organisation_is_blocked) {
  std::vector<std::string> permissions;
  for (auto const& right : row_of(role).rights)
    if (!right.changes || !organisation_is_blocked) permissions.emplace_back(right.permission);
  return permissions;
}

std::vector<Right> const& all_rights() {
  static std::vector<Right> const rights{view_own,
                                         view_sets,
                                         view_registry,
                                         view_due,
                                         view_employer,
                                         view_all,
                                         prepare,
                                         sign,
                                         set_reminders,
                                         ministry,
                                         view_people,
                                         manage_people,
                                         apply,
                                         sign_application,
                                         see_applications,
                                         register_applications,
                                         examine_applications,
                                         decide_applications,
                                         supervise_accreditation,
                                         keep_accreditations,
                                         review,
                                         admin};
  return rights;
}

bool has(Role role, std::string_view permission) {
  auto const& rights = row_of(role).rights;
  return std::any_of(rights.begin(), rights.end(), [&](Right const& right) { return right.permission == permission; });
}

bool is_given_by_the_system_alone(Role role) {
  constexpr OrganisationKind others[] = {OrganisationKind::training_centre, OrganisationKind::employer,
                                         OrganisationKind::sout_organisation};
  return std::none_of(std::begin(others), std::end(others), [&](auto kind) { return fits(role, kind, true); });
}

bool is_entered_by_the_system_alone(OrganisationKind kind) {
  return kind == OrganisationKind::ministry || kind == OrganisationKind::operator_;
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
