#include "platform/http/body/multipart.hpp"

#include <gtest/gtest.h>

#include "platform/http/body/temporary_file.hpp"
#include "platform/http/server.hpp"
#include "support/paths.hpp"

namespace obereg::http {
namespace {

// What the parser told, as "field(file)=bytes;".
std::string told(std::string_view body, std::size_t piece, std::string_view boundary = "b") {
  std::string said;
  MultipartParser parser(boundary, {[&](PartHead const& head) {
                                      said += head.field +
                                              (head.file_name ? "(" + *head.file_name + ")" : std::string()) + "=";
                                    },
                                    [&](std::string_view bytes) { said += bytes; }, [&] { said += ";"; }});
  for (std::size_t at = 0; at < body.size(); at += piece) parser.feed(body.substr(at, piece));
  parser.finish();
  return said;
}

std::string part(std::string const& disposition, std::string const& bytes) {
  return "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + bytes + "\r\n";
}

TEST(Multipart, is_read_alike_in_pieces_of_any_size) {
  auto const body = "preamble\r\n" + part("name=\"a\"", "1") + part("name=\"e\"", "") +
                    part("name=\"f\"; filename=\"x.txt\"", "\r\n--\r\n--c\r\n-\r\n") + "--b--\r\nepilogue --b\r\n";
  for (std::size_t piece = 1; piece <= body.size(); ++piece)
    EXPECT_EQ(told(body, piece), "a=1;e=;f(x.txt)=\r\n--\r\n--c\r\n-\r\n;") << "pieces of " << piece;
}

TEST(Multipart, a_form_without_parts_is_empty) {
  EXPECT_EQ(told("--b--", 1), "");
}

TEST(Multipart, padding_behind_a_boundary_is_allowed) {
  EXPECT_EQ(told("--b  \r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b-- \t", 3), "a=1;");
}

TEST(Multipart, what_is_cut_or_broken_is_refused) {
  auto const whole = part("name=\"a\"", "1") + "--b--";
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_THROW(told(std::string_view(whole).substr(0, size), 7), BadRequest) << size;
  for (auto const* body :
       {"--bx\r\n\r\n--b--", "--b\r\n\r\n1\r\n--b--", "--b\r\nContent-Disposition: attachment\r\n\r\n--b--",
        "--b\r\nContent-Disposition: form-data\r\n\r\n\r\n--b--"})
    EXPECT_THROW(told(body, 5), BadRequest) << body;
}

TEST(Multipart, an_endless_header_is_refused_before_it_fills_memory) {
  EXPECT_THROW(told("--b\r\nX: " + std::string(100'000, 'x'), 1000), BadRequest);
}

TEST(Multipart, a_wrong_boundary_is_refused) {
  for (auto const& boundary :
       {std::string(), std::string(71, 'b'), std::string("b "), std::string("b\r"), std::string("\"")})
    EXPECT_THROW(told("--b--", 1, boundary), BadRequest) << boundary;
}

TEST(PartHead, file_names_are_read_as_browsers_and_others_write_them) {
  std::pair<char const*, char const*> const rows[] = {{"filename=\"Отчёт.xlsx\"", "Отчёт.xlsx"},
                                                      {"filename=\"say %22hi%22.txt\"", "say \"hi\".txt"},
                                                      {"filename=\"say \\\"hi\\\".txt\"", "say \"hi\".txt"},
                                                      {"filename=\"100%25.txt\"", "100%25.txt"},
                                                      {"filename=\"C:\\Users\\new\\a.txt\"", "a.txt"},
                                                      {"filename=\"../../etc/passwd\"", "passwd"},
                                                      {"filename=\"x\"; filename*=UTF-8''%D0%9F.txt", "П.txt"},
                                                      {"filename*=utf-8'ru'%2Fetc%2Fa.txt", "a.txt"},
                                                      {"filename=\"\"", ""}};
  for (auto const& [parameters, name] : rows)
    EXPECT_EQ(parse_part_head("Content-Disposition: form-data; name=f; " + std::string(parameters)).file_name, name)
        << parameters;
}

TEST(PartHead, file_names_that_no_disk_should_see_are_refused) {
  for (auto const& name : {std::string("a\0b", 3), std::string("a\nb"), std::string(".."), std::string("x/.."),
                           std::string("\xff.txt"), std::string("\x7f")})
    EXPECT_THROW(parse_part_head("Content-Disposition: form-data; name=f; filename=\"" + name + "\""), BadRequest)
        << name;
  for (auto const* value : {"UTF-8''%00", "UTF-8''%zz", "latin-1''a", "plain"})
    EXPECT_THROW(parse_part_head("Content-Disposition: form-data; name=f; filename*=" + std::string(value)), BadRequest)
        << value;
}

class ReadMultipart : public testing::Test {
 protected:
  Request read(std::string const& bytes) {
    Request request;
    request.headers["content-type"] = "multipart/form-data; boundary=b";
    BodyStore body(options_.temporary_folder);
    body.write(bytes);
    read_multipart(request, body, options_);
    return request;
  }
  ReadMultipart() { options_.temporary_folder = support::temporary_folder(); }
  ServerOptions options_;
};

TEST_F(ReadMultipart, a_file_lies_on_disk_and_an_unchosen_one_is_no_file) {
  auto const request = read(part("name=f; filename=\"a.bin\"", std::string("\0\xff", 2)) +
                            part("name=e; filename=\"empty.txt\"", "") + part("name=n; filename=\"\"", "") + "--b--");
  ASSERT_EQ(request.files.size(), 2u);
  EXPECT_EQ(request.file("f")->bytes(), std::string("\0\xff", 2));
  EXPECT_EQ(request.file("e")->size, 0u);
  EXPECT_EQ(request.file("n"), nullptr);
}

TEST_F(ReadMultipart, limits_of_count_and_size_hold) {
  options_.most_files = 1;
  options_.most_fields = 1;
  EXPECT_THROW(read(part("name=f; filename=a", "1") + part("name=f; filename=b", "1") + "--b--"), BadRequest);
  EXPECT_THROW(read(part("name=a", "1") + part("name=b", "1") + "--b--"), BadRequest);
  EXPECT_THROW(read(part("name=a", std::string((1u << 20) + 1, 'x')) + "--b--"), BadRequest);
  EXPECT_EQ(read(part("name=a", std::string(1u << 20, 'x')) + "--b--").form.get("a").size(), 1u << 20);
}

TEST_F(ReadMultipart, a_field_must_be_text) {
  EXPECT_THROW(read(part("name=a", std::string("a\0b", 3)) + "--b--"), BadRequest);
  EXPECT_THROW(read(part("name=a", "\xff") + "--b--"), BadRequest);
}

}  // namespace
}  // namespace obereg::http
