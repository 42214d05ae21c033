#include "platform/web/year_choice.hpp"

#include "platform/html/form.hpp"

namespace obereg::web {

int year_asked_for(PageContext const& context, int first) {
  auto const asked = std::atoi(context.request.query.get("year").c_str());
  auto const current = context.today().year();
  return asked >= first && asked <= current ? asked : current;
}

html::View year_field(PageContext const& context, int first, int chosen) {
  std::vector<html::Choice> years;
  for (int each = context.today().year(); each >= first; --each)
    years.push_back({std::to_string(each), std::to_string(each)});
  return html::choice_view("year", "Год", "", years, std::to_string(chosen), "");
}

}  // namespace obereg::web
