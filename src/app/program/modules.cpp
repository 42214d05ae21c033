#include "app/program/modules.hpp"

#include "access/access.hpp"
#include "app/pages/pages.hpp"
#include "training/training.hpp"

namespace obereg::app {

namespace {

template <class List>
void append(List& list, List more) {
  list.insert(list.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

web::Routes all_routes() {
  web::Routes routes = page_routes();
  append(routes, access::access_routes());
  append(routes, training::training_routes());
  return routes;
}

std::vector<web::Section> all_sections() {
  auto sections = training::training_sections();
  append(sections, access::access_sections());
  return sections;
}

jobs::Handlers all_jobs(web::Services const& services) {
  return training::training_jobs(services);
}

}  // namespace obereg::app
