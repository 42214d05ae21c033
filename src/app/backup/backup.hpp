// A whole copy of a base in one sealed file, and the way back (docs/operations.md, "Backups").
#pragma once
#include <string>

#include "app/configuration/config.hpp"
#include "app/program/base.hpp"

namespace obereg::app {

// May run beside a working server: tables are read in one transaction, and the files that they name never change.
void make_backup(Base& base, std::string const& file, std::string const& passphrase);

// Into a data folder and a base that hold nothing yet, else OperatorError. The copy may be of the other engine.
void restore_backup(Config const& config, std::string const& file, std::string const& passphrase, Clock clock);

// From the file, where one is named, else from OBEREG_BACKUP_PASSPHRASE.
std::string read_passphrase(std::string const& file);

}  // namespace obereg::app
