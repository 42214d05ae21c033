// The two certificates that a request brings: chosen now, or carried in the form since they were first sent.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "access/requests/access_request.hpp"
#include "platform/html/form.hpp"
#include "platform/http/message.hpp"

namespace obereg::access {

struct Attachments {
  std::optional<signatures::Certificate> user, ca;
  std::vector<html::FieldError> errors;

  bool whole() const { return user && ca; }
};

// A private key sent by mistake is overwritten on the disk before its file is removed.
Attachments read_attachments(http::Request const& request);

// "user_field", "ca_field", "kept_user", "kept_ca", "user", "ca" of request.html.
void show_attachments(html::View& view, Attachments const& attachments);

}  // namespace obereg::access
