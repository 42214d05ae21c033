#include "training/imports/operator_import.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>
#include <thread>

#include "support/import_test.hpp"

namespace obereg::training {
namespace {

using namespace testing_support;
using testing::HasSubstr;
using testing::IsEmpty;

class OperatorImports : public ImportTest {
 protected:
  void SetUp() override {
    ImportTest::SetUp();
    if (IsSkipped()) return;
    database().write([&](database::Tx& tx) {
      tx.run_script("insert into cabinets(account_id, organisation_id, role, granted_at) values(" +
                    std::to_string(actor_.account.value) + ", " + std::to_string(provider_.value) +
                    ", 'provider-preparer', 0)");
    });
  }
  int run(OperatorImport const& wanted, bool wait = false) {
    std::ostringstream out, err;
    auto const status = import_command(database(), files_, wanted, wait, out, err, support::test_now);
    out_ = out.str();
    err_ = err.str();
    return status;
  }
  // As the serving process does meanwhile.
  int run_beside_a_server(OperatorImport const& wanted) {
    std::thread server([this] {
      while (count_of("jobs") == 0) std::this_thread::yield();
      run_jobs();
    });
    auto const status = run(wanted, true);
    server.join();
    return status;
  }
  std::string out_, err_;
};
OBEREG_ON_BOTH_ENGINES(OperatorImports);

TEST_P(OperatorImports, TRN_11_a_file_becomes_a_job_that_makes_a_set) {
  EXPECT_EQ(run({workbook_of(people(3)), UploadKind::reimport, provider_inn}), 0) << err_;
  EXPECT_THAT(out_, HasSubstr("Загрузка № 1"));
  EXPECT_EQ(import({1}).state, ImportState::checking) << "the command leaves the check to the server";
  run_jobs();
  EXPECT_EQ(set(import({1})).record_count, 3);
  EXPECT_EQ(count_of("audit_records where action = 'training.file-sent-in' and actor_name = 'Оператор системы'"), 1);
}

TEST_P(OperatorImports, TRN_11_waited_for_it_tells_the_set) {
  EXPECT_EQ(run_beside_a_server({workbook_of(people(2)), UploadKind::reimport, provider_inn}), 0) << err_;
  EXPECT_THAT(out_, HasSubstr("Набор № 1 сформирован, записей 2"));
}

TEST_P(OperatorImports, TRN_10_waited_for_it_tells_every_error) {
  auto rows = people(2);
  rows[1].employer_inn = "123";
  EXPECT_EQ(run_beside_a_server({workbook_of(rows), UploadKind::reimport, provider_inn}), 1);
  EXPECT_THAT(out_, HasSubstr("3  ИНН работодателя  [inn-check-digit]"));
  EXPECT_THAT(err_, HasSubstr("строк 2, с ошибками 1. Ничего не взято."));
}

TEST_P(OperatorImports, TRN_19_waited_for_it_tells_every_fault_of_an_xml) {
  auto const path = support::temporary_folder() + "/set.xml";
  std::ofstream(path) << "<RegistrySet><RegistryRecord/></RegistrySet>";
  EXPECT_EQ(run_beside_a_server({path, UploadKind::xml, provider_inn}), 1);
  EXPECT_THAT(out_, HasSubstr("Строка 1, RegistrySet/RegistryRecord[1]: Не хватает элемента Worker/LastName."));
}

TEST_P(OperatorImports, a_file_of_another_kind_or_of_nobody_is_refused_with_words) {
  EXPECT_EQ(run({support::test_data("reimport/not-a-workbook.xlsx"), UploadKind::reimport, provider_inn}), 2);
  EXPECT_THAT(err_, HasSubstr("Excel"));
  EXPECT_EQ(run({workbook_of(people(1)), UploadKind::reimport, "7728168971"}), 1);
  EXPECT_THAT(err_, HasSubstr("7728168971"));
  EXPECT_THAT(out_, IsEmpty());
  EXPECT_EQ(count_of("training_imports"), 0);
}

TEST_P(OperatorImports, TRN_12_a_file_whose_set_stands_is_taken_again_only_when_told_so) {
  OperatorImport wanted{workbook_of(people(1)), UploadKind::reimport, provider_inn};
  run(wanted);
  run_jobs();
  EXPECT_EQ(run(wanted), 1);
  EXPECT_THAT(err_, HasSubstr("набор № 1"));
  wanted.again = true;
  EXPECT_EQ(run(wanted), 0) << err_;
}

}  // namespace
}  // namespace obereg::training
