// The rows of rights_table.hpp for accreditation.
#pragma once
#include "app/program/rights_table.hpp"

namespace obereg::app {

inline constexpr Rights accreditation_rights[] = {
    {"GET /accreditation", "yyyyyyyyyyy"},
    {"GET /accreditation/apply", "yyyyyyyyyyy"},
    {"GET /accreditation/variants/{variant}", "yyyyyyyyyyy"},
    {"GET /accreditation/registry", "yyyyyyyyyyy"},
    {"GET /accreditation/registry.csv", "yyyyyyyyyyy"},
    {"GET /accreditation/registry.json", "yyyyyyyyyyy"},
    {"GET /accreditation/registry.xlsx", "yyyyyyyyyyy"},
    {"GET /accreditation/registry/{accreditation}", "yyyyyyyyyyy"},
    {"GET /accreditation/keep", "rnnnnnnynnn"},
    {"GET /accreditation/keep/add", "rnnnnnnynnn"},
    {"POST /accreditation/keep/add", "rnnnnnnynnn"},
    {"GET /accreditation/keep/{accreditation}/{step}", "rnnnnnnynnn"},
    {"POST /accreditation/keep/{accreditation}/{step}", "rnnnnnnynnn"},
    {"GET /accreditation/applications", "ryyyyyynnyy"},  // blocked: п. 57, intake is never refused
    {"POST /accreditation/applications", "ryyyyyynnyy"},
    {"GET /accreditation/applications/{application}", "ryyy---nny-"},
    {"GET /accreditation/applications/{application}/sections/{section}", "ryyy---nny-"},
    {"POST /accreditation/applications/{application}/sections/{section}", "ryyy---nny-"},
    {"GET /accreditation/applications/{application}/documents", "ryyy---nny-"},
    {"POST /accreditation/applications/{application}/documents", "ryyy---nny-"},
    {"POST /accreditation/applications/{application}/documents/{document-key}", "ryyy---nny-"},
    {"GET /accreditation/applications/{application}/files/{file}", "ryyy---nny-"},
    {"GET /accreditation/applications/{application}/check", "ryyy---nny-"},
    {"GET /accreditation/applications/{application}/sign", "rnyy---nny-"},
    {"POST /accreditation/applications/{application}/sign", "rnyy---nny-"},
    {"GET /accreditation/applications/{application}/bytes", "ryyy---nny-"},
    {"POST /accreditation/applications/{application}/files/{file}/remove", "ryyy---nny-"},
    {"POST /accreditation/applications/{discarded}/discard", "ryyy---nny-"},
    {"GET /accreditation/cases/{case}", "ryyy---nny-"},
    {"GET /accreditation/cases/{case}/receipt", "ryyy---nny-"},
    {"GET /accreditation/cases/{case}/documents/{case-document}", "ryyy---nny-"},
    {"GET /accreditation/cases/{case}/withdraw", "rnyy---nny-"},
    {"POST /accreditation/cases/{case}/withdraw", "rnyy---nny-"},
    {"GET /accreditation/office", "rnnnnnnynnn"},
    {"POST /accreditation/office", "rnnnnnnynnn"},
    {"GET /accreditation/office/{case}", "rnnnnnnynnn"},
    {"GET /accreditation/office/{case}/documents/{case-document}", "rnnnnnnynnn"},
    {"POST /accreditation/office/{case}/requests", "rnnnnnnynnn"},
    {"GET /accreditation/requests", "rnnnnnnynnn"},
    {"GET /accreditation/requests/{case-request}", "rnnnnnnynnn"},
    {"POST /accreditation/requests/{case-request}/send-again", "rnnnnnnynnn"},
    {"GET /accreditation/requests/{case-request}/paper", "rnnnnnnynnn"},
    {"POST /accreditation/requests/{case-request}/paper", "rnnnnnnynnn"},
    {"GET /accreditation/requests/{case-request}/answers/{request-answer}/scan", "rnnnnnnynnn"},
};

}  // namespace obereg::app
