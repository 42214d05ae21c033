#include "access/admin_accounts/admin_accounts_http.hpp"

#include <charconv>

#include "access/accounts/names.hpp"
#include "access/admin_accounts/account_page.hpp"
#include "access/admin_accounts/admin_accounts.hpp"
#include "access/own_certificates/whose_certificate.hpp"
#include "access/refusals.hpp"
#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/searches/kept_search.hpp"
#include "platform/web/sign_panel.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

// The account that the address names; a POST to one that is not there changes nothing.
std::optional<AccountId> asked_account(web::PageContext const& context) {
  auto const id = context.request.id("account");
  if (!id) return std::nullopt;
  auto const found = context.read([&](database::ReadTx& tx) { return find_account(tx, {*id}); });
  return found ? std::optional(found->id) : std::nullopt;
}

// Runs the change and comes back to the card, with the error where it was refused.
template <class Change>
http::Response change(web::ActionContext const& context, std::string const& field, Change&& work) {
  auto const account = asked_account(context);
  if (!account) return web::refused(context, refuse(web::not_found));
  auto const done = context.write([&](database::Tx& tx) -> Result<void> { return work(tx, *account); });
  if (!done) return account_page(context, *account, {{field, web::in_words(done.error())}});
  return http::see_other("/admin/accounts/" + std::to_string(account->value));
}

Result<signatures::Certificate> sent_certificate(http::Request const& request) {
  auto const* file = request.file("certificate");
  // A form without a chosen file sends an empty one.
  if (!file || file->size == 0) return refuse(refusals::certificate_missing);
  return signatures::parse_certificate(web::sent_bytes(*file));
}

}  // namespace

namespace {

// Found ones are shown without further pages: their addresses would have to carry the name that was sought.
http::Response accounts_page(web::PageContext const& context, Search const& search) {
  auto const found = context.read([&](database::ReadTx& tx) { return accounts(tx, search); });
  std::vector<html::View> rows;
  for (auto const& account : found)
    rows.push_back({{"id", account.id.value},
                    {"name", full_name(account.last_name, account.first_name, account.middle_name)},
                    {"email", account.email},
                    {"created_at", russian_moment(account.created_at, context.settings().zone)},
                    {"is_blocked", account.blocked_at.has_value()}});
  std::string const base = "/admin/accounts";
  bool const is_full = static_cast<int>(found.size()) == search.size;
  auto const next =
      is_full && search.wanted.empty() ? base + "?before=" + std::to_string(found.back().id.value) : std::string();
  html::Page page;
  page.title = "Учётные записи";
  page.main = html::render("src/access/admin_accounts/accounts.html",
                           {{"csrf_token", context.csrf_token},
                            {"accounts", rows},
                            {"has_rows", !rows.empty()},
                            {"filter_action", base},
                            {"search_action", base},
                            {"is_cut", is_full && !search.wanted.empty()},
                            {"has_filter", !search.wanted.empty()},
                            {"wanted_field", html::field_view("wanted", "Имя или почта", "", search.wanted, "")},
                            {"pages", html::pagination_view(search.before ? base : "", next, "")}});
  return web::show(context, std::move(page));
}

}  // namespace

http::Response show_accounts(web::PageContext const& context) {
  auto const sought = web::sought(context);
  if (!sought) return web::refused(context, sought.error());
  Search search{text::tidy_spaces(sought->get("wanted"))};
  auto const before = context.request.query.get("before");
  std::from_chars(before.data(), before.data() + before.size(), search.before);
  return accounts_page(context, search);
}

http::Response submit_search_accounts(web::ActionContext const& context) {
  return web::show_found(context);
}

http::Response show_account(web::PageContext const& context) {
  auto const account = asked_account(context);
  if (!account) return web::refused(context, refuse(web::not_found));
  context.log_view("access.account-viewed", "account:" + std::to_string(account->value), "");
  return account_page(context, *account, {});
}

http::Response show_add_account(web::PageContext const& context) {
  return add_account_page(context, {}, {});
}

