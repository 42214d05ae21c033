#include "app/demo/keys.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "platform/signatures/test_pki.hpp"

namespace obereg::app {

namespace {

namespace fs = std::filesystem;
using signatures::KeyKind;

constexpr auto year = std::chrono::hours{24 * 365};

struct Family {
  KeyKind kind;
  std::string_view name, title;
};
constexpr Family families[] = {{KeyKind::gost_2012_256, "gost", "ГОСТ"},
                               {KeyKind::rsa_2048, "rsa", "RSA"},
                               {KeyKind::ecdsa_p256, "ecdsa", "ECDSA"}};

void write(fs::path const& path, std::string const& bytes, bool secret = false) {
  std::ofstream file(path, std::ios::binary);
  if (secret) fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
  file << bytes;
  if (!file.flush()) throw std::runtime_error("не пишется " + path.string());
}

std::string read(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  if (!file || !(bytes << file.rdbuf())) throw std::runtime_error("не читается " + path.string());
  return std::move(bytes).str();
}

signatures::Certificate read_certificate(fs::path const& path) {
  return signatures::parse_certificate(read(path)).value();
}

struct Authority {
  signatures::TestCa root, ca;
};

Authority make_authority(Family const& family, signatures::Validity dates) {
  auto const title = std::string(family.title);
  auto root = signatures::TestCa::root(family.kind, signatures::sample_ca("Головной УЦ " + title + " (демо)"), dates);
  auto ca = root.subordinate(family.kind, signatures::sample_ca("УЦ «Образец» " + title + " (демо)"), dates);
  return {std::move(root), std::move(ca)};
}

// The lists of revoked certificates are empty and hold as long as the certificates: a demo has nobody to renew them.
void write_authority(fs::path const& folder, Family const& family, Authority const& authority, Instant now) {
  fs::create_directories(folder);
  auto const name = std::string(family.name);
  write(folder / (name + "-root.cer"), authority.root.certificate().der);
  write(folder / (name + "-root.crl"), authority.root.crl(now - std::chrono::hours{24}, now + year * 5));
  write(folder / (name + "-ca.cer"), authority.ca.certificate().der);
  write(folder / (name + "-ca.crl"), authority.ca.crl(now - std::chrono::hours{24}, now + year * 5));
  write(folder / (name + "-ca.key.pem"), authority.ca.key().pem(), true);
}

signatures::TestSubject subject_of(DemoPerson const& person, int number) {
  signatures::TestSubject subject;
  subject.surname = person.last_name;
  subject.given_name = fmt::format("{} {}", person.first_name, person.middle_name);
  subject.common_name = subject.surname + " " + subject.given_name;
  subject.title = person.job_title;
  subject.email = fmt::format("{}@example.test", person.folder);
  subject.inn = demo_person_inn(number);
  subject.snils = demo_snils(number);
  subject.inn_le = demo_inn(person.organisation);
  subject.ogrn = demo_ogrn(person.organisation);
  for (auto const& organisation : demo_organisations())
    if (organisation.number == person.organisation) subject.organisation = organisation.name;
  return subject;
}

std::string readme(DemoPerson const& person, bool gost) {
  return fmt::format(R"(Демонстрационный ключ: {} {} {}. Настоящей силы не имеет.

certificate.cer  сертификат (DER)      certificate.pem  он же (PEM)
key.pem          закрытый ключ (PEM, без пароля)
{}
Подписать файл FILE программой openssl (задание на вход, набор записей):

  openssl cms -sign -cades -binary {}-in FILE -signer certificate.pem -inkey key.pem -outform DER -out FILE.sig

и отправить FILE.sig на странице, где скачан FILE.
)",
                     person.last_name, person.first_name, person.middle_name,
                     gost ? "" : "key.p12          ключ и сертификат для подписи в браузере, пароль demo\n",
                     gost ? "-engine gost -keyform PEM -md md_gost12_256 " : "");
}

void write_person(fs::path const& folder, DemoPerson const& person, signatures::KeyAndCertificate const& own,
                  Authority const& authority) {
  fs::create_directories(folder);
  bool const gost = person.key == KeyKind::gost_2012_256;
  write(folder / "certificate.cer", own.certificate.der);
  write(folder / "certificate.pem", signatures::certificate_pem(own.certificate));
  write(folder / "key.pem", own.key.pem(), true);
  if (!gost)
    write(folder / "key.p12",
          signatures::pkcs12(own.certificate, own.key, {authority.ca.certificate(), authority.root.certificate()},
                             demo_password, std::string(person.folder)),
          true);
  write(folder / "README.txt", readme(person, gost));
}

}  // namespace

void make_demo_keys(std::string const& folder, Instant now) {
  if (fs::exists(folder)) return;
  fs::path const fresh = folder + ".new";
  fs::remove_all(fresh);
  std::map<KeyKind, Authority> authorities;
  for (auto const& family : families) {
    auto authority = make_authority(family, {now - year * 5, now + year * 10});
    write_authority(fresh / "ca", family, authority, now);
    authorities.emplace(family.kind, std::move(authority));
  }
  int number = 0;
  for (auto const& person : demo_people()) {
    auto& authority = authorities.at(person.key);
    auto const own =
        authority.ca.issue(person.key, subject_of(person, ++number), {now - std::chrono::hours{24}, now + year * 5});
    write_person(fresh / person.folder, person, own, authority);
  }
  fs::rename(fresh, folder);
}

std::vector<DemoAuthority> read_demo_authorities(std::string const& folder) {
  std::vector<DemoAuthority> list;
  for (auto const& family : families) {
    auto const path = folder + "/ca/" + std::string(family.name);
    for (auto const* const kind : {"-root", "-ca"}) {
      auto const list_file = path + kind + ".crl";
      list.push_back({read_certificate(path + kind + ".cer"), fs::exists(list_file) ? read(list_file) : std::string{},
                      kind == std::string_view("-root")});
    }
  }
  return list;
}

signatures::Certificate read_demo_certificate(std::string const& folder, DemoPerson const& person) {
  return read_certificate(fs::path(folder) / person.folder / "certificate.cer");
}

signatures::PrivateKey read_demo_key(std::string const& folder, DemoPerson const& person) {
  return signatures::PrivateKey::from_pem(read(fs::path(folder) / person.folder / "key.pem"));
}

}  // namespace obereg::app
