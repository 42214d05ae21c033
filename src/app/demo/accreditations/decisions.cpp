#include "app/demo/accreditations/decisions.hpp"

#include "accreditation/document_templates/templates.hpp"
#include "accreditation/examination/findings.hpp"
#include "accreditation/examination/mended_document.hpp"
#include "accreditation/examine_case/examine.hpp"
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/pass_on/pass_on.hpp"
#include "accreditation/sign_decision/sign_decision.hpp"
#include "app/demo/accounts.hpp"
#include "app/demo/keys.hpp"
#include "platform/signatures/sign.hpp"

namespace obereg::app {

namespace {

constexpr std::string_view registrar = "ministry-registrar", signatory = "ministry-signatory";

accreditation::Answers with_criteria(int variant, accreditation::Answers findings) {
  for (auto const& criterion : accreditation::regulation().variant(variant)->criteria) {
    findings.values.emplace(accreditation::input_of("met", criterion.key), "yes");
    if (!criterion.points.empty())
      findings.values.emplace(accreditation::input_of("point", criterion.key), criterion.points.front());
  }
  return findings;
}

class Ministry {
 public:
  Ministry(web::Services const& services, std::string const& keys_folder)
      : services_(services), keys_folder_(keys_folder), now_(services.clock()) {}

  void pass_on(casework::CaseId id, std::string_view officer) const {
    auto const by = actor(registrar), to = actor(officer);
    services_.database.write([&](database::Tx& tx) {
      accreditation::pass_on(tx, services_.settings, by, {id, {}, to.account}, now_).value();
    });
  }
  // The version that was saved.
  std::int64_t draft(casework::CaseId id, PlannedDecision const& planned) const {
    auto const officer = actor(planned.officer);
    return services_.database.write([&](database::Tx& tx) {
      auto const held = accreditation::any_case(tx, id.value).value();
      auto findings = with_criteria(held.variant, planned.findings);
      if (planned.mends) findings = with_mended_document(std::move(findings), mended_letter(tx, held));
      return accreditation::save_typed(
                 tx, officer, id.value, 0, [&](accreditation::Answers const&) { return findings; }, now_)
          .value()
          .version;
    });
  }
  void send(casework::CaseId id, PlannedDecision const& planned, std::int64_t version) const {
    auto const officer = actor(planned.officer);
    services_.database.write([&](database::Tx& tx) {
      accreditation::send_draft(tx, services_.settings, officer, id.value, version, now_).value();
    });
  }
  void sign(casework::CaseId id) const {
    auto const by = actor(signatory);
    auto const decided = services_.database.read([&](database::ReadTx& tx) {
      auto const work = accreditation::case_to_decide(tx, by, id.value).value();
      auto const terms = accreditation::terms_now(tx, by, work, 0, services_.settings, now_).value();
      return accreditation::decision_to_sign(tx, {services_.settings, services_.files, services_.log_key}, by, work,
                                             terms, now_)
          .value();
    });
    auto const& person = demo_person(signatory);
    auto const signature = signatures::sign_detached(decided.letter.bytes, read_demo_certificate(keys_folder_, person),
                                                     read_demo_key(keys_folder_, person));
    accreditation::sign_decision(services_, by, id.value, decided.terms, signature, now_).value();
  }

 private:
  // A letter of the ministry with the right address, as a Word document.
  accreditation::MendedDocument mended_letter(database::ReadTx& tx, casework::Case const& held) const {
    auto fields = accreditation::sample_fields(*accreditation::find_template_kind(accreditation::change_letter));
    fields.values["addressee"] = fields.values["organisation"] = held.applicant;
    fields.values["inn"] = held.inn;
    fields.values["ogrn_title"] = fields.values["ogrn"] = "";
    fields.values["changes"] = "место нахождения: г. Москва, Примерная ул., д. 3.";
    auto const made = accreditation::make_document(tx, services_.files, accreditation::change_letter, fields).value();
    auto const kept = services_.files.put(made.bytes);
    return {"Письмо исправленное.docx", std::string(docx::content_type), kept.hash,
            static_cast<std::int64_t>(kept.size)};
  }
  Actor actor(std::string_view folder) const { return demo_actor(services_, keys_folder_, demo_person(folder)); }

  web::Services const& services_;
  std::string const& keys_folder_;
  Instant now_;
};

}  // namespace

void decide_demo_case(web::Services const& services, std::string const& keys_folder, casework::CaseId id,
                      PlannedDecision const& planned) {
  if (planned.reached == Reached::journal || planned.reached == Reached::withdrawn) return;
  Ministry const office(services, keys_folder);
  office.pass_on(id, planned.officer);
  auto const version = office.draft(id, planned);
  if (planned.reached == Reached::drafted) return;
  office.send(id, planned, version);
  if (planned.reached == Reached::signed_off) office.sign(id);
}

}  // namespace obereg::app
