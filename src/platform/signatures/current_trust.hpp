// The trust list as it stands now: kept in memory, made anew when its stored form has changed.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

#include "platform/signatures/trust.hpp"

namespace obereg::signatures {

// Where the list is stored. `version` is asked each time the list is needed and must be quick; `load` only after a
// change.
struct TrustSource {
  std::function<std::int64_t()> version;
  std::function<std::shared_ptr<TrustList const>()> load;
};

class CurrentTrust {
 public:
  explicit CurrentTrust(TrustSource source) : source_(std::move(source)) {}

  // Any thread may ask. The list that was given out stays as it is while somebody holds it.
  std::shared_ptr<TrustList const> get() {
    // Asked before loading: a change in between makes the list newer than its number, and it is only loaded once more.
    auto const version = source_.version();
    std::lock_guard const lock(mutex_);
    if (!list_ || version > version_) {
      list_ = source_.load();
      version_ = version;
    }
    return list_;
  }

 private:
  TrustSource source_;
  std::mutex mutex_;
  std::shared_ptr<TrustList const> list_;
  std::int64_t version_ = 0;
};

}  // namespace obereg::signatures
