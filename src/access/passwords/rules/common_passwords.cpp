#include "access/passwords/rules/common_passwords.hpp"

#include <algorithm>
#include <stdexcept>

#include "platform/assets/assets.hpp"

namespace obereg::access {

std::string_view common_passwords() {
  static auto const list = assets::find("web/lists/common_passwords.txt");
  if (list.size() < 100'000) throw std::logic_error("the list of common passwords is not there");
  return list;
}

bool is_common_password(std::string_view keys) {
  auto const list = common_passwords();
  // Beginnings of lines: the one looked for begins in [low, high).
  std::size_t low = 0, high = list.size();
  while (low < high) {
    auto const middle = low + (high - low) / 2;
    auto const begin = middle == 0 ? 0 : list.rfind('\n', middle - 1) + 1;  // npos + 1 is 0: the first line
    auto const end = std::min(list.find('\n', begin), list.size());
    auto const order = list.substr(begin, end - begin).compare(keys);
    if (order == 0) return true;
    if (order < 0)
      low = end + 1;
    else
      high = begin;
  }
  return false;
}

}  // namespace obereg::access
