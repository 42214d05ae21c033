// A site where a ministry decides on applications, for tests. Header only.
#pragma once
#include <regex>

#include "accreditation/application/sections.hpp"
#include "accreditation/examination/examination.hpp"
#include "accreditation/sign_decision/sign_decision.hpp"
#include "accreditation/testing/application_fixture.hpp"
#include "accreditation_registry/sample.hpp"
#include "platform/docx/reading/package.hpp"

namespace obereg::accreditation {

inline constexpr char const mended_pdf[] = "%PDF-1.4 mended";

class DecisionSite : public ApplicationSite {
 protected:
  void SetUp() override {
    ApplicationSite::SetUp();
    if (IsSkipped()) return;
    ministry = support::enter_organisation(database(), "7700000030", "Министерство", access::OrganisationKind::ministry,
                                           false);
    registrar = ministry_person("Регистрова", access::permissions_of(access::Role::accreditation_registrar));
    head = ministry_person("Главина", access::permissions_of(access::Role::accreditation_head));
    officer = ministry_person("Рассветова", {"accreditation.examine"});
    colleague = ministry_person("Закатова", {"accreditation.examine"});
    signatory = ministry_person("Подписова", {"accreditation.decide"});
    signatory_key = trust.person_of("7700000030");
    support::enter_certificate(database(), signatory.account, signatory_key->certificate);
  }

  // With these rights alone, whatever else the role may do.
  Actor ministry_person(std::string const& last_name, std::vector<std::string> permissions) {
    Actor actor;
    actor.account = support::enter_person(database(), ministry, access::Role::ministry, last_name);
    actor.organisation = ministry;
    actor.name = last_name + " А. А.";
    actor.permissions = std::move(permissions);
    return actor;
  }

  static std::string number_of(std::string const& address) { return address.substr(address.rfind('/') + 1); }
  static std::string text_of(AccountId id) { return std::to_string(id.value); }

  http::Response hand(std::string const& id, Actor const& by, std::string const& from, Actor const& to) {
    become(by);
    return site->post("/accreditation/office/" + id + "/officer", {{"from", from}, {"officer", text_of(to.account)}});
  }
  // The id of a filed case that the officer has in work.
  std::string in_work(int variant = 1) {
    become(signer);
    auto const id = number_of(variant == 1 ? filed() : filed_as(variant));
    EXPECT_EQ(hand(id, registrar, "", officer).status, 303);
    become(officer);
    return id;
  }
  // Any variant with what each input of its form asks for.
  std::string filed_as(int variant) {
    auto const address = begin(variant);
    for (auto const& section : sections_of(*regulation().variant(variant)))
      EXPECT_EQ(save(address, std::string(section.key), whole_section(section)).status, 303);
    auto const answer = sign(address);
    EXPECT_EQ(answer.status, 303) << site->get(address + "/check").body;
    auto const receipt = support::header_of(answer, "Location");
    return receipt.substr(0, receipt.rfind('/'));
  }
  Form whole_section(FormSection const& section) {
    Form form;
    for (auto const& field : section.fields)
      for (auto const* const input : field.inputs) {
        if (input->type != InputType::table) {
          form.emplace_back(input->key, sample_value(*input));
          continue;
        }
        form.emplace_back(input->key + "-rows", input->required ? "1" : "0");
        for (auto const& column : input->columns)
          if (input->required) form.emplace_back(input->key + "-0-" + column.key, sample_value(column));
      }
    return form;
  }
  std::string sample_value(Input const& input) {
    switch (input.type) {
      case InputType::inn:
        return applicant_inn;
      case InputType::ogrn:
        return applicant_inn.size() == 12 ? "300990000007776" : "1027700000019";
      case InputType::date:
        return "10.01.2024";
      case InputType::birth_date:
        return "10.01.1984";
      case InputType::last_day:
        return "31.12.2030";
      case InputType::delivery:
        return delivery;
      case InputType::email:
        return "a@example.test";
      case InputType::phone:
        return "+7 900 000-00-00";
      case InputType::snils:
        return "112-233-445 95";
      case InputType::service_kinds:
        return "training";
      case InputType::training_kinds:
        return "general";
      case InputType::signatory:
        return applicant_inn.size() == 12 ? "sole_trader" : "head";
      default:
        return input.key == "registry_number" ? "1" : "Образец";
    }
  }
  // From here on a sole trader applies, with a certificate of their own.
  void become_sole_trader() {
    applicant_inn = "999900077734";
    centre = support::enter_organisation(database(), applicant_inn, "ИП Образцова Анна Андреевна",
                                         access::OrganisationKind::training_centre);
    signer = new_actor(centre, access::Role::provider_signer);
    key = trust.person_of("");
    support::enter_certificate(database(), signer.account, key->certificate);
    become(signer);
  }

