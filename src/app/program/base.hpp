// The opened base: what every command that touches it is made of, each part before those that use it.
#pragma once
#include "app/configuration/config.hpp"
#include "platform/web/services.hpp"

namespace obereg::app {

enum class Schema {
  migrate,      // missing migrations are applied
  as_it_should  // where some are missing, or the data folder is, the operator is asked to run `obereg migrate`
};

class Base {
 public:
  // Throws OperatorError: the base is newer than the program, its tables are not up to date, or it is not there.
  Base(Config const& config, Schema schema, Clock clock);
  Base(Base const&) = delete;

  Config const& config() const { return config_; }
  web::Services const& services() const { return services_; }
  database::Database& database() { return database_; }

 private:
  Config const& config_;
  database::Database database_;
  files::Store files_;
  ledger::LogKey log_key_;
  signatures::CurrentTrust trust_;
  web::Settings settings_;
  web::Services services_;
};

// Tables of the base as `schema` asks for.
void prepare_schema(database::Database& database, Schema schema, Instant now);

}  // namespace obereg::app
