#include "training/sets_page/obstacles_http.hpp"

#include "platform/html/format.hpp"
#include "platform/html/render.hpp"
#include "platform/web/pages.hpp"

namespace obereg::training {

http::Response show_obstacles(web::PageContext const& context, Obstacles const& obstacles, ObstaclesPage const& words) {
  auto const unnamed = obstacles.total - static_cast<std::int64_t>(obstacles.lines.size());
  std::vector<html::View> lines;
  for (auto const& line : obstacles.lines) lines.push_back({{"text", line}});
  html::Page page;
  page.title = words.heading;
  page.back_href = words.href;
  page.main = html::render("src/training/sets_page/obstacles.html",
                           {{"heading", words.heading},
                            {"lead", "Записи уже стоят в реестре или повторяются: " + html::number(obstacles.total) +
                                         ". Ничего не изменилось."},
                            {"lines", lines},
                            {"unnamed", unnamed > 0 ? html::number(unnamed) : std::string()},
                            {"advice", advice_on(obstacles, words.origin, words.disputed)},
                            {"href", words.href},
                            {"link_title", words.link_title}});
  return web::show(context, std::move(page), 409);
}

}  // namespace obereg::training
