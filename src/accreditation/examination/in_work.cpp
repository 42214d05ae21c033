#include "accreditation/examination/in_work.hpp"

#include "access/accounts/accounts.hpp"
#include "access/accounts/names.hpp"
#include "accreditation/examination/examination.hpp"
#include "accreditation/examination/refusals.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/regulation/words.hpp"
#include "accreditation_registry/store.hpp"
#include "casework/substitutes/substitutes.hpp"

namespace obereg::accreditation {

namespace {

bool works_on(database::ReadTx& tx, Actor const& actor, casework::Case const& held, Instant now) {
  if (!held.officer) return false;
  return held.officer == actor.account || casework::stands_in(tx, service_name, actor.account, *held.officer, now);
}

}  // namespace

Result<casework::Case> case_in_work(database::ReadTx& tx, Actor const& actor, std::optional<std::int64_t> id,
                                    bool open_only, Instant now) {
  auto held = any_case(tx, id);
  if (!held) return held.error();
  if (!works_on(tx, actor, *held, now))
    return refuse(refusals::case_not_in_work, "Дело: " + holder_of(tx, *held) + ".");
  if (belongs_to_applicant(tx, actor, *held)) return refuse(refusals::own_organisation);
  if (open_only && held->state != casework::CaseState::open) return refuse(refusals::case_ended);
  return held;
}

CaseInWork read_case_in_work(database::ReadTx& tx, casework::Case const& held) {
  return {held, regulation().variant(held.variant), application_of(tx, held.id).value(), examination_of(tx, held.id),
          find_last(tx, held.inn)};
}

std::string short_name_of(database::ReadTx& tx, AccountId account) {
  auto const found = access::find_account(tx, account);
  return found ? access::short_name(found->last_name, found->first_name, found->middle_name) : "";
}

std::string holder_of(database::ReadTx& tx, casework::Case const& held) {
  if (held.officer) return short_name_of(tx, *held.officer) + ", ответственный исполнитель";
  return std::string(words_of(Holder::registry_office));
}

}  // namespace obereg::accreditation
