// The documents of a draft: which are due, files attached to each, and taken away.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_documents(web::PageContext const& context);  // GET  …/applications/{application}/documents
// What decides which documents are due: whether there is a charter, distance learning.
http::Response submit_document_facts(web::ActionContext const& context);  // POST …/documents
http::Response submit_files(web::ActionContext const& context);           // POST …/documents/{document}
http::Response remove_attached(web::ActionContext const& context);        // POST …/files/{file}/remove
http::Response download_attached(web::PageContext const& context);        // GET  …/files/{file}

}  // namespace obereg::accreditation
