#include <iostream>

#include "app/commands/commands.hpp"
#include "app/program/modules.hpp"

namespace obereg::app {

namespace {

int print_routes() {
  for (auto const& route : all_routes())
    std::cout << (route.method == http::Method::get ? "GET " : "POST ") << route.path << ' ' << route.permission.name
              << '\n';
  return 0;
}

}  // namespace

// For tests, which compare it with what they visited, and for whoever sets up a proxy.
void add_routes(CLI::App& program, Chosen& chosen) {
  auto* const command = program.add_subcommand("routes", "перечислить адреса сайта: метод, путь, право");
  command->group("");  // not in the list of commands
  command->callback([&chosen] { chosen = print_routes; });
}

}  // namespace obereg::app
