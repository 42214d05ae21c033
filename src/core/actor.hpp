// Who acts: the signed-in person in the cabinet chosen, or a part of the program.
#pragma once
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.hpp"
#include "core/time.hpp"

namespace obereg {

// A cabinet that the actor may open instead of the present one.
struct OtherCabinet {
  std::int64_t id = 0;
  std::string title;  // "Личный кабинет работодателя"
  std::string about;  // organisation and role: "ООО «Образец». Видит записи о своих работниках"
};

struct Actor {
  AccountId account;                     // 0: nobody is signed in, or the program itself
  OrganisationId organisation;           // of the chosen cabinet; 0: none
  std::string name;                      // "Образцова А. А."
  std::string organisation_name;         // as in its documents
  std::string cabinet;                   // "Личный кабинет учебного центра"
  std::vector<std::string> permissions;  // "training.prepare"
  std::string address;                   // from where: of the client, or "job"
  std::vector<OtherCabinet> other_cabinets{};
  // When the actor's certificate that lasts longest ends, within a month from now: their pages say it (ACC-07).
  std::optional<Instant> certificate_ends{};

  bool signed_in() const { return account.value != 0; }
  bool may(std::string_view permission) const {
    return std::find(permissions.begin(), permissions.end(), permission) != permissions.end();
  }
};

}  // namespace obereg
