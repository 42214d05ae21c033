// Whether a failure of the system means that the disk is full, or the owner's share of it.
#pragma once
#include <cerrno>
#include <exception>
#include <system_error>

namespace obereg {

inline bool is_disk_full(std::exception const& error) {
  auto const* failure = dynamic_cast<std::system_error const*>(&error);
  return failure && (failure->code() == std::errc::no_space_on_device ||
                     failure->code() == std::error_code(EDQUOT, std::generic_category()));
}

}  // namespace obereg
