#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "accreditation/regulation/regulation.hpp"
#include "accreditation_registry/model/accreditation.hpp"

namespace obereg::accreditation {
namespace {

TEST(AccreditationCodes, ACR_10_the_registry_and_the_regulation_name_the_same_kinds) {
  std::vector<std::string> services, trainings;
  for (auto const& kind : regulation().service_kinds) services.push_back(kind.key);
  for (auto const& kind : regulation().training_kinds) {
    trainings.push_back(kind.key);
    EXPECT_EQ(training_kind_of_programme(kind.programmes), training_kind_of(kind.key)) << kind.key;
  }
  std::vector<std::string> own_services, own_trainings;
  for (auto const kind : all_service_kinds) own_services.emplace_back(to_text(kind));
  for (auto const kind : all_training_kinds) own_trainings.emplace_back(to_text(kind));
  EXPECT_EQ(services, own_services);
  EXPECT_EQ(trainings, own_trainings);
}

}  // namespace
}  // namespace obereg::accreditation
