#include "access/own_certificates/own_certificates_http.hpp"

#include <algorithm>

#include "access/accounts/names.hpp"
#include "access/own_certificates/own_certificate.hpp"
#include "access/requests/certificate_facts.hpp"
#include "platform/signatures/formats/signature_title.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

constexpr std::uint64_t signature_body = 2u << 20;  // of which a signature may have 1 MiB

std::vector<OwnCertificate> own(web::PageContext const& context) {
  auto const trust = context.trust().get();
  return context.read(
      [&](database::ReadTx& tx) { return own_certificates(tx, *trust, context.actor.account, context.now); });
}

// The one that the address names; that of somebody else is not known to exist.
std::optional<OwnCertificate> asked_certificate(web::PageContext const& context) {
  auto const id = context.request.id("certificate");
  for (auto& one : own(context))
    if (id && one.bound.id == *id) return std::move(one);
  return std::nullopt;
}

html::View row_of(OwnCertificate const& one, web::PageContext const& context) {
  auto const zone = context.settings().zone;
  auto const state = state_of(one, context.actor.account, context.today(), zone);
  return {{"id", one.bound.id},
          {"subject", holder_name(one.bound.subject)},
          {"issuer", holder_name(one.bound.issuer)},
          {"serial", one.bound.serial},
          {"algorithm", one.certificate.key_algorithm_title},
          {"signed_by", signatures::signature_title(one.certificate.signature_algorithm)},
          {"from", LocalDate::at(one.bound.not_before, zone).russian()},
          {"until", LocalDate::at(one.bound.not_after, zone).russian()},
          {"tag", state.tag},
          {"colour", state.colour},
          {"words", state.words},
          {"is_removed", one.bound.removed_at.has_value()}};
}

}  // namespace

web::Routes own_certificate_routes() {
  using web::anyone_signed_in;
  return {
      web::get("/account/certificates", anyone_signed_in, show_own_certificates),
      web::get_and_write("/account/certificates/add", anyone_signed_in, show_add_own),
      web::get("/account/certificates/add/challenge/{challenge}", anyone_signed_in, download_binding_challenge),
      web::post("/account/certificates/add", anyone_signed_in, submit_add_own, signature_body),
      web::get("/account/certificates/{certificate}", anyone_signed_in, show_own_certificate),
      web::get("/account/certificates/{certificate}/file", anyone_signed_in, download_own_certificate),
      web::get("/account/certificates/{certificate}/remove", anyone_signed_in, show_remove_own),
      web::post("/account/certificates/{certificate}/remove", anyone_signed_in, submit_remove_own),
  };
}

http::Response show_own_certificates(web::PageContext const& context) {
  std::vector<html::View> rows;
  auto all = own(context);
  std::stable_partition(all.begin(), all.end(), [](OwnCertificate const& one) { return !one.bound.removed_at; });
  rows.reserve(all.size());
  for (auto const& one : all) rows.push_back(row_of(one, context));
  html::Page page;
  page.title = "Мои сертификаты";
  auto const done = context.request.query.get("done");
  if (done == "added")
    page.notices.push_back(
        {html::Notice::Kind::success, "Сертификат добавлен", "Им можно войти и подписывать.", "", ""});
  if (done == "removed")
    page.notices.push_back(
        {html::Notice::Kind::success, "Сертификат отвязан", "Сеансы, которые открыли им, закрыты.", "", ""});
  page.main = html::render("src/access/own_certificates/certificates.html", {{"certificates", rows}});
  return web::show(context, std::move(page));
}

http::Response show_own_certificate(web::PageContext const& context) {
  auto const found = asked_certificate(context);
  if (!found) return web::refused(context, refuse(web::not_found));
  return web::show(context, "Сертификат до " + LocalDate::at(found->bound.not_after, context.settings().zone).russian(),
                   "src/access/own_certificates/certificate.html",
                   row_of(*found, context).set("rows", certificate_rows(found->certificate)));
}

http::Response download_own_certificate(web::PageContext const& context) {
  auto const found = asked_certificate(context);
  if (!found) return web::refused(context, refuse(web::not_found));
  auto response = http::bytes(found->certificate.der, "application/pkix-cert");
  response.download_as(found->bound.serial + ".cer").with("Cache-Control", "no-store");
  return response;
}

}  // namespace obereg::access
