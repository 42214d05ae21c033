// Who sends a request: the owner of the session in its cookie, or of the key in its Authorization header.
#pragma once
#include "platform/database/database.hpp"
#include "platform/web/router.hpp"

namespace obereg::access {

// Where a key is given, the cookie is not looked at: such a request needs no protection from other sites' forms.
web::Authenticate authenticate_with(database::Database& database, web::Settings const& settings);

}  // namespace obereg::access
