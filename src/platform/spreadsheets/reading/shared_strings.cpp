#include "platform/spreadsheets/reading/shared_strings.hpp"

#include <algorithm>
#include <limits>

#include "platform/spreadsheets/errors.hpp"
#include "platform/spreadsheets/xml/characters.hpp"

namespace obereg::spreadsheets {

void SharedStrings::prepare(std::uint64_t part_bytes, std::uint64_t most_bytes) {
  most_bytes_ = std::min<std::uint64_t>(most_bytes, std::numeric_limits<std::uint32_t>::max());
  pool_.reserve(std::min(part_bytes, most_bytes_));
}

void SharedStrings::start(std::string_view name, XmlAttributes) {
  if (name == "si") in_item_ = true;
  if (name == "rPh") ++phonetic_;
  if (name == "t") wants_text = in_item_ && phonetic_ == 0;
}

void SharedStrings::end(std::string_view name) {
  if (name == "t") wants_text = false;
  if (name == "rPh") --phonetic_;
  if (name != "si") return;
  in_item_ = false;
  decode_escapes(pool_, ends_.empty() ? 0 : ends_.back());
  if (ends_.size() * sizeof(ends_[0]) > most_bytes_) throw bomb("слишком много текстов в ячейках");
  ends_.push_back(static_cast<std::uint32_t>(pool_.size()));
}

void SharedStrings::text(std::string_view piece) {
  if (pool_.size() + piece.size() + ends_.size() * sizeof(ends_[0]) > most_bytes_)
    throw bomb("слишком много текста в ячейках");
  pool_ += piece;
}

}  // namespace obereg::spreadsheets
