// A piece of work done in a process of its own, and what it cost.
#pragma once
#include <functional>
#include <string>

namespace obereg::bench {

struct Cost {
  double seconds = 0, cpu_seconds = 0;
  long peak_mib = 0;
};

// Includes the processes that the work starts; the peak is that of the largest. Throws where it fails.
Cost measured(std::function<void()> const& work);
// `most_status`: the highest exit status that is no failure.
Cost measured_command(std::string const& command, int most_status = 0);

}  // namespace obereg::bench
