// Who acts: the signed-in person in the cabinet chosen, or a part of the program.
#pragma once
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/id.hpp"

namespace obereg {

struct Actor {
  AccountId account;                     // 0: nobody is signed in, or the program itself
  OrganisationId organisation;           // of the chosen cabinet; 0: none
  std::string name;                      // "Образцова А. А."
  std::string organisation_name;         // as in its documents
  std::string cabinet;                   // "Личный кабинет учебного центра"
  std::vector<std::string> permissions;  // "training.prepare"
  std::string address;                   // from where: of the client, or "job"

  bool signed_in() const { return account.value != 0; }
  bool may(std::string_view permission) const {
    return std::find(permissions.begin(), permissions.end(), permission) != permissions.end();
  }
};

}  // namespace obereg
