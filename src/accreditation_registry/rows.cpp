#include "accreditation_registry/rows.hpp"

#include "accreditation_registry/model/listed.hpp"

namespace obereg::accreditation {

Version read_version(database::Row const& row, int at) {
  Version version;
  version.number = static_cast<int>(row.integer(at));
  version.decision = {step_of(row.text(at + 1)).value(), row.date(at + 2), row.string(at + 3),
                      row.optional_date(at + 4), row.string(at + 5)};
  version.particulars = {row.string(at + 6), row.string(at + 7), row.string(at + 8),
                         read_listed(row.text(at + 9), &service_kind_of),
                         read_listed(row.text(at + 10), &training_kind_of)};
  version.status = status_of(row.text(at + 11)).value();
  version.recorded_at = row.moment(at + 12);
  return version;
}

Accreditation read_accreditation(database::Row const& row, int at) {
  return {row.integer(at), row.string(at + 1), row.string(at + 2), row.truth(at + 3), {}};
}

}  // namespace obereg::accreditation
