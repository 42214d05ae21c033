#include "platform/html/page.hpp"

#include <algorithm>
#include <iterator>

#include "platform/html/render.hpp"
#include "platform/html/static_files.hpp"

namespace obereg::html {

namespace {

View navigation_view(NavigationItem const& item) {
  return {{"title", item.title}, {"href", item.href}, {"is_current", item.current}, {"badge", item.badge}};
}

// A list that is taken in at a glance has no headings.
std::vector<View> navigation_groups(std::vector<NavigationItem> const& items) {
  constexpr std::size_t longest_without_headings = 9;
  bool const is_short = items.size() <= longest_without_headings;
  std::vector<View> groups;
  for (auto first = items.begin(); first != items.end();) {
    auto const last = is_short ? items.end() : std::find_if(first, items.end(), [&](NavigationItem const& each) {
      return each.group != first->group;
    });
    std::vector<View> views;
    std::transform(first, last, std::back_inserter(views), navigation_view);
    groups.push_back({{"group", is_short ? std::string() : first->group},
                      {"group_id", "navigation-" + std::to_string(groups.size())},
                      {"navigation", std::move(views)}});
    first = last;
  }
  return groups;
}

std::vector<View> notice_views(std::vector<Notice> const& notices) {
  std::vector<View> views;
  views.reserve(notices.size());
  for (auto const& notice : notices)
    views.push_back({{"is_success", notice.kind == Notice::Kind::success},
                     {"title", notice.title},
                     {"text", notice.text},
                     {"link_title", notice.link_title},
                     {"link_href", notice.link_href}});
  return views;
}

std::vector<View> cabinet_views(std::vector<CabinetItem> const& items) {
  std::vector<View> views;
  views.reserve(items.size());
  for (auto const& item : items) views.push_back({{"id", item.id}, {"title", item.title}, {"about", item.about}});
  return views;
}

std::vector<View> script_views(std::vector<std::string> const& names) {
  std::vector<View> views;
  views.reserve(names.size());
  for (auto const& name : names) views.push_back({{"url", asset_url(name)}});
  return views;
}

}  // namespace

std::string layout(Page const& page) {
  return render("src/platform/html/layout.html", {{"title", page.title},
                                                  {"main", page.main},
                                                  {"has_errors", page.has_errors},
                                                  {"cabinet", page.cabinet},
                                                  {"actor_name", page.actor_name},
                                                  {"organisation", page.organisation},
                                                  {"may_switch_cabinet", !page.other_cabinets.empty()},
                                                  {"other_cabinets", cabinet_views(page.other_cabinets)},
                                                  {"path", page.path},
                                                  {"csrf_token", page.csrf_token},
                                                  {"has_navigation", !page.navigation.empty()},
                                                  {"navigation_groups", navigation_groups(page.navigation)},
                                                  {"notices", notice_views(page.notices)},
                                                  {"back_href", page.back_href},
                                                  {"style_url", asset_url("app.css")},
                                                  {"icon_url", asset_url("shield.svg")},
                                                  {"script_url", asset_url("app.js")},
                                                  {"scripts", script_views(page.scripts)}});
}

}  // namespace obereg::html
