// Another program, started with limits of its own and killed with its children when it takes too long.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace obereg::pdf {

struct Limits {
  std::chrono::milliseconds patience{120'000};  // from start to end
  std::chrono::seconds processor{90};           // of each of its processes
  std::uint64_t memory_bytes = 2ull << 30;      // of addresses, of each of its processes
  std::uint64_t file_bytes = 100ull << 20;      // of a file that it writes
};

enum class Ended { well, badly, late, stopped, not_started };

// `command`: the program's path and its arguments, given as they are: no shell reads them. `environment`: all that it
// gets to see of ours, "NAME=value". What it says is thrown away. `stopping`: asked five times a second, true kills it.
Ended run_limited(std::vector<std::string> const& command, std::vector<std::string> const& environment,
                  Limits const& limits, std::function<bool()> const& stopping);

}  // namespace obereg::pdf
