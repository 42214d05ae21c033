// The demo: invented organisations, people with keys, and a registry entered by the same use cases as any other.
#pragma once
#include <iosfwd>

#include "app/program/base.hpp"

namespace obereg::app {

inline constexpr int usual_demo_records = 100'000;

// Does what is not done yet, so it may be run again after it was cut short. `records`: how many stand in the registry
// afterwards, roughly.
void make_demo(Base& base, int records);

// Where to click, who is who, which key files.
void print_demo(std::ostream& out, Config const& config);

}  // namespace obereg::app
