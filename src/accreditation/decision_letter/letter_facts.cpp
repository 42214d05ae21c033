#include "accreditation/decision_letter/letter_facts.hpp"

#include "access/accounts/accounts.hpp"
#include "access/accounts/names.hpp"
#include "accreditation/document_templates/templates.hpp"
#include "accreditation/examination/mended_document.hpp"
#include "accreditation/service_facts/service_facts.hpp"
#include "casework/letters/letters.hpp"
#include "core/typed_codes/typed_code.hpp"
#include "platform/ledger/secret_for.hpp"

namespace obereg::accreditation {

namespace {

// In the words of the regulation, whole; one that it does not name in those of the registry.
std::string words_of(ServiceKind service) {
  for (auto const& kind : regulation().service_kinds)
    if (kind.key == to_text(service)) return kind.text;
  return std::string(title_of(service));
}

void add_record(LetterFacts& facts, CaseInWork const& work) {
  auto const& typed = work.examination.typed;
  auto const step = registry_step_of(*work.variant, typed);
  if (work.record && step && *step != Step::granted) facts.registry_number = std::to_string(work.record->number);
  if (!facts.is_granted || !step) return;
  auto const particulars = asks_for_particulars(*work.variant, typed) ? particulars_of(typed)
                           : work.record                              ? work.record->versions.back().particulars
                                                                      : Particulars{};
  for (auto const service : particulars.services) facts.services.push_back(words_of(service));
  for (auto const training : particulars.trainings) facts.trainings.emplace_back(title_of(training));
}

docx::Fields docx_fields(LetterFacts const& facts) {
  docx::Fields fields;
  auto const made = letter_fields(facts);
  for (auto const& [name, value] : made.values) fields.values.emplace(name, value);
  for (auto const& [list, rows] : made.rows)
    for (auto& filled = fields.rows[list]; auto const& row : rows) filled.emplace_back(row.begin(), row.end());
  return fields;
}

}  // namespace

Particulars particulars_of(Answers const& typed) {
  Particulars particulars;
  particulars.name = typed.value("name");
  particulars.place = typed.value("place");
  particulars.region = typed.value("region");
  for (auto const& key : typed.chosen("services"))
    if (auto const service = service_kind_of(key)) particulars.services.push_back(*service);
  for (auto const& key : typed.chosen("trainings"))
    if (auto const training = training_kind_of(key)) particulars.trainings.push_back(*training);
  return particulars;
}

LetterFacts draft_letter(database::ReadTx& tx, web::Settings const& settings, CaseInWork const& work,
                         AccountId executor) {
  auto const& typed = work.examination.typed;
  auto const& answers = work.application.answers;
  LetterFacts facts;
  facts.variant = work.variant;
  facts.is_granted = outcome_of(typed) == Outcome::granted;
  facts.authority = regulation().service.authority;
  facts.authority_details = reference_data(tx);
  facts.complain_to = where_to_complain(tx);
  facts.incoming_number = work.held.incoming_number;
  facts.incoming_date = LocalDate::at(work.held.registered_at, settings.zone).russian();
  facts.organisation = work.held.applicant;
  facts.place = answers.value("post_address");  // where the letter is wanted
  if (facts.place.empty()) facts.place = answers.value("place");
  facts.inn = work.held.inn;
  facts.ogrn = answers.value("ogrn");
  if (facts.is_granted) facts.changes = typed.value("changes");
  if (!facts.is_granted) facts.grounds = grounds_of(*work.variant, typed);
  if (auto const mended = mended_document_of(typed); mended && asks_for_mended_document(*work.variant, typed))
    facts.mended_document = mended->name + ", SHA-256 " + mended->hash;
  add_record(facts, work);
  if (auto const officer = access::find_account(tx, executor)) {
    facts.executor_name = access::short_name(officer->last_name, officer->first_name, officer->middle_name);
    facts.executor_phone = officer->phone;
  }
  return facts;
}

Result<LetterFile> letter_file(database::ReadTx& tx, files::Store const& files, LetterFacts const& facts,
                               std::optional<Step> step, casework::CaseId id) {
  auto const kind = "accreditation_" + std::string(letter_kind(*facts.variant, facts.is_granted, step));
  auto made = make_document(tx, files, kind, docx_fields(facts));
  if (!made) return made.error();
  return LetterFile{std::move(made->bytes), "letter-" + std::to_string(id.value) + ".docx",
                    std::string(docx::content_type), made->template_version};
}

std::string letter_code(ledger::LogKey const& key, casework::CaseId id, std::string_view letter_number) {
  auto const purpose = "letter " + std::string(letter_number) + " of case " + std::to_string(id.value);
  return text::code_of(ledger::secret_for(key, purpose).substr(0, casework::letter_code_length));
}

std::string letter_address(std::string_view code) {
  return "/accreditation/letters/" + std::string(code);
}

}  // namespace obereg::accreditation
