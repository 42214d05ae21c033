#include "app/pages/pages.hpp"

#include "app/pages/ledger_http.hpp"
#include "app/sitemap/sitemap.hpp"
#include "platform/html/render.hpp"
#include "platform/web/pages.hpp"

namespace obereg::app {

namespace {

http::Response show_start(web::PageContext const& context) {
  std::vector<html::View> sections;
  for (auto const& section : context.sections)
    if (context.actor.signed_in() && context.actor.may(section.permission.name))
      sections.push_back({{"title", section.title}, {"href", section.href}});
  html::Page page;
  page.title = "Начало";
  page.main = html::render("src/app/pages/start.html", {{"authority", context.settings().authority},
                                                        {"signed_in", context.actor.signed_in()},
                                                        {"esia_on", context.settings().esia.on()},
                                                        {"name", context.actor.name},
                                                        {"has_sections", !sections.empty()},
                                                        {"sections", sections}});
  return web::show(context, std::move(page));
}

http::Response show_help(web::PageContext const& context) {
  html::Page page;
  page.title = "Помощь";
  page.main = html::render("src/app/pages/help.html", {{"origin", context.settings().origin},
                                                       {"esia_on", context.settings().esia.on()},
                                                       {"signed_in", context.actor.signed_in()}});
  return web::show(context, std::move(page));
}

http::Response show_accessibility(web::PageContext const& context) {
  html::Page page;
  page.title = "Доступность";
  page.main = html::render("src/app/pages/accessibility.html", {});
  return web::show(context, std::move(page));
}

http::Response show_personal_data(web::PageContext const& context) {
  html::Page page;
  page.title = "Персональные данные";
  page.main = html::render("src/app/pages/personal_data.html", {{"authority", context.settings().authority}});
  return web::show(context, std::move(page));
}

http::Response show_reference(web::PageContext const& context) {
  html::Page page;
  page.title = "Справочная информация";
  page.main = html::render("src/app/pages/reference.html", {});
  return web::show(context, std::move(page));
}

}  // namespace

web::Routes page_routes() {
  using web::everyone;
  return {
      web::get("/", everyone, show_start),
      web::get("/help", everyone, show_help),
      web::get("/accessibility", everyone, show_accessibility),
      web::get("/personal-data", everyone, show_personal_data),
      web::get("/reference", everyone, show_reference),
      web::get("/robots.txt", everyone, show_robots),
      web::get("/sitemap.xml", everyone, show_sitemap_index),
      web::get("/sitemaps/{part}", everyone, show_sitemap),
      web::get("/ledger/head", everyone, show_head),
      web::get("/ledger/consistency", everyone, show_consistency),
      web::get("/ledger/key.pem", everyone, download_log_key),
  };
}

}  // namespace obereg::app
