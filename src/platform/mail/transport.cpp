#include <curl/curl.h>
#include <fmt/format.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>

#include "platform/mail/mail.hpp"

namespace obereg::mail {

namespace {

struct Upload {
  std::string bytes;
  std::size_t sent = 0;
};

std::size_t next_bytes(char* buffer, std::size_t size, std::size_t count, void* state) {
  auto& upload = *static_cast<Upload*>(state);
  auto const part = std::min(size * count, upload.bytes.size() - upload.sent);
  std::memcpy(buffer, upload.bytes.data() + upload.sent, part);
  upload.sent += part;
  return part;
}

// libcurl wants to be initialised before other threads use it.
void initialise_curl() {
  static bool const done = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  if (!done) throw std::runtime_error("libcurl can't be initialised");
}

void send_by_smtp(SmtpOptions const& options, Message const& message) {
  std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> const curl(curl_easy_init(), curl_easy_cleanup);
  std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> const recipients(
      curl_slist_append(nullptr, message.to.c_str()), curl_slist_free_all);
  if (!curl || !recipients) throw std::runtime_error("no memory for a message");
  Upload upload{to_rfc5322(message, options.from)};
  char reason[CURL_ERROR_SIZE] = "";
  curl_easy_setopt(curl.get(), CURLOPT_URL, options.url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl.get(), CURLOPT_USE_SSL, options.require_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY);
  if (!options.user.empty()) {
    curl_easy_setopt(curl.get(), CURLOPT_USERNAME, options.user.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, options.password.c_str());
  }
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, options.from.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, next_bytes);
  curl_easy_setopt(curl.get(), CURLOPT_READDATA, &upload);
  curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_CONNECTTIMEOUT, 10L);
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 60L);
  curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, reason);
  auto const code = curl_easy_perform(curl.get());
  if (code == CURLE_OK) return;
  long reply = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &reply);
  throw std::runtime_error(fmt::format("{} (SMTP {})", *reason ? reason : curl_easy_strerror(code), reply));
}

}  // namespace

Transport smtp(SmtpOptions options) {
  initialise_curl();
  return [options = std::move(options)](Message const& message) { send_by_smtp(options, message); };
}

Transport folder(std::string path, std::string from) {
  return [path = std::move(path), from = std::move(from)](Message const& message) {
    namespace fs = std::filesystem;
    fs::create_directories(path);
    auto const name = fs::path(path) / fmt::format("{:08}.eml", message.id);
    auto const unfinished = name.string() + ".part";
    std::ofstream stream(unfinished, std::ios::binary);
    stream << to_rfc5322(message, from);
    stream.close();
    if (!stream) throw std::runtime_error("can't write " + unfinished);
    fs::rename(unfinished, name);
  };
}

}  // namespace obereg::mail
