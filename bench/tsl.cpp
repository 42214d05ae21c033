// Memory and time of preparing and applying an official list of 20 MB, in a process of its own:
//   bench_tsl FOLDER DATABASE_URL [CERTIFICATES]      the database is empty; postgresql://… or sqlite:PATH
// Its steps, each a process: make, idle, prepare, apply.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "access/access.hpp"
#include "access/accounts/accounts.hpp"
#include "access/change_trust/apply_change.hpp"
#include "access/change_trust/prepare_change.hpp"
#include "access/trust_list/trust_list.hpp"
#include "core/text.hpp"
#include "measuring/figures.hpp"
#include "measuring/measured.hpp"
#include "platform/signatures/openssl/initialise.hpp"
#include "platform/signatures/test_pki.hpp"

namespace {

using namespace obereg;
using signatures::KeyKind;

constexpr std::uint64_t file_bytes = 20u << 20;
constexpr long most_over_idle = 64;  // MiB
constexpr int people_of_each = 20, used_cas = 20;
constexpr auto day = std::chrono::hours{24};

// The most memory that this process had so far.
long peak_mib() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (word == "VmHWM:") {
      long kib = 0;
      status >> kib;
      return kib / 1024;
    }
  throw std::runtime_error("/proc/self/status has no VmHWM");
}

// What a serving process holds of the base and of kept files.
struct Served {
  Served(std::string const& folder, std::string const& url)
      : database(options_of(url)), files(folder + "/files"), trust(access::stored_trust(database)) {
    database::migrate(database, system_now());
  }
  static database::DatabaseOptions options_of(std::string const& url) {
    signatures::initialise();
    database::DatabaseOptions options;
    options.url = url;
    return options;
  }
  database::Database database;
  files::Store files;
  signatures::CurrentTrust trust;
};

std::string entry(signatures::Certificate const& certificate, std::size_t padding) {
  return "<УдостоверяющийЦентр><Название>" + certificate.common_name + "</Название><АдресСИнформациейПоУЦ>" +
         std::string(padding, '-') +
         "</АдресСИнформациейПоУЦ><ПрограммноАппаратныеКомплексы><ПрограммноАппаратныйКомплекс><КлючиУполномоченныхЛиц>"
         "<Ключ><ИдентификаторКлюча>" +
         certificate.subject_key_id +
         "</ИдентификаторКлюча><АдресаСписковОтзыва><Адрес>http://ca.example/1.crl</Адрес></АдресаСписковОтзыва>"
         "<Сертификаты><ДанныеСертификата><КемВыдан>" +
         certificate.issuer + "</КемВыдан><КомуВыдан>" + certificate.subject + "</КомуВыдан><Данные>" +
         text::base64(certificate.der) +
         "</Данные></ДанныеСертификата></Сертификаты></Ключ></КлючиУполномоченныхЛиц></ПрограммноАппаратныйКомплекс>"
         "</ПрограммноАппаратныеКомплексы><СтатусАккредитации><Статус>Действует</Статус></СтатусАккредитации>"
         "</УдостоверяющийЦентр>\n";
}

// The list, and in the base people whose certificates some of its CAs issued.
void make(std::string const& folder, std::string const& url, int certificates) {
  Served served(folder, url);
  auto const now = system_now();
  signatures::Validity const dates{now - 1000 * day, now + 3000 * day};
  std::ofstream file(folder + "/tsl.xml", std::ios::binary);
  file << "<?xml version=\"1.0\" encoding=\"utf-8\"?><АккредитованныеУдостоверяющиеЦентры><Версия>1</Версия>\n";
  auto const each = file_bytes / static_cast<std::uint64_t>(certificates);
  for (int i = 0; i < certificates; ++i) {
    auto ca = signatures::TestCa::root(KeyKind::ecdsa_p256, signatures::sample_ca(fmt::format("УЦ № {}", i)), dates);
    auto const bare = entry(ca.certificate(), 0).size();
    file << entry(ca.certificate(), each > bare ? each - bare : 0);
    if (i >= used_cas) continue;
    served.database.write([&](database::Tx& tx) {
      access::add_authority(tx, {}, ca.certificate(), {}, "tsl", now).value();
      for (int person = 0; person < people_of_each; ++person) {
        access::Account account;
        account.last_name = fmt::format("Измерова{}", person);
        auto const issued = ca.issue(KeyKind::ecdsa_p256, signatures::sample_person(), {now - day, now + 300 * day});
        access::bind_certificate(tx, access::add_account(tx, account, now), issued.certificate, now);
      }
    });
  }
  file << "</АккредитованныеУдостоверяющиеЦентры>";
}

