// One act: its signed file against its rows in the registry.
#pragma once
#include <string>

#include "platform/database/database.hpp"
#include "platform/files/files.hpp"
#include "training/acts/act.hpp"

namespace obereg::training {

struct ActVerification {
  std::int64_t records = 0;
  std::string fault;  // Russian; "" where all is well
};

ActVerification verify_act(database::ReadTx& tx, files::Store const& files, Act const& act);

}  // namespace obereg::training
