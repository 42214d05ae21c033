// A rule forbids what was asked: not the user's typing error (FormErrors) and not our failure (an exception).
#pragma once
#include <boost/system/result.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace obereg {

// One kind of refusal; declared as a constant in <module>/refusals.hpp.
struct RefusalKind {
  std::string_view code;    // stable, for programs: "training.set-not-found"
  std::string_view title;   // Russian: what happened
  std::string_view advice;  // Russian: why, and what to do
  int status = 409;         // of the HTTP answer
};

struct Refusal {
  RefusalKind const* kind = nullptr;
  std::string detail;  // Russian, of this very case; may be empty
};

template <class T>
using Result = boost::system::result<T, Refusal>;

inline Refusal refuse(RefusalKind const& kind, std::string detail = {}) {
  return {&kind, std::move(detail)};
}

// What Result<T>::value() throws: using a refused result as if it were not is a programming error.
[[noreturn]] void throw_exception_from_error(Refusal const& refusal, boost::source_location const& where);

}  // namespace obereg
