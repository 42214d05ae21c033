// Thrown deep inside the reading of a template, where its refusal can't be handed up call by call; never leaves this
// folder.
#pragma once
#include <string>
#include <utility>

#include "core/refusal.hpp"
#include "platform/docx/refusals.hpp"

namespace obereg::docx {

struct Unfit {
  Refusal refusal;
};

[[noreturn]] inline void fail(RefusalKind const& kind, std::string detail = {}) {
  throw Unfit{refuse(kind, std::move(detail))};
}

}  // namespace obereg::docx
