#include "app/demo/cast.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace obereg::app {

namespace {

using access::OrganisationKind;
using access::Role;
using signatures::KeyKind;

// Ends `digits` with the check digits that make the number right.
template <class Number>
std::string checked(std::string const& digits, int check_digits) {
  for (int check = 0; check < (check_digits == 1 ? 10 : 100); ++check) {
    auto whole = fmt::format("{}{:0{}}", digits, check, check_digits);
    if (Number::parse(whole)) return whole;
  }
  throw std::logic_error("no check digits for " + digits);
}

}  // namespace

std::string demo_inn(int number) {
  return checked<Inn>(fmt::format("9999{:05}", number), 1);
}
std::string demo_ogrn(int number) {
  return checked<Ogrn>(fmt::format("1009900{:05}", number), 1);
}
std::string demo_person_inn(int number) {
  return checked<Inn>(fmt::format("9999{:06}", number), 2);
}
std::string demo_snils(int number) {
  return checked<Snils>(fmt::format("9{:08}", number), 2);
}

std::span<DemoOrganisation const> demo_organisations() {
  static std::vector<DemoOrganisation> const list = {
      {"АНО ДПО «Учебный центр Маяк-Демо»", first_centre, OrganisationKind::training_centre, true},
      {"ЧОУ ДПО «Школа охраны труда Ступень-Демо»", second_centre, OrganisationKind::training_centre, true},
      {"АО «Демостальмонтаж»", training_employer, OrganisationKind::employer, true},
      {"ООО «Пример-Логистика»", 202, OrganisationKind::employer},
      {"ООО «Образцовая пекарня»", 203, OrganisationKind::employer},
      {"Министерство труда (демонстрация)", ministry, OrganisationKind::ministry},
      {"Оператор системы (демонстрация)", 401, OrganisationKind::operator_},
  };
  return list;
}

std::span<DemoPerson const> demo_people() {
  // Two lines a person:
  // clang-format off
  static std::vector<DemoPerson> const list = {
      {"centre1-preparer", first_centre, {Role::provider_preparer},
       "Листвина", "Вера", "Макаровна", "Методист", KeyKind::rsa_2048},
      {"centre1-signer", first_centre, {Role::provider_signer},
       "Озерцов", "Глеб", "Тихонович", "Директор", KeyKind::ecdsa_p256},
      {"centre1-signer-gost", first_centre, {Role::provider_signer},
       "Ветрова", "Нина", "Захаровна", "Заместитель директора", KeyKind::gost_2012_256},
      {"centre2-preparer", second_centre, {Role::provider_preparer},
       "Пригорков", "Лев", "Савельевич", "Методист", KeyKind::ecdsa_p256},
      {"centre2-signer-gost", second_centre, {Role::provider_signer},
       "Родникова", "Софья", "Ильинична", "Директор", KeyKind::gost_2012_256},
      {"employer1-preparer", training_employer, {Role::provider_preparer, Role::employer_viewer},
       "Кленов", "Фёдор", "Романович", "Специалист по охране труда", KeyKind::rsa_2048},
      {"employer1-signer", training_employer, {Role::provider_signer, Role::employer_viewer},
       "Дубравина", "Ольга", "Гордеевна", "Руководитель службы охраны труда", KeyKind::rsa_2048},
      {"employer2-viewer", 202, {Role::employer_viewer},
       "Тополев", "Игнат", "Юрьевич", "Специалист по кадрам", KeyKind::rsa_2048},
      {"employer3-viewer", 203, {Role::employer_viewer},
       "Рябинкина", "Дарья", "Львовна", "Специалист по охране труда", KeyKind::ecdsa_p256},
      {"ministry", ministry, {Role::ministry},
       "Снегирёв", "Антон", "Денисович", "Советник", KeyKind::rsa_2048},
      {"ministry-clerk", ministry, {Role::account_clerk},
       "Ольхова", "Инна", "Борисовна", "Специалист", KeyKind::rsa_2048},
      {"newcomer", 202, {},
       "Калинник", "Степан", "Ильич", "Инженер по охране труда", KeyKind::rsa_2048},
      {"applicant", 203, {},
       "Вербина", "Алла", "Юрьевна", "Специалист по кадрам", KeyKind::ecdsa_p256},
      {"administrator", 401, {Role::administrator},
       "Камышова", "Яна", "Егоровна", "Администратор системы", KeyKind::rsa_2048},
      {"centre1-administrator", first_centre, {Role::organisation_administrator},
       "Лозина", "Майя", "Климовна", "Начальник отдела кадров", KeyKind::rsa_2048},
      {"ministry-registrar", ministry, {Role::accreditation_registrar},
       "Берёзкина", "Алиса", "Тимуровна", "Специалист общего отдела", KeyKind::rsa_2048},
      {"ministry-officer", ministry, {Role::accreditation_officer},
       "Черёмухина", "Раиса", "Олеговна", "Ведущий специалист", KeyKind::rsa_2048},
      {"ministry-signatory", ministry, {Role::accreditation_signatory},
       "Яшмов", "Кирилл", "Назарович", "Директор департамента", KeyKind::rsa_2048},
      {"ministry-head", ministry, {Role::accreditation_head},
       "Гранатова", "Эмма", "Карповна", "Начальник отдела", KeyKind::ecdsa_p256},
  };
  // clang-format on
  return list;
}

DemoPerson const& demo_person(std::string_view folder) {
  for (auto const& someone : demo_people())
    if (someone.folder == folder) return someone;
  throw std::logic_error("nobody in the demo is called " + std::string(folder));
}

}  // namespace obereg::app
