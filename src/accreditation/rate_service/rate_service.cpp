#include "accreditation/rate_service/rate_service.hpp"

#include "accreditation/rate_service/refusals.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::accreditation {

Result<void> has_result(casework::Case const& held) {
  if (held.state == casework::CaseState::granted || held.state == casework::CaseState::refused) return {};
  return refuse(refusals::no_result_to_rate);
}

// П. 32: «К показателям качества предоставления Услуги относятся следующие: … б) возможность заявителя оценить
// качество предоставления Услуги».
Result<void> rate_service(database::Tx& tx, Actor const& actor, casework::Case const& held,
                          casework::Rating const& rating, Instant now) {
  if (auto const result = has_result(held); !result) return result;
  if (!casework::rate(tx, held.id, rating, actor.account, now)) return refuse(refusals::already_rated);
  audit::record(tx, actor, "accreditation.service-rated", "accreditation-case:" + std::to_string(held.id.value),
                "входящий номер " + held.incoming_number, now);
  return {};
}

}  // namespace obereg::accreditation
