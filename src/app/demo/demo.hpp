// The demo: invented organisations, people with keys, and a registry entered by the same use cases as any other.
#pragma once
#include <iosfwd>

#include "app/program/base.hpp"

namespace obereg::app {

inline constexpr int usual_demo_records = 100'000;

// Does what is not done yet, so it may be run again after it was cut short. `records`: how many stand in the registry
// afterwards, roughly. `progress` is told in Russian what is being done.
void make_demo(Base& base, int records, std::ostream* progress = nullptr);

// Where to click, who is who, which key files.
void print_demo(std::ostream& out, Base& base);

}  // namespace obereg::app
