#include "platform/docx/docx.hpp"

#include <algorithm>

#include "platform/documents/qr.hpp"
#include "platform/docx/program/compile.hpp"
#include "platform/docx/reading/safety.hpp"
#include "platform/docx/refusals.hpp"
#include "platform/docx/unfit.hpp"

namespace obereg::docx {
namespace {

constexpr int quick = 1;  // of the levels of zlib: a document is made while its reader waits
constexpr std::size_t most_of_qr = 500;
constexpr int pixels_per_module = 3;

// In place of a QR code that nothing shows: its part must be there.
std::string const& blank_picture() {
  static std::string const png = documents::qr_png("-", 1);
  return png;
}

std::string qr_of(std::string const& text) {
  if (text.empty()) return blank_picture();
  bool const is_ascii = std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
  if (!is_ascii || text.size() > most_of_qr) fail(refusals::unfit_for_qr);
  return documents::qr_png(text, pixels_per_module);
}

PackedPart made(CompiledPart const& part, Rendering& rendering) {
  if (!part.qr.name.empty()) return packed(part.packed.name, qr_of(rendering.value_of(part.qr)), quick);
  return packed(part.packed.name, rendering.part(part.steps), quick);
}

std::string filled(Compiled const& compiled, Fields const& fields) {
  Rendering rendering(fields);
  std::vector<PackedPart> made_parts;
  made_parts.reserve(compiled.parts.size());
  std::vector<PackedPart const*> parts;
  for (auto const& part : compiled.parts) {
    bool const is_made = !part.steps.empty() || !part.qr.name.empty();
    if (is_made) made_parts.push_back(made(part, rendering));
    parts.push_back(is_made ? &made_parts.back() : &part.packed);
  }
  std::string missing;
  for (auto const& name : rendering.without_value()) missing += (missing.empty() ? "" : ", ") + name;
  if (!missing.empty()) fail(refusals::no_value, missing + ".");
  return write_zip(parts);
}

}  // namespace

Result<Template> Template::read(std::string_view bytes) {
  try {
    auto package = read_package(bytes);
    require_safe(package);
    return Template(std::make_shared<Compiled const>(compile(std::move(package))));
  } catch (Unfit const& unfit) {
    return unfit.refusal;
  }
}

Names const& Template::fields() const {
  return compiled_->fields;
}

Result<std::string> Template::fill(Fields const& fields) const {
  try {
    return filled(*compiled_, fields);
  } catch (Unfit const& unfit) {
    return unfit.refusal;
  }
}

Result<std::string> fill(std::string_view template_bytes, Fields const& fields) {
  auto const read = Template::read(template_bytes);
  if (!read) return read.error();
  return read->fill(fields);
}

Result<Names> fields_of(std::string_view template_bytes) {
  auto const read = Template::read(template_bytes);
  if (!read) return read.error();
  return read->fields();
}

Result<void> check_document(std::string_view bytes) {
  try {
    require_safe(read_package(bytes));
    return {};
  } catch (Unfit const& unfit) {
    return unfit.refusal;
  }
}

Result<Check> check_template(std::string_view template_bytes, Names const& allowed, Names const& required) {
  auto const read = Template::read(template_bytes);
  if (!read) return read.error();
  constexpr std::string_view number = ".number";
  Check check;
  for (auto const& name : read->fields()) {
    auto const list = name.ends_with(number) ? name.substr(0, name.size() - number.size() + 1) : std::string();
    auto const of_list = list.empty() ? allowed.end() : allowed.lower_bound(list);
    bool const is_number = of_list != allowed.end() && of_list->starts_with(list);
    if (!allowed.contains(name) && !is_number) check.unknown.push_back(name);
  }
  for (auto const& name : required)
    if (!read->fields().contains(name)) check.missing.push_back(name);
  return check;
}

}  // namespace obereg::docx
