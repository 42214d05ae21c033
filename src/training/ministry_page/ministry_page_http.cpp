#include "training/ministry_page/ministry_page_http.hpp"

#include "core/text.hpp"
#include "platform/html/format.hpp"
#include "platform/html/render.hpp"
#include "platform/web/pages.hpp"
#include "training/ministry_page/queries.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::ministry_page;

namespace {

html::View card(std::int64_t count, std::string_view one, std::string_view few, std::string_view many,
                std::string_view href) {
  return {{"count", html::number(count)}, {"words", text::plural(count, one, few, many)}, {"href", href}};
}

std::vector<html::View> cards_of(web::PageContext const& context) {
  Instant const midnight = Instant{context.today().days()} - context.settings().zone;
  return context.read([&](database::ReadTx& tx) -> std::vector<html::View> {
    return {card(tx.get_integer(sql::records, {}), "запись внесена", "записи внесены", "записей внесено",
                 "/training/registry"),
            card(tx.get_integer(sql::sets_since, {{"from", midnight}}), "набор внесён сегодня",
                 "набора внесены сегодня", "наборов внесено сегодня", "/training/sets"),
            card(tx.get_integer(sql::open_disputes, {}), "спор ждёт решения", "спора ждут решения",
                 "споров ждут решения", "/ministry/disputes"),
            card(tx.get_integer(sql::blocked_providers, {}), "организация заблокирована", "организации заблокированы",
                 "организаций заблокировано", "/ministry/providers")};
  });
}

}  // namespace

http::Response show_ministry(web::PageContext const& context) {
  html::View view{{"heading", "Надзор за реестром"},
                  {"actions", ""},
                  {"cards", cards_of(context)},
                  {"csrf_token", context.csrf_token}};
  html::Page page;
  page.title = "Надзор за реестром";
  page.main = html::render("src/training/ministry_page/ministry.html", view);
  return web::show(context, std::move(page));
}

}  // namespace obereg::training
