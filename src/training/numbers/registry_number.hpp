// Numbers of the registry (TRN-04). A number that we give has a form that no earlier registry used, so that it can't
// collide with one that was lost: year, eight digits of a sequence, a check digit: 2026-00000017-6. Any other number is
// an opaque string.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "platform/database/database.hpp"

namespace obereg::training {

// What a record has instead of a number until it is entered, as submitted and as signed.
inline constexpr std::string_view new_number = "Новый";

// Throws std::out_of_range for a sequence beyond eight digits or a year beyond four.
std::string own_number(int year, std::int64_t sequence);
// Looks like one of ours, whether or not its check digit fits: such a number can only be given by us.
bool has_own_form(std::string_view number);
bool is_own_number(std::string_view number);  // and the check digit fits

// Takes `count` sequence numbers of the year at once and returns the first. Numbers taken and not used (the entry was
// refused) are never given again.
std::int64_t take_sequence(database::Tx& tx, int year, std::int64_t count);

}  // namespace obereg::training
