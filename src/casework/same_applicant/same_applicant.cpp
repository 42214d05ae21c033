#include "casework/same_applicant/same_applicant.hpp"

#include "casework/same_applicant/queries.hpp"
#include "casework/store.hpp"

namespace obereg::casework {

namespace sql = obereg::sql::casework::same_applicant;

std::vector<Case> open_cases_of(database::ReadTx& tx, std::string_view service, SameApplicant const& who) {
  if (who.inn.empty())
    return tx.all(sql::open_of_name, {{"applicant", who.name}, {"service", service}, {"except", who.except}},
                  read_case);
  return tx.all(sql::open_of_inn, {{"inn", who.inn}, {"service", service}, {"except", who.except}}, read_case);
}

}  // namespace obereg::casework
