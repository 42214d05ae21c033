#include "accreditation/log_decisions/proof_http.hpp"

#include <fmt/format.h>

#include "accreditation_registry/log/log.hpp"
#include "platform/web/pages.hpp"

namespace obereg::accreditation {

http::Response download_proof(web::PageContext const& context) {
  auto const number = context.request.id("number");
  auto const version = context.request.id("version");
  auto const receipt =
      number && version && *version <= std::numeric_limits<int>::max()
          ? context.read([&](database::ReadTx& tx) { return receipt_of(tx, *number, static_cast<int>(*version)); })
          : std::nullopt;
  if (!receipt) return web::refused(context, refuse(web::not_found));
  auto response = http::bytes(ledger::write_event_receipt(*receipt), "application/json");
  return response.download_as(fmt::format("accreditation-{}-{}.json", *number, *version));
}

}  // namespace obereg::accreditation
