// An invented organisation for tests.
#pragma once
#include <string>
#include <string_view>

#include "accreditation_registry/store.hpp"

namespace obereg::accreditation {

inline NewAccreditation sample_accreditation(std::string const& inn = "7700000016") {
  return {0,
          inn,
          "1027700000019",
          false,
          {Step::granted, LocalDate::parse_iso("2024-01-10").value(), "Приказ от 10.01.2024 № 5", {}, ""},
          {"АНО ДПО «Учебный центр “Ёлка”»",
           "г. Москва, Тестовая ул., д. 1",
           "77",
           {ServiceKind::training},
           {TrainingKind::general, TrainingKind::high_risk}}};
}

inline Change sample_change(std::int64_t number, int seen, Step step, std::string_view day) {
  return {number, seen, {step, LocalDate::parse_iso(day).value(), "Приказ № 7", {}, ""}, {}};
}

}  // namespace obereg::accreditation
