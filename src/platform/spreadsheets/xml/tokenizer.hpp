// A streaming XML tokenizer for the two big parts of a workbook: the sheet and the shared strings.
//
// It takes UTF-8 only, has no DTD and no entities but the predefined ones, and decodes in place in its own buffer; on
// these parts it is two to three times faster than expat. It agrees with expat on every document that expat accepts,
// and is more lenient in what our handlers never look at (text nobody wants, repeated attributes).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/spreadsheets/xml/element_gate.hpp"

namespace obereg::spreadsheets {

class XmlTokenizer {
 public:
  XmlTokenizer(XmlHandler& handler, XmlLimits limits);

  // True when the first bytes of a part say that it is in UTF-8; others are expat's.
  static bool understands(std::string_view beginning);

  void feed(std::string_view bytes);
  void finish();  // throws where the document is not complete

 private:
  char* skip_byte_order_mark(char* begin, char* end);
  char* tokens(char* at, char* end);
  char* markup(char* text, char* open, char* end);
  char* declaration(char* text, char* open, char* end);
  char* start_tag(char* text, char* open, char* end);
  char* end_tag(char* text, char* open, char* end);
  void characters(char* begin, char* end);
  void cdata(char* begin, char* end);
  void open_element(std::string_view name);
  void close_element(std::string_view name);

  ElementGate gate_;
  XmlLimits limits_;
  std::vector<char> buffer_;
  std::size_t kept_ = 0;  // bytes of an unfinished token at the buffer's beginning
  std::vector<XmlAttribute> attributes_;
  std::string open_names_;  // names of the open elements, one after another
  std::vector<std::uint32_t> open_ends_;
  bool started_ = false;
};

}  // namespace obereg::spreadsheets
