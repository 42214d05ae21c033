// Verifications of signatures by one core, beside OpenSSL's own CMS_verify with the same certificates, chain and lists
// of revoked certificates; and what the database adds to a sign-in:
//   bench_signatures DATABASE_URL      the database is empty; postgresql://… or sqlite:PATH
#include <fmt/format.h>

#include <chrono>
#include <functional>
#include <iostream>
#include <stdexcept>

#include "access/sign_in/challenge.hpp"
#include "access/sign_in/sign_in.hpp"
#include "access/trust_list/trust_list.hpp"
#include "measuring/figures.hpp"
#include "platform/signatures/openssl/handles.hpp"
#include "platform/signatures/openssl/initialise.hpp"
#include "platform/signatures/test_pki.hpp"
#include "platform/signatures/verify.hpp"

namespace {

using namespace obereg;
namespace openssl = signatures::openssl;
using signatures::KeyKind;

constexpr double least_part = 0.6;
constexpr int rounds = 9;
constexpr double seconds_of_a_round = 0.4;  // of processor time
constexpr auto day = std::chrono::hours{24};

// A root, an accredited CA, a person; a signed document of 20 KB; everything that both sides need of them.
struct World {
  World(KeyKind kind_, Instant now_)
      : kind(kind_),
        now(now_),
        root(signatures::TestCa::root(kind, signatures::sample_ca("Головной УЦ (измерение)"), long_dates())),
        ca(root.subordinate(kind, signatures::sample_ca("УЦ «Измерение»"), long_dates())),
        person(ca.issue(kind, signatures::sample_person(), {now - day, now + 300 * day})),
        document(20'000, 'x'),
        signature(signatures::sign_detached(document, person.certificate, person.key)) {}

  signatures::Validity long_dates() const { return {now - 1000 * day, now + 3000 * day}; }
  std::string crl(signatures::TestCa const& of) const { return of.crl(now - day, now + 6 * day); }

  KeyKind kind;
  Instant now;
  signatures::TestCa root, ca;
  signatures::KeyAndCertificate person;
  std::string document, signature;
};

std::function<void()> by_us(World const& world) {
  signatures::TrustListBuilder builder(signatures::MissingCrl::refuse);
  builder.add_root(world.root.certificate()).value();
  builder.add_accredited(world.ca.certificate(), {{world.now - 900 * day, {}, signatures::WhyEnded::none}}).value();
  for (auto const* ca : {&world.root, &world.ca}) builder.add_crl(world.crl(*ca)).value();
  return [&world, trust = builder.build()] {
    auto const verification = signatures::verify(*trust, world.signature, world.document, world.now);
    if (!verification.ok()) throw std::runtime_error(std::string(verification.refusal()->kind->code));
  };
}

openssl::CrlPtr parsed_crl(std::string const& der) {
  auto const* position = reinterpret_cast<unsigned char const*>(der.data());
  return openssl::CrlPtr(openssl::need(d2i_X509_CRL(nullptr, &position, static_cast<long>(der.size()))));
}

std::function<void()> by_openssl(World const& world) {
  std::shared_ptr<X509_STORE> const store(openssl::need(X509_STORE_new()), X509_STORE_free);
  for (auto const* ca : {&world.root, &world.ca}) {
    openssl::need(X509_STORE_add_cert(store.get(), openssl::certificate_of(ca->certificate().der).get()) == 1);
    openssl::need(X509_STORE_add_crl(store.get(), parsed_crl(world.crl(*ca)).get()) == 1);
  }
  auto* const parameters = X509_STORE_get0_param(store.get());
  X509_VERIFY_PARAM_set_time(parameters, std::chrono::system_clock::to_time_t(world.now));
  X509_VERIFY_PARAM_set_flags(parameters, X509_V_FLAG_CRL_CHECK | X509_V_FLAG_CRL_CHECK_ALL);
  return [&world, store] {
    auto const* position = reinterpret_cast<unsigned char const*>(world.signature.data());
    openssl::CmsPtr const cms(d2i_CMS_ContentInfo(nullptr, &position, static_cast<long>(world.signature.size())));
    auto const content = openssl::reading(world.document);
    openssl::need(CMS_verify(cms.get(), nullptr, store.get(), content.get(), nullptr, CMS_BINARY | CMS_CADES) == 1);
  };
}

// Of a round: how often a second of processor time it can be done.
double rate(std::function<void()> const& work) {
  auto const start = bench::processor_seconds();
  double spent = 0;
  int count = 0;
  for (; spent < seconds_of_a_round; spent = bench::processor_seconds() - start)
    for (int i = 0; i < 20; ++i, ++count) work();
  return count / spent;
}

void measure(World const& world, char const* name) {
  auto const ours = by_us(world), peers = by_openssl(world);
  std::vector<double> our_rates, peer_rates, parts;
  for (int round = 0; round < rounds; ++round) {
    our_rates.push_back(rate(ours));
    peer_rates.push_back(rate(peers));
    parts.push_back(our_rates.back() / peer_rates.back());
  }
  bench::print_note(fmt::format("{}: {:.0f} a second of one core, CMS_verify {:.0f}", name, bench::median(our_rates),
                                bench::median(peer_rates)));
  bench::print_figure(fmt::format("{}: times CMS_verify's", name), bench::median(parts), "", bench::Goal::at_least,
                      least_part);
}

// A sign-in as the page does it: the challenge, the verification, the session and its audit record.
void measure_sign_in(World const& world, std::string const& url) {
  database::DatabaseOptions options;
  options.url = url;
  database::Database database(options);
  database::migrate(database, world.now);
  database.write([&](database::Tx& tx) {
    access::add_authority(tx, {}, world.root.certificate(), {.is_root = true, .from = {}, .to = {}}, "file", world.now)
        .value();
    access::add_authority(tx, {}, world.ca.certificate(), {}, "file", world.now).value();
    access::Organisation centre;
    centre.name = "АНО ДПО «Учебный центр Измерение»";
    centre.inn = "7710474375";
    auto const organisation = access::add_organisation(tx, centre, world.now);
    access::Account account;
    account.last_name = "Измерова";
    auto const id = access::add_account(tx, account, world.now);
    access::bind_certificate(tx, id, world.person.certificate, world.now);
    access::grant_cabinet(tx, id, organisation, access::Role::employer_viewer, world.now);
  });
  signatures::CurrentTrust trust(access::stored_trust(database));
  web::Settings const settings;
  std::vector<double> whole, checking;
  using Clock = std::chrono::steady_clock;
  auto const milliseconds = [](Clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
  };
  for (int i = 0; i < 200; ++i) {
    auto const start = Clock::now();
    auto const asked =
        database.write([&](database::Tx& tx) { return access::make_challenge(tx, settings.origin, world.now); });
    auto const making = Clock::now();
    auto const signature = signatures::sign_detached(asked.text, world.person.certificate, world.person.key);
    auto const sent = Clock::now();
    access::sign_in(database, *trust.get(), settings, {asked.token, signature, "192.0.2.7", "bench"}, world.now)
        .value();
    auto const done = Clock::now();
    if (!signatures::verify(*trust.get(), signature, asked.text, world.now).ok()) throw std::runtime_error("not good");
    auto const again = Clock::now();
    whole.push_back(milliseconds(making - start + (done - sent)));
    checking.push_back(milliseconds(again - done));
  }
  bench::print_note(fmt::format("sign-in, GOST, {}: {:.2f} ms, of it verification {:.2f} ms, the rest is the database",
                                url.substr(0, url.find(':')), bench::median(whole), bench::median(checking)));
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) throw std::runtime_error("bench_signatures DATABASE_URL");
  signatures::initialise();
  auto const now = system_now();
  World const gost(KeyKind::gost_2012_256, now), rsa(KeyKind::rsa_2048, now), ecdsa(KeyKind::ecdsa_p256, now);
  std::cout << "\nSignatures of 20 KB, chain of three, lists of revoked certificates of both CAs" << std::endl;
  measure(gost, "GOST R 34.10-2012, 256 bit");
  measure(rsa, "RSA, 2048 bit");
  measure(ecdsa, "ECDSA, P-256");
  measure_sign_in(gost, argv[1]);
} catch (std::exception const& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
