// What the check compares an application with, read from the database.
#pragma once
#include "accreditation/application/application.hpp"
#include "accreditation/check_application/check.hpp"

namespace obereg::accreditation {

KnownFacts known_facts(database::ReadTx& tx, Application const& application, LocalDate today);

// What is known before the applicant types anything: account, organisation, registry.
Answers known_answers(database::ReadTx& tx, Actor const& actor, Variant const& variant);

}  // namespace obereg::accreditation
