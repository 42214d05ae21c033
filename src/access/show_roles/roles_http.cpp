#include "access/show_roles/roles_http.hpp"

#include "access/roles.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

html::View right_view(Right const& right) {
  std::vector<html::View> cells;
  for (auto const role : all_roles)
    cells.push_back({{"role", title_of(role)}, {"is_held", has(role, right.permission)}});
  return {{"title", right.title}, {"cells", cells}, {"changes", right.changes}};
}

// In which organisations a role is given, in words: "Учебный центр, Работодатель, если обучает".
std::string organisations_for(Role role) {
  std::string words;
  for (auto const kind : all_organisation_kinds) {
    bool const always = fits(role, kind, false), training = fits(role, kind, true);
    if (!always && !training) continue;
    words += (words.empty() ? "" : ", ") + std::string(title_of(kind));
    if (!always && kind != OrganisationKind::training_centre) words += " (если обучает)";
  }
  return words;
}

html::View role_view(Role role) {
  return {{"title", title_of(role)},
          {"organisations", organisations_for(role)},
          {"given_by", is_given_by_the_system_alone(role)
                           ? "Администратор системы"
                           : "Администратор организации, администратор системы, при рассмотрении заявки"}};
}

}  // namespace

http::Response show_roles(web::PageContext const& context) {
  std::vector<html::View> rights, roles;
  for (auto const& right : all_rights()) rights.push_back(right_view(right));
  for (auto const role : all_roles) roles.push_back(role_view(role));
  return web::show(context, "Роли и права", "src/access/show_roles/roles.html", {{"roles", roles}, {"rights", rights}});
}

}  // namespace obereg::access
