#include "app/sitemap/sitemap.hpp"

#include <charconv>

#include "accreditation/regulation/regulation.hpp"
#include "accreditation_registry/numbers.hpp"
#include "platform/web/pages.hpp"

namespace obereg::app {

namespace {

constexpr std::string_view head = R"(<?xml version="1.0" encoding="UTF-8"?>)";
constexpr std::string_view name_space = R"( xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">)";
constexpr std::string_view cards = "accreditations-", ending = ".xml";

std::string escaped(std::string_view text) {
  std::string safe;
  for (char const each : text) {
    if (each == '&')
      safe += "&amp;";
    else if (each == '<')
      safe += "&lt;";
    else
      safe += each;
  }
  return safe;
}

std::vector<ListedPage> public_pages() {
  std::vector<ListedPage> pages;
  for (auto const* const path :
       {"/", "/help", "/reference", "/accessibility", "/personal-data", "/check", "/training/reference",
        "/accreditation", "/accreditation/apply", "/accreditation/registry"})
    pages.push_back({path});
  for (auto const& variant : accreditation::regulation().variants)
    pages.push_back({"/accreditation/variants/" + std::to_string(variant.number)});
  return pages;
}

// "accreditations-50000.xml": the records above 50000.
std::optional<std::int64_t> begin_of_part(std::string_view name) {
  if (!name.starts_with(cards) || !name.ends_with(ending)) return std::nullopt;
  auto const digits = name.substr(cards.size(), name.size() - cards.size() - ending.size());
  std::int64_t begin = 0;
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), begin);
  bool const whole = error == std::errc() && end == digits.data() + digits.size();
  return whole && begin >= 0 ? std::optional(begin) : std::nullopt;
}

std::vector<ListedPage> cards_above(web::PageContext const& context, std::int64_t begin) {
  auto const records =
      context.read([&](database::ReadTx& tx) { return accreditation::record_numbers(tx, begin, most_in_sitemap); });
  std::vector<ListedPage> pages;
  for (auto const& record : records)
    pages.push_back({"/accreditation/registry/" + std::to_string(record.number),
                     LocalDate::at(record.recorded_at, context.settings().zone)});
  return pages;
}

http::Response xml(std::string const& text) {
  return http::bytes(text, "application/xml");
}

}  // namespace

std::string sitemap_xml(std::string const& origin, std::vector<ListedPage> const& pages) {
  std::string text = std::string(head) + "\n<urlset" + std::string(name_space) + "\n";
  for (auto const& page : pages)
    text += "<url><loc>" + escaped(origin + page.path) + "</loc>" +
            (page.changed_on ? "<lastmod>" + page.changed_on->iso() + "</lastmod>" : "") + "</url>\n";
  return text + "</urlset>\n";
}

std::string sitemap_index_xml(std::string const& origin, std::vector<std::string> const& paths) {
  std::string text = std::string(head) + "\n<sitemapindex" + std::string(name_space) + "\n";
  for (auto const& path : paths) text += "<sitemap><loc>" + escaped(origin + path) + "</loc></sitemap>\n";
  return text + "</sitemapindex>\n";
}

// Searches have no end of addresses, and what a code opens is for whoever holds the paper.
std::string robots_txt(std::string const& origin) {
  return "User-agent: *\nDisallow: /accreditation/letters/\nDisallow: /accreditation/registry?\nDisallow: /check/\n"
         "Disallow: /account\nDisallow: /sign-in\n\nSitemap: " +
         origin + "/sitemap.xml\n";
}

http::Response show_robots(web::PageContext const& context) {
  return http::bytes(robots_txt(context.settings().origin), "text/plain; charset=utf-8");
}

http::Response show_sitemap_index(web::PageContext const& context) {
  std::vector<std::string> paths{"/sitemaps/pages.xml"};
  auto const begins =
      context.read([](database::ReadTx& tx) { return accreditation::parts_of_registry(tx, most_in_sitemap); });
  for (auto const begin : begins)
    paths.push_back("/sitemaps/" + std::string(cards) + std::to_string(begin) + std::string(ending));
  return xml(sitemap_index_xml(context.settings().origin, paths));
}

http::Response show_sitemap(web::PageContext const& context) {
  auto const part = context.request.segment("part");
  if (part == "pages.xml") return xml(sitemap_xml(context.settings().origin, public_pages()));
  auto const begin = begin_of_part(part);
  if (!begin) return web::refused(context, refuse(web::not_found));
  return xml(sitemap_xml(context.settings().origin, cards_above(context, *begin)));
}

}  // namespace obereg::app
