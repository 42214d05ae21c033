#include "accreditation/show_figures/figures_http.hpp"

#include "accreditation/show_figures/year_figures.hpp"
#include "platform/html/charts/month_chart.hpp"
#include "platform/html/format.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/year_choice.hpp"

namespace obereg::accreditation {

namespace {

constexpr int first_year = 2023;  // the regulation is of 07.08.2023

html::View indicator(std::string_view title, std::string const& value, std::string_view clause) {
  return {{"title", title}, {"value", value}, {"clause", clause}};
}

// П. 31: «К показателям доступности предоставления Услуги относятся следующие: а) возможность подачи заявления
// (запроса) о предоставлении Услуги в электронной форме … ». П. 32: «К показателям качества предоставления Услуги
// относятся следующие: а) компетентность должностных лиц …; б) возможность заявителя оценить качество …; г)
// своевременность …; д) достоверность предоставляемой заявителям информации …; е) количество жалоб от заявителей о
// нарушениях сроков».
std::vector<html::View> indicators_of(YearFigures const& figures) {
  auto const year = figures.total();
  auto const decided = year.closed.decided();
  return {
      indicator("Подано в электронной форме", share_of(year.filed.electronic, year.filed.all), "п. 31 «а», п. 32 «в»"),
      indicator("Решено в срок", share_of(decided - year.closed.late, decided), "п. 32 «г»"),
      indicator("Сейчас в работе, из них просрочено",
                html::number(figures.open.all) + ", " + html::number(figures.open.late), "п. 32 «г»"),
      indicator("Жалоб на нарушение сроков", html::number(year.complaints.about_terms), "п. 32 «е»"),
      indicator("Всех жалоб, из них уже признано обоснованными",
                html::number(year.complaints.all) + ", " + html::number(year.complaints.upheld), "п. 32 «е»"),
      indicator("Заявителей, которые оценили услугу", html::number(year.ratings.count), "п. 32 «б»"),
      indicator("Оценка сроков", average_score(year.ratings, casework::Aspect::timeliness), "п. 32 «г»"),
      indicator("Оценка компетентности сотрудников", average_score(year.ratings, casework::Aspect::competence),
                "п. 32 «а»"),
      indicator("Оценка сведений об услуге", average_score(year.ratings, casework::Aspect::information),
                "п. 31 «в», п. 32 «д»"),
      indicator("Оценка подачи заявления", average_score(year.ratings, casework::Aspect::filing),
                "п. 31 «а», п. 32 «в»")};
}

html::View month_row(std::string_view title, MonthFigures const& figures) {
  return {{"title", title},
          {"filed", html::number(figures.filed.all)},
          {"granted", html::number(figures.closed.granted)},
          {"refused", html::number(figures.closed.refused)},
          {"withdrawn", html::number(figures.closed.withdrawn)},
          {"late", html::number(figures.closed.late)},
          {"complaints", html::number(figures.complaints.about_terms)}};
}

}  // namespace

http::Response show_service_figures(web::PageContext const& context) {
  auto const figures = context.read([&](database::ReadTx& tx) {
    return figures_of(tx, web::year_asked_for(context, first_year), context.settings().zone, context.now);
  });
  std::array<html::MonthBar, 12> bars{};
  std::vector<html::View> months;
  for (std::size_t at = 0; at < bars.size(); ++at) {
    auto const& month = figures.months.at(at);
    bars.at(at) = {month.closed.decided(), month.closed.late};
    months.push_back(month_row(html::month_names.at(at), month));
  }
  months.push_back(month_row("За год", figures.total()));
  auto const heading = "Показатели аккредитации за " + std::to_string(figures.year) + " год";
  html::View view{{"heading", heading},
                  {"actions", ""},
                  {"indicators", indicators_of(figures)},
                  {"chart_title", "Решено по месяцам"},
                  {"bars", html::month_bars(bars)},
                  {"months", months}};
  view.set("year_field", web::year_field(context, first_year, figures.year));
  html::Page page;
  page.title = heading;
  page.main = html::render("src/accreditation/show_figures/figures.html", view);
  return web::show(context, std::move(page));
}

}  // namespace obereg::accreditation
