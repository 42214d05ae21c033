#include "accreditation/name_substitute/name_substitute.hpp"

#include <algorithm>

#include "accreditation/application/application.hpp"
#include "accreditation/examination/in_work.hpp"
#include "accreditation/examination/refusals.hpp"
#include "accreditation/name_substitute/refusals.hpp"
#include "accreditation/pass_on/pass_on.hpp"
#include "platform/audit/audit.hpp"
#include "platform/calendar/due/due.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::accreditation {

namespace {

std::string days_of(Absence const& absence) {
  return "с " + absence.from.russian() + " по " + absence.until.russian();
}

void tell(database::Tx& tx, web::Settings const& settings, Officer const& substitute, std::string const& officer,
          std::string const& days, Instant now) {
  if (substitute.email.empty()) return;
  mail::send_later(tx, substitute.email, "Вы замещаете: " + officer,
                   "Здравствуйте.\n\n" + days + " вы замещаете исполнителя: " + officer +
                       ". В эти дни дела исполнителя стоят в вашем списке, проекты решений по ним готовите вы.\n\n"
                       "Мои дела: " +
                       settings.origin + "/accreditation/queue\n",
                   now);
}

// An absence that shares a moment with `wanted`: of the officer, or of the one who would substitute.
Result<void> meets_no_other(database::ReadTx& tx, casework::Substitute const& wanted, Instant now) {
  for (auto const& other : casework::substitutes(tx, service_name, now)) {
    if (other.begins_at >= wanted.ends_at || wanted.begins_at >= other.ends_at) continue;
    if (other.officer == wanted.officer) return refuse(refusals::substitute_named);
    if (other.officer == wanted.substitute) return refuse(refusals::substitute_absent);
    if (other.substitute == wanted.officer)
      return refuse(refusals::substitute_absent,
                    "Отсутствующий в эти дни сам замещает другого: прекратите то замещение.");
  }
  return {};
}

}  // namespace

Result<void> name_substitute(database::Tx& tx, web::Settings const& settings, Actor const& actor,
                             Absence const& absence, Instant now) {
  auto const officers = officers_of(tx, actor, now);
  auto const find = [&](AccountId account) {
    return std::find_if(officers.begin(), officers.end(), [&](Officer const& each) { return each.account == account; });
  };
  auto const officer = find(absence.officer), substitute = find(absence.substitute);
  if (officer == officers.end() || substitute == officers.end()) return refuse(refusals::officer_unknown);
  casework::Substitute const wanted{0, absence.officer, absence.substitute,
                                    calendar::end_of_day(absence.from.plus_days(-1), settings.zone),
                                    calendar::end_of_day(absence.until, settings.zone)};
  if (auto const free = meets_no_other(tx, wanted, now); !free) return free;
  auto const id = casework::name_substitute(tx, service_name, wanted, actor.account, now);
  audit::record(tx, actor, "accreditation.substitute-named", "accreditation-substitute:" + std::to_string(id),
                "за кого: " + officer->name + "; кто замещает: " + substitute->name + ", " + days_of(absence), now);
  tell(tx, settings, *substitute, officer->name, "С " + days_of(absence).substr(std::string("с ").size()), now);
  return {};
}

Result<void> end_substitute(database::Tx& tx, Actor const& actor, std::int64_t id, Instant now) {
  auto const found = casework::find_substitute(tx, service_name, id);
  if (!found || !casework::end_substitute(tx, service_name, id, now)) return refuse(refusals::substitute_not_found);
  audit::record(
      tx, actor, "accreditation.substitute-ended", "accreditation-substitute:" + std::to_string(id),
      "за кого: " + short_name_of(tx, found->officer) + "; кто замещал: " + short_name_of(tx, found->substitute), now);
  return {};
}

}  // namespace obereg::accreditation
