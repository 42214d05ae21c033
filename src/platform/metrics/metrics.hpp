// What the program counts about itself, in Prometheus's text format.
#pragma once
#include <functional>
#include <memory>
#include <string>

#include "platform/http/server.hpp"

namespace obereg::metrics {

class Metrics {
 public:
  Metrics();
  ~Metrics();

  // The same handler, its requests counted by status class and timed.
  http::Handler measured(http::Handler handler);
  // A value asked for each time the metrics are read.
  void gauge(std::string const& name, std::string const& help, std::function<double()> value);
  std::string text() const;

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace obereg::metrics
