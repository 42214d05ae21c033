// What a PDF copy is made of, and the pages that are the same for a letter and an application.
#pragma once
#include "accreditation/follow_case/case_view.hpp"
#include "accreditation/print_application/printed_application.hpp"

namespace obereg::accreditation {

struct PdfSource {
  std::string hash;   // of the .docx
  std::string bytes;  // of a .docx that is not kept yet; "" for one that is
  std::string title, file_name;
  std::string docx_href, address, back_href;  // address: of the page of the copy
};

// Refused for what is no .docx of the case.
Result<PdfSource> source_of_document(web::PageContext const& context, casework::Case const& held, Reader reader);
Result<PdfSource> source_of_application(web::PageContext const& context, PrintedApplication const& printed,
                                        Reader reader);

http::Response pdf_page(web::PageContext const& context, PdfSource const& source);
http::Response ask_for_pdf(web::ActionContext const& context, PdfSource const& source);
http::Response pdf_file(web::PageContext const& context, PdfSource const& source);

}  // namespace obereg::accreditation
