// What the people of a provider are told of a set that could not be entered.
#include "training/enter_set/entering_fixture.hpp"

namespace obereg::training {
namespace {

class RefusedSet : public EnterSet {};
OBEREG_ON_BOTH_ENGINES(RefusedSet);

TEST_P(RefusedSet, TRN_09_all_that_stands_in_the_way_is_named_and_those_who_prepared_and_signed_get_a_letter) {
  database().write([&](database::Tx& tx) {
    tx.run_script("update accounts set email = 'signer@example.org'");
    tx.run_script(
        "insert into cabinets(account_id, organisation_id, role, granted_at) select a.id, o.id, "
        "'provider-signer', 0 from accounts a cross join organisations o");
  });
  auto old = sample_record(1);
  old.registry_number = "1";
  sign(formed({old, sample_record(2), sample_record(3)}));
  run_jobs();
  auto const id = formed({old, sample_record(2), sample_record(3), sample_record(4)}, "form");
  sign(id);
  run_jobs();
  auto const words = set(id).refusal;
  for (auto const* part : {"внести нельзя: 3", "номер 1 (внесён вами раньше): Тестов1 Пётр", "Тестов2 Пётр",
                           "Тестов3 Пётр", "Удалите эти записи в списке"})
    EXPECT_NE(words.find(part), std::string::npos) << part << ": " << words;
  for (auto const* part : {"Тестов4", "загрузите его снова", "министерству"})
    EXPECT_EQ(words.find(part), std::string::npos) << part << ": " << words;
  auto const letters = database().read([](database::ReadTx& tx) { return mail::page(tx, 0, 10); });
  ASSERT_EQ(letters.size(), 1u);
  EXPECT_EQ(letters[0].recipient, "signer@example.org");
  EXPECT_NE(letters[0].body.find("Тестов3"), std::string::npos) << letters[0].body;
}

TEST_P(RefusedSet, TRN_09_the_first_hundred_of_very_many_are_named_and_the_rest_counted) {
  std::vector<TrainingRecord> records;
  for (int i = 0; i < 130; ++i) records.push_back(sample_record(i));
  sign(formed(records));
  run_jobs();
  auto const id = formed(records);
  sign(id);
  run_jobs();
  auto const words = set(id).refusal;
  EXPECT_NE(words.find("внести нельзя: 130"), std::string::npos) << words;
  EXPECT_NE(words.find("Тестов99 "), std::string::npos) << words;
  EXPECT_EQ(words.find("Тестов100 "), std::string::npos) << words;
  EXPECT_NE(words.find("и ещё 30"), std::string::npos) << words;
}

}  // namespace
}  // namespace obereg::training
