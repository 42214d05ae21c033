// regulations/accreditation.yaml into Regulation.
#pragma once
#include <stdexcept>
#include <string_view>

#include "accreditation/regulation/reading/mapping.hpp"
#include "accreditation/regulation/regulation.hpp"

namespace obereg::accreditation {

// Every mistake of a file, each with its line and place, in Russian.
struct RegulationMistakes : std::runtime_error {
  explicit RegulationMistakes(Mistakes mistakes_);
  Mistakes mistakes;
};

// Throws RegulationMistakes.
Regulation read_regulation(std::string_view yaml);

}  // namespace obereg::accreditation
