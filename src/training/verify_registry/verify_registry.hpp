// `obereg registry verify`: the whole registry computed anew from the signed files, and compared with what is stored.
#pragma once
#include <cstdint>
#include <iosfwd>
#include <string>

#include "platform/database/database.hpp"
#include "platform/files/files.hpp"
#include "platform/ledger/log_key.hpp"

namespace obereg::training {

struct RegistryVerification {
  std::int64_t acts = 0, records = 0;  // compared before the fault, or all of them
  std::int64_t decisions = 0;          // about accreditations, in the log
  std::int64_t waiting = 0;            // decisions that wait for their place in it
  std::string fault;                   // Russian: the first wrong leaf or row; "" where all is well
};

// 1. The log: every leaf is what its record says (kind, number, signed file, place), every signed head fits its leaves.
// 2. The acts: signed file, signature and receipt are kept whole, and the stored rows equal the signed file's rows;
//    «Новый» may have become any number of our own form.
// 3. Decisions about accreditations: each stands in the log as the registry has it, or waits for its place.
// All of one state of the base, so it may run beside a working server.
RegistryVerification verify_registry(database::Database& database, files::Store const& files,
                                     ledger::PublicKey const& key);

// Returns the exit status: 0 all is well, 1 not.
int verify_registry_command(database::Database& database, files::Store const& files, ledger::PublicKey const& key,
                            std::ostream& out, std::ostream& err);

}  // namespace obereg::training
