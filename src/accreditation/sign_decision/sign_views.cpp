#include "accreditation/sign_decision/sign_views.hpp"

#include <charconv>

#include "access/accounts/names.hpp"
#include "core/time.hpp"
#include "platform/html/form.hpp"

namespace obereg::accreditation {

std::int64_t asked_certificate(http::Request const& request) {
  auto const text = request.query.get("certificate");
  std::int64_t id = 0;
  std::from_chars(text.data(), text.data() + text.size(), id);
  return id;
}

std::vector<html::View> certificate_field(std::vector<access::BoundCertificate> const& usable, std::int64_t chosen,
                                          std::chrono::minutes zone) {
  if (usable.size() < 2) return {};
  std::vector<html::Choice> choices;
  for (auto const& each : usable)
    choices.push_back({std::to_string(each.id),
                       access::holder_name(each.subject) + ", до " + LocalDate::at(each.not_after, zone).russian()});
  return {html::choice_view("certificate", "Сертификат", "Его данные стоят в письме: подписать можно только им",
                            choices, std::to_string(chosen), "")};
}

}  // namespace obereg::accreditation
