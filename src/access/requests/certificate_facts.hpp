// What a certificate says and how its checks ended, as pages show it to applicant and staff.
#pragma once
#include <vector>

#include "platform/html/render.hpp"
#include "platform/signatures/certificate.hpp"
#include "platform/signatures/checking/check.hpp"

namespace obereg::access {

// Rows of components/summary_list.html.
std::vector<html::View> certificate_rows(signatures::Certificate const& certificate);

// Rows of requests/checks.html: title, tag, tag_colour, words.
std::vector<html::View> check_rows(std::vector<signatures::Check> const& checks);

}  // namespace obereg::access
