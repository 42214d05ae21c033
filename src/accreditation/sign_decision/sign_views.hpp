// What pages that sign letters share: with which of their certificates people sign.
#pragma once
#include "access/accounts/accounts.hpp"
#include "platform/html/render.hpp"
#include "platform/http/message.hpp"

namespace obereg::accreditation {

std::int64_t asked_certificate(http::Request const& request);  // of the query; 0: none is named

// For components/select.html; nothing where there is no choice.
std::vector<html::View> certificate_field(std::vector<access::BoundCertificate> const& usable, std::int64_t chosen,
                                          std::chrono::minutes zone);

}  // namespace obereg::accreditation
