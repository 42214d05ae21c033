#include "access/review_requests/request_page.hpp"

#include <algorithm>

#include "access/accounts/accounts.hpp"
#include "access/accounts/names.hpp"
#include "access/request_access/certificate_checks.hpp"
#include "access/requests/certificate_facts.hpp"
#include "access/requests/request_views.hpp"
#include "access/review_requests/alike.hpp"
#include "access/review_requests/compare.hpp"
#include "core/text.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

struct Card {
  AccessRequest request;
  RequestCertificates certificates;
  std::vector<RequestEvent> events;
  Alike like;
  std::vector<Comparison> compared;  // of like.accounts, one by one
  std::optional<Organisation> organisation, sout;
  std::optional<Account> clerk;
};

Card read_card(database::ReadTx& tx, RequestId id) {
  auto request = find_request(tx, id).value();
  auto const& applicant = request.applicant;
  auto certificates = certificates_of(tx, id);
  auto like = alike(tx, request);
  std::vector<Comparison> compared;
  for (auto const& account : like.accounts)
    compared.push_back(compare(request, certificates.user, account, known_person(tx, account.id)));
  return {request,
          std::move(certificates),
          events_of(tx, id),
          std::move(like),
          std::move(compared),
          find_organisation_by_inn(tx, applicant.inn),
          applicant.sout_organisation ? find_organisation(tx, *applicant.sout_organisation) : std::nullopt,
          request.clerk ? find_account(tx, *request.clerk) : std::nullopt};
}

std::vector<html::View> applicant_rows(Card const& card) {
  auto const& applicant = card.request.applicant;
  std::vector<html::View> rows;
  auto const add = [&](char const* key, std::string const& value) {
    rows.push_back({{"key", key}, {"value", value}, {"is_number", false}, {"change_href", ""}});
  };
  add("Имя", full_name(applicant.last_name, applicant.first_name, applicant.middle_name));
  add("Должность", applicant.job_title);
  add("Почта", applicant.email);
  add("Телефон", applicant.phone);
  add("Организация", applicant.organisation_name);
  add("ИНН", applicant.inn);
  add("ОГРН", applicant.ogrn);
  add("Нужен кабинет", std::string(title_of(applicant.cabinet)));
  add("Организация, проводящая СОУТ", card.sout ? card.sout->name : "не выбрано");
  return rows;
}

std::string name_of(Account const& account) {
  return full_name(account.last_name, account.first_name, account.middle_name);
}

// What tells namesakes apart: e-mail and job, where they are known.
std::string about(Account const& account) {
  auto words = account.email;
  if (!account.job_title.empty()) words += (words.empty() ? "" : ", ") + account.job_title;
  return words;
}

html::View compared_row(ComparedPart const& part) {
  bool const is_same = part.standing == Standing::same;
  bool const differs = part.standing == Standing::differs;
  return {{"what", part.what},
          {"stated", part.stated},
          {"known", part.known},
          {"tag", is_same   ? "Совпадает"
                  : differs ? "Отличается"
                            : "Неизвестно"},
          {"colour", is_same   ? "green"
                     : differs ? "red"
                               : "yellow"}};
}

std::vector<html::View> alike_rows(Card const& card, bool may_see_accounts) {
  std::vector<html::View> rows;
  for (std::size_t i = 0; i < card.like.accounts.size(); ++i) {
    auto const& account = card.like.accounts[i];
    std::vector<html::View> parts;
    for (auto const& part : card.compared[i].parts) parts.push_back(compared_row(part));
    rows.push_back({{"name", name_of(account)},
                    {"about", about(account)},
                    {"href", may_see_accounts ? "/admin/accounts/" + std::to_string(account.id.value) : ""},
                    {"is_blocked", account.blocked_at.has_value()},
                    {"is_another", card.compared[i].is_another_person},
                    {"parts", parts}});
  }
  return rows;
}

std::string organisation_words(Card const& card) {
  if (!card.organisation) return "Организации с таким ИНН в системе нет: она будет добавлена с названием из заявки.";
  auto const& known = *card.organisation;
  std::string words = "Организация уже есть: " + known.name + ", " + std::string(title_of(known.kind)) + ".";
  if (known.name != card.request.applicant.organisation_name)
    words += " В заявке она названа иначе; название останется прежним.";
  return words;
}

std::vector<html::View> alike_request_rows(Card const& card) {
  std::vector<html::View> rows;
  for (auto const& other : card.like.requests)
    rows.push_back(
        {{"id", other.id.value},
         {"name", full_name(other.applicant.last_name, other.applicant.first_name, other.applicant.middle_name)},
         {"organisation", other.applicant.organisation_name},
         {"state", title_of(other.state)},
         {"same", same_in(card.request, other)}});
  return rows;
}

