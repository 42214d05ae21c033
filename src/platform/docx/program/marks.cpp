#include "platform/docx/program/marks.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "platform/docx/unfit.hpp"

namespace obereg::docx {
namespace {

constexpr std::size_t most_of_mark = 100;
constexpr int usual_qr_mm = 25, least_qr_mm = 10, most_qr_mm = 100;
constexpr std::string_view no_break_space = "\xC2\xA0";

std::string_view trimmed(std::string_view text) {
  for (bool again = true; again;) {
    again = false;
    for (std::string_view const space :
         {std::string_view(" "), std::string_view("\t"), std::string_view("\n"), no_break_space}) {
      if (!text.starts_with(space) && !text.ends_with(space)) continue;
      if (text.starts_with(space)) text.remove_prefix(space.size());
      if (text.ends_with(space)) text.remove_suffix(space.size());
      again = true;
    }
  }
  return text;
}

// Enough of the place for its author to find it.
std::string place(std::string_view text) {
  constexpr std::size_t shown = 80;
  auto cut = std::min(text.size(), shown);
  while (cut < text.size() && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80) --cut;
  return "«" + std::string(text.substr(0, cut)) + "».";
}

void read_width(Mark& mark, std::string_view inner, std::string_view width) {
  mark.qr_mm = usual_qr_mm;
  if (width.empty()) return;
  auto const [end, error] = std::from_chars(width.data(), width.data() + width.size(), mark.qr_mm);
  if (error != std::errc() || end != width.data() + width.size() || mark.qr_mm < least_qr_mm || mark.qr_mm > most_qr_mm)
    fail(refusals::bad_mark, "Ширина QR-кода — число миллиметров от 10 до 100: " + place(inner));
}

Mark read_mark(std::string_view inner) {
  constexpr std::string_view qr = "qr:";
  auto name = trimmed(inner);
  if (name.empty() || name.size() > most_of_mark || name.find('{') != std::string_view::npos)
    fail(refusals::bad_mark, "Между скобками нужно имя одного поля: " + place(inner));
  Mark mark;
  mark.is_qr = name.starts_with(qr);
  if (mark.is_qr) {
    name = trimmed(name.substr(qr.size()));
    auto const space = std::min(name.find(' '), name.size());
    read_width(mark, inner, trimmed(name.substr(space)));
    name = name.substr(0, space);
  }
  auto const dot = name.find('.');
  if (dot == std::string_view::npos) {
    mark.field.name = name;
  } else {
    mark.field.list = name.substr(0, dot);
    mark.field.name = name.substr(dot + 1);
  }
  return mark;
}

void gather_texts(pugi::xml_node node, std::vector<pugi::xml_node>& texts) {
  for (auto const child : node.children()) {
    std::string_view const name = child.name();
    if (name == "w:t")
      texts.push_back(child);
    else if (name != "w:p")  // a text box has paragraphs of its own
      gather_texts(child, texts);
  }
}

struct Place {
  std::size_t open, close;  // of a mark in the paragraph's text, braces included
};

std::vector<Place> places_of_marks(std::string_view all) {
  std::vector<Place> places;
  std::size_t at = 0;
  for (auto open = all.find("{{"); open != std::string_view::npos; open = all.find("{{", at)) {
    auto const close = all.find("}}", open);
    if (close == std::string_view::npos) fail(refusals::bad_mark, "Нет закрывающих скобок: " + place(all.substr(open)));
    if (auto const stray = all.find("}}", at); stray < open)
      fail(refusals::bad_mark, "Нет открывающих скобок: " + place(all.substr(at, stray + 2 - at)));
    at = close + 2;
    places.push_back({open, at});
    if (places.size() > most_marks) fail(refusals::too_big);
  }
  if (all.find("}}", at) != std::string_view::npos)
    fail(refusals::bad_mark, "Нет открывающих скобок: " + place(all.substr(at)));
  return places;
}

// The pieces of the text that stands at [from, to) of the paragraph; `next` is the first mark that may reach into it.
std::vector<Piece> pieces_of(std::string_view all, std::vector<Place> const& places, std::size_t& next,
                             std::size_t from, std::size_t to) {
  std::vector<Piece> pieces;
  auto at = from;
  while (next < places.size() && places[next].close <= from) ++next;
  for (auto i = next; i < places.size() && places[i].open < to; ++i) {
    auto const& mark = places[i];
    if (mark.open > at) pieces.push_back({std::string(all.substr(at, mark.open - at)), {}});
    if (mark.open >= from) pieces.push_back({"", {read_mark(all.substr(mark.open + 2, mark.close - mark.open - 4))}});
    at = std::max(at, mark.close);
  }
  if (at < to) pieces.push_back({std::string(all.substr(at, to - at)), {}});
  return pieces;
}

}  // namespace

MarkedTexts marked_texts(pugi::xml_node paragraph) {
  std::vector<pugi::xml_node> texts;
  gather_texts(paragraph, texts);
  std::string all;
  for (auto const& text : texts) all += text.text().get();
  auto const places = places_of_marks(all);
  MarkedTexts marked;
  if (places.empty()) return marked;
  std::size_t from = 0, next = 0;
  for (auto const& text : texts) {
    auto const to = from + std::string_view(text.text().get()).size();
    marked.emplace_back(text, pieces_of(all, places, next, from, to));
    from = to;
  }
  return marked;
}

std::vector<Mark> marks_below(pugi::xml_node node, bool with_rows) {
  std::vector<Mark> marks;
  for (auto const child : node.children()) {
    std::string_view const name = child.name();
    if (name == "w:p")
      for (auto const& [text, pieces] : marked_texts(child))
        for (auto const& piece : pieces) marks.insert(marks.end(), piece.mark.begin(), piece.mark.end());
    if (name == "w:tr" && !with_rows) continue;
    auto const below = marks_below(child, with_rows);
    marks.insert(marks.end(), below.begin(), below.end());
  }
  return marks;
}

}  // namespace obereg::docx
