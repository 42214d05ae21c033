// The entry of a signed set into the registry: a job, so that it survives the page and the process.
//
// Rows are staged in short transactions under an act that nobody sees; one small transaction compares everything again,
// gives the leaves their places in the log and makes the records visible together. Killed at any moment, the job starts
// over: what was staged is dropped, what was published stays.
#pragma once
#include "platform/jobs/jobs.hpp"
#include "platform/web/services.hpp"
#include "training/acts/act.hpp"
#include "training/sets/record_set.hpp"

namespace obereg::training {

inline constexpr std::string_view enter_set_job = "training.enter-set";

// Called in the transaction that accepted the signature.
JobId enqueue_entry(database::Tx& tx, ActId act, Instant now);
void enter_set(jobs::Run& run, web::Services const& services);

}  // namespace obereg::training
