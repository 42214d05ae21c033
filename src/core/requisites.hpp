// Numbers of persons and organisations with their check digits. Inside the program such a value is valid by
// construction.
#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace obereg {

// ИНН: 10 digits of an organisation or 12 of a person; all zeros is none.
class Inn {
 public:
  static std::optional<Inn> parse(std::string_view digits);
  std::string const& digits() const { return digits_; }
  bool of_person() const { return digits_.size() == 12; }
  auto operator<=>(Inn const&) const = default;

 private:
  explicit Inn(std::string digits) : digits_(std::move(digits)) {}
  std::string digits_;
};

// СНИЛС: 11 digits, with or without separators; the check digits count above 001-001-998.
class Snils {
 public:
  static std::optional<Snils> parse(std::string_view text);
  std::string const& digits() const { return digits_; }
  std::string printed() const;  // 112-233-445 95
  std::string masked() const;   // ***-***-445 95
  auto operator<=>(Snils const&) const = default;

 private:
  explicit Snils(std::string digits) : digits_(std::move(digits)) {}
  std::string digits_;
};

// ОГРН (13 digits) or ОГРНИП (15 digits).
class Ogrn {
 public:
  static std::optional<Ogrn> parse(std::string_view digits);
  std::string const& digits() const { return digits_; }
  auto operator<=>(Ogrn const&) const = default;

 private:
  explicit Ogrn(std::string digits) : digits_(std::move(digits)) {}
  std::string digits_;
};

}  // namespace obereg
