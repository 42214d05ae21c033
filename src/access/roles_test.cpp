#include "access/roles.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace obereg::access {
namespace {

using testing::IsEmpty;
using testing::UnorderedElementsAre;

TEST(Roles, ACC_10_each_role_has_these_permissions_and_no_others) {
  EXPECT_THAT(
      permissions_of(Role::provider_preparer),
      UnorderedElementsAre("training.view-own", "training.view-sets", "training.view-registry", "training.view-due",
                           "training.prepare", "training.set-reminders", "accreditation.apply"));
  EXPECT_THAT(permissions_of(Role::provider_signer),
              UnorderedElementsAre("training.view-own", "training.view-sets", "training.view-registry",
                                   "training.view-due", "training.prepare", "training.sign", "training.set-reminders",
                                   "accreditation.apply", "accreditation.sign"));
  EXPECT_THAT(permissions_of(Role::employer_viewer),
              UnorderedElementsAre("training.view-employer", "training.view-registry", "training.view-due",
                                   "training.set-reminders", "accreditation.apply", "accreditation.sign"));
  EXPECT_THAT(
      permissions_of(Role::ministry),
      UnorderedElementsAre("training.view-all", "training.view-sets", "training.view-registry", "training.ministry",
                           "accreditation.keep", "accreditation.office", "accreditation.register",
                           "accreditation.examine", "accreditation.decide", "accreditation.supervise"));
  EXPECT_THAT(permissions_of(Role::accreditation_registrar),
              UnorderedElementsAre("accreditation.office", "accreditation.register"));
  EXPECT_THAT(permissions_of(Role::accreditation_officer),
              UnorderedElementsAre("accreditation.office", "accreditation.examine"));
  EXPECT_THAT(permissions_of(Role::accreditation_signatory),
              UnorderedElementsAre("accreditation.office", "accreditation.decide"));
  EXPECT_THAT(permissions_of(Role::accreditation_head),
              UnorderedElementsAre("accreditation.office", "accreditation.register", "accreditation.keep",
                                   "accreditation.supervise"));
  EXPECT_THAT(permissions_of(Role::organisation_administrator),
              UnorderedElementsAre("organisation.view-people", "organisation.manage-people", "accreditation.apply",
                                   "accreditation.sign"));
  EXPECT_THAT(permissions_of(Role::account_clerk), UnorderedElementsAre("access.review"));
  EXPECT_THAT(permissions_of(Role::administrator), UnorderedElementsAre("admin", "access.review"));
}

TEST(Roles, ACC_10_a_blocked_organisation_sees_applies_and_does_not_change) {
  EXPECT_THAT(permissions_of(Role::provider_signer, true),
              UnorderedElementsAre("training.view-own", "training.view-sets", "training.view-registry",
                                   "training.view-due", "accreditation.apply", "accreditation.sign"));
  EXPECT_THAT(permissions_of(Role::employer_viewer, true),
              UnorderedElementsAre("training.view-employer", "training.view-registry", "training.view-due",
                                   "accreditation.apply", "accreditation.sign"));
  EXPECT_THAT(permissions_of(Role::organisation_administrator, true),
              UnorderedElementsAre("organisation.view-people", "accreditation.apply", "accreditation.sign"));
  EXPECT_THAT(permissions_of(Role::administrator, true), IsEmpty());
}

TEST(Roles, ACC_10_the_matrix_has_words_for_every_right_of_every_role) {
  std::set<std::string> titled, held;
  for (auto const& right : all_rights()) {
    EXPECT_TRUE(titled.emplace(right.permission).second) << right.permission << " twice";
    EXPECT_FALSE(right.title.empty()) << right.permission;
  }
  for (auto const role : all_roles)
    for (auto const& permission : permissions_of(role)) held.insert(permission);
  EXPECT_EQ(titled, held);
  EXPECT_TRUE(has(Role::provider_signer, "training.sign"));
  EXPECT_FALSE(has(Role::provider_preparer, "training.sign"));
}

TEST(Roles, ACC_10_an_administrator_of_an_organisation_fits_any_and_gives_no_role_beyond_it) {
  for (auto const kind : all_organisation_kinds)
    EXPECT_TRUE(fits(Role::organisation_administrator, kind, false)) << to_text(kind);
  for (auto const role : all_roles) {
    constexpr Role given_by_organisations[] = {Role::provider_preparer, Role::provider_signer, Role::employer_viewer,
                                               Role::organisation_administrator};
    bool const expected = std::find(std::begin(given_by_organisations), std::end(given_by_organisations), role) ==
                          std::end(given_by_organisations);
    EXPECT_EQ(is_given_by_the_system_alone(role), expected) << to_text(role);
  }
}

TEST(Roles, names_are_read_back) {
  for (auto const role : all_roles) EXPECT_EQ(role_of(to_text(role)), role);
  for (auto const kind : all_organisation_kinds) EXPECT_EQ(organisation_kind_of(to_text(kind)), kind);
  EXPECT_EQ(role_of("provider"), std::nullopt);
  EXPECT_EQ(organisation_kind_of(""), std::nullopt);
}

TEST(Roles, ACC_10_only_who_trains_prepares_and_signs) {
  EXPECT_TRUE(fits(Role::provider_signer, OrganisationKind::training_centre, true));
  EXPECT_TRUE(fits(Role::provider_signer, OrganisationKind::employer, true));
  EXPECT_FALSE(fits(Role::provider_signer, OrganisationKind::employer, false));
  EXPECT_TRUE(fits(Role::employer_viewer, OrganisationKind::employer, false));
  EXPECT_FALSE(fits(Role::employer_viewer, OrganisationKind::training_centre, true));
  EXPECT_FALSE(fits(Role::ministry, OrganisationKind::training_centre, true));
  EXPECT_TRUE(fits(Role::accreditation_signatory, OrganisationKind::ministry, false));
  EXPECT_FALSE(fits(Role::accreditation_signatory, OrganisationKind::operator_, false));
  EXPECT_FALSE(fits(Role::administrator, OrganisationKind::employer, false));
}

}  // namespace
}  // namespace obereg::access