  Examination examination(std::string const& id) {
    return database().read([&](database::ReadTx& tx) { return examination_of(tx, {std::stoll(id)}); });
  }
  casework::Case held(std::string const& id) {
    return database().read(
        [&](database::ReadTx& tx) { return casework::find_case(tx, service_name, {std::stoll(id)}).value(); });
  }
  std::optional<CaseDecision> decision(std::string const& id) {
    return database().read([&](database::ReadTx& tx) { return decision_of(tx, {std::stoll(id)}); });
  }
  std::optional<Accreditation> record() {
    return database().read([&](database::ReadTx& tx) { return find_last(tx, applicant_inn); });
  }

  Form with_version(std::string const& id, Form form) {
    form.emplace_back("version", std::to_string(examination(id).version));
    return form;
  }
  Form checklist(int variant, std::string const& answer) {
    Form form;
    for (auto const& criterion : regulation().variant(variant)->criteria) {
      form.emplace_back(input_of("met", criterion.key), answer);
      if (!criterion.points.empty()) form.emplace_back(input_of("point", criterion.key), criterion.points.front());
      form.emplace_back(input_of("remark", criterion.key), "Замечание " + criterion.key);
    }
    return form;
  }
  http::Response check(std::string const& id, Form const& form) {
    return site->post("/accreditation/queue/" + id + "/checklist", with_version(id, form));
  }
  http::Response draft(std::string const& id, Form const& form, std::string const& then = "send") {
    auto whole = with_version(id, form);
    whole.emplace_back("do", then);
    return site->post("/accreditation/queue/" + id + "/draft", whole);
  }
  Form granting() {
    auto const now = record();
    return {{"outcome", "granted"},
            {"record", now ? std::to_string(now->number) : ""},
            {"seen", now ? std::to_string(now->versions.back().number) : "0"},
            {"asks-particulars", "1"},
            {"name", "АНО ДПО «Учебный центр Образец»"},
            {"place", "г. Москва, Тестовая ул., д. 2"},
            {"region", "77"},
            {"services", "training"},
            {"trainings", "general"}};
  }
  static Form refusing() {
    return {{"outcome", "refused"},
            {"asks-grounds", "1"},
            {"grounds", "set_incomplete"},
            {"reason-set_incomplete", "Нет приказа о комиссии"}};
  }
  // Sent to the signatory, who acts from here on.
  std::string to_sign(bool grants = true) {
    if (grants) return to_sign_as(1, granting());
    return to_sign_as(1, refusing(), "set_complete");
  }
  std::string to_sign_as(int variant, Form const& decided, std::string const& unmet = "") {
    auto const id = in_work(variant);
    auto answers = checklist(variant, "yes");
    if (!unmet.empty()) answers.insert(answers.begin(), {input_of("met", unmet), "no"});
    EXPECT_EQ(check(id, answers).status, 303);
    auto const sent = draft(id, decided);
    EXPECT_EQ(sent.status, 303) << sent.body;
    become(signatory);
    return id;
  }

  static std::string unescaped(std::string text) {
    for (std::size_t at; (at = text.find("&amp;")) != std::string::npos;) text.replace(at, 5, "&");
    return text;
  }
  static std::string found_in(std::string const& page, char const* pattern) {
    std::smatch match;
    return std::regex_search(page, match, std::regex(pattern)) ? unescaped(match[1]) : "";
  }
  // What a reader of the document sees, without its marks.
  static std::string words_in(std::string const& letter) {
    auto const package = docx::read_package(letter);
    return std::regex_replace(docx::find_part(package, "word/document.xml")->bytes, std::regex("<[^>]*>"), " ");
  }
  // What the page of signing offers: addresses of the bytes and of the form.
  struct Panel {
    std::string bytes, post_to;
  };
  Panel panel(std::string const& id) { return panel_at("/accreditation/decisions/" + id + "/sign"); }
  Panel panel_at(std::string const& address) {
    auto const page = site->get(address);
    EXPECT_EQ(page.status, 200) << page.body;
    return {found_in(page.body, "data-bytes-url=\"([^\"]+)\""),
            found_in(page.body, "action=\"([^\"]+/sign\\?[^\"]+)\"")};
  }
  http::Response sign_by(Panel const& panel, signatures::KeyAndCertificate const& with) {
    auto const bytes = site->get(panel.bytes);
    EXPECT_EQ(bytes.status, 200) << bytes.body;
    return site->post(panel.post_to,
                      {{"@signature_file", signatures::sign_detached(bytes.body, with.certificate, with.key)}});
  }
  http::Response sign_decided(std::string const& id) { return sign_by(panel(id), *signatory_key); }

  std::string applicant_inn = inn();
  std::string delivery = "portal";  // how applications that are filed from here on want their answer
  OrganisationId ministry;
  Actor registrar, head, officer, colleague, signatory;
  std::optional<signatures::KeyAndCertificate> signatory_key;
};

}  // namespace obereg::accreditation
