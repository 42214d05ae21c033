// What can be downloaded of an entered set (TRN-12): receipt, signed bytes, signature, xlsx, the uploaded workbook with
// numbers filled in, the official XML in parts of at most 5,000 records (TRN-19).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

http::Response show_receipt(web::PageContext const& context);           // GET /training/sets/{set}/receipt
http::Response download_receipt(web::PageContext const& context);       // …/receipt.json
http::Response download_signed_file(web::PageContext const& context);   // …/signed-file
http::Response download_signature(web::PageContext const& context);     // …/signature
http::Response download_records(web::PageContext const& context);       // …/records.xlsx
http::Response download_official_xml(web::PageContext const& context);  // …/part-{n}.xml

}  // namespace obereg::training
