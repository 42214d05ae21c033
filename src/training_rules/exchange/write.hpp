// Writes records in the official exchange format (TRN-19), in parts of at most 5,000.
#pragma once
#include <cstddef>
#include <functional>
#include <string>

#include "training_rules/model/record.hpp"

namespace obereg::training {

class RegistrySetWriter {
 public:
  // `part` gets every finished file, UTF-8.
  explicit RegistrySetWriter(std::function<void(std::string const& xml)> part) : part_(std::move(part)) {}
  void add(TrainingRecord const& record);
  void finish();  // hands over the last part; a set of no record has none

 private:
  std::function<void(std::string const& xml)> part_;
  std::string xml_;
  std::size_t count_ = 0;
};

}  // namespace obereg::training
