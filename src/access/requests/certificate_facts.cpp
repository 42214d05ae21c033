#include "access/requests/certificate_facts.hpp"

#include "core/requisites.hpp"
#include "platform/signatures/formats/signature_title.hpp"
#include "platform/signatures/refusals.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

using signatures::Certificate;
using signatures::Check;
using signatures::Outcome;

std::string key_usage_of(signatures::KeyUsage const& usage) {
  if (!usage.stated) return "не указано";
  std::string text;
  for (auto const& [has, title] : {std::pair{usage.digital_signature, "электронная подпись"},
                                   {usage.non_repudiation, "неотрекаемость"},
                                   {usage.key_encipherment, "шифрование ключей"},
                                   {usage.data_encipherment, "шифрование данных"},
                                   {usage.key_agreement, "согласование ключей"},
                                   {usage.certificate_signing, "подпись сертификатов"},
                                   {usage.crl_signing, "подпись списков отзыва"}})
    if (has) text += (text.empty() ? "" : ", ") + std::string(title);
  return text;
}

std::string snils_of(Certificate const& certificate) {
  auto const snils = Snils::parse(certificate.snils);
  return snils ? snils->masked() : std::string();
}

std::string owner_of(Certificate const& certificate) {
  auto const person = certificate.surname.empty() ? std::string() : certificate.surname + " " + certificate.given_name;
  return person.empty() ? certificate.common_name : person;
}

struct Shown {
  char const *tag, *colour;
};

Shown shown(Check const& check) {
  if (check.fault == &signatures::refusals::unknown_ca) return {"Решит сотрудник", "yellow"};
  switch (check.outcome) {
    case Outcome::passed:
      return {"Пройдена", "green"};
    case Outcome::warning:
      return {"С оговоркой", "yellow"};
    case Outcome::failed:
      return {"Не пройдена", "red"};
    case Outcome::not_reached:
      break;
  }
  return {"Не проводилась", "grey"};
}

// What to do about a certificate that is attached and not signed with; null where the words fit as they are.
char const* advice_for_request(RefusalKind const& fault) {
  namespace kinds = signatures::refusals;
  if (&fault == &kinds::not_yet_valid)
    return "Приложите сертификат, который уже действует, или подайте заявку, когда срок начнётся.";
  if (&fault == &kinds::expired || &fault == &kinds::revoked)
    return "Получите новый сертификат в аккредитованном удостоверяющем центре и приложите его.";
  if (&fault == &kinds::ca_expired || &fault == &kinds::not_accredited || &fault == &kinds::no_conformity)
    return "Получите сертификат в аккредитованном удостоверяющем центре и приложите его, или приложите тот, который у "
           "вас от такого центра уже есть.";
  if (&fault == &kinds::wrong_key_usage)
    return "В сертификате не указано, что ключ служит для электронной подписи. Приложите другой сертификат или "
           "попросите центр выпустить новый.";
  if (&fault == &kinds::weak_algorithm)
    return "Его больше нельзя считать надёжным. Попросите центр выпустить сертификат с ключом ГОСТ Р 34.10-2012, RSA "
           "от 2048 бит или ECDSA и хешем не слабее SHA-256 и приложите его.";
  return nullptr;
}

std::string words_of(Check const& check) {
  // Here it keeps nobody back: what is said to who signs with such a certificate would be wrong.
  if (check.fault == &signatures::refusals::unknown_ca)
    return std::string(check.fault->title) +
           ". Заявку с ним подать можно: решит сотрудник. Если он одобрит, вход откроется, когда центр будет в "
           "списке." +
           (check.detail.empty() ? "" : " " + check.detail);
  if (!check.fault) return check.detail;
  auto said = *check.fault;
  if (auto const* const advice = advice_for_request(*check.fault)) said.advice = advice;
  return web::in_words(refuse(said, check.detail));
}

}  // namespace

std::vector<html::View> certificate_rows(Certificate const& certificate) {
  std::vector<html::View> rows;
  auto const add = [&](char const* key, std::string const& value, bool is_number = false) {
    if (!value.empty()) rows.push_back({{"key", key}, {"value", value}, {"is_number", is_number}, {"change_href", ""}});
  };
  add("Кому выдан", owner_of(certificate));
  add("Организация", certificate.organisation);
  add("ИНН организации", certificate.inn_le, true);
  add("ИНН", certificate.inn, true);
  add("ОГРН", certificate.ogrn, true);
  add("ОГРНИП", certificate.ogrnip, true);
  add("СНИЛС", snils_of(certificate), true);
  add("Кем выдан", certificate.issuer_common_name);
  add("Действует",
      "с " + LocalDate::at(certificate.not_before).russian() + " по " + LocalDate::at(certificate.not_after).russian());
  add("Серийный номер", certificate.serial);
  add("Ключ", certificate.key_algorithm_title);
  add("Подпись центра", signatures::signature_title(certificate.signature_algorithm));
  add("Назначение ключа", key_usage_of(certificate.key_usage));
  return rows;
}

std::vector<html::View> check_rows(std::vector<Check> const& checks) {
  std::vector<html::View> rows;
  for (auto const& check : checks) {
    auto const [tag, colour] = shown(check);
    rows.push_back({{"title", check.title}, {"tag", tag}, {"tag_colour", colour}, {"words", words_of(check)}});
  }
  return rows;
}

}  // namespace obereg::access
