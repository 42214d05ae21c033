#include "platform/spreadsheets/xml/expat_parser.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <exception>
#include <new>
#include <vector>

#include "core/xml/fault.hpp"
#include "platform/spreadsheets/xml/element_gate.hpp"

namespace obereg::spreadsheets {

struct ExpatParser::State {
  State(XmlHandler& handler, XmlLimits limits_) : gate(handler, limits_.depth), limits(limits_) {
    if (parser == nullptr) throw std::bad_alloc();
  }
  ~State() { XML_ParserFree(parser); }
  State(State const&) = delete;
  State& operator=(State const&) = delete;

  // An exception must not pass through expat's C frames: it is kept and thrown again by feed().
  template <class Call>
  void guarded(Call const& call) {
    if (failure || gate.finished()) return;
    try {
      call();
      if (gate.finished()) XML_StopParser(parser, XML_FALSE);
    } catch (...) {
      failure = std::current_exception();
      XML_StopParser(parser, XML_FALSE);
    }
  }

  static void start(void* self, char const* name, char const** pairs) {
    auto& state = *static_cast<State*>(self);
    state.guarded([&] {
      state.attributes.clear();
      for (; *pairs != nullptr; pairs += 2) state.attributes.push_back({pairs[0], pairs[1]});
      state.gate.start(name, state.attributes);
    });
  }
  static void end(void* self, char const* name) {
    auto& state = *static_cast<State*>(self);
    state.guarded([&] { state.gate.end(name); });
  }
  static void text(void* self, char const* piece, int length) {
    auto& state = *static_cast<State*>(self);
    state.guarded([&] { state.gate.text({piece, static_cast<std::size_t>(length)}); });
  }
  static void doctype(void* self, char const*, char const*, char const*, int) {
    auto& state = *static_cast<State*>(self);
    state.guarded([] { throw broken("в XML есть DOCTYPE, в книгах он не допускается"); });
  }

  XML_Parser parser = XML_ParserCreate(nullptr);
  ElementGate gate;
  XmlLimits limits;
  std::vector<XmlAttribute> attributes;
  std::exception_ptr failure;
  std::uint64_t fed = 0;
};

ExpatParser::ExpatParser(XmlHandler& handler, XmlLimits limits) : state_(std::make_unique<State>(handler, limits)) {
  XML_SetUserData(state_->parser, state_.get());
  XML_SetElementHandler(state_->parser, &State::start, &State::end);
  XML_SetCharacterDataHandler(state_->parser, &State::text);
  XML_SetStartDoctypeDeclHandler(state_->parser, &State::doctype);
}

ExpatParser::~ExpatParser() = default;

void ExpatParser::feed(std::string_view bytes) {
  parse(bytes, false);
  if (state_->gate.finished()) return;
  // expat keeps an unfinished token, such as a comment of gigabytes, without any limit of its own.
  auto const consumed = XML_GetCurrentByteIndex(state_->parser);
  if (consumed >= 0 && state_->fed - static_cast<std::uint64_t>(consumed) > state_->limits.token_bytes)
    throw bomb("слишком длинный элемент XML");
}

void ExpatParser::finish() {
  if (!state_->gate.finished()) parse({}, true);
}

void ExpatParser::parse(std::string_view bytes, bool last) {
  if (state_->gate.finished()) return;
  state_->fed += bytes.size();
  auto const status =
      XML_Parse(state_->parser, bytes.data(), static_cast<int>(bytes.size()), last ? XML_TRUE : XML_FALSE);
  if (state_->failure) std::rethrow_exception(state_->failure);
  if (status != XML_STATUS_ERROR || state_->gate.finished()) return;
  throw broken(fmt::format("ошибка XML в строке {} ({})", XML_GetCurrentLineNumber(state_->parser),
                           xml_fault(XML_GetErrorCode(state_->parser))));
}

}  // namespace obereg::spreadsheets
