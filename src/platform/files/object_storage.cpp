#include "platform/files/object_storage.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <stdexcept>

namespace obereg::files {

namespace {

constexpr char const* sha256_of_nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

using File = std::unique_ptr<std::FILE, int (*)(std::FILE*)>;

File open_file(std::string const& path, char const* mode) {
  File file(std::fopen(path.c_str(), mode), std::fclose);
  if (!file) throw std::runtime_error("can't open " + path);
  return file;
}

std::size_t append(char const* bytes, std::size_t size, std::size_t count, void* text) {
  static_cast<std::string*>(text)->append(bytes, size * count);
  return size * count;
}

// One request, signed. Whoever makes it sets what it sends and where the answer goes.
class Exchange {
 public:
  Exchange(ObjectStorageOptions const& options, std::string url, std::string const& payload_sha256)
      : url_(std::move(url)),
        signed_as_("aws:amz:" + options.region + ":s3"),
        curl_(curl_easy_init(), curl_easy_cleanup),
        headers_(curl_slist_append(nullptr, ("x-amz-content-sha256: " + payload_sha256).c_str()), curl_slist_free_all) {
    if (!curl_ || !headers_) throw std::runtime_error("no memory for a request");
    set(CURLOPT_URL, url_.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_AWS_SIGV4, signed_as_.c_str());
    set(CURLOPT_USERNAME, options.key_id.c_str());
    set(CURLOPT_PASSWORD, options.secret.c_str());
    set(CURLOPT_HTTPHEADER, headers_.get());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, 10L);
    set(CURLOPT_LOW_SPEED_LIMIT, 1L);  // a large file may take its time, a silent storage not
    set(CURLOPT_LOW_SPEED_TIME, 30L);
    set(CURLOPT_WRITEFUNCTION, append);
    set(CURLOPT_WRITEDATA, &answer_);
  }

  template <class Value>
  void set(CURLoption option, Value value) {
    if (curl_easy_setopt(curl_.get(), option, value) != CURLE_OK)
      throw std::runtime_error(fmt::format("libcurl does not know option {}", int(option)));
  }

  // 200 or 404; everything else is an error.
  bool found() {
    char reason[CURL_ERROR_SIZE] = "";
    set(CURLOPT_ERRORBUFFER, reason);
    auto const code = curl_easy_perform(curl_.get());
    if (code != CURLE_OK)
      throw std::runtime_error(fmt::format("object storage: {}", *reason ? reason : curl_easy_strerror(code)));
    long status = 0;
    curl_easy_getinfo(curl_.get(), CURLINFO_RESPONSE_CODE, &status);
    if (status != 200 && status != 404)
      throw std::runtime_error(fmt::format("object storage: status {} for {}", status, url_));
    return status == 200;
  }

  std::string const& answer() const { return answer_; }
  std::string escaped(std::string const& text) {
    std::unique_ptr<char, void (*)(void*)> const result(curl_easy_escape(curl_.get(), text.c_str(), int(text.size())),
                                                        curl_free);
    return result.get();
  }

 private:
  std::string url_, signed_as_, answer_;
  std::unique_ptr<CURL, void (*)(CURL*)> curl_;
  std::unique_ptr<curl_slist, void (*)(curl_slist*)> headers_;
};

// The texts between <name> and </name>. Names of our objects have nothing that XML escapes.
std::vector<std::string> elements(std::string const& xml, std::string const& name) {
  std::vector<std::string> texts;
  auto const opening = "<" + name + ">", closing = "</" + name + ">";
  for (auto at = xml.find(opening); at != std::string::npos; at = xml.find(opening, at)) {
    at += opening.size();
    texts.push_back(xml.substr(at, xml.find(closing, at) - at));
  }
  return texts;
}

}  // namespace

ObjectStorage::ObjectStorage(ObjectStorageOptions options) : options_(std::move(options)) {
  static bool const initialised = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  if (!initialised) throw std::runtime_error("libcurl can't be initialised");
}

void ObjectStorage::put(std::string const& name, std::string const& path, std::string const& sha256) const {
  auto const file = open_file(path, "rb");
  Exchange exchange(options_, options_.url + "/" + name, sha256);
  exchange.set(CURLOPT_UPLOAD, 1L);
  exchange.set(CURLOPT_READFUNCTION, static_cast<curl_read_callback>(nullptr));  // the file itself is read
  exchange.set(CURLOPT_READDATA, file.get());
  exchange.set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(std::filesystem::file_size(path)));
  if (!exchange.found()) throw std::runtime_error("object storage: there is no bucket " + options_.url);
}

bool ObjectStorage::get(std::string const& name, std::string const& path) const {
  auto const file = open_file(path, "wb");
  Exchange exchange(options_, options_.url + "/" + name, sha256_of_nothing);
  exchange.set(CURLOPT_WRITEFUNCTION, static_cast<curl_write_callback>(nullptr));
  exchange.set(CURLOPT_WRITEDATA, file.get());
  bool const found = exchange.found();
  if (std::fflush(file.get()) != 0) throw std::runtime_error("can't write " + path);
  return found;
}

bool ObjectStorage::has(std::string const& name) const {
  Exchange exchange(options_, options_.url + "/" + name, sha256_of_nothing);
  exchange.set(CURLOPT_NOBODY, 1L);
  return exchange.found();
}

std::vector<std::string> ObjectStorage::names() const {
  std::vector<std::string> all;
  for (std::string next;;) {
    Exchange escaping(options_, options_.url, sha256_of_nothing);
    auto const page = next.empty() ? std::string() : "continuation-token=" + escaping.escaped(next) + "&";
    Exchange exchange(options_, options_.url + "?" + page + "list-type=2", sha256_of_nothing);
    if (!exchange.found()) throw std::runtime_error("object storage: there is no bucket " + options_.url);
    for (auto& name : elements(exchange.answer(), "Key")) all.push_back(std::move(name));
    auto const more = elements(exchange.answer(), "NextContinuationToken");
    if (more.empty()) return all;
    next = more[0];
  }
}

}  // namespace obereg::files
