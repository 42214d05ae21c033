// Numbers of registered letters (ШПИ, трек-номер).
#pragma once
#include <string>

namespace obereg::casework {

// Without spaces and dashes, in capital letters.
std::string tidied_tracking_number(std::string const& typed);

// Why this is none, in Russian; "" where it is one, and for "". 14 digits within Russia; 13 signs across borders (S10
// of the Universal Postal Union). Both have a digit that checks the others.
std::string wrong_tracking_number(std::string const& number);

}  // namespace obereg::casework
