// The commands of `obereg`, each in a file of its own. Each function declares its options; parsing the command line
// sets `chosen` for the one that was asked for.
#pragma once
#include <CLI/CLI.hpp>
#include <functional>

#include "app/configuration/config.hpp"

namespace obereg::app {

// Runs the chosen command and returns the program's exit status: 0 done, 1 no, 2 it was asked wrongly.
using Chosen = std::function<int()>;

void add_serve(CLI::App& program, Chosen& chosen);
void add_demo(CLI::App& program, Chosen& chosen);
void add_migrate(CLI::App& program, Chosen& chosen);
void add_check_config(CLI::App& program, Chosen& chosen);
void add_user(CLI::App& program, Chosen& chosen);
void add_trust(CLI::App& program, Chosen& chosen);
void add_audit(CLI::App& program, Chosen& chosen);
void add_routes(CLI::App& program, Chosen& chosen);
void add_registry(CLI::App& program, Chosen& chosen);
void add_backup(CLI::App& program, Chosen& chosen);
void add_restore(CLI::App& program, Chosen& chosen);
void add_training(CLI::App& program, Chosen& chosen);
void add_verify_receipt(CLI::App& program, Chosen& chosen);
void add_calendar(CLI::App& program, Chosen& chosen);

// --data, --database and --config, and --listen where the command serves.
void add_base_options(CLI::App& command, CommandLine& given);

}  // namespace obereg::app
