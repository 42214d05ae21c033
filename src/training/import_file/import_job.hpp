// The job that turns an uploaded file into a formed record set, or into a list of its mistakes (TRN-10, TRN-11). It may
// be killed at any moment: the next run drops what was stored and starts over; the set opens in one small transaction.
#pragma once
#include <string_view>

#include "platform/jobs/jobs.hpp"
#include "platform/web/services.hpp"
#include "training/imports/import.hpp"

namespace obereg::training {

inline constexpr std::string_view import_file_job = "training.import-file";

JobId enqueue_import(database::Tx& tx, ImportId import, Instant now);
// Reports {"read", "checked", "wrong", "stored"} in rows.
void import_file(jobs::Run& run, web::Services const& services);

}  // namespace obereg::training
