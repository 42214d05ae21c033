// What the administrator's page of CAs shows of lists of revoked certificates, and «Получить сейчас».
#pragma once
#include <vector>

#include "platform/html/render.hpp"
#include "platform/web/route.hpp"

namespace obereg::access {

// One view for each CA that has a list, or whose list is fetched because somebody's certificate rests on it.
std::vector<html::View> crl_views(database::ReadTx& tx, web::Settings const& settings, Instant now);
// «Ещё 3 адреса …», of CAs above nobody's certificate; "" where there are none.
std::string unused_words(database::ReadTx& tx);

http::Response submit_fetch_crls(web::ActionContext const& context);  // POST /admin/authorities/crls/fetch

}  // namespace obereg::access
