// The program can't do what its operator asked for; what() says why and what to do, in Russian.
#pragma once
#include <stdexcept>

namespace obereg::app {

struct OperatorError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace obereg::app
