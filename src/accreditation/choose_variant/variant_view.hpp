// What a page says of one variant of the service, for variant.html.
#pragma once
#include "accreditation/regulation/regulation.hpp"
#include "platform/html/render.hpp"

namespace obereg::accreditation {

html::View variant_view(Variant const& variant);

}  // namespace obereg::accreditation
