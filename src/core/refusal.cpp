#include "core/refusal.hpp"

#include <stdexcept>

namespace obereg {

void throw_exception_from_error(Refusal const& refusal, boost::source_location const& where) {
  throw std::logic_error(std::string(refusal.kind ? refusal.kind->code : "?") + " used as a value at " +
                         where.to_string());
}

}  // namespace obereg