// Whose the certificate is or was, before anybody decides.
std::string bound_words(Card const& card, bool may_give_back) {
  auto const& bound = card.like.bound;
  if (!bound || is_decided(card.request.state)) return "";
  auto const& accounts = card.like.accounts;
  auto const owner =
      std::find_if(accounts.begin(), accounts.end(), [&](Account const& one) { return one.id == bound->account; });
  auto const whose = "«" + name_of(*owner) + "»";
  if (!bound->removed_at)
    return "Этот сертификат уже привязан к учётной записи " + whose +
           ". Одобрить заявку нельзя: человек входит этим сертификатом и так.";
  if (!is_taken_away(*bound))
    return "Этот сертификат был у учётной записи " + whose + ", владелец отвязал его сам. Вернуть его можно только ей.";
  return "Этот сертификат отвязал от учётной записи " + whose + " администратор. " +
         (may_give_back ? "Одобрив заявку с этой записью, вы вернёте его."
                        : "Привязать его снова может только администратор системы: верните заявку в очередь.");
}

html::View account_field(Card const& card, http::Fields const& typed, std::vector<html::FieldError> const& errors) {
  std::vector<html::Choice> choices{{"new", "Новая учётная запись"}};
  for (std::size_t i = 0; i < card.like.accounts.size(); ++i) {
    auto const& account = card.like.accounts[i];
    if (!card.compared[i].is_another_person)
      choices.push_back(
          {std::to_string(account.id.value), "Привязать сертификат к записи: " + name_of(account), about(account)});
  }
  // Where something is alike the clerk chooses: a second account of one person is hard to undo.
  auto const chosen = typed.get("account").empty() && card.like.is_empty() ? "new" : typed.get("account");
  return html::choice_view("account", "Чья учётная запись", "", choices, chosen, html::error_of(errors, "account"));
}

// Asked once an account was chosen that is not surely the applicant's.
std::vector<html::View> confirmed_fields(Card const& card, http::Fields const& typed,
                                         std::vector<html::FieldError> const& errors) {
  for (std::size_t i = 0; i < card.like.accounts.size(); ++i) {
    auto const& compared = card.compared[i];
    if (typed.get("account") != std::to_string(card.like.accounts[i].id.value) || compared.doubt.empty()) continue;
    return {html::checkboxes_view("confirmed", "Тот ли это человек", compared.doubt,
                                  {{compared.doubt, "Это тот же человек, я это проверил"}}, typed.every("confirmed"),
                                  html::error_of(errors, "confirmed"))};
  }
  return {};
}

// Only what fits the organisation, where it is known.
html::View roles_field(Card const& card, http::Fields const& typed, std::vector<html::FieldError> const& errors,
                       bool is_administrator) {
  std::vector<html::Choice> choices;
  for (auto const role : all_roles)
    if ((is_administrator || !is_given_by_the_system_alone(role)) &&
        (!card.organisation || fits(role, card.organisation->kind, card.organisation->trains)))
      choices.push_back({std::string(to_text(role)), std::string(title_of(role)),
                         is_given_by_the_system_alone(role) ? "Даёт только администратор системы" : ""});
  auto chosen = typed.every("roles");
  if (!typed.has("approving")) chosen = {std::string(to_text(card.request.applicant.cabinet))};
  auto const asked = card.request.applicant.cabinet;
  bool const is_listed = !card.organisation || fits(asked, card.organisation->kind, card.organisation->trains);
  auto const hint = is_listed ? std::string("Отмечена та, о которой просят")
                              : "Просят роль «" + std::string(title_of(asked)) + "», но организация записана как «" +
                                    std::string(title_of(card.organisation->kind)) +
                                    "», и такой роли в ней нет. Дайте другую или попросите исправить заявку";
  return html::checkboxes_view("roles", "Роли", hint, choices, chosen, html::error_of(errors, "roles"));
}

std::vector<html::View> kind_fields(Card const& card, http::Fields const& typed,
                                    std::vector<html::FieldError> const& errors, bool is_administrator) {
  if (card.organisation) return {};
  std::vector<html::Choice> choices{{"", "Выберите"}};
  for (auto const kind : all_organisation_kinds)
    if (is_administrator || !is_entered_by_the_system_alone(kind))
      choices.push_back({std::string(to_text(kind)), std::string(title_of(kind))});
  auto const* const hint = is_administrator ? "" : "Министерство и оператора системы вносит администратор";
  return {html::choice_view("kind", "Что это за организация", hint, choices, typed.get("kind"),
                            html::error_of(errors, "kind"))};
}

