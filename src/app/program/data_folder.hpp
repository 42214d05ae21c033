// The folder where a base keeps its files, its log's key and, on SQLite, its tables.
#pragma once
#include <string>

#include "app/configuration/config.hpp"
#include "platform/ledger/log_key.hpp"

namespace obereg::app {

void make_data_folder(std::string const& folder);  // only its owner may look into it

// The key that signs heads of the log: DIR/log-key.pem, made on first need, and its public half beside it in
// DIR/log-key.pub.pem.
ledger::LogKey open_log_key(Config const& config);

// One program at a time serves an embedded base. Held until the process ends, however it ends.
class FolderLock {
 public:
  explicit FolderLock(std::string const& folder);  // throws OperatorError where another program holds it
  ~FolderLock();
  FolderLock(FolderLock const&) = delete;

 private:
  int file_;
};

}  // namespace obereg::app
