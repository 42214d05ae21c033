#include <fmt/format.h>

#include <filesystem>
#include <ostream>

#include "access/accounts/accounts.hpp"
#include "app/demo/accounts.hpp"
#include "app/demo/demo.hpp"
#include "app/demo/keys.hpp"
#include "app/demo/records.hpp"
#include "core/text.hpp"

namespace obereg::app {

namespace {

std::string padded(std::string const& words, std::size_t width) {
  auto const length = text::length(words);
  return words + std::string(length < width ? width - length : 1, ' ');
}

std::string roles_of(DemoPerson const& person) {
  if (person.roles.empty()) return "Учётной записи ещё нет: её открывают по заявке на странице /apply";
  std::string titles;
  for (auto const role : person.roles) titles += (titles.empty() ? "" : "; ") + std::string(access::title_of(role));
  return titles;
}

// What somebody signs in with: a file for the browser, or a folder for openssl.
std::string key_of(DemoPerson const& person) {
  auto const folder = std::string(person.folder);
  switch (person.key) {
    case signatures::KeyKind::gost_2012_256:
      return folder + "/ (ГОСТ, подпись openssl: README.txt)";
    case signatures::KeyKind::rsa_2048:
      return folder + "/key.p12 (RSA)";
    default:
      return folder + "/key.p12 (ECDSA)";
  }
}

// A record that anybody may check on the page /check.
training::TrainingRecord sample_record(web::Services const& services) {
  auto const provider = services.database.read([](database::ReadTx& tx) {
    auto const organisation = access::find_organisation_by_inn(tx, demo_inn(first_centre)).value().id;
    return training::find_provider(tx, organisation).value();
  });
  return DemoRecords{provider, true, false, LocalDate::at(services.clock(), services.settings.zone)}.record(0);
}

}  // namespace

void print_demo(std::ostream& out, Base& base) {
  auto const& config = base.config();
  auto const keys = std::filesystem::absolute(config.data + "/demo-keys").lexically_normal().string();
  auto const record = sample_record(base.services());
  out << "\nДемонстрация готова: все люди и организации придуманы.\n\n"
      << fmt::format("  Сайт              {}\n", config.origin)
      << fmt::format("  Войти             {}/sign-in — файлом key.p12, пароль {}\n", config.origin, demo_password)
      << fmt::format("  Проверить запись  {}/check — без входа; например, № {}, {}\n", config.origin,
                     record.registry_number, record.last_name)
      << fmt::format("  Файлы ключей      {}/\n", keys);
  for (auto const& organisation : demo_organisations()) {
    out << "\n" << organisation.name << ", ИНН " << demo_inn(organisation.number) << "\n";
    for (auto const& someone : demo_people()) {
      if (someone.organisation != organisation.number) continue;
      auto const name = fmt::format("{} {} {}", someone.last_name, someone.first_name, someone.middle_name);
      out << "  " << padded(name, 30) << padded(key_of(someone), 38) << roles_of(someone) << "\n";
    }
  }
  out << std::endl;
}

}  // namespace obereg::app
