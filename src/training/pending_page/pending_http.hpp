// «Записи, ожидающие добавления в реестр» (TRN-02): the list, what is done with chosen records, the form of one.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

http::Response show_pending(web::PageContext const& context);
http::Response submit_search_pending(web::ActionContext const& context);
http::Response submit_delete_pending(web::ActionContext const& context);
http::Response submit_form_set(web::ActionContext const& context);

http::Response show_new_record(web::PageContext const& context);
http::Response submit_new_record(web::ActionContext const& context);
http::Response show_edit_record(web::PageContext const& context);
http::Response submit_edit_record(web::ActionContext const& context);
http::Response submit_delete_record(web::ActionContext const& context);

}  // namespace obereg::training
