// Requests and responses as handlers see them: whole, checked, plain values.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace obereg::http {

enum class Method { get, head, post, options, other };

// A file of a multipart form. Its bytes lie in a temporary file that is removed with the last copy of this value.
struct UploadedFile {
  std::string field;
  std::string name;  // as the browser sent it, without a path; clean UTF-8
  std::shared_ptr<std::string const> path;
  std::uint64_t size = 0;
  std::string bytes() const;  // the whole file; for small ones
};

// Names and values of a query string or form, in order.
class Fields {
 public:
  void add(std::string name, std::string value) { list_.emplace_back(std::move(name), std::move(value)); }
  std::string get(std::string_view name) const;  // the first, or ""
  bool has(std::string_view name) const;
  std::vector<std::string> every(std::string_view name) const;
  std::vector<std::pair<std::string, std::string>> const& list() const { return list_; }

 private:
  std::vector<std::pair<std::string, std::string>> list_;
};

struct Request {
  Method method = Method::get;
  std::string path;    // decoded, begins with '/'
  std::string target;  // as sent
  Fields query;
  Fields form;  // of urlencoded and multipart bodies
  std::vector<UploadedFile> files;
  std::string body;                              // of other content types (JSON, XML, bytes), up to the route's limit
  std::shared_ptr<std::string const> body_path;  // set instead of body where it is over 64 KiB
  std::map<std::string, std::string, std::less<>> headers;  // names in lower case
  std::map<std::string, std::string, std::less<>> cookies;
  std::map<std::string, std::string, std::less<>> segments;  // of the route: "/sets/{set}" -> {"set": "17"}
  std::string remote_address;                                // of the client, behind trusted proxies too
  bool secure = false;                                       // came by TLS (told by a trusted proxy)

  std::string header(std::string_view name) const;
  std::string cookie(std::string_view name) const;
  std::string segment(std::string_view name) const;
  std::optional<std::int64_t> id(std::string_view segment_name) const;  // a positive number, else nothing
  UploadedFile const* file(std::string_view field) const;
  bool wants_json() const;  // the path is under /api/ or Accept prefers JSON
  bool is_partial() const;  // asked by htmx: answer the fragment alone
};

// RFC 6265bis, 4.1.3.2: a browser takes such a cookie from this very host alone, over TLS, for the whole site.
inline constexpr std::string_view host_prefix = "__Host-";

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  std::shared_ptr<std::string const> file;  // path of a file sent instead of body
  bool file_is_temporary = false;           // then it is removed once sent
  std::vector<std::pair<std::string, std::string>> headers;

  Response& with(std::string name, std::string value) {
    headers.emplace_back(std::move(name), std::move(value));
    return *this;
  }
  Response& download_as(std::string_view file_name);  // Content-Disposition: attachment, RFC 6266 with UTF-8 names
  // Shown by the browser itself, by pages of this site within a frame too; saved under this name. Only for what carries
  // no script of this site: pictures, PDF.
  Response& show_as(std::string_view file_name);
  Response& set_cookie(std::string_view name, std::string_view value, std::optional<std::int64_t> max_age_seconds,
                       bool secure);  // HttpOnly, SameSite=Lax, Path=/; a secure one has the host_prefix
};

Response see_other(std::string location);  // 303 after a POST
Response page(std::string html, int status = 200);
Response bytes(std::string body, std::string content_type);
Response temporary_file(std::string path, std::string content_type, std::string_view download_name);

}  // namespace obereg::http
