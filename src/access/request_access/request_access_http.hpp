// «Заявка на создание пользователя»: the open form (ACC-01).
#pragma once
#include <optional>
#include <string>

#include "access/requests/access_request.hpp"
#include "platform/web/route.hpp"

namespace obereg::access {

http::Response show_request_form(web::PageContext const& context);         // GET /apply
http::Response submit_request(web::ActionContext const& context);          // POST /apply: «Сохранить»
http::Response start_from_certificate(web::ActionContext const& context);  // POST /apply/from-certificate

}  // namespace obereg::access
