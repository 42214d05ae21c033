#include "platform/docx/reading/xml_check.hpp"

#include <expat.h>

#include <memory>
#include <string_view>

#include "platform/docx/unfit.hpp"

namespace obereg::docx {
namespace {

// The tree is later walked by recursion.
constexpr int most_depth = 200;
constexpr char parting = '\n';

struct Seen {
  XML_Parser parser = nullptr;
  std::string instructions;
  int depth = 0;
  bool in_instruction = false, has_doctype = false, is_too_deep = false;
};

std::string_view local_name(char const* name) {
  std::string_view const whole = name;
  auto const at = whole.rfind(parting);
  return at == std::string_view::npos ? whole : whole.substr(at + 1);
}

void on_start(void* data, char const* name, char const** attributes) {
  auto& seen = *static_cast<Seen*>(data);
  seen.is_too_deep |= ++seen.depth > most_depth;
  if (seen.is_too_deep) XML_StopParser(seen.parser, XML_FALSE);
  auto const local = local_name(name);
  seen.in_instruction = local == "instrText";
  if (local != "fldSimple") return;
  for (; attributes[0] != nullptr; attributes += 2)
    if (local_name(attributes[0]) == "instr") seen.instructions += std::string("\n") + attributes[1] + "\n";
}

void on_end(void* data, char const* name) {
  auto& seen = *static_cast<Seen*>(data);
  --seen.depth;
  seen.in_instruction = false;
  // It begins, parts or ends a field.
  if (local_name(name) == "fldChar") seen.instructions += '\n';
}

void on_text(void* data, char const* text, int length) {
  auto& seen = *static_cast<Seen*>(data);
  if (seen.in_instruction) seen.instructions.append(text, static_cast<std::size_t>(length));
}

void on_doctype(void* data, char const*, char const*, char const*, int) {
  auto& seen = *static_cast<Seen*>(data);
  seen.has_doctype = true;
  XML_StopParser(seen.parser, XML_FALSE);
}

}  // namespace

std::string instructions_of(Part const& part) {
  std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> const parser(XML_ParserCreateNS(nullptr, parting),
                                                                       XML_ParserFree);
  if (!parser) throw std::bad_alloc();
  Seen seen{.parser = parser.get(), .instructions = {}};
  XML_SetUserData(parser.get(), &seen);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  bool const is_read =
      XML_Parse(parser.get(), part.bytes.data(), static_cast<int>(part.bytes.size()), 1) == XML_STATUS_OK;
  if (seen.has_doctype) fail(refusals::unsafe, "В документе есть описание DTD: " + part.name + ".");
  if (seen.is_too_deep) fail(refusals::broken, "Части документа вложены друг в друга слишком глубоко.");
  if (!is_read) fail(refusals::broken, "Ошибка XML в файле " + part.name + ".");
  return std::move(seen.instructions);
}

}  // namespace obereg::docx