std::int64_t newest_change(database::Database& database) {
  return database.read([](database::ReadTx& tx) { return access::trust_changes(tx, 0, 1).at(0).id; });
}

// In the process that is measured: what a serving one does with this list.
void step(std::string const& what, std::string const& folder, std::string const& url) {
  Served services(folder, url);
  services.trust.get();
  if (what == "prepare") {
    auto const file = services.files.put_file(folder + "/tsl.xml");
    services.database.write(
        [&](database::Tx& tx) { return access::propose_tsl(tx, {}, file, "tsl.xml", system_now()); });
  }
  jobs::Runner runner(services.database, access::access_jobs(services.files, [](mail::Message const&) {}), system_now);
  while (runner.run_one()) {
  }
  if (what == "apply") {
    auto const id = newest_change(services.database);
    auto const applied =
        services.database.write([&](database::Tx& tx) { return access::apply_change(tx, {}, id, true, system_now()); });
    if (applied.value() != access::Applied::now) throw std::runtime_error("not applied");
  }
  auto const change = services.database.read(
      [&](database::ReadTx& tx) { return access::find_change(tx, newest_change(services.database)); });
  if (what == "prepare" && change.value().state != "ready") throw std::runtime_error("not prepared");
  std::ofstream(folder + "/" + what + ".mib") << peak_mib();
}

long peak_of(std::string const& folder, std::string const& what) {
  long mib = 0;
  std::ifstream(folder + "/" + what + ".mib") >> mib;
  if (mib == 0) throw std::runtime_error("nothing was measured");
  return mib;
}

}  // namespace

int main(int argc, char** argv) try {
  std::vector<std::string> const given(argv + 1, argv + argc);
  if (given.size() == 4 && given[0] == "make") return make(given[1], given[2], std::atoi(given[3].c_str())), 0;
  if (given.size() == 3 && (given[0] == "idle" || given[0] == "prepare" || given[0] == "apply"))
    return step(given[0], given[1], given[2]), 0;
  if (given.size() < 2) throw std::runtime_error("bench_tsl FOLDER DATABASE_URL [CERTIFICATES]");
  auto const& folder = given[0];
  auto const certificates = given.size() > 2 ? given[2] : std::string("4000");
  auto const run = [&](std::string const& what, std::string const& more = {}) {
    return bench::measured_command(fmt::format("exec '{}' {} '{}' '{}' {}",
                                               std::filesystem::canonical("/proc/self/exe").string(), what, folder,
                                               given[1], more));
  };
  run("make", certificates);
  run("idle");
  auto const preparing = run("prepare"), applying = run("apply");
  auto const idle = peak_of(folder, "idle");
  std::cout << fmt::format("\nOfficial list of {:.1f} MB with {} certificates, {}",
                           static_cast<double>(std::filesystem::file_size(folder + "/tsl.xml")) / (1u << 20),
                           certificates, given[1].substr(0, given[1].find(':')))
            << std::endl;
  bench::print_note(fmt::format("idle {} MiB; the difference takes {:.1f} s, applying it {:.1f} s", idle,
                                preparing.seconds, applying.seconds));
  bench::print_figure("preparing: memory over idle", static_cast<double>(peak_of(folder, "prepare") - idle), "MiB",
                      bench::Goal::at_most, most_over_idle);
  bench::print_figure("applying: memory over idle", static_cast<double>(peak_of(folder, "apply") - idle), "MiB",
                      bench::Goal::at_most, most_over_idle);
} catch (std::exception const& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
