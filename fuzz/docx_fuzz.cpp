// Bytes as a template of a document: its package, its parts, its marks; and filling what could be read.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform/docx/docx.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  using namespace obereg;
  auto const read = docx::Template::read({reinterpret_cast<char const*>(data), size});
  if (!read) return 0;
  docx::Fields fields;
  for (auto const& name : read->fields()) {
    auto const dot = name.find('.');
    if (dot == std::string::npos)
      fields.values[name] = "a\n\n<b>\t";
    else
      fields.rows[name.substr(0, dot)].resize(2, {{name.substr(dot + 1), "c"}});
  }
  for (auto& [list, items] : fields.rows)
    for (auto& item : items)
      for (auto const& name : read->fields())
        if (name.starts_with(list + ".")) item[name.substr(list.size() + 1)] = "d";
  // What a template was filled to can be read as one, unless the values made it too large or too deep.
  auto const filled = read->fill(fields);
  if (!filled) return 0;
  auto const again = docx::Template::read(*filled);
  bool const has_grown = !again && (again.error().kind->code == "docx.too-big" ||
                                    again.error().detail.find("глубоко") != std::string::npos);
  if (!again && !has_grown) std::abort();
  return 0;
}
