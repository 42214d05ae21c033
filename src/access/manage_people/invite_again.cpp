#include "access/manage_people/invite_again.hpp"

#include "access/invite/invite.hpp"
#include "access/invite/sent_invitation.hpp"
#include "access/manage_people/people.hpp"
#include "access/refusals.hpp"
#include "platform/attempts/attempts.hpp"
#include "platform/web/pages.hpp"

namespace obereg::access {

namespace {

constexpr int most_invitations = 3;  // to one person, in one period of platform/attempts

constexpr RefusalKind needs_no_invitation{
    "access.needs-no-invitation", "Приглашение этому человеку не нужно",
    "Он уже входит по паролю или по сертификату. Если пароль забыт, новый просят на странице входа.", 409};

}  // namespace

Result<void> invite_again(database::Tx& tx, Actor const& actor, AccountId account, web::Settings const& settings,
                          Instant now) {
  auto const person = find_person(tx, actor.organisation, account);
  if (!person) return refuse(refusals::person_not_here);
  if (!waits_for_invitation(tx, person->account)) return refuse(needs_no_invitation);
  if (attempts::count(tx, "invited-again", std::to_string(account.value), now) > most_invitations)
    return refuse(refusals::codes_tried_too_often);
  auto const sent = invite(tx, actor, account, settings, now);
  if (!sent) return sent.error();
  return boost::system::in_place_value;
}

http::Response submit_invite_again(web::ActionContext const& context) {
  AccountId const account{context.request.id("account").value_or(0)};
  auto const sent = context.write(
      [&](database::Tx& tx) { return invite_again(tx, context.actor, account, context.settings(), context.now); });
  if (!sent) return web::refused(context, sent.error());
  return http::see_other("/people/" + std::to_string(account.value) + "?done=invited");
}

}  // namespace obereg::access
