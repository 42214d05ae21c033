// «Импортировать из xlsx», «Импортировать повторно из xlsx», «Импортировать из xml» (TRN-02): a file is sent in.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

http::Response show_upload(web::PageContext const& context);
http::Response submit_upload(web::ActionContext const& context);

}  // namespace obereg::training
