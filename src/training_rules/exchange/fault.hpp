#pragma once
#include <cstddef>
#include <string>

namespace obereg::training {

// A fault of the form of an exchange file: where it stands and, in Russian, what is wrong.
struct ExchangeFault {
  std::size_t line = 0;  // from 1
  std::string path;      // RegistrySet/RegistryRecord[3]/Worker/Snils
  std::string message;
};

}  // namespace obereg::training