std::vector<html::View> trains_fields(Card const& card, http::Fields const& typed) {
  if (card.organisation) return {};
  return {html::checkboxes_view("trains", "Обучение", "", {{"yes", "Сама обучает своих работников и вносит записи"}},
                                typed.every("trains"), "")};
}

void show_decisions(html::View& view, web::PageContext const& context, Card const& card,
                    std::vector<html::FieldError> const& errors) {
  auto const& typed = context.request.form;
  view.set("organisation_words", organisation_words(card));
  view.set("account_field", account_field(card, typed, errors))
      .set("roles_field", roles_field(card, typed, errors, context.actor.may("admin")));
  view.set("confirmed_field", confirmed_fields(card, typed, errors)).set("trains_field", trains_fields(card, typed));
  view.set("kind_field", kind_fields(card, typed, errors, context.actor.may("admin")));
  view.set("what_field", html::field_view("what", "Что исправить", "Заявитель прочтёт это в письме", typed.get("what"),
                                          html::error_of(errors, "what")));
  view.set("reason_field", html::choice_view("reason", "Причина отказа", "", refusal_reasons(), typed.get("reason"),
                                             html::error_of(errors, "reason")));
  view.set("own_reason_field", html::field_view("own_reason", "Своими словами",
                                                "Если причины нет в списке или её нужно пояснить: уйдёт вместе с ней",
                                                typed.get("own_reason"), html::error_of(errors, "own_reason")));
}

void show_state(html::View& view, web::PageContext const& context, Card const& card) {
  auto const& request = card.request;
  bool const own = request.state == RequestState::in_work && request.clerk == context.actor.account;
  view.set("address", "/applications/" + std::to_string(request.id.value));
  view.set("state", title_of(request.state)).set("colour", colour_of(request.state));
  view.set("due_explained", request.due.explained).set("reason", request.reason);
  view.set("clerk", card.clerk ? name_of(*card.clerk) : std::string());
  view.set("account_href", request.account && context.actor.may("admin")
                               ? "/admin/accounts/" + std::to_string(request.account->value)
                               : std::string());
  view.set("is_decided", is_decided(request.state));
  view.set("may_take", request.state == RequestState::received).set("may_decide", own);
  view.set("may_take_over", request.state == RequestState::in_work && !own);
  view.set("holder", request.clerk ? request.clerk->value : 0);
  show_due(view, request, context.now, context.settings().zone);
}

}  // namespace

std::vector<html::Choice> const& refusal_reasons() {
  static std::vector<html::Choice> const reasons{
      {"", "Выберите"},
      {"not-employee", "Организация не подтвердила, что вы в ней работаете"},
      {"no-need", "Организации не нужен такой кабинет"},
      {"ca-not-accredited", "Сертификат выдан центром, который не аккредитован"},
      {"duplicate", "У вас уже есть учётная запись с действующим сертификатом"},
      {own_reason, "Другая: напишу сам"}};
  return reasons;
}

http::Response request_page(web::PageContext const& context, RequestId id, std::vector<html::FieldError> const& errors,
                            int status) {
  auto const card = context.read([&](database::ReadTx& tx) { return read_card(tx, id); });
  auto const checks =
      check_certificates(*context.trust().get(), card.certificates, card.request.applicant, context.now);
  auto view = html::error_summary(errors);
  auto const heading = "Заявка № " + std::to_string(id.value);
  view.set("heading", heading).set("actions", "");
  show_state(view, context, card);
  view.set("applicant", html::View{{"rows", applicant_rows(card)}});
  view.set("checks", check_rows(checks)).set("ca_unknown", is_ca_unknown(checks));
  view.set("user", html::View{{"rows", certificate_rows(card.certificates.user)}});
  view.set("ca", html::View{{"rows", certificate_rows(card.certificates.ca)}});
  view.set("has_alike", !card.like.accounts.empty()).set("alike", alike_rows(card, context.actor.may("admin")));
  view.set("has_requests", !card.like.requests.empty()).set("requests", alike_request_rows(card));
  view.set("bound_words", bound_words(card, context.actor.may("admin")));
  view.set("events", timeline_rows(card.events, true, context.settings().zone));
  show_decisions(view, context, card, errors);
  // The request went to a colleague meanwhile: what was typed is there to be copied.
  auto const& form = context.request.form;
  auto const typed = text::tidy_spaces(form.get("what") + " " + form.get("own_reason"));
  view.set("typed", card.request.clerk == context.actor.account ? std::string() : typed);
  return web::show(context, heading, "src/access/review_requests/request.html", std::move(view), status);
}

}  // namespace obereg::access
