#include "access/admin_organisations/admin_organisations_http.hpp"

#include <charconv>

#include "access/accounts/accounts.hpp"
#include "access/refusals.hpp"
#include "core/text.hpp"
#include "platform/audit/audit.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

constexpr std::size_t longest_name = 500;

struct OrganisationForm {
  std::string name, inn, ogrn, kind;
  bool trains = false;
  std::vector<html::FieldError> errors;
};

OrganisationForm form_of(http::Fields const& fields) {
  return {text::tidy_spaces(fields.get("name")), text::tidy_spaces(fields.get("inn")),
          text::tidy_spaces(fields.get("ogrn")), fields.get("kind"),
          fields.get("trains") == "yes",         {}};
}

OrganisationForm form_of(Organisation const& organisation) {
  return {organisation.name,   organisation.inn,
          organisation.ogrn,   std::string(to_text(organisation.kind)),
          organisation.trains, {}};
}

Organisation checked(OrganisationForm& form) {
  auto const error = [&](char const* id, char const* words) { form.errors.push_back({id, words}); };
  auto const kind = organisation_kind_of(form.kind);
  if (form.name.empty()) error("name", "Напишите название, как в учредительных документах");
  if (text::length(form.name) > longest_name) error("name", "Не длиннее 500 знаков");
  if (!Inn::parse(form.inn)) error("inn", "ИНН состоит из 10 или 12 цифр; проверьте, нет ли опечатки");
  if (!form.ogrn.empty() && !Ogrn::parse(form.ogrn))
    error("ogrn", "ОГРН состоит из 13 или 15 цифр; проверьте опечатки");
  if (!kind) error("kind", "Выберите, что это за организация");
  if (form.trains && kind && *kind != OrganisationKind::training_centre && *kind != OrganisationKind::employer)
    error("trains", "Обучают только учебные центры и работодатели");
  // What a training centre is for need not be ticked.
  bool const trains = form.trains || kind == OrganisationKind::training_centre;
  return {{}, form.name, form.inn, form.ogrn, kind.value_or(OrganisationKind::employer), trains, {}, ""};
}

http::Response form_page(web::PageContext const& context, OrganisationForm const& form, std::string const& title,
                         std::string const& post_to) {
  std::vector<html::Choice> kinds;
  for (auto const kind : all_organisation_kinds)
    kinds.push_back({std::string(to_text(kind)), std::string(title_of(kind))});
  auto const text_field = [&](char const* id, char const* label, char const* hint, std::string const& value) {
    return html::field_view(id, label, hint, value, html::error_of(form.errors, id));
  };
  auto const ticked = form.trains ? std::vector<std::string>{"yes"} : std::vector<std::string>{};
  return web::show(
      context, title, "src/access/admin_organisations/organisation.html",
      {{"heading", title},
       {"post_to", post_to},
       {"summary", html::error_summary(form.errors)},
       {"name_field",
        text_field("name", "Полное название", "Как в документах, до знака: с ним сверяют записи", form.name)},
       {"inn_field", text_field("inn", "ИНН", "", form.inn)},
       {"ogrn_field", text_field("ogrn", "ОГРН", "Можно не заполнять", form.ogrn)},
       {"kind_field",
        html::choice_view("kind", "Вид организации", "", kinds, form.kind, html::error_of(form.errors, "kind"))},
       {"trains_field", html::checkboxes_view("trains", "Обучение", "", {{"yes", "Сама обучает по охране труда"}},
                                              ticked, html::error_of(form.errors, "trains"))}},
      form.errors.empty() ? 200 : 422);
}

std::string subject_of(OrganisationId id) {
  return "organisation:" + std::to_string(id.value);
}

// A number that another organisation has is the user's mistake, also when it was entered in the same moment.
template <class Work>
bool unless_inn_taken(OrganisationForm& form, Work&& work) try {
  work();
  return true;
} catch (database::ConstraintViolation const& violation) {
  if (violation.constraint != "uq_organisations_inn") throw;
  form.errors.push_back({"inn", web::in_words(refuse(refusals::inn_taken))});
  return false;
}

std::optional<Organisation> asked_organisation(web::PageContext const& context) {
  auto const id = context.request.id("organisation");
  if (!id) return std::nullopt;
  return context.read([&](database::ReadTx& tx) { return find_organisation(tx, {*id}); });
}

}  // namespace

http::Response show_organisations(web::PageContext const& context) {
  Search search{text::tidy_spaces(context.request.query.get("wanted"))};
  auto const before = context.request.query.get("before");
  std::from_chars(before.data(), before.data() + before.size(), search.before);
  auto const found = context.read([&](database::ReadTx& tx) { return organisations(tx, search); });
  std::vector<html::View> rows;
  for (auto const& organisation : found)
    rows.push_back({{"id", organisation.id.value},
                    {"name", organisation.name},
                    {"inn", organisation.inn},
                    {"kind", title_of(organisation.kind)},
                    {"is_blocked", organisation.blocked_at.has_value()}});
  auto const base = "/admin/organisations?wanted=" + web::in_query(search.wanted);
  auto const next = static_cast<int>(found.size()) == search.size
                        ? base + "&before=" + std::to_string(found.back().id.value)
                        : std::string();
  return web::show(context, "Организации", "src/access/admin_organisations/organisations.html",
                   {{"organisations", rows},
                    {"has_rows", !rows.empty()},
                    {"filter_action", "/admin/organisations"},
                    {"has_filter", !search.wanted.empty()},
                    {"wanted_field", html::field_view("wanted", "Название или ИНН", "", search.wanted, "")},
                    {"pages", html::pagination_view(search.before ? base : "", next, "")}});
}

http::Response show_add_organisation(web::PageContext const& context) {
  return form_page(context, {}, "Новая организация", "/admin/organisations/add");
}

http::Response submit_add_organisation(web::ActionContext const& context) {
  auto form = form_of(context.request.form);
  auto const organisation = checked(form);
  bool const added = form.errors.empty() && unless_inn_taken(form, [&] {
                       context.write([&](database::Tx& tx) {
                         auto const id = add_organisation(tx, organisation, context.now);
                         audit::record(tx, context.actor, "access.organisation-added", subject_of(id),
                                       organisation.name + ", ИНН " + organisation.inn, context.now);
                       });
                     });
  if (!added) return form_page(context, form, "Новая организация", "/admin/organisations/add");
  return http::see_other("/admin/organisations?wanted=" + organisation.inn);
}

http::Response show_organisation(web::PageContext const& context) {
  auto const organisation = asked_organisation(context);
  if (!organisation) return web::refused(context, refuse(web::not_found));
  return form_page(context, form_of(*organisation), organisation->name, context.request.path);
}

http::Response submit_organisation(web::ActionContext const& context) {
  auto const known = asked_organisation(context);
  if (!known) return web::refused(context, refuse(web::not_found));
  auto form = form_of(context.request.form);
  auto wanted = checked(form);
  wanted.id = known->id;
  bool const changed = form.errors.empty() && unless_inn_taken(form, [&] {
                         context.write([&](database::Tx& tx) {
                           change_organisation(tx, wanted);
                           audit::record(tx, context.actor, "access.organisation-changed", subject_of(known->id),
                                         "Было: " + known->name + ", ИНН " + known->inn + ". Стало: " + wanted.name +
                                             ", ИНН " + wanted.inn,
                                         context.now);
                         });
                       });
  if (!changed) return form_page(context, form, known->name, context.request.path);
  return http::see_other("/admin/organisations?wanted=" + wanted.inn);
}

}  // namespace obereg::access
