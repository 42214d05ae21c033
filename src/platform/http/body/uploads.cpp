// The parts of a form: fields into the request, files to disk.
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <vector>

#include "core/text.hpp"
#include "platform/http/body/multipart.hpp"
#include "platform/http/body/temporary_file.hpp"
#include "platform/http/server.hpp"

namespace obereg::http {

namespace {

constexpr std::size_t largest_field = 1u << 20;

class PartCollector {
 public:
  PartCollector(Request& request, ServerOptions const& options) : request_(request), options_(options) {}

  MultipartParser::Events events() {
    return {[this](PartHead const& head) { begin(head); }, [this](std::string_view bytes) { add(bytes); },
            [this] { end(); }};
  }

 private:
  void begin(PartHead const& head) {
    head_ = head;
    value_.clear();
    file_.reset();
    if (!head.file_name && request_.form.list().size() >= options_.most_fields)
      throw BadRequest(400, "В форме слишком много полей.");
    if (head.file_name && request_.files.size() >= options_.most_files)
      throw BadRequest(
          400,
          fmt::format(
              "За один раз можно прислать не больше {} файлов. Ничего не сохранено. Вернитесь назад и выберите меньше.",
              options_.most_files));
  }

  void add(std::string_view bytes) {
    if (!head_.file_name) {
      if (value_.size() + bytes.size() > largest_field) throw BadRequest(413, "Текст в поле формы слишком длинный.");
      value_ += bytes;
      return;
    }
    if (!file_) file_ = std::make_unique<TemporaryFile>(options_.temporary_folder);
    file_->write(bytes);
  }

  void end() {
    if (!head_.file_name) {
      if (value_.find('\0') != std::string::npos || !text::is_utf8(value_))
        throw BadRequest(400, "В поле формы есть недопустимые символы.");
      request_.form.add(head_.field, std::move(value_));
      value_ = {};
      return;
    }
    if (head_.file_name->empty() && !file_) return;  // the user chose no file
    if (!file_) file_ = std::make_unique<TemporaryFile>(options_.temporary_folder);
    request_.files.push_back({head_.field, *head_.file_name, file_->path(), file_->size()});
    file_.reset();
  }

  Request& request_;
  ServerOptions const& options_;
  PartHead head_;
  std::string value_;
  std::unique_ptr<TemporaryFile> file_;
};

}  // namespace

void read_multipart(Request& request, BodyStore& body, ServerOptions const& options) {
  PartCollector parts(request, options);
  MultipartParser parser(header_parameter(request.header("content-type"), "boundary").value_or(""), parts.events());
  if (!body.on_disk()) {
    parser.feed(body.take_memory());
  } else {
    std::ifstream stream(*body.path(), std::ios::binary);
    std::vector<char> chunk(64u << 10);
    while (stream.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || stream.gcount() > 0)
      parser.feed(std::string_view(chunk.data(), static_cast<std::size_t>(stream.gcount())));
  }
  parser.finish();
}

}  // namespace obereg::http
