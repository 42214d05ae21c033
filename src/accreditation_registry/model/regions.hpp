// Subjects of the Federation by the code that tax and registration numbers begin with (приказ ФНС, справочник ССРФ).
#pragma once
#include <span>
#include <string_view>

namespace obereg::accreditation {

struct Region {
  std::string_view code, title;
};
std::span<Region const> all_regions();                 // in order of code
std::string_view region_title(std::string_view code);  // "" for an unknown code

}  // namespace obereg::accreditation
