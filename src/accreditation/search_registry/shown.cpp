#include "accreditation/search_registry/shown.hpp"

#include "platform/web/pages.hpp"

namespace obereg::accreditation {

std::string card_address(std::int64_t number, std::string const& on) {
  return "/accreditation/registry/" + std::to_string(number) + (on.empty() ? "" : "?on=" + web::in_query(on));
}

std::string services_in_words(Particulars const& particulars) {
  std::string words;
  for (auto const service : particulars.services) {
    words += (words.empty() ? "" : "; ") + std::string(title_of(service));
    if (service != ServiceKind::training || particulars.trainings.empty()) continue;
    std::string kinds;
    for (auto const kind : particulars.trainings) kinds += (kinds.empty() ? ": " : ", ") + std::string(title_of(kind));
    words += kinds;
  }
  return words;
}

std::string_view colour_of(Status status) {
  return status == Status::active ? "green" : status == Status::suspended ? "yellow" : "grey";
}

}  // namespace obereg::accreditation
