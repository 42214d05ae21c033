// multipart/form-data (RFC 7578) read as a stream: memory does not grow with the body.
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/parsing.hpp"

namespace obereg::http {

class BodyStore;
struct ServerOptions;

struct PartHead {
  std::string field;
  std::optional<std::string> file_name;  // without a path; absent where the part is no file; "" where none was chosen
};

// Takes the bytes in pieces of any size and tells what they hold. Every method throws BadRequest.
class MultipartParser {
 public:
  struct Events {
    std::function<void(PartHead const&)> begin;
    std::function<void(std::string_view)> data;
    std::function<void()> end;
  };
  static constexpr std::size_t most_header_bytes = 8u << 10;

  MultipartParser(std::string_view boundary, Events events);
  void feed(std::string_view bytes);
  void finish();  // the body is over: it must have had its closing boundary

 private:
  enum class State { preamble, delimiter_end, headers, data, epilogue };
  bool step();
  bool pass_to_delimiter(bool is_data);
  bool end_delimiter();
  bool read_headers();

  std::string delimiter_;  // "\r\n--boundary"
  Events events_;
  State state_ = State::preamble;
  std::string buffer_ = "\r\n";  // so that the first delimiter is like the others
  std::size_t at_ = 0;
};

// What Content-Disposition of a part says.
PartHead parse_part_head(std::string_view headers);

// Fields go to request.form, files to temporary files of their own.
void read_multipart(Request& request, BodyStore& body, ServerOptions const& options);

}  // namespace obereg::http
