// Passwords as they are kept: Argon2id by libsodium, in its own text form with salt and cost.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>

namespace obereg::access {

struct PasswordCost {
  std::uint64_t passes = 0;
  std::size_t bytes = 0;  // of memory
};
// RFC 9106, 4, where memory is shared: three passes over 64 MiB.
inline constexpr PasswordCost usual_cost{3, 64u << 20};

// Slow on purpose: never inside a transaction.
class PasswordHasher {
 public:
  explicit PasswordHasher(PasswordCost cost);

  std::string make(std::string const& password);
  bool matches(std::string const& hash, std::string const& password);
  // The same work where there is no hash to compare with, so that time does not tell whether an account is there.
  void match_nothing(std::string const& password);
  // Made when less was asked for than now. A lower setting leaves stronger hashes as they are.
  bool is_outdated(std::string const& hash) const;
  int computed() const { return computed_; }  // hashes so far

 private:
  PasswordCost cost_;
  int computed_ = 0;
};

}  // namespace obereg::access
