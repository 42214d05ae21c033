// Corrections and annulments of records by their provider (TRN-16).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

web::Routes act_routes();

}  // namespace obereg::training
