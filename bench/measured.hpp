// A piece of work done in a process of its own, and what it cost.
#pragma once
#include <functional>
#include <string>

namespace obereg::bench {

struct Cost {
  double seconds = 0, cpu_seconds = 0;
  long peak_mib = 0;
};

// Includes the processes that the work starts. Throws where it fails.
Cost measured(std::function<void()> const& work);
Cost measured_command(std::string const& command);

}  // namespace obereg::bench
