#include "platform/signatures/openssl/handles.hpp"

#include <ctime>

namespace obereg::signatures::openssl {

std::string take_errors() {
  std::string all;
  char const* data = nullptr;
  int flags = 0;
  while (unsigned long const error = ERR_get_error_all(nullptr, nullptr, nullptr, &data, &flags)) {
    char line[256];
    ERR_error_string_n(error, line, sizeof line);
    if (!all.empty()) all += "; ";
    all += line;
    if ((flags & ERR_TXT_STRING) && data && *data) all.append(": ").append(data);
  }
  return all.empty() ? "no reason given" : all;
}

BioPtr reading(std::string_view bytes) {
  return BioPtr(need(BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size()))));
}

BioPtr writing() {
  return BioPtr(need(BIO_new(BIO_s_mem())));
}

std::string written(BIO* bio) {
  char* data = nullptr;
  long const size = BIO_get_mem_data(bio, &data);
  return size > 0 ? std::string(data, static_cast<std::size_t>(size)) : std::string();
}

std::string utf8(ASN1_STRING const* text) {
  unsigned char* converted = nullptr;
  int const size = ASN1_STRING_to_UTF8(&converted, text);
  if (size < 0) {
    ERR_clear_error();
    return {};
  }
  Handle<unsigned char, free_bytes> const owner(converted);
  std::string result(reinterpret_cast<char const*>(converted), static_cast<std::size_t>(size));
  for (char& letter : result) {
    if (static_cast<unsigned char>(letter) < 0x20 || letter == 0x7F) letter = ' ';
  }
  return result;
}

std::string dotted(ASN1_OBJECT const* object) {
  char text[128];
  int const size = OBJ_obj2txt(text, sizeof text, object, 1);
  return size > 0 ? std::string(text) : std::string();
}

std::string bytes(ASN1_STRING const* string) {
  if (!string) return {};
  return {reinterpret_cast<char const*>(ASN1_STRING_get0_data(string)),
          static_cast<std::size_t>(ASN1_STRING_length(string))};
}

ObjectPtr object(char const* dotted_oid) {
  return ObjectPtr(need(OBJ_txt2obj(dotted_oid, 1)));
}

Instant moment(ASN1_TIME const* time) {
  std::tm parts{};
  if (!time || ASN1_TIME_to_tm(time, &parts) != 1) {
    ERR_clear_error();
    return Instant{};
  }
  return Instant{std::chrono::seconds{timegm(&parts)}};
}

TimePtr asn1_time(Instant moment) {
  auto const seconds = std::chrono::floor<std::chrono::seconds>(moment);
  return TimePtr(need(ASN1_TIME_set(nullptr, static_cast<std::time_t>(seconds.time_since_epoch().count()))));
}

std::string digest(std::string_view bytes, EVP_MD const* algorithm) {
  unsigned char value[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  need(EVP_Digest(bytes.data(), bytes.size(), value, &size, algorithm, nullptr) == 1);
  return {reinterpret_cast<char const*>(value), size};
}

X509Ptr certificate_of(std::string_view der) {
  auto const* position = reinterpret_cast<unsigned char const*>(der.data());
  auto const* const end = position + der.size();
  X509Ptr certificate(d2i_X509(nullptr, &position, static_cast<long>(der.size())));
  if (position != end) certificate.reset();
  ERR_clear_error();
  return certificate;
}

std::string der_of(X509* certificate) {
  unsigned char* encoded = nullptr;
  int const size = i2d_X509(certificate, &encoded);
  need(size > 0);
  Handle<unsigned char, free_bytes> const owner(encoded);
  return {reinterpret_cast<char const*>(encoded), static_cast<std::size_t>(size)};
}

}  // namespace obereg::signatures::openssl
