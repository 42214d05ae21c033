// «Мои данные»: what is kept about the person who asks, and who looked at it (PLT-10).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::app {

web::Routes own_data_routes();

}  // namespace obereg::app
