#include "training/ministry_figures/figures_http.hpp"

#include "platform/html/charts/month_chart.hpp"
#include "platform/html/format.hpp"
#include "platform/spreadsheets/csv.hpp"
#include "platform/web/pages.hpp"
#include "platform/web/year_choice.hpp"
#include "training/ministry_figures/figures.hpp"

namespace obereg::training {

namespace {

constexpr int first_year = 2022;  // ПП РФ 2464, which founded the registry, is in force since 01.09.2022

YearFigures figures_for(web::PageContext const& context) {
  return context.read([&](database::ReadTx& tx) {
    return figures_of(tx, web::year_asked_for(context, first_year), context.settings().zone);
  });
}

html::View row_of(std::string_view title, Counts const& counts) {
  return {{"title", title},
          {"sets", html::number(counts.sets)},
          {"records", html::number(counts.records)},
          {"corrected", html::number(counts.corrected)},
          {"annulled", html::number(counts.annulled)}};
}

}  // namespace

http::Response show_figures(web::PageContext const& context) {
  auto const figures = figures_for(context);
  std::vector<html::View> months, providers;
  std::array<html::MonthBar, 12> records{};
  for (std::size_t month = 0; month < 12; ++month) {
    records.at(month).all = figures.months.at(month).records;
    months.push_back(row_of(html::month_names.at(month), figures.months.at(month)));
  }
  months.push_back(row_of("За год", figures.total()));
  for (auto const& provider : figures.providers) providers.push_back(row_of(provider.name, provider.year()));
  auto const year = std::to_string(figures.year);
  html::View view{{"heading", "Показатели реестра за " + year + " год"},
                  {"actions", ""},
                  {"year", year},
                  {"bars", html::month_bars(records)},
                  {"chart_title", "Внесено записей по месяцам"},
                  {"months", months},
                  {"providers", providers},
                  {"has_providers", !providers.empty()}};
  view.set("year_field", web::year_field(context, first_year, figures.year));
  html::Page page;
  page.title = "Показатели реестра за " + year + " год";
  page.back_href = "/ministry";
  page.main = html::render("src/training/ministry_figures/figures.html", view);
  return web::show(context, std::move(page));
}

http::Response download_figures(web::PageContext const& context) {
  auto const figures = figures_for(context);
  std::string csv =
      std::string(spreadsheets::csv_mark) + "Месяц;Организация;ИНН;Наборов;Записей внесено;Исправлено;Аннулировано\r\n";
  for (std::size_t month = 0; month < 12; ++month)
    for (auto const& provider : figures.providers) {
      auto const& counts = provider.months.at(month);
      csv += std::string(html::month_names.at(month)) + " " + std::to_string(figures.year) + ";" +
             spreadsheets::csv_cell(provider.name) + ";" + provider.inn + ";" + std::to_string(counts.sets) + ";" +
             std::to_string(counts.records) + ";" + std::to_string(counts.corrected) + ";" +
             std::to_string(counts.annulled) + "\r\n";
    }
  auto response = http::bytes(std::move(csv), "text/csv; charset=utf-8");
  return response.download_as("pokazateli-" + std::to_string(figures.year) + ".csv");
}

}  // namespace obereg::training
