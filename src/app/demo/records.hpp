// Invented training records: any number of them, always the same for the same number.
#pragma once
#include "core/time.hpp"
#include "training/sets/record_set.hpp"
#include "training_rules/model/record.hpp"

namespace obereg::app {

struct DemoRecords {
  training::Provider provider;
  bool reimported = false;  // they have the numbers and dates of an earlier registry
  bool own_people = false;  // the provider trains its own people only
  LocalDate today;

  // Of twelve that follow one another, all learned one programme on one day, under one protocol.
  training::TrainingRecord record(int number) const;
};

}  // namespace obereg::app
