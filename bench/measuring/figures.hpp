// Figures as they are printed: one line for each, with its peer or limit and whether the goal is met.
#pragma once
#include <cstddef>
#include <string>
#include <vector>

namespace obereg::bench {

// Of each kind the middle one counts: neither one slow nor one lucky run moves it.
double median(std::vector<double> figures);
double percentile(std::vector<double> figures, double percent);  // 99 of {…}: the nearest rank

enum class Goal { at_least, at_most };
// "  what ............ 12.3 (goal: at most 32)  met"
void print_figure(std::string const& what, double figure, std::string const& unit, Goal goal, double limit);
void print_note(std::string const& text);  // a figure without a goal, or how something was measured

double processor_seconds();  // of this process so far, user and system

}  // namespace obereg::bench
