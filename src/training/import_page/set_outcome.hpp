// What has become of the set that a file made, as the page of the import says it.
#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "platform/html/render.hpp"
#include "training/imports/import.hpp"
#include "training/sets/record_set.hpp"

namespace obereg::training {

// One view with the set's present state and what follows; none where the import has no set. `repairs` are those
// offered.
std::vector<html::View> outcome_view(Import const& import, std::optional<RecordSet> const& set, std::int64_t repairs);

// Why repairs that were offered can't be taken any more, and what to do instead. Russian; empty where they can.
std::string_view note_about_repairs(Import const& import, std::optional<RecordSet> const& set);

}  // namespace obereg::training
