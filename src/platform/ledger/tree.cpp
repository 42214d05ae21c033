#include "platform/ledger/tree.hpp"

#include <openssl/evp.h>

#include <bit>
#include <boost/algorithm/hex.hpp>
#include <memory>
#include <stdexcept>

namespace obereg::ledger {

namespace {

// Finding the algorithm and making a context cost more than hashing 64 bytes, so that each thread does it once.
class Sha256 {
 public:
  Sha256() : algorithm_(EVP_MD_fetch(nullptr, "SHA256", nullptr)), context_(EVP_MD_CTX_new()) {
    if (!algorithm_ || !context_) throw std::runtime_error("SHA-256 is not available");
  }

  Hash operator()(std::initializer_list<std::string_view> parts) {
    Hash hash;
    bool done = EVP_DigestInit_ex2(context_.get(), algorithm_.get(), nullptr) == 1;
    for (auto const part : parts) done = done && EVP_DigestUpdate(context_.get(), part.data(), part.size()) == 1;
    if (!done || EVP_DigestFinal_ex(context_.get(), hash.data(), nullptr) != 1)
      throw std::runtime_error("SHA-256 failed");
    return hash;
  }

 private:
  struct Free {
    void operator()(EVP_MD* algorithm) const { EVP_MD_free(algorithm); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  };
  std::unique_ptr<EVP_MD, Free> algorithm_;
  std::unique_ptr<EVP_MD_CTX, Free> context_;
};

Hash hash_of(std::initializer_list<std::string_view> parts) {
  thread_local Sha256 sha256;
  return sha256(parts);
}

std::string_view bytes_of(Hash const& hash) {
  return {reinterpret_cast<char const*>(hash.data()), hash.size()};
}

}  // namespace

Hash sha256(std::string_view bytes) {
  return hash_of({bytes});
}

Hash leaf_hash(std::string_view bytes) {
  return hash_of({std::string_view("\0", 1), bytes});
}

Hash node_hash(Hash const& left, Hash const& right) {
  return hash_of({"\1", bytes_of(left), bytes_of(right)});
}

std::string to_hex(Hash const& hash) {
  return boost::algorithm::hex_lower(std::string(bytes_of(hash)));
}

std::optional<Hash> hash_from_hex(std::string_view digits) {
  Hash hash;
  if (digits.size() != 2 * hash.size()) return std::nullopt;
  if (digits.find_first_not_of("0123456789abcdef") != std::string_view::npos) return std::nullopt;
  boost::algorithm::unhex(digits.begin(), digits.end(), hash.begin());
  return hash;
}

Peaks::Peaks(std::uint64_t size, std::vector<Hash> hashes) : size_(size), hashes_(std::move(hashes)) {
  if (hashes_.size() != static_cast<std::size_t>(std::popcount(size_)))
    throw std::invalid_argument("The number of peaks does not fit the size of the tree");
}

void Peaks::append(Hash const& leaf, NodeSink const& sink) {
  Hash node = leaf;
  std::uint64_t index = size_;
  unsigned level = 0;
  if (sink) sink(level, index, node);
  // As when one is added to a binary number: every trailing 1 of the size is a peak that the new node closes.
  for (; index & 1; index >>= 1) {
    node = node_hash(hashes_.back(), node);
    hashes_.pop_back();
    if (sink) sink(++level, index >> 1, node);
  }
  hashes_.push_back(node);
  ++size_;
}

void Peaks::append(std::span<Hash const> leaves, NodeSink const& sink) {
  for (auto const& leaf : leaves) append(leaf, sink);
}

Hash Peaks::root() const {
  if (hashes_.empty()) return sha256({});
  Hash root = hashes_.back();
  for (auto peak = hashes_.rbegin() + 1; peak != hashes_.rend(); ++peak) root = node_hash(*peak, root);
  return root;
}

}  // namespace obereg::ledger
