#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>

#include "access/sessions/authenticate.hpp"
#include "app/commands/commands.hpp"
#include "app/monitoring/monitoring.hpp"
#include "app/program/base.hpp"
#include "app/program/data_folder.hpp"
#include "app/program/modules.hpp"
#include "app/program/refused_early.hpp"
#include "platform/web/router.hpp"

namespace obereg::app {

namespace {

// Signals that end the program are taken by wait_for_end() alone: blocked before any thread is started.
sigset_t block_signals() {
  sigset_t ends;
  sigemptyset(&ends);
  for (int const number : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&ends, number);
  pthread_sigmask(SIG_BLOCK, &ends, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return ends;
}

void wait_for_end(sigset_t const& ends) {
  int number = 0;
  sigwait(&ends, &number);
  spdlog::info("signal {}: stopping", number);
}

http::ServerOptions server_options(Config const& config) {
  http::ServerOptions options;
  options.address = config.address;
  options.port = config.port;
  options.io_threads = config.http_threads;
  options.workers = config.workers;
  options.trusted_proxies = config.trusted_proxies;
  options.host_cookies = config.on_https();
  options.temporary_folder = config.data + "/tmp";
  std::filesystem::create_directories(options.temporary_folder);
  return options;
}

// What an earlier process left when it was killed. On PostgreSQL others may share the folder: no upload takes them a
// day.
void remove_leftovers(Config const& config, std::string const& temporary_folder, files::Store const& files) {
  std::chrono::seconds const age = config.on_sqlite() ? std::chrono::hours(0) : std::chrono::hours(24);
  files::remove_old_files(temporary_folder, age);
  files.remove_unfinished(age);
}

jobs::RunnerOptions runner_options(Config const& config) {
  jobs::RunnerOptions options;
  options.threads = config.job_threads;
  options.alone = config.on_sqlite();
  return options;
}

int serve(CommandLine const& given, bool migrate) {
  auto const config = read_config(given);
  auto const ends = block_signals();
  spdlog::set_level(spdlog::level::from_str(config.log_level));
  make_data_folder(config.data);
  std::optional<FolderLock> lock;
  if (config.on_sqlite()) lock.emplace(config.data);

  Base base(config, config.on_sqlite() || migrate ? Schema::migrate : Schema::as_it_should, system_now);
  auto const& services = base.services();
  web::Router const router(services, all_routes(), all_sections(),
                           access::authenticate_with(services.database, services.settings));
  jobs::Runner runner(services.database, all_jobs(config, services), system_now, runner_options(config));
  Monitoring monitoring(config, services);
  auto const options = server_options(config);
  remove_leftovers(config, options.temporary_folder, services.files);
  http::Server server(
      options, monitoring.around([&](http::Request& request) { return router(request); }),
      [&](http::Method method, std::string const& path) { return router.body_limit(method, path); },
      [&](http::Request const& request, int status, std::string const& message) {
        return refused_early(services, request, status, message);
      });
  monitoring.watch(server);

  start_daily_jobs(config, services, services.clock());
  runner.start();
  server.start();
  std::cout << "Оберег работает: " << config.origin << std::endl;
  wait_for_end(ends);
  server.stop();
  runner.stop();
  return 0;
}

}  // namespace

void add_serve(CLI::App& program, Chosen& chosen) {
  auto* const command = program.add_subcommand("serve", "показывать сайт и выполнять задания");
  struct Options {
    CommandLine given;
    bool migrate = false;
  };
  auto const options = std::make_shared<Options>();
  add_base_options(*command, options->given);
  command->add_option("--listen", options->given.listen, "адрес и порт (127.0.0.1:8080)");
  command->add_flag("--migrate", options->migrate, "сначала обновить таблицы PostgreSQL");
  command->callback([options, &chosen] { chosen = [options] { return serve(options->given, options->migrate); }; });
}

}  // namespace obereg::app
