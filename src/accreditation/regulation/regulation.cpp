#include "accreditation/regulation/regulation.hpp"

#include <algorithm>

#include "accreditation/regulation/reading/read_regulation.hpp"
#include "platform/assets/assets.hpp"

namespace obereg::accreditation {

DocumentList const* Variant::documents_for(Channel channel) const {
  for (auto const& list : documents)
    if (std::find(list.channels.begin(), list.channels.end(), channel) != list.channels.end()) return &list;
  return nullptr;
}

Deadline const* Variant::deadline(std::string_view key) const {
  for (auto const& deadline : deadlines)
    if (deadline.key == key) return &deadline;
  return nullptr;
}

Variant const* Regulation::variant(int number) const {
  for (auto const& variant : variants)
    if (variant.number == number) return &variant;
  return nullptr;
}

Regulation const& regulation() {
  static Regulation const read = read_regulation(assets::find("regulations/accreditation.yaml"));
  return read;
}

}  // namespace obereg::accreditation
