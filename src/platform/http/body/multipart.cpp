#include "platform/http/body/multipart.hpp"

#include <algorithm>
#include <boost/algorithm/string/predicate.hpp>
#include <boost/algorithm/string/replace.hpp>
#include <boost/url/pct_string_view.hpp>

#include "core/text.hpp"

namespace obereg::http {

namespace {

BadRequest broken() {
  return {400, "Форма пришла не целиком или с ошибкой. Отправьте её ещё раз."};
}

// RFC 2046, 5.1.1: bchars, 1 to 70 of them.
bool is_boundary(std::string_view boundary) {
  auto const fits = [](char letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           std::string_view("'()+_,-./:=? ").find(letter) != std::string_view::npos;
  };
  return !boundary.empty() && boundary.size() <= 70 && boundary.back() != ' ' &&
         std::all_of(boundary.begin(), boundary.end(), fits);
}

bool has_control(std::string_view name) {
  return std::any_of(name.begin(), name.end(),
                     [](char letter) { return static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F; });
}

// Some browsers send the whole path of the file at the user's machine.
std::string without_path(std::string const& name) {
  auto const slash = name.find_last_of("/\\");
  return slash == std::string::npos ? name : name.substr(slash + 1);
}

// RFC 5987: UTF-8''%D0%9F.xlsx. RFC 7578 forbids it in forms, some clients send it all the same.
std::string extended_value(std::string_view value) {
  auto const language = value.find('\'');
  auto const text = language == std::string_view::npos ? language : value.find('\'', language + 1);
  if (text == std::string_view::npos || !boost::algorithm::iequals(value.substr(0, language), "UTF-8")) throw broken();
  auto const encoded = boost::urls::make_pct_string_view({value.data() + text + 1, value.size() - text - 1});
  if (!encoded) throw broken();
  return encoded->decode();
}

// The value of a header line among the part's; names are compared without case.
std::string part_header(std::string_view headers, std::string_view name) {
  while (!headers.empty()) {
    auto const end = std::min(headers.find("\r\n"), headers.size());
    auto const line = headers.substr(0, end);
    headers.remove_prefix(std::min(end + 2, headers.size()));
    auto const colon = line.find(':');
    if (colon != std::string_view::npos && boost::algorithm::iequals(line.substr(0, colon), name))
      return std::string(line.substr(colon + 1));
  }
  return {};
}

}  // namespace

PartHead parse_part_head(std::string_view headers) {
  auto const disposition = part_header(headers, "Content-Disposition");
  if (media_type(disposition) != "form-data") throw broken();
  PartHead head;
  head.field = header_parameter(disposition, "name").value_or("");
  // WHATWG, multipart/form-data encoding: a quote and line breaks in names are percent-encoded, nothing else is.
  for (auto const& [code, letter] : {std::pair("%22", "\""), std::pair("%0D", "\r"), std::pair("%0A", "\n")})
    boost::algorithm::replace_all(head.field, code, letter);
  head.file_name = header_parameter(disposition, "filename");
  if (head.file_name) boost::algorithm::replace_all(*head.file_name, "%22", "\"");
  if (auto const extended = header_parameter(disposition, "filename*")) head.file_name = extended_value(*extended);
  if (head.field.empty() || !text::is_clean(head.field)) throw broken();
  if (head.file_name) {
    head.file_name = without_path(*head.file_name);
    if (!text::is_utf8(*head.file_name) || has_control(*head.file_name) || head.file_name == "." ||
        head.file_name == "..")
      throw BadRequest(400, "Имя файла записано недопустимыми символами. Переименуйте файл и отправьте его ещё раз.");
  }
  return head;
}

MultipartParser::MultipartParser(std::string_view boundary, Events events) : events_(std::move(events)) {
  if (!is_boundary(boundary)) throw broken();
  delimiter_ = "\r\n--" + std::string(boundary);
}

void MultipartParser::feed(std::string_view bytes) {
  buffer_ += bytes;
  while (step()) {
  }
  buffer_.erase(0, at_);
  at_ = 0;
}

void MultipartParser::finish() {
  if (state_ != State::epilogue) throw broken();
}

// Does what can be done with the bytes at hand; false where more are needed.
bool MultipartParser::step() {
  switch (state_) {
    case State::preamble:
      return pass_to_delimiter(false);
    case State::delimiter_end:
      return end_delimiter();
    case State::headers:
      return read_headers();
    case State::data:
      return pass_to_delimiter(true);
    case State::epilogue:
      at_ = buffer_.size();
      return false;
  }
  return false;
}

bool MultipartParser::pass_to_delimiter(bool is_data) {
  auto const found = buffer_.find(delimiter_, at_);
  bool const whole = found != std::string::npos;
  // The last bytes may be the beginning of a delimiter.
  auto const kept = std::min(delimiter_.size() - 1, buffer_.size() - at_);
  auto const end = whole ? found : buffer_.size() - kept;
  if (is_data && end > at_) events_.data(std::string_view(buffer_).substr(at_, end - at_));
  at_ = end;
  if (!whole) return false;
  if (is_data) events_.end();
  at_ += delimiter_.size();
  state_ = State::delimiter_end;
  return true;
}

bool MultipartParser::end_delimiter() {
  while (at_ < buffer_.size() && (buffer_[at_] == ' ' || buffer_[at_] == '\t')) ++at_;
  if (buffer_.size() - at_ < 2) return false;
  auto const end = std::string_view(buffer_).substr(at_, 2);
  if (end != "--" && end != "\r\n") throw broken();
  state_ = end == "--" ? State::epilogue : State::headers;
  // The line break is kept: so a part without headers ends them like any other.
  return true;
}

bool MultipartParser::read_headers() {
  auto const end = buffer_.find("\r\n\r\n", at_);
  if ((end == std::string::npos ? buffer_.size() : end) - at_ > most_header_bytes) throw broken();
  if (end == std::string::npos) return false;
  auto const start = std::min(at_ + 2, end);
  events_.begin(parse_part_head(std::string_view(buffer_).substr(start, end - start)));
  at_ = end + 4;
  state_ = State::data;
  return true;
}

}  // namespace obereg::http
