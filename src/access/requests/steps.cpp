#include "access/requests/steps.hpp"

#include <fmt/format.h>

#include "platform/audit/audit.hpp"
#include "platform/mail/mail.hpp"

namespace obereg::access {

namespace {

constexpr char const letter[] = R"(Здравствуйте, {name}.

Заявка № {number} на доступ. Организация: {organisation}.

{told}
{next}
Как идёт заявка, видно на странице {origin}/apply/status по номеру и коду. Код – в первом письме и на странице, которая открылась после подачи.

Если вы не подавали заявку, сообщите об этом администратору системы: кто-то указал ваш адрес.
)";

}  // namespace

void record_step(database::Tx& tx, web::Settings const& settings, Actor const& actor, AccessRequest const& request,
                 Step const& step, Instant now) {
  auto const& applicant = request.applicant;
  add_event(tx, request.id, {now, std::string(step.kind), actor.name, step.told});
  audit::record(tx, actor, step.action, "access-request:" + std::to_string(request.id.value), step.details, now);
  auto const name = applicant.first_name + (applicant.middle_name.empty() ? "" : " " + applicant.middle_name);
  auto const next = step.next.empty() ? std::string() : "\n" + step.next + "\n";
  mail::send_later(tx, applicant.email, fmt::format("Заявка № {}: {}", request.id.value, title_of(request.state)),
                   fmt::format(letter, fmt::arg("name", name), fmt::arg("number", request.id.value),
                               fmt::arg("organisation", applicant.organisation_name), fmt::arg("told", step.told),
                               fmt::arg("next", next), fmt::arg("origin", settings.origin)),
                   now);
}

}  // namespace obereg::access
