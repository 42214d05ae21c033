#include "app/backup/backup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "app/backup/archive.hpp"
#include "app/backup/tables.hpp"
#include "app/program/data_folder.hpp"
#include "app/program/operator_error.hpp"
#include "core/text.hpp"
#include "platform/signatures/openssl/initialise.hpp"

namespace obereg::app {

namespace {

namespace fs = std::filesystem;
constexpr char const* key_files[] = {"log-key.pem", "log-key.pub.pem"};

// Removed at the end: what lies in it is not sealed.
class WorkFolder {
 public:
  explicit WorkFolder(std::string const& data) : path(data + "/copying-" + text::hex(text::random_bytes(6))) {
    fs::create_directories(path);
    fs::permissions(path, fs::perms::owner_all);
  }
  ~WorkFolder() {
    std::error_code ignored;  // the work itself is done or has failed for a better reason
    fs::remove_all(path, ignored);
  }
  WorkFolder(WorkFolder const&) = delete;
  std::string const path;
};

// Names are in the order in which the tables refer to one another.
std::vector<fs::path> sorted_files(fs::path const& folder) {
  std::vector<fs::path> files;
  for (auto const& entry : fs::directory_iterator(folder)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

void dump_tables(database::ReadTx& tx, std::string const& folder) {
  int number = 0;
  for (auto const& table : table_names(tx)) {
    std::ofstream out(fmt::format("{}/{:03}-{}.jsonl", folder, ++number, table), std::ios::binary);
    write_table(tx, table, out);
    if (!out.flush()) throw OperatorError("Копия таблиц не пишется: возможно, на диске нет места.");
  }
}

void add_kept_files(ArchiveWriter& archive, files::Store const& store) {
  for (auto const& hash : store.hashes())
    archive.add_file("files/" + hash.substr(0, 2) + "/" + hash.substr(2), store.path(hash));
}

void check_schema(std::string const& folder, database::Database& database) {
  std::ifstream file(folder + "/backup.json");
  std::string text;
  std::getline(file, text);
  auto const made_with = boost::json::parse(text).at("migrations").as_int64();
  auto const here = database::migration_state(database).applied;
  if (made_with != here)
    throw OperatorError(
        fmt::format("Копию сделала программа другой версии: миграций {}, у этой {}. Восстановите её той же версией, "
                    "затем обновите.",
                    made_with, here));
}

void require_empty_folder(Config const& config) {
  std::error_code error;
  if (fs::exists(config.data) && !fs::is_empty(config.data, error))
    throw OperatorError("Папка " + config.data + " не пуста: восстанавливать можно только в пустую.");
}

void move_kept(std::string const& from, std::string const& data) {
  for (auto const* name : key_files) fs::rename(from + "/" + name, data + "/" + name);
  if (fs::exists(from + "/files")) fs::rename(from + "/files", data + "/files");
}

void restore_into_empty(Config const& config, SealedReader& sealed, Clock clock) {
  WorkFolder const work(config.data);
  unpack(sealed, work.path);
  database::DatabaseOptions options;
  options.url = config.database;
  database::Database database(options);
  prepare_schema(database, Schema::migrate, clock());
  check_schema(work.path, database);
  database.write([&](database::Tx& tx) {
    if (!is_empty(tx)) throw OperatorError("База не пуста: восстанавливать можно только в пустую.");
    for (auto const& table : sorted_files(work.path + "/tables")) {
      std::ifstream in(table, std::ios::binary);
      read_table(tx, in);
    }
    continue_counters(tx);
  });
  move_kept(work.path, config.data);
}

}  // namespace

void make_backup(Base& base, std::string const& file, std::string const& passphrase) {
  auto const& services = base.services();
  SealedWriter sealed(file, passphrase);
  WorkFolder const work(base.config().data);
  services.database.read([&](database::ReadTx& tx) { dump_tables(tx, work.path); });
  ArchiveWriter archive(sealed);
  archive.add("backup.json", boost::json::serialize(boost::json::object{
                                 {"format", "obereg-backup-1"},
                                 {"made_at", iso_moment(services.clock())},
                                 {"migrations", database::migration_state(services.database).applied}}) +
                                 "\n");
  for (auto const& table : sorted_files(work.path))
    archive.add_file("tables/" + table.filename().string(), table.string());
  for (auto const* name : key_files) archive.add_file(name, base.config().data + "/" + name);
  add_kept_files(archive, services.files);
  archive.finish();
}

void restore_backup(Config const& config, std::string const& file, std::string const& passphrase, Clock clock) {
  signatures::initialise();
  require_empty_folder(config);
  SealedReader sealed(file, passphrase);
  bool const was_there = fs::exists(config.data);
  make_data_folder(config.data);
  try {
    restore_into_empty(config, sealed, clock);
  } catch (...) {  // nothing half done stays; the cause goes on to the caller
    for (auto const& left : sorted_files(config.data)) fs::remove_all(left);
    if (!was_there) fs::remove(config.data);
    throw;
  }
}

std::string read_passphrase(std::string const& file) {
  std::string passphrase;
  if (!file.empty()) {
    std::ifstream in(file);
    if (!std::getline(in, passphrase)) throw OperatorError("Кодовая фраза не читается из файла " + file);
  } else if (auto const* value = std::getenv("OBEREG_BACKUP_PASSPHRASE")) {
    passphrase = value;
  }
  if (text::length(passphrase) < 8)
    throw OperatorError(
        "Нужна кодовая фраза хотя бы из 8 знаков: в переменной окружения OBEREG_BACKUP_PASSPHRASE или в файле "
        "--passphrase-file.");
  return passphrase;
}

}  // namespace obereg::app
