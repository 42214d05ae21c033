#include "platform/metrics/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <array>
#include <chrono>
#include <vector>

namespace obereg::metrics {

namespace {

prometheus::Histogram::BucketBoundaries const seconds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                                      0.25,  0.5,    1.0,   2.5,  5.0,   10.0};

struct AskedGauge {
  prometheus::Gauge& gauge;
  std::function<double()> value;
};

}  // namespace

struct Metrics::State {
  prometheus::Registry registry;
  std::array<prometheus::Counter*, 6> requests{};  // by the first digit of the status
  prometheus::Histogram* duration = nullptr;
  std::vector<AskedGauge> asked;

  State() {
    auto& counters = prometheus::BuildCounter()
                         .Name("obereg_http_requests_total")
                         .Help("Answers by status class")
                         .Register(registry);
    for (std::size_t digit = 1; digit < requests.size(); ++digit)
      requests[digit] = &counters.Add({{"status", std::to_string(digit) + "xx"}});
    duration = &prometheus::BuildHistogram()
                    .Name("obereg_http_request_seconds")
                    .Help("Time from a whole request to its answer")
                    .Register(registry)
                    .Add({}, seconds);
  }

  void count(int status, std::chrono::steady_clock::time_point began) {
    std::chrono::duration<double> const taken = std::chrono::steady_clock::now() - began;
    duration->Observe(taken.count());
    if (status >= 100 && status < 600) requests[static_cast<std::size_t>(status / 100)]->Increment();
  }
};

Metrics::Metrics() : state_(std::make_shared<State>()) {}
Metrics::~Metrics() = default;

http::Handler Metrics::measured(http::Handler handler) {
  return [state = state_, handler = std::move(handler)](http::Request& request) {
    auto const began = std::chrono::steady_clock::now();
    auto response = handler(request);
    state->count(response.status, began);
    return response;
  };
}

void Metrics::gauge(std::string const& name, std::string const& help, std::function<double()> value) {
  auto& gauge = prometheus::BuildGauge().Name(name).Help(help).Register(state_->registry).Add({});
  state_->asked.push_back({gauge, std::move(value)});
}

std::string Metrics::text() const {
  for (auto const& asked : state_->asked) asked.gauge.Set(asked.value());
  return prometheus::TextSerializer().Serialize(state_->registry.Collect());
}

}  // namespace obereg::metrics
