// Which date of entry a correction may change.
#include "training/correct_record/correct_record.hpp"

#include "training/numbers/registry_number.hpp"
#include "training/testing/registry_site_fixture.hpp"
#include "training_rules/model/programmes.hpp"

namespace obereg::training {
namespace {

using support::header_of;
using testing::HasSubstr;
using testing::Not;

class CorrectRecord : public testing_support::RegistrySite {
 protected:
  static support::TestSite::Form correction() {
    return {{"version", "1"},
            {"last_name", "Тестова"},
            {"first_name", "Пётр"},
            {"middle_name", ""},
            {"snils", ""},
            {"employer_name", "ООО «Пример»"},
            {"employer_inn", "7707083893"},
            {"position", "Слесарь"},
            {"protocol_number", "12/26"},
            {"programme", std::string(find_programme(9)->title)},
            {"checked_on", "25.02.2026"},
            {"outcome", "Успешно"},
            {"knowledge_check", "Да"},
            {"reason", "Опечатка в фамилии"}};
  }
  http::Response sign(std::string const& page) {
    return site->post(page, {{"@signature_file", signature_by(*signer, site->get(page + "/bytes").body)}});
  }
};
OBEREG_ON_BOTH_ENGINES(CorrectRecord);

TEST_P(CorrectRecord, TRN_04_the_date_of_entry_that_the_registry_set_can_not_be_corrected) {
  auto old = testing_support::sample_record(3), fresh = testing_support::sample_record(4);
  old.registry_number = "ОТ-000124";
  old.entered_on = LocalDate::of(2026, 3, 1);
  enter({old, fresh});  // one file of a re-import: the first with its number, the second «Новый»
  auto const given = own_number(2026, 1), address = "/training/registry/" + given;
  EXPECT_THAT(site->get(address + "/correct").body, Not(HasSubstr("name=\"entered_on\"")));
  auto form = correction();
  form.emplace_back("entered_on", "02.03.2026");
  EXPECT_EQ(sign(header_of(site->post(address + "/correct", form), "Location")).status, 303);
  auto const now = database().read([&](database::ReadTx& tx) { return find_standing(tx, given).value(); });
  EXPECT_EQ(now.version, 2);
  EXPECT_EQ(now.record.entered_on, LocalDate::at(support::test_now));
}

TEST_P(CorrectRecord, TRN_04_a_record_that_came_with_its_number_does_not_lose_its_date_of_entry) {
  auto old = testing_support::sample_record(3);
  old.registry_number = "ОТ-000125";
  old.entered_on = LocalDate::of(2026, 3, 1);
  enter({old});
  auto form = correction();
  form.emplace_back("entered_on", "");
  auto const answer = site->post("/training/registry/ОТ-000125/correct", form);
  EXPECT_EQ(answer.status, 422);
  EXPECT_THAT(answer.body, HasSubstr("id=\"entered_on-error\""));
  EXPECT_THAT(answer.body, HasSubstr("Дата внесения в реестр: Заполните поле.")) << "the summary names the field";
}

}  // namespace
}  // namespace obereg::training
