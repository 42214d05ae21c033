#include "accreditation/print_application/signature_words.hpp"

#include <boost/json.hpp>

#include "access/accounts/names.hpp"
#include "accreditation/print_application/queries.hpp"

namespace obereg::accreditation {

namespace {

namespace sql = obereg::sql::accreditation::print_application;

// Of a moment as evidence writes it, "2026-02-01T10:00:00Z".
std::string day_of(std::string const& moment) {
  constexpr std::size_t length_of_day = 10;
  auto const day = LocalDate::parse_iso(moment.substr(0, length_of_day));
  return day ? day->russian() : moment;
}

std::string certificate_words(boost::json::object const& certificate) {
  auto const text = [&](char const* key) {
    auto const* const found = certificate.if_contains(key);
    return found && found->is_string() ? std::string(found->as_string()) : std::string();
  };
  return ". Сертификат № " + text("serial") + ", действует с " + day_of(text("not_before")) + " по " +
         day_of(text("not_after")) + ", выдан: " + access::holder_name(text("issuer"));
}

}  // namespace

std::string signature_words(database::ReadTx& tx, Application const& application) {
  if (application.signed_by.empty()) return "";
  auto const evidence = boost::json::parse(
      tx.get_one(sql::evidence_of, {{"id", application.id}}, [](database::Row const& row) { return row.string(0); }));
  auto const* const signer = evidence.as_object().if_contains("signer");
  return access::holder_name(application.signed_by) +
         (signer && signer->is_object() ? certificate_words(signer->as_object()) : std::string());
}

}  // namespace obereg::accreditation
