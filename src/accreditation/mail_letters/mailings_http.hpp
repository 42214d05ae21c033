// «Отправить почтой»: letters that go by registered post (п. 69 and the like), and what became of each.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

http::Response show_mailings(web::PageContext const& context);     // GET  /accreditation/post
http::Response show_mailing(web::PageContext const& context);      // GET  /accreditation/post/{mailing}
http::Response submit_mailing(web::ActionContext const& context);  // POST …: do = send, end, again

}  // namespace obereg::accreditation
