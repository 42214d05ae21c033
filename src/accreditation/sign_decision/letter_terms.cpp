#include <charconv>

#include "access/accounts/names.hpp"
#include "accreditation/examination/refusals.hpp"
#include "accreditation/sign_decision/sign_decision.hpp"
#include "accreditation_registry/store.hpp"
#include "casework/handling/handling.hpp"

namespace obereg::accreditation {

namespace {

std::int64_t number_in(std::string const& text) {
  std::int64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

bool adds_record(CaseInWork const& work) {
  return outcome_of(work.examination.typed) == Outcome::granted &&
         registry_step_of(*work.variant, work.examination.typed) == Step::granted;
}

std::string day_words(Instant moment, std::chrono::minutes zone) {
  return LocalDate::at(moment, zone).russian();
}

void add_signatory(LetterFacts& facts, access::Account const& account, access::BoundCertificate const& certificate,
                   std::chrono::minutes zone) {
  facts.signatory_position = account.job_title;
  facts.signatory_name = access::short_name(account.last_name, account.first_name, account.middle_name);
  facts.certificate_owner = access::holder_name(certificate.subject);
  facts.certificate_serial = certificate.serial;
  facts.certificate_from = day_words(certificate.not_before, zone);
  facts.certificate_until = day_words(certificate.not_after, zone);
}

void add_numbers(LetterFacts& facts, LetterTerms const& terms, web::Settings const& settings, std::string const& code) {
  facts.letter_number = letter_number_of(terms);
  facts.letter_date = terms.day.russian();
  if (terms.record > 0) facts.registry_number = std::to_string(terms.record);
  facts.check_address = settings.origin + letter_address(code);
}

}  // namespace

std::optional<LetterTerms> letter_terms_of(http::Fields const& query) {
  auto const day = LocalDate::parse_iso(query.get("day"));
  LetterTerms terms{number_in(query.get("letter")), number_in(query.get("record")), day.value_or(LocalDate{}),
                    number_in(query.get("certificate")), number_in(query.get("template"))};
  return day && terms.number > 0 && terms.certificate > 0 ? std::optional(terms) : std::nullopt;
}

std::string in_query(LetterTerms const& terms) {
  return "letter=" + std::to_string(terms.number) + "&record=" + std::to_string(terms.record) +
         "&day=" + terms.day.iso() + "&certificate=" + std::to_string(terms.certificate) +
         "&template=" + std::to_string(terms.template_version);
}

std::string letter_number_of(LetterTerms const& terms) {
  return std::string(letter_series) + "-" + std::to_string(terms.number) + "/" + std::to_string(terms.day.year());
}

std::vector<access::BoundCertificate> usable_certificates(database::ReadTx& tx, Actor const& actor, Instant now) {
  std::vector<access::BoundCertificate> usable;
  for (auto& each : access::certificates_of(tx, actor.account))
    if (!each.removed_at && each.not_before <= now && now < each.not_after) usable.push_back(std::move(each));
  return usable;
}

Result<LetterTerms> terms_now(database::ReadTx& tx, Actor const& actor, CaseInWork const& work,
                              std::int64_t certificate, web::Settings const& settings, Instant now) {
  auto const usable = usable_certificates(tx, actor, now);
  if (usable.empty()) return refuse(refusals::no_certificate);
  LetterTerms terms;
  terms.day = LocalDate::at(now, settings.zone);
  terms.number = casework::next_number(tx, letter_series, terms.day.year());
  if (adds_record(work)) terms.record = next_number(tx);
  terms.certificate = usable.front().id;
  for (auto const& each : usable)
    if (each.id == certificate) terms.certificate = each.id;
  return terms;
}

Result<ToDecide> decision_to_sign(database::ReadTx& tx, Surroundings const& around, Actor const& actor,
                                  CaseInWork const& work, LetterTerms const& terms, Instant now) {
  auto facts = draft_letter(tx, around.settings, work, work.examination.changed_by);
  auto const account = access::find_account(tx, actor.account).value();
  auto const organisation = access::find_organisation(tx, actor.organisation).value();
  facts.authority_details += (facts.authority_details.empty() ? "ИНН " : "; ИНН ") + organisation.inn +
                             (organisation.ogrn.empty() ? "" : ", ОГРН " + organisation.ogrn);
  for (auto const& certificate : usable_certificates(tx, actor, now)) {
    if (certificate.id != terms.certificate) continue;
    add_signatory(facts, account, certificate, around.settings.zone);
    auto const code = letter_code(around.key, work.held.id, letter_number_of(terms));
    add_numbers(facts, terms, around.settings, code);
    auto const step = registry_step_of(*work.variant, work.examination.typed);
    auto letter = letter_file(tx, around.files, facts, step, work.held.id);
    if (!letter) return letter.error();
    auto with_template = terms;
    with_template.template_version = letter->template_version;
    return ToDecide{work, with_template, std::move(facts), std::move(*letter), code};
  }
  return refuse(refusals::no_certificate);
}

}  // namespace obereg::accreditation
