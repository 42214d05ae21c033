#include "app/program/base.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "access/trust_list/trust_list.hpp"
#include "app/program/data_folder.hpp"
#include "app/program/modules.hpp"
#include "app/program/operator_error.hpp"
#include "platform/files/object_storage.hpp"
#include "platform/signatures/openssl/initialise.hpp"

namespace obereg::app {

namespace {

database::DatabaseOptions database_options(Config const& config, Schema schema) {
  signatures::initialise();  // before anything starts a thread
  // What only works with a base that is there must not make another one for a name misspelt.
  if (schema == Schema::as_it_should && !std::filesystem::exists(config.data))
    throw OperatorError(fmt::format(
        "Папки данных {} нет. Проверьте, что указано в --data; новую базу создаёт obereg migrate.", config.data));
  make_data_folder(config.data);
  database::DatabaseOptions options;
  options.url = config.database;
  options.connections = config.database_connections;
  return options;
}

std::shared_ptr<files::ObjectStorage const> object_storage(Config const& config) {
  if (config.object_storage.url.empty()) return nullptr;
  return std::make_shared<files::ObjectStorage const>(config.object_storage);
}

web::Settings settings_of(Config const& config) {
  web::Settings settings;
  settings.origin = config.origin;
  settings.secure_cookies = config.on_https();
  settings.zone = config.zone;
  settings.session_idle = config.session_idle;
  settings.session_most = config.session_most;
  settings.passwords = config.passwords;
  settings.data_folder = config.data;
  settings.authority = config.authority;
  settings.antivirus = config.antivirus;
  settings.soffice = config.soffice;
  settings.esia = config.esia;
  settings.fetches_crls = config.crl_fetch;
  return settings;
}

}  // namespace

void prepare_schema(database::Database& database, Schema schema, Instant now) {
  auto const state = database::migration_state(database);
  if (state.applied > state.available)
    throw OperatorError(fmt::format(
        "База новее программы: в ней применено {} миграций, программа знает {}. Нужна программа не старее базы.",
        state.applied, state.available));
  if (state.applied == state.available) return;
  if (schema == Schema::as_it_should)
    throw OperatorError(
        fmt::format("Таблицы базы устарели: применено {} миграций из {}. Выполните obereg migrate с теми же "
                    "параметрами.",
                    state.applied, state.available));
  database::migrate(database, now);
}

Base::Base(Config const& config, Schema schema, Clock clock)
    : config_(config),
      database_(database_options(config, schema)),
      files_((prepare_schema(database_, schema, clock()), config.data + "/files"), object_storage(config)),
      log_key_(open_log_key(config)),
      trust_(access::stored_trust(database_, crl_settings(config).when_old)),
      settings_(settings_of(config)),
      services_{database_, files_, trust_, log_key_, settings_, clock} {}

}  // namespace obereg::app
