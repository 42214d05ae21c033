#include <algorithm>

#include "access/accounts/names.hpp"
#include "access/invite/sent_invitation.hpp"
#include "access/manage_people/manage_people.hpp"
#include "access/manage_people/people.hpp"
#include "access/manage_people/people_http.hpp"
#include "access/refusals.hpp"
#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

constexpr std::size_t longest_reason = 300;

AccountId asked_account(web::PageContext const& context) {
  return {context.request.id("account").value_or(0)};
}

std::vector<html::View> role_views(Person const& person, bool may_manage) {
  std::vector<html::View> views;
  for (auto const& held : person.roles)
    views.push_back({{"cabinet", held.cabinet},
                     {"title", title_of(held.role)},
                     {"may_take", may_manage && !is_given_by_the_system_alone(held.role)},
                     {"is_of_the_system", is_given_by_the_system_alone(held.role)}});
  return views;
}

html::View role_field(Person const& person, Organisation const& organisation, std::string const& error) {
  std::vector<html::Choice> choices;
  for (auto const role : roles_to_give(organisation)) {
    auto const is_it = [role](HeldRole const& held) { return held.role == role; };
    if (std::none_of(person.roles.begin(), person.roles.end(), is_it))
      choices.push_back({std::string(to_text(role)), std::string(title_of(role))});
  }
  return html::choice_view("role", "Роль", "", choices, "", error);
}

// What the card says of the way in by e-mail: an invitation that waits, and whether it may be sent again.
html::View invitation_view(web::PageContext const& context, Account const& account, bool may_manage) {
  return context.read([&](database::ReadTx& tx) -> html::View {
    if (!waits_for_invitation(tx, account)) return {};
    auto const sent = newest_invitation(tx, account.id);
    return {{"invitation", sent ? in_words(*sent, context.settings().zone, context.now) : "Приглашение не отправлено."},
            {"may_invite", may_manage},
            {"is_sent_now", context.request.query.get("done") == "invited"}};
  });
}

http::Response person_page(web::PageContext const& context, std::vector<html::FieldError> const& errors,
                           int status = 200) {
  auto const [person, organisation] = context.read([&](database::ReadTx& tx) {
    return std::pair(find_person(tx, context.actor.organisation, asked_account(context)),
                     find_organisation(tx, context.actor.organisation));
  });
  if (!person || !organisation) return web::refused(context, refuse(refusals::person_not_here));
  auto const& account = person->account;
  auto const name = full_name(account.last_name, account.first_name, account.middle_name);
  bool const may_manage = context.actor.may("organisation.manage-people");
  std::vector<std::string> suspended;
  for (auto const role : person->suspended) suspended.emplace_back(title_of(role));
  html::Page page;
  page.title = name;
  page.has_errors = status == 422;
  page.back_href = "/people";
  page.main = html::render(
      "src/access/manage_people/person.html",
      {{"account", account.id.value},
       {"csrf_token", context.csrf_token},
       {"name", name},
       {"organisation", organisation->name},
       {"job_title", account.job_title.empty() ? "не указана" : account.job_title},
       {"email", account.email.empty() ? "не указана" : account.email},
       {"signed_in_at",
        person->signed_in_at ? russian_moment(*person->signed_in_at, context.settings().zone) : "ещё не было"},
       {"is_blocked", account.blocked_at.has_value()},
       {"invitation_part", invitation_view(context, account, may_manage)},
       {"roles", role_views(*person, may_manage)},
       {"suspended", suspended},
       {"has_suspended", !suspended.empty()},
       {"why_suspended", person->why_suspended},
       {"may_give", may_manage && suspended.empty()},
       {"may_close", may_manage && !person->roles.empty() && account.id != context.actor.account},
       {"may_open", may_manage && !suspended.empty()},
       {"summary", html::error_summary(errors)},
       {"role_field", role_field(*person, *organisation, html::error_of(errors, "role"))},
       {"reason_field", html::field_view("reason", "Почему закрываете", "Причина уйдёт этому человеку письмом",
                                         context.request.form.get("reason"), html::error_of(errors, "reason"))}});
  return web::show(context, std::move(page), status);
}

// Back to the card, with the error at `field` where the change was refused; to the list where nothing is left to show.
http::Response answer(web::ActionContext const& context, std::string const& field, Result<void> const& done) {
  auto const account = asked_account(context);
  if (!done && done.error().kind == &refusals::person_not_here) return web::refused(context, done.error());
  if (!done) return person_page(context, {{field, web::in_words(done.error())}}, 422);
  auto const [person, own] = context.read([&](database::ReadTx& tx) {
    return std::pair(find_person(tx, context.actor.organisation, account), cabinets_of(tx, context.actor.account));
  });
  bool const still_administrator = std::any_of(own.begin(), own.end(), [&](Cabinet const& cabinet) {
    return cabinet.role == Role::organisation_administrator && cabinet.organisation.id == context.actor.organisation;
  });
  if (!still_administrator) return http::see_other("/account");
  return http::see_other(person ? "/people/" + std::to_string(account.value) : "/people");
}

template <class Change>
http::Response change(web::ActionContext const& context, std::string const& field, Change&& work) {
  return answer(context, field,
                context.write([&](database::Tx& tx) -> Result<void> { return work(tx, asked_account(context)); }));
}

}  // namespace

http::Response show_person(web::PageContext const& context) {
  auto response = person_page(context, {});
  if (response.status == 200)
    context.log_view("access.person-viewed", "account:" + std::to_string(asked_account(context).value), "");
  return response;
}

http::Response submit_give_role(web::ActionContext const& context) {
  auto const role = role_of(context.request.form.get("role"));
  if (!role) return person_page(context, {{"role", "Выберите роль"}}, 422);
  return change(context, "role", [&](database::Tx& tx, AccountId account) {
    return give_role(tx, context.actor, account, *role, context.now);
  });
}

http::Response submit_take_role(web::ActionContext const& context) {
  auto const cabinet = context.request.id("cabinet").value_or(0);
  auto const account = asked_account(context);
  bool const confirmed = context.request.form.get("confirmed") == "yes";
  auto const done = context.write(
      [&](database::Tx& tx) { return take_role(tx, context.actor, account, cabinet, confirmed, context.now); });
  if (!done && done.error().kind == &refusals::administrator_role_leaves)
    return web::show(context, "Забрать роль администратора организации?", "src/access/manage_people/confirm_take.html",
                     {{"account", account.value}, {"cabinet", cabinet}, {"warning", done.error().detail}}, 409);
  return answer(context, "", done);
}

http::Response submit_close_cabinets(web::ActionContext const& context) {
  auto const typed = context.request.form.get("reason");
  auto const reason = text::is_clean(typed) ? text::tidy_spaces(typed) : std::string();
  if (reason.empty()) return person_page(context, {{"reason", "Напишите, почему закрываете кабинеты"}}, 422);
  if (text::length(reason) > longest_reason) return person_page(context, {{"reason", "Не длиннее 300 знаков"}}, 422);
  return change(context, "reason", [&](database::Tx& tx, AccountId account) {
    return close_cabinets(tx, context.actor, account, reason, context.now);
  });
}

http::Response submit_open_cabinets(web::ActionContext const& context) {
  return change(context, "", [&](database::Tx& tx, AccountId account) {
    return open_cabinets(tx, context.actor, account, context.now);
  });
}

}  // namespace obereg::access
