// One variant of the service, with the words of the catalogue put where the file names them.
#pragma once
#include "accreditation/regulation/reading/catalogue.hpp"

namespace obereg::accreditation {

Variant read_variant(Mapping& mapping, Catalogue const& catalogue);

}  // namespace obereg::accreditation
