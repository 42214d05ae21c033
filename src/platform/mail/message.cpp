#include "platform/mail/message.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <boost/url.hpp>

#include "core/text.hpp"

namespace obereg::mail {

namespace {

// A line break in a header would begin a header of the attacker's own.
std::string header_safe(std::string_view value) {
  std::string safe;
  for (char const letter : value) safe += static_cast<unsigned char>(letter) < 0x20 ? ' ' : letter;
  return safe;
}

// Whole letters, at most 45 bytes: 60 characters of base64, with the wrapping below the 75 of RFC 2047.
std::string encoded_words(std::string_view words) {
  std::string line;
  while (!words.empty()) {
    std::size_t size = std::min<std::size_t>(words.size(), 45);
    while (size < words.size() && (static_cast<unsigned char>(words[size]) & 0xC0) == 0x80) --size;
    line += (line.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + text::base64(words.substr(0, size)) + "?=");
    words.remove_prefix(size);
  }
  return line;
}

std::string base64_lines(std::string_view bytes) {
  std::string const all = text::base64(bytes);
  std::string lines;
  for (std::size_t at = 0; at < all.size(); at += 76) lines += all.substr(at, 76) + "\r\n";
  return lines;
}

std::string text_part(std::string_view body) {
  return "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64_lines(body);
}

std::string file_part(AttachedFile const& file) {
  auto const name =
      boost::urls::encode(boost::urls::string_view(file.name.data(), file.name.size()), boost::urls::unreserved_chars);
  return fmt::format(
      "Content-Type: {}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename*=UTF-8''{}"
      "\r\n\r\n{}",
      header_safe(file.media_type), name, base64_lines(file.bytes));
}

// The boundary has letters that base64 does not have.
std::string content_of(Message const& message) {
  if (message.files.empty()) return text_part(message.body);
  auto const boundary = fmt::format("=_obereg_{}", message.id);
  auto content = fmt::format("Content-Type: multipart/mixed; boundary=\"{}\"\r\n\r\n--{}\r\n{}", boundary, boundary,
                             text_part(message.body));
  for (auto const& file : message.files) content += fmt::format("--{}\r\n{}", boundary, file_part(file));
  return content + "--" + boundary + "--\r\n";
}

}  // namespace

std::string to_rfc5322(Message const& message, std::string const& from) {
  auto const sender = header_safe(from);
  auto const domain = sender.substr(std::min(sender.rfind('@') + 1, sender.size()));
  return fmt::format(
      "From: {}\r\nTo: {}\r\nSubject: {}\r\nDate: {:%a, %d %b %Y %H:%M:%S} +0000\r\nMessage-ID: <outbox-{}@{}>\r\n"
      "MIME-Version: 1.0\r\nAuto-Submitted: auto-generated\r\n{}",
      sender, header_safe(message.to), encoded_words(header_safe(message.subject)),
      fmt::gmtime(std::chrono::system_clock::to_time_t(message.at)), message.id, domain, content_of(message));
}

}  // namespace obereg::mail
