#include "accreditation/show_service/service_http.hpp"

#include "accreditation/regulation/shown.hpp"
#include "accreditation/regulation/words.hpp"
#include "accreditation/service_facts/facts_http.hpp"
#include "platform/html/format.hpp"
#include "platform/html/render.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

namespace {

std::vector<html::View> variants() {
  std::vector<html::View> views;
  for (auto const& variant : regulation().variants) {
    auto const& term = *variant.deadline("service");
    views.push_back({{"number", variant.number},
                     {"title", variant.title},
                     {"applicant", words_of(variant.applicant)},
                     {"term", words_of(term)},
                     {"clause", term.clause}});
  }
  return views;
}

std::vector<html::View> legal_acts() {
  std::vector<html::View> views;
  for (auto const& act : regulation().legal_acts) views.push_back({{"title", act.title}, {"about", act.about}});
  return views;
}

}  // namespace

http::Response show_service(web::PageContext const& context) {
  auto const& service = regulation().service;
  html::Page page;
  page.title = "Аккредитация в области охраны труда";
  html::View view{{"heading", page.title},
                  {"title", service.title},
                  {"title_clause", service.title_clause},
                  {"act", service.act},
                  {"authority", service.authority},
                  {"authority_clause", service.authority_clause},
                  {"applicants", service.applicants},
                  {"applicants_clause", service.applicants_clause},
                  {"fee", service.fee},
                  {"fee_clause", service.fee_clause},
                  {"queue", html::counted(service.queue_minutes, "минута", "минуты", "минут")},
                  {"queue_clause", service.queue_clause},
                  {"variants", variants()},
                  {"delivery", shown(regulation().delivery)},
                  {"registry_fields", shown(regulation().registry_fields)},
                  {"legal_acts", legal_acts()},
                  {"complaints", shown(regulation().complaints)}};
  show_facts(view, context);
  page.main = html::render("src/accreditation/show_service/service.html", view);
  return web::show(context, std::move(page));
}

}  // namespace obereg::accreditation
