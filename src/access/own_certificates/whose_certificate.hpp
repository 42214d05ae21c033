// Whether a certificate was issued to the person of an account, and in an organisation of theirs (ACC-08).
#pragma once
#include <string>
#include <vector>

#include "access/accounts/accounts.hpp"
#include "core/refusal.hpp"

namespace obereg::access {

inline constexpr RefusalKind own_certificate_of_another_snils{
    "access.own-certificate-of-another-snils", "СНИЛС в сертификате не тот, что в прежних сертификатах",
    "СНИЛС у человека один на всю жизнь: один из сертификатов выдан с ошибкой. Сверьте СНИЛС с документом. Если ошибка "
    "в новом сертификате, попросите удостоверяющий центр выпустить другой; если в прежнем, напишите администратору "
    "системы.",
    422};

// What the site knows of an account's owner.
struct KnownPerson {
  std::string name;                         // full, as in the account
  std::vector<std::string> snils;           // as the certificates state it that the account has or had
  std::vector<Organisation> organisations;  // in which they hold a cabinet
};
KnownPerson known_person(database::ReadTx& tx, AccountId account);

// Whose the certificate says it is.
std::string stated_name(signatures::Certificate const& certificate);

// What the certificate states otherwise. The СНИЛС decides who the person is, and where one side has none the name: a
// name may change. An organisation that the certificate does not name is no difference: such is a person's own, used
// with a power of attorney.
std::vector<Refusal> differences(KnownPerson const& known, signatures::Certificate const& certificate);

// True where the certificate states an organisation and that is not this one: another ИНН or another ОГРН, where both
// sides have it. A sole trader is the organisation. False where the certificate states none.
bool states_another(signatures::Certificate const& certificate, Organisation const& organisation);
// What it states of its organisation, for people: "ИНН 9999000013, ООО «Образец»".
std::string stated_organisation(signatures::Certificate const& certificate);

}  // namespace obereg::access
