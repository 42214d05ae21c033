#include "accreditation/check_application/check_logic.hpp"

#include <algorithm>
#include <set>

#include "accreditation/application/formats.hpp"
#include "accreditation/application/sections.hpp"
#include "core/requisites.hpp"

namespace obereg::accreditation {

namespace {

Fault warning(std::string section, std::string id, std::string text) {
  return {std::move(section), std::move(id), std::move(text), false, false};
}

// A representative acts as long as the power of attorney lasts: on the day of filing too.
void check_power(std::vector<Fault>& faults, Variant const& variant, Answers const& answers, LocalDate today) {
  if (!facts_of(variant, answers).by_representative) {
    for (auto const key : {"representative_name", "power_number", "power_date", "power_until", "power_giver"})
      if (!answers.value(key).empty())
        return faults.push_back(
            warning("power", key, "Доверенность заполнена, а подписывает не представитель. Очистите лишнее."));
    return;
  }
  auto const from = date_of(answers.value("power_date")), until = date_of(answers.value("power_until"));
  if (until && *until < today)
    faults.push_back({"power", "power_until",
                      "«Доверенность действует по»: она кончилась " + until->russian() +
                          ". Подать заявление представитель может только по действующей доверенности.",
                      true, false});
  else if (from && until && *until < *from)
    faults.push_back(
        {"power", "power_until", "«Доверенность действует по»: это раньше даты доверенности.", true, false});
}

void check_delivery(std::vector<Fault>& faults, Answers const& answers) {
  if (answers.value("delivery") == by_email && answers.value("email").empty())
    faults.push_back(
        {"contacts", "email", "«Электронная почта»: укажите, на какой адрес отправить ответ.", true, true});
}

bool is_open(std::optional<Accreditation> const& record) {
  return record && record->versions.back().status != Status::terminated;
}

// The signature is made in the name of the cabinet's organisation; of another the certificate would not be taken.
void check_applicant(std::vector<Fault>& faults, Answers const& answers, KnownFacts const& known) {
  auto const inn = answers.value("inn");
  if (!inn.empty() && inn != known.organisation_inn)
    faults.push_back({"applicant", "inn",
                      "«ИНН»: в заявлении " + inn + ", а у организации, в кабинете которой вы работаете, " +
                          known.organisation_inn +
                          ". Подписать заявление другой организации нельзя: войдите в её кабинет или исправьте номер.",
                      true, false});
}

void check_specialists(std::vector<Fault>& faults, Answers const& answers) {
  std::set<std::string> seen;
  auto const& rows = answers.rows("specialists");
  for (std::size_t row = 0; row < rows.size(); ++row) {
    auto const found = rows[row].find("snils");
    auto const snils = found == rows[row].end() ? std::nullopt : Snils::parse(found->second);
    if (snils && !seen.insert(snils->digits()).second)
      faults.push_back({"specialists", cell_id("specialists", row, "snils"),
                        "Специалисты, строка " + std::to_string(row + 1) +
                            ": «СНИЛС» уже стоит у другого специалиста. Исправьте номер или удалите лишнюю строку.",
                        true, false});
  }
}

void check_training(std::vector<Fault>& faults, Answers const& answers) {
  if (!answers.chosen("training_kinds").empty() && !answers.has_chosen("service_kinds", "training"))
    faults.push_back(warning("services", "training_kinds",
                             "Отмечены виды обучения, а услуги обучения среди видов услуг нет. Аккредитовать на "
                             "обучение по такому заявлению не смогут."));
}

void check_against_record(std::vector<Fault>& faults, Answers const& answers, Accreditation const& record) {
  auto const number = std::to_string(record.number);
  if (auto const typed = answers.value("registry_number"); !typed.empty() && typed != number)
    faults.push_back(
        warning("applicant", "registry_number",
                "«Номер в реестре»: указан " + typed + ", а в реестре у организации с этим ИНН номер " + number + "."));
  auto const granted = record.versions.front().decision.decided_on;
  auto const typed = date_of(answers.value("accredited_on"));
  if (typed && *typed != granted)
    faults.push_back(warning("applicant", "accredited_on",
                             "«Дата решения об аккредитации»: указано " + typed->russian() + ", а в реестре стоит " +
                                 granted.russian() + "."));
}

void check_registry(std::vector<Fault>& faults, Variant const& variant, Answers const& answers,
                    KnownFacts const& known) {
  bool const is_listed = is_open(known.record);
  if (variant.purpose == Purpose::registration && is_listed)
    faults.push_back(warning("", "",
                             "Ваша организация уже есть в реестре, запись № " + std::to_string(known.record->number) +
                                 ". Чтобы изменить сведения, подают заявление об изменении."));
  if (variant.purpose != Purpose::change && variant.purpose != Purpose::resumption) return;
  if (!is_listed)
    faults.push_back(warning("", "",
                             "Организации с этим ИНН в реестре нет: изменять и возобновлять нечего. Подать заявление "
                             "можно, но, скорее всего, в услуге откажут."));
  else
    check_against_record(faults, answers, *known.record);
  if (variant.purpose == Purpose::resumption && is_listed && known.record->versions.back().status != Status::suspended)
    faults.push_back(warning("", "",
                             "Аккредитация вашей организации не приостановлена: возобновлять нечего. Подать заявление "
                             "можно, но, скорее всего, в услуге откажут."));
}

void check_letters(std::vector<Fault>& faults, Variant const& variant, KnownFacts const& known) {
  if (variant.purpose != Purpose::correction) return;
  for (auto const& doubt : doubts_about(known.letters))
    faults.push_back(warning("correction", "document",
                             "«Документ или запись реестра»: " + doubt +
                                 ". Проверьте номер. Подать заявление можно, но исправят только документ, который "
                                 "выдан вам."));
}

void check_other_cases(std::vector<Fault>& faults, Variant const& variant, KnownFacts const& known) {
  if (known.open_cases.empty()) return;
  std::string numbers;
  for (auto const& number : known.open_cases) numbers += (numbers.empty() ? "№ " : ", № ") + number;
  faults.push_back(warning(
      "", "",
      "У вашей организации уже рассматривают заявление " + numbers + "." +
          (variant.purpose == Purpose::change ? " Если вы просите исключить сведения, сначала дождитесь решения "
                                                "по нему или отзовите его: решения могут разойтись."
                                              : " Это будет второе. Если оно о том же, отзовите одно из них.")));
}

// П. 44 г: «заявителем представлен неполный комплект документов, необходимых для предоставления Услуги».
void check_documents(std::vector<Fault>& faults, Variant const& variant, Answers const& answers,
                     KnownFacts const& known) {
  std::string ground;
  for (auto const& each : variant.grounds)
    if (each.key == "set_incomplete") ground = each.clause;
  for (auto const& document : documents_due(variant, Channel::portal, facts_of(variant, answers))) {
    auto const& attached = known.documents;
    if (document.made_here || std::find(attached.begin(), attached.end(), document.key) != attached.end()) continue;
    faults.push_back(warning(std::string(documents_key), "document-" + document.key,
                             "Не приложено: «" + document.title + "» (" + document.clause +
                                 "). Заявление примут, но без этого документа могут отказать" +
                                 (ground.empty() ? "." : " (" + ground + ").")));
  }
}

}  // namespace

std::vector<Fault> logic_faults(Variant const& variant, Answers const& answers, KnownFacts const& known) {
  std::vector<Fault> faults;
  check_applicant(faults, answers, known);
  check_specialists(faults, answers);
  check_power(faults, variant, answers, known.today);
  check_delivery(faults, answers);
  check_training(faults, answers);
  check_documents(faults, variant, answers, known);
  check_registry(faults, variant, answers, known);
  check_letters(faults, variant, known);
  check_other_cases(faults, variant, known);
  return faults;
}

}  // namespace obereg::accreditation
