#include "access/own_certificates/own_certificate.hpp"

#include <algorithm>
#include <stdexcept>

#include "platform/html/format.hpp"
#include "platform/signatures/checking/path.hpp"
#include "platform/signatures/refusals.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

constexpr int soon = 30;  // days: the first warning of ACC-07

std::string in_days(int days) {
  return days == 0 ? "Сегодня последний день" : "Осталось " + html::counted(days, "день", "дня", "дней");
}

CertificateState removed(BoundCertificate const& bound, AccountId owner, std::chrono::minutes zone) {
  auto words = "Отвязан " + russian_moment(*bound.removed_at, zone);
  if (bound.removed_by) words += *bound.removed_by == owner ? ", вами" : ", администратором";
  return {"Отвязан", "grey", words + "."};
}

}  // namespace

std::vector<OwnCertificate> own_certificates(database::ReadTx& tx, signatures::TrustList const& trust,
                                             AccountId account, Instant now) {
  std::vector<OwnCertificate> own;
  for (auto& bound : certificates_of(tx, account)) {
    auto certificate = signatures::parse_certificate(certificate_bytes(tx, bound.thumbprint));
    if (!certificate) throw std::runtime_error("a bound certificate that does not read");
    auto fault = signatures::first_failure(signatures::judge_certificate(trust, *certificate, {}, now).checks);
    own.push_back({std::move(bound), std::move(*certificate), std::move(fault)});
  }
  return own;
}

bool is_replaceable(std::vector<OwnCertificate> const& all, std::int64_t id) {
  return std::any_of(all.begin(), all.end(),
                     [&](OwnCertificate const& one) { return one.bound.id != id && one.is_usable(); });
}

int days_left(Instant not_after, LocalDate today, std::chrono::minutes zone) {
  return static_cast<int>((LocalDate::at(not_after, zone).days() - today.days()).count());
}

CertificateState state_of(OwnCertificate const& certificate, AccountId owner, LocalDate today,
                          std::chrono::minutes zone) {
  auto const& bound = certificate.bound;
  if (bound.removed_at) return removed(bound, owner, zone);
  if (auto const& fault = certificate.fault) {
    auto words = web::in_words(*fault);
    if (fault->kind == &signatures::refusals::expired) return {"Срок кончился", "grey", std::move(words)};
    if (fault->kind == &signatures::refusals::not_yet_valid) return {"Ещё не начался", "yellow", std::move(words)};
    return {"Не действует", "red", std::move(words)};
  }
  auto const days = days_left(bound.not_after, today, zone);
  if (days > soon) return {in_days(days), "green", ""};
  return {
      in_days(days), "yellow",
      "Получите новый сертификат в аккредитованном удостоверяющем центре и добавьте его здесь, пока этот действует."};
}

}  // namespace obereg::access
