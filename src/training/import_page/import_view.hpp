// An import as its page shows it.
#pragma once
#include <optional>

#include "platform/html/render.hpp"
#include "platform/jobs/jobs.hpp"
#include "training/imports/import.hpp"
#include "training/sets/record_set.hpp"

namespace obereg::training {

std::string_view russian_name(ImportState state);
std::string_view colour_of(ImportState state);

// Names for import.html. `job` tells the progress while the file is checked.
html::View import_view(Import const& import, std::optional<RecordSet> const& set, std::optional<jobs::Job> const& job);

}  // namespace obereg::training
