#include "access/api_keys/api_keys_http.hpp"

#include "access/api_keys/api_keys.hpp"
#include "access/refusals.hpp"
#include "access/roles.hpp"
#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

constexpr std::size_t longest_name = 100;

struct KeyForm {
  std::string name;
  std::vector<std::string> scopes;
  std::vector<html::FieldError> errors;
};

html::View key_view(ApiKey const& key, web::Settings const& settings) {
  std::vector<std::string> scopes;
  for (auto const& scope : key.scopes) scopes.emplace_back(scope_title(scope));
  return {{"id", key.id},
          {"name", key.name},
          {"scopes", scopes},
          {"created_at", russian_moment(key.created_at, settings.zone)},
          {"used_at", key.used_at ? russian_moment(*key.used_at, settings.zone) : std::string("ещё не использовался")},
          {"revoked_at", key.revoked_at ? russian_moment(*key.revoked_at, settings.zone) : std::string()}};
}

// `made` is the new key: this answer alone shows it.
http::Response keys_page(web::PageContext const& context, KeyForm const& form, std::string const& made) {
  auto const keys = context.read([&](database::ReadTx& tx) { return own_keys(tx, context.actor); });
  std::vector<html::View> rows;
  for (auto const& key : keys) rows.push_back(key_view(key, context.settings()));
  std::vector<html::Choice> choices;
  for (auto const& scope : offered_scopes(context.actor)) choices.push_back({scope, std::string(scope_title(scope))});
  auto const name = html::field_view("name", "Для чего ключ", "Например: 1С:Зарплата, сервер в Туле", form.name,
                                     html::error_of(form.errors, "name"));
  auto const scopes = html::checkboxes_view("scope", "Что программе можно", "", choices, form.scopes,
                                            html::error_of(form.errors, "scope"));
  return web::show(context, "Ключи для программ", "src/access/api_keys/api_keys.html",
                   {{"keys", rows},
                    {"made", made},
                    {"may_make", !choices.empty()},
                    {"summary", html::error_summary(form.errors)},
                    {"name_field", name},
                    {"scope_field", scopes}},
                   form.errors.empty() ? 200 : 422)
      .with("Cache-Control", "no-store");
}

}  // namespace

http::Response show_api_keys(web::PageContext const& context) {
  return keys_page(context, {}, "");
}

// No redirect where the key was made: the answer to this request is the only one that may hold it. Sending the form
// again makes another key, which its owner sees in the list and can revoke.
http::Response submit_api_key(web::ActionContext const& context) {
  KeyForm form{text::tidy_spaces(context.request.form.get("name")), context.request.form.every("scope"), {}};
  if (form.name.empty()) form.errors.push_back({"name", "Напишите, для какой программы ключ"});
  if (text::length(form.name) > longest_name) form.errors.push_back({"name", "Не длиннее 100 знаков"});
  if (!form.errors.empty()) return keys_page(context, form, "");
  auto const key =
      context.write([&](database::Tx& tx) { return make_key(tx, context.actor, form.name, form.scopes, context.now); });
  if (!key) {
    form.errors.push_back({"scope", std::string(key.error().kind->advice)});
    return keys_page(context, form, "");
  }
  return keys_page(context, {}, *key);
}

http::Response submit_revoke_key(web::ActionContext const& context) {
  auto const id = context.request.id("key");
  bool const known =
      id && context.write([&](database::Tx& tx) { return revoke_key(tx, context.actor, *id, context.now); });
  if (!known) return web::refused(context, refuse(web::not_found));
  return http::see_other("/account/api-keys");
}

}  // namespace obereg::access