namespace {

// The file of this form, or what it brought before and holds still.
Result<signatures::Certificate> sent_or_kept_certificate(http::Request const& request) {
  auto sent = sent_certificate(request);
  auto const kept = text::from_base64(request.form.get("kept_certificate"));
  bool const nothing_sent = !sent && sent.error().kind == &refusals::certificate_missing;
  return nothing_sent && !kept.empty() ? signatures::parse_certificate(kept) : std::move(sent);
}

// What the certificate states otherwise than the form. An organisation that is not there is refused later.
std::vector<Refusal> differences_of(database::ReadTx& tx, NewAccount const& wanted) {
  auto const organisation = find_organisation_by_inn(tx, wanted.inn);
  if (!wanted.certificate || !organisation) return {};
  auto const& person = wanted.person;
  return differences({full_name(person.last_name, person.first_name, person.middle_name), {}, {*organisation}},
                     *wanted.certificate);
}

char const* field_of(RefusalKind const& kind) {
  if (&kind == &refusals::certificate_taken) return "certificate";
  bool const is_address =
      &kind == &refusals::login_taken || &kind == &refusals::address_invited || &kind == &address_has_account;
  return is_address ? "email" : "inn";
}

}  // namespace

http::Response submit_add_account(web::ActionContext const& context) {
  auto const& fields = context.request.form;
  NewAccount wanted;
  auto errors = check_new_account(fields, wanted);
  auto certificate = sent_or_kept_certificate(context.request);
  if (certificate)
    wanted.certificate = std::move(*certificate);
  else if (certificate.error().kind != &refusals::certificate_missing)
    errors.push_back({"certificate", web::in_words(certificate.error())});
  else if (wanted.person.email.empty())
    errors.push_back({"email", "Приложите сертификат или напишите почту: на неё придёт приглашение"});
  if (!errors.empty()) return add_account_page(context, fields, errors);
  auto const found = context.read([&](database::ReadTx& tx) { return differences_of(tx, wanted); });
  wanted.despite = in_words(found);
  // Confirmed is what was shown: a form that was changed since is asked about anew.
  if (!found.empty() && fields.get("confirmed") != wanted.despite) {
    DoubtfulCertificate const doubtful{*wanted.certificate, found};
    return add_account_page(context, fields, {{"certificate", wanted.despite}}, &doubtful);
  }
  auto const added = context.write(
      [&](database::Tx& tx) { return create_account(tx, context.actor, wanted, context.settings(), context.now); });
  if (!added) return add_account_page(context, fields, {{field_of(*added.error().kind), web::in_words(added.error())}});
  return http::see_other("/admin/accounts/" + std::to_string(added->value) +
                         (wanted.certificate ? "" : "?done=invited"));
}

http::Response submit_block(web::ActionContext const& context) {
  auto const reason = text::tidy_spaces(context.request.form.get("reason"));
  auto const account = asked_account(context);
  if (account && reason.empty()) return account_page(context, *account, {{"reason", "Напишите причину блокировки"}});
  return change(context, "reason", [&](database::Tx& tx, AccountId id) {
    return block(tx, context.settings(), context.actor, id, reason, context.now);
  });
}

http::Response submit_unblock(web::ActionContext const& context) {
  return change(context, "reason", [&](database::Tx& tx, AccountId id) -> Result<void> {
    unblock(tx, context.settings(), context.actor, id, context.now);
    return boost::system::in_place_value;
  });
}

http::Response submit_add_cabinet(web::ActionContext const& context) {
  auto const inn = text::tidy_spaces(context.request.form.get("inn"));
  auto const role = role_of(context.request.form.get("role"));
  if (!role) return web::refused(context, refuse(web::not_found));
  return change(context, "inn", [&](database::Tx& tx, AccountId id) {
    return give_cabinet(tx, context.settings(), context.actor, id, inn, *role, context.now);
  });
}

http::Response submit_take_cabinet(web::ActionContext const& context) {
  auto const cabinet = context.request.id("cabinet").value_or(0);
  return change(context, "", [&](database::Tx& tx, AccountId id) {
    return remove_cabinet(tx, context.settings(), context.actor, id, cabinet, context.now);
  });
}

http::Response submit_add_certificate(web::ActionContext const& context) {
  auto const confirmed = text::from_base64(context.request.form.get("confirmed_certificate"));
  auto const certificate =
      confirmed.empty() ? sent_certificate(context.request) : signatures::parse_certificate(confirmed);
  auto const account = asked_account(context);
  std::vector<Refusal> found;
  if (account && certificate)
    found = differences(context.read([&](database::ReadTx& tx) { return known_person(tx, *account); }), *certificate);
  if (!found.empty() && confirmed.empty()) {
    DoubtfulCertificate const doubtful{*certificate, found};
    return account_page(context, *account, {{"certificate", in_words(found)}}, &doubtful);
  }
  return change(context, "certificate", [&](database::Tx& tx, AccountId id) -> Result<void> {
    if (!certificate) return certificate.error();
    return add_certificate(tx, context.settings(), context.actor, id, *certificate, context.now, in_words(found));
  });
}

}  // namespace obereg::access
