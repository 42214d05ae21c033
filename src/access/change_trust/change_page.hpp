// What the pages show of a change of the trust list.
#pragma once
#include <string>

#include "access/trust_list/trust_change.hpp"
#include "platform/html/form.hpp"
#include "platform/html/render.hpp"
#include "platform/web/route.hpp"

namespace obereg::access {

// «Официальный перечень», «Возврат к тому, что было до версии 3».
std::string title_of(database::ReadTx& tx, TrustChange const& change);
html::View state_view(TrustChange const& change);  // state, colour
// «Добавлено 3, прекращена аккредитация 2. Это закроет вход 41 пользователю.»
std::string effect_words(database::ReadTx& tx, TrustChange const& change);
std::string address_of(TrustChange const& change);  // of its page

http::Response change_page(web::PageContext const& context, TrustChange const& change,
                           std::vector<html::FieldError> const& errors = {});

}  // namespace obereg::access
