// Routes of what managers and applicants see of the service as a whole: figures, ratings.
#pragma once
#include "platform/web/route.hpp"

namespace obereg::accreditation {

web::Routes management_routes();

}  // namespace obereg::accreditation
