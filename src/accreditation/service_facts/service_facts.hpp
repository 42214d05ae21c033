// What the ministry tells of itself on the page of the service, kept by an administrator (ACR-15; п. 29, 30).
#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/actor.hpp"
#include "core/refusal.hpp"
#include "platform/database/database.hpp"

namespace obereg::accreditation {

// One thing that is told. The names stand in the database and in the form.
struct ServiceFactKind {
  std::string_view key, title, hint, clause;
};

// П. 29: «размещаются: … б) сведения о почтовом адресе Министерства, адресе электронной почты Министерства, официальном
// сайте Министерства, справочных телефонах Министерства; в) график работы Министерства; г) порядок получения
// консультаций; … ж) сведения о должностных лицах Министерства, ответственных за предоставление Услуги; … и) сведения
// об органах государственной власти, организациях и уполномоченных на рассмотрение жалобы лицах». П. 30: conditions for
// people with disabilities.
inline constexpr std::array service_fact_kinds{
    ServiceFactKind{"address", "Почтовый адрес", "С индексом", "п. 29 «б»"},
    ServiceFactKind{"email", "Электронная почта", "Один адрес", "п. 29 «б»"},
    ServiceFactKind{"site", "Официальный сайт", "Вместе с https://", "п. 29 «б»"},
    ServiceFactKind{"phones", "Справочные телефоны", "Каждый на своей строке", "п. 29 «б»"},
    ServiceFactKind{"hours", "График работы", "Каждый день или промежуток дней на своей строке", "п. 29 «в»"},
    ServiceFactKind{"consultations", "Как получить консультацию", "Куда и когда обращаться", "п. 29 «г»"},
    ServiceFactKind{"officials", "Кто отвечает за услугу", "Должность, фамилия и телефон, каждый на своей строке",
                    "п. 29 «ж»"},
    ServiceFactKind{"complaint_bodies", "Кто рассматривает жалобы", "Орган или должностное лицо и адрес для жалоб",
                    "п. 29 «и»"},
    ServiceFactKind{"access", "Доступность для людей с инвалидностью", "Вход, лифт, места, сопровождение", "п. 30"},
};
inline constexpr std::size_t longest_service_fact = 2000;  // characters

using ServiceFacts =
    std::array<std::string, service_fact_kinds.size()>;  // by service_fact_kinds; "" for what is not told

struct ServiceFactsVersion {
  std::int64_t version = 0;
  ServiceFacts facts;
  Instant made_at;
  std::string made_by;
};

// П. 9.1.2: «справочными данными о Министерстве»: "109012, г. Москва…; тел. …; эл. почта …; сайт …"; "" until told.
std::string reference_data(database::ReadTx& tx);
// П. 29 «и», 250: the body that considers complaints and the address; "" until told.
std::string where_to_complain(database::ReadTx& tx);

std::optional<ServiceFactsVersion> service_facts(database::ReadTx& tx);         // what holds; nothing until it is told
std::vector<ServiceFactsVersion> service_facts_versions(database::ReadTx& tx);  // the newest first, 100 at most

// `seen`: the version that the form was shown for, 0 without one. Refused: facts_changed_meanwhile.
Result<void> put_service_facts(database::Tx& tx, Actor const& actor, std::int64_t seen, ServiceFacts const& facts,
                               Instant now);

}  // namespace obereg::accreditation
