// A base with a small demo in it, for tests. Header only.
#pragma once
#include <optional>

#include "app/demo/demo.hpp"
#include "support/paths.hpp"
#include "support/test_database.hpp"

namespace obereg::app {

inline Instant demo_clock() {
  return support::test_now;
}

class DemoBase : public support::OnBothEngines {
 protected:
  static constexpr int records = 1'000;

  void SetUp() override {
    OnBothEngines::SetUp();
    if (IsSkipped()) return;
    config_.data = support::temporary_folder();
    config_.database = database_url();
    base_.emplace(config_, Schema::migrate, demo_clock);
    make_demo(*base_, records);
  }
  Base& base() { return *base_; }
  Config const& config() const { return config_; }
  web::Services const& services() { return base_->services(); }

 private:
  Config config_;
  std::optional<Base> base_;
};

}  // namespace obereg::app
