#include "access/request_access/attachments.hpp"

#include <algorithm>

#include "access/requests/certificate_facts.hpp"
#include "core/text.hpp"
#include "platform/web/sign_panel.hpp"
#include "platform/web/words/in_sentences.hpp"

namespace obereg::access {

namespace {

std::optional<signatures::Certificate> read_one(http::Request const& request, std::string const& field,
                                                char const* missing, std::vector<html::FieldError>& errors) {
  auto const count = std::count_if(request.files.begin(), request.files.end(),
                                   [&](http::UploadedFile const& each) { return each.field == field; });
  if (count > 1) {
    for (auto const& each : request.files) web::sent_bytes(each);  // a key among them is overwritten
    errors.push_back(
        {field, "Прислано файлов: " + std::to_string(count) + ", а нужен один. Выберите один сертификат."});
    return std::nullopt;
  }
  auto const* file = request.file(field);
  bool const chosen = file && file->size > 0;
  if (file && !chosen && !file->name.empty()) {  // where none is chosen browsers send one without a name
    errors.push_back(
        {field, "Файл «" + file->name + "» пустой: в нём 0 байт. Сохраните сертификат заново и приложите."});
    return std::nullopt;
  }
  auto const bytes = chosen ? web::sent_bytes(*file) : text::from_base64(request.form.get("kept_" + field));
  if (bytes.empty()) {
    errors.push_back({field, missing});
    return std::nullopt;
  }
  auto certificate = signatures::parse_certificate(bytes);
  if (certificate) return std::move(*certificate);
  errors.push_back({field, web::in_words(certificate.error())});
  return std::nullopt;
}

html::View file_field(std::string const& id, char const* label, char const* hint,
                      std::optional<signatures::Certificate> const& certificate,
                      std::vector<html::FieldError> const& errors) {
  auto const kept = certificate ? "Файл уже приложен. Выберите другой, только если этот не тот" : hint;
  return html::field_view(id, label, kept, "", html::error_of(errors, id)).set("accept", ".cer,.crt,.pem");
}

std::vector<html::View> rows_of(std::optional<signatures::Certificate> const& certificate) {
  if (!certificate) return {};
  return {html::View{{"rows", certificate_rows(*certificate)}}};
}

std::string kept(std::optional<signatures::Certificate> const& certificate) {
  return certificate ? text::base64(certificate->der) : std::string();
}

}  // namespace

Attachments read_attachments(http::Request const& request) {
  Attachments read;
  read.user = read_one(request, "certificate", "Приложите файл своего сертификата.", read.errors);
  read.ca = read_one(request, "ca_certificate", "Приложите файл сертификата удостоверяющего центра.", read.errors);
  return read;
}

void show_attachments(html::View& view, Attachments const& attachments) {
  view.set("user_field", file_field("certificate", "Ваш сертификат (.cer)",
                                    "Выгрузите его из программы, где хранится подпись, без закрытого ключа",
                                    attachments.user, attachments.errors));
  view.set("ca_field", file_field("ca_certificate", "Сертификат удостоверяющего центра (.cer)",
                                  "Того центра, который выдал ваш. Его публикуют на сайте центра", attachments.ca,
                                  attachments.errors));
  view.set("kept_user", kept(attachments.user)).set("kept_ca", kept(attachments.ca));
  view.set("user", rows_of(attachments.user)).set("ca", rows_of(attachments.ca));
}

}  // namespace obereg::access
