#include "training/block_provider/block_provider_http.hpp"

#include "core/text.hpp"
#include "platform/html/form.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "training/annul_record/annul_record.hpp"
#include "training/block_provider/block_provider.hpp"
#include "training/refusals.hpp"

namespace obereg::training {

namespace {

constexpr int page_size = 50;

std::string address_of(OrganisationId id) {
  return "/ministry/providers/" + std::to_string(id.value);
}

html::View row_of(ProviderState const& provider) {
  return {{"name", provider.name},
          {"inn", provider.inn},
          {"href", address_of(provider.id)},
          {"sets", html::number(provider.sets)},
          {"records", html::number(provider.records)},
          {"is_blocked", provider.blocked_at.has_value()}};
}

std::vector<html::View> facts_of(ProviderState const& provider) {
  auto const row = [](std::string_view key, std::string const& value) {
    return html::View{{"key", key}, {"value", value}, {"is_number", false}, {"change_href", ""}, {"change_of", ""}};
  };
  std::vector<html::View> rows = {row("ИНН", provider.inn), row("Внесено наборов", html::number(provider.sets)),
                                  row("Внесено записей", html::number(provider.records))};
  if (provider.blocked_at) {
    rows.push_back(row("Заблокирована", russian_moment(*provider.blocked_at)));
    rows.push_back(row("Причина", provider.blocked_reason));
  }
  return rows;
}

http::Response provider_page(web::PageContext const& context, ProviderState const& provider, std::string const& reason,
                             std::vector<html::FieldError> const& errors) {
  html::View view{{"name", provider.name},
                  {"rows", facts_of(provider)},
                  {"address", address_of(provider.id)},
                  {"is_blocked", provider.blocked_at.has_value()},
                  {"csrf_token", context.csrf_token}};
  view.set("summary", html::error_summary(errors));
  view.set("reason_field", html::field_view("reason", "Причина", "Её увидят сотрудники организации", reason,
                                            html::error_of(errors, "reason")));
  html::Page page;
  page.title = provider.name;
  page.back_href = "/ministry/providers";
  page.has_errors = !errors.empty();
  page.main = html::render("src/training/block_provider/provider.html", view);
  return web::show(context, std::move(page), errors.empty() ? 200 : 422);
}

std::optional<ProviderState> provider_of(web::PageContext const& context) {
  auto const id = context.request.id("organisation");
  if (!id) return std::nullopt;
  return context.read([&](database::ReadTx& tx) { return find_provider_state(tx, {*id}); });
}

}  // namespace

http::Response show_providers(web::PageContext const& context) {
  OrganisationId const after{std::atoll(context.request.query.get("after").c_str())};
  auto const providers = context.read([&](database::ReadTx& tx) { return list_providers(tx, after, page_size + 1); });
  std::vector<html::View> rows;
  for (std::size_t i = 0; i < providers.size() && i < page_size; ++i) rows.push_back(row_of(providers[i]));
  auto const next = providers.size() > page_size
                        ? "/ministry/providers?after=" + std::to_string(providers[page_size - 1].id.value)
                        : std::string{};
  auto view = html::pagination_view(after.value > 0 ? "/ministry/providers" : "", next, "");
  view.set("heading", "Организации, проводящие обучение").set("actions", "");
  view.set("providers", rows).set("has_providers", !rows.empty()).set("is_empty", rows.empty());
  view.set("empty_title", "Организаций нет").set("empty_text", "Их добавляет администратор системы.");
  view.set("empty_href", "").set("empty_action", "");
  html::Page page;
  page.title = "Организации, проводящие обучение";
  page.back_href = "/ministry";
  page.main = html::render("src/training/block_provider/providers.html", view);
  return web::show(context, std::move(page));
}

http::Response show_provider(web::PageContext const& context) {
  auto const provider = provider_of(context);
  return provider ? provider_page(context, *provider, "", {})
                  : web::refused(context, refuse(refusals::provider_not_found));
}

http::Response submit_block_provider(web::ActionContext const& context) {
  auto const provider = provider_of(context);
  if (!provider) return web::refused(context, refuse(refusals::provider_not_found));
  auto const typed = context.request.form.get("reason");
  if (auto const wrong = wrong_reason(typed); !wrong.empty())
    return provider_page(context, *provider, typed, {{"reason", wrong}});
  auto const done = context.write([&](database::Tx& tx) {
    return block_provider(tx, context.actor, provider->id, text::tidy_spaces(typed), context.now);
  });
  return done ? http::see_other(address_of(provider->id)) : web::refused(context, done.error());
}

http::Response submit_unblock_provider(web::ActionContext const& context) {
  auto const provider = provider_of(context);
  if (!provider) return web::refused(context, refuse(refusals::provider_not_found));
  auto const done =
      context.write([&](database::Tx& tx) { return unblock_provider(tx, context.actor, provider->id, context.now); });
  return done ? http::see_other(address_of(provider->id)) : web::refused(context, done.error());
}

}  // namespace obereg::training
