// How rows of the registry's queries are read.
#pragma once
#include "accreditation_registry/model/accreditation.hpp"
#include "platform/database/database.hpp"

namespace obereg::accreditation {

// version, step, decided_on, ground, letter_date, letter_number, name, place, region, services, trainings, status,
// recorded_at, from the column `at` on.
Version read_version(database::Row const& row, int at);
// number, inn, ogrn, of_sole_trader; without versions.
Accreditation read_accreditation(database::Row const& row, int at);

}  // namespace obereg::accreditation
