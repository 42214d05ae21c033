// expat behind the same handler: for small parts and for the encodings that XmlTokenizer does not take (UTF-16).
#pragma once
#include <memory>
#include <string_view>

#include "platform/spreadsheets/xml/handler.hpp"

namespace obereg::spreadsheets {

class ExpatParser {
 public:
  ExpatParser(XmlHandler& handler, XmlLimits limits);
  ~ExpatParser();

  void feed(std::string_view bytes);
  void finish();

 private:
  struct State;
  void parse(std::string_view bytes, bool last);
  std::unique_ptr<State> state_;
};

}  // namespace obereg::spreadsheets
