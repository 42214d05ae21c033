#include "accreditation/accreditation.hpp"

namespace obereg::accreditation {

audit::Vocabulary audit_vocabulary() {
  constexpr std::string_view group = "Реестр аккредитованных организаций";
  return {{{"accreditation.recorded", "Организация внесена в реестр", group},
           {"accreditation.decided", "Решение внесено в запись реестра", group}},
          {{"accreditation", "Запись реестра аккредитованных организаций", "/accreditation/registry/", "everyone"}}};
}

}  // namespace obereg::accreditation
