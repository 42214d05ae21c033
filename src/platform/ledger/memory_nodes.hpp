// The nodes of a tree in memory: for tests, and for trees that are computed anew from their leaves.
#pragma once
#include <stdexcept>
#include <vector>

#include "platform/ledger/proof.hpp"

namespace obereg::ledger {

class MemoryNodes {
 public:
  NodeSink sink() {
    return [this](unsigned level, std::uint64_t index, Hash const& hash) {
      if (levels_.size() <= level) levels_.resize(level + 1);
      if (levels_[level].size() != index) throw std::logic_error("Nodes of a level come in order");
      levels_[level].push_back(hash);
    };
  }

  HashSource source() const {
    return [this](unsigned level, std::uint64_t index) { return levels_.at(level).at(index); };
  }

 private:
  std::vector<std::vector<Hash>> levels_;
};

}  // namespace obereg::ledger
