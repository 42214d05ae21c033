#include "app/program/data_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/program/operator_error.hpp"

namespace obereg::app {

namespace fs = std::filesystem;

namespace {

// What root wrote there, the service's own user could not read afterwards.
void refuse_another_owner(std::string const& folder) {
  struct stat facts {};
  if (geteuid() != 0 || stat(folder.c_str(), &facts) != 0 || facts.st_uid == 0) return;
  auto const* const owner = getpwuid(facts.st_uid);
  auto const name = owner ? std::string(owner->pw_name) : "#" + std::to_string(facts.st_uid);
  throw OperatorError(fmt::format(
      "Папка данных {} принадлежит пользователю {}, а команда запущена от root: файлы, которые она создаст, "
      "стали бы недоступны программе. Запустите от имени владельца: runuser -u {} -- obereg …",
      folder, name, name));
}

}  // namespace

void make_data_folder(std::string const& folder) {
  std::error_code error;
  if (fs::create_directories(folder, error)) fs::permissions(folder, fs::perms::owner_all, error);
  if (error || !fs::is_directory(folder))
    throw OperatorError("Папку данных " + folder + " создать не удалось: " + error.message());
  if (::access(folder.c_str(), W_OK) != 0)
    throw OperatorError("В папку данных " + folder + " нельзя писать: проверьте её владельца");
  refuse_another_owner(folder);
}

namespace {

// Written only where it differs: whoever reads the file during a start finds it whole.
void keep_in_file(std::string const& path, std::string const& text) {
  std::ifstream file(path);
  if (std::string(std::istreambuf_iterator<char>(file), {}) != text) std::ofstream(path) << text;
}

}  // namespace

ledger::LogKey open_log_key(Config const& config) {
  auto const path = config.data + "/log-key.pem";
  if (!fs::exists(path)) ledger::LogKey::generate().save(path, config.log_key_passphrase);
  auto key = ledger::LogKey::load(path, config.log_key_passphrase);
  keep_in_file(config.data + "/log-key.pub.pem", key.public_key().pem());
  return key;
}

FolderLock::FolderLock(std::string const& folder) {
  auto const path = folder + "/lock";
  file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) throw OperatorError("Файл " + path + " не открывается");
  if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
    std::string holder;
    std::ifstream(path) >> holder;
    close(file_);
    throw OperatorError(
        fmt::format("С папкой {} уже работает другая программа (процесс {}). Остановите её или укажите другую папку.",
                    folder, holder));
  }
  auto const pid = std::to_string(getpid()) + "\n";
  if (ftruncate(file_, 0) != 0 || write(file_, pid.data(), pid.size()) < 0)
    throw OperatorError("Файл " + path + " не пишется: возможно, на диске нет места");
}

FolderLock::~FolderLock() {
  close(file_);
}

}  // namespace obereg::app
