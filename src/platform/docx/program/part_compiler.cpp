#include "platform/docx/program/part_compiler.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "platform/docx/unfit.hpp"

namespace obereg::docx {
namespace {

constexpr std::string_view preserved = R"( xml:space="preserve")";
constexpr long emu_per_mm = 36'000;

// Ids that must stay unique, and marks of the spelling, which would be wrong for other words.
bool is_left_out(std::string_view name, bool in_list) {
  if (name == "w:proofErr") return true;
  return in_list && (name == "w:bookmarkStart" || name == "w:bookmarkEnd" || name == "w:commentRangeStart" ||
                     name == "w:commentRangeEnd" || name == "w:commentReference");
}

// What ends with a paragraph must keep it.
bool must_stay(pugi::xml_node paragraph) {
  std::string_view const parent = paragraph.parent().name();
  auto next = paragraph.next_sibling();
  while (next && (next.type() != pugi::node_element || is_left_out(next.name(), true))) next = next.next_sibling();
  return !next && parent != "w:body";
}

bool is_of_list(FieldName const& field) {
  return !field.list.empty();
}

// Between elements, where a person has laid the XML out in lines.
bool is_layout(pugi::xml_node node) {
  return (node.previous_sibling() || node.next_sibling()) &&
         std::string_view(node.value()).find_first_not_of(" \t\r\n") == std::string_view::npos;
}

std::vector<FieldName> fields_of_marks(std::vector<Mark> const& marks) {
  std::vector<FieldName> fields;
  for (auto const& mark : marks) fields.push_back(mark.field);
  return fields;
}

// Properties of a paragraph or of a run as they stand, without what ends a section.
std::string copied(pugi::xml_node properties) {
  if (!properties) return {};
  PartCompiler compiler;
  return compiler.look_of(properties);
}

std::string list_of_row(pugi::xml_node row) {
  std::string list;
  for (auto const& mark : marks_below(row, false)) {
    if (mark.field.list.empty()) continue;
    if (!list.empty() && list != mark.field.list)
      fail(refusals::bad_mark, "В одной строке таблицы поля двух списков: " + list + " и " + mark.field.list + ".");
    list = mark.field.list;
  }
  return list;
}

}  // namespace

std::vector<Step> PartCompiler::compile(pugi::xml_node root) {
  literal("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
  node(root);
  return std::move(steps_);
}

std::string PartCompiler::look_of(pugi::xml_node properties) {
  open(properties);
  for (auto const child : properties.children())
    if (std::string_view(child.name()) != "w:sectPr") node(child);
  close(properties);
  std::string look;
  for (auto const& step : steps_) look += step.text;
  return look;
}

void PartCompiler::literal(std::string_view text) {
  if (steps_.empty() || steps_.back().kind != Step::Kind::literal) steps_.push_back({});
  steps_.back().text += text;
}

// What was written since `outer` was put aside; writing goes on in `outer`.
std::vector<Step> PartCompiler::inside(std::vector<Step>& outer) {
  auto written = std::move(steps_);
  steps_ = std::move(outer);
  return written;
}

void PartCompiler::attributes(pugi::xml_node node) {
  bool const is_picture = std::string_view(node.name()) == "wp:docPr";
  for (auto const attribute : node.attributes()) {
    std::string_view const name = attribute.name();
    if (name == "w14:paraId" || name == "w14:textId") continue;
    literal(fmt::format(" {}=\"", name));
    if (is_picture && name == "id")
      steps_.push_back({.kind = Step::Kind::number});
    else
      literal(escaped(attribute.value()));
    literal("\"");
  }
}

void PartCompiler::open(pugi::xml_node node, std::string_view further) {
  literal(fmt::format("<{}", node.name()));
  attributes(node);
  literal(further);
  literal(">");
}

void PartCompiler::close(pugi::xml_node node) {
  literal(fmt::format("</{}>", node.name()));
}

void PartCompiler::children(pugi::xml_node node) {
  for (auto const child : node.children()) this->node(child);
}

void PartCompiler::node(pugi::xml_node node) {
  std::string_view const name = node.name();
  if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
    if (!is_layout(node)) literal(escaped(node.value()));
    return;
  }
  if (node.type() != pugi::node_element || is_left_out(name, !list_.empty())) return;
  if (name == "w:tbl") return table(node);
  if (name == "w:tr") return row(node);
  if (name == "w:p") return paragraph(node);
  if (next_text_ < texts_.size() && texts_[next_text_].first == node)
    return marked_text(node, texts_[next_text_++].second);
  open(node);
  children(node);
  close(node);
}

void PartCompiler::table(pugi::xml_node table) {
  auto outer = std::exchange(steps_, {});
  open(table);
  for (auto const child : table.children())
    if (std::string_view const name = child.name(); name == "w:tblPr" || name == "w:tblGrid") node(child);
  auto const head = std::exchange(steps_, {});
  for (auto const child : table.children())
    if (std::string_view const name = child.name(); name != "w:tblPr" && name != "w:tblGrid") node(child);
  auto rows = inside(outer);
  Step step{.kind = Step::Kind::table, .steps = std::move(rows)};
  for (auto const& each : head) step.text += each.text;
  steps_.push_back(std::move(step));
}

void PartCompiler::row(pugi::xml_node row) {
  auto const list = list_of_row(row);
  if (!list.empty() && !list_.empty() && list != list_)
    fail(refusals::bad_mark, "Строка списка " + list + " стоит внутри строки списка " + list_ + ".");
  auto const fields = fields_of_marks(marks_below(row, true));
  bool const has_list = std::any_of(fields.begin(), fields.end(), is_of_list);
  bool const is_repeated = !list.empty() && list_.empty();
  auto outer = std::exchange(steps_, {});
  if (is_repeated) list_ = list;
  open(row);
  children(row);
  close(row);
  auto written = inside(outer);
  if (is_repeated) {
    list_.clear();
    steps_.push_back({.kind = Step::Kind::repeat, .field = {list, ""}, .steps = std::move(written)});
  } else if (!fields.empty() && !has_list) {
    steps_.push_back({.kind = Step::Kind::if_any, .fields = fields, .steps = std::move(written)});
  } else {
    for (auto& step : written) steps_.push_back(std::move(step));
  }
}

void PartCompiler::paragraph(pugi::xml_node paragraph) {
  auto texts = marked_texts(paragraph);
  std::vector<FieldName> fields;
  for (auto const& [text, pieces] : texts)
    for (auto const& piece : pieces)
      for (auto const& mark : piece.mark) fields.push_back(mark.field);
  std::swap(texts_, texts);
  auto const properties = paragraph.child("w:pPr");
  auto const next = std::exchange(next_text_, 0);
  auto look = std::exchange(paragraph_look_, fields.empty() ? std::string() : copied(properties));
  auto outer = std::exchange(steps_, {});
  open(paragraph);
  children(paragraph);
  close(paragraph);
  auto written = inside(outer);
  std::swap(texts_, texts);
  next_text_ = next;
  std::swap(paragraph_look_, look);
  if (fields.empty() || properties.child("w:sectPr")) {
    for (auto& step : written) steps_.push_back(std::move(step));
    return;
  }
  Step step{.kind = Step::Kind::if_any, .fields = fields, .steps = std::move(written)};
  if (must_stay(paragraph)) step.text = "<w:p>" + look + "</w:p>";
  steps_.push_back(std::move(step));
}

void PartCompiler::marked_text(pugi::xml_node text, std::vector<Piece> const& pieces) {
  literal("<w:t");
  literal(preserved);
  literal(">");
  for (auto const& piece : pieces) {
    literal(escaped(piece.words));
    for (auto const& each : piece.mark) mark(text, each);
  }
  literal("</w:t>");
}

void PartCompiler::mark(pugi::xml_node text, Mark const& mark) {
  auto const& field = mark.field;
  if (!field.list.empty() && field.list != list_)
    fail(refusals::bad_mark, "Поле списка стоит не в строке таблицы: " + field.written() + ".");
  if (mark.is_qr && !field.list.empty())
    fail(refusals::bad_mark, "QR-код в повторяемой строке не ставится: " + field.written() + ".");
  if (++marks_ > most_marks) fail(refusals::too_big);
  fields_.insert(field.written());
  if (mark.is_qr) return qr(mark);
  steps_.push_back({.kind = Step::Kind::value, .text = paragraph_break(text), .field = field});
}

// A paragraph of the same look begins there, unless the text lies deeper in it than in a run or the look takes so many
// words that a value of many paragraphs would make a huge document.
std::string PartCompiler::paragraph_break(pugi::xml_node text) const {
  constexpr std::size_t most_of_look = 4096;
  auto const run = text.parent();
  auto const look = copied(run.child("w:rPr"));
  if (std::string_view(run.name()) != "w:r" || std::string_view(run.parent().name()) != "w:p" ||
      paragraph_look_.size() + look.size() > most_of_look)
    return std::string(break_in_text) + std::string(break_in_text);
  return "</w:t></w:r></w:p><w:p>" + paragraph_look_ + "<w:r>" + look + "<w:t" + std::string(preserved) + ">";
}

void PartCompiler::qr(Mark const& mark) {
  auto const id = fmt::format("oberegQr{}", qr_uses_.size() + 1);
  qr_uses_.push_back({id, mark.field});
  auto const side = mark.qr_mm * emu_per_mm;
  auto outer = std::exchange(steps_, {});
  literal(fmt::format(
      R"(</w:t><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" )"
      R"(distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{0}" cy="{0}"/><wp:docPr id=")",
      side));
  steps_.push_back({.kind = Step::Kind::number});
  literal(fmt::format(
      R"(" name="QR"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData )"
      R"(uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic )"
      R"(xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="QR"/>)"
      R"(<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{1}" )"
      R"(xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/><a:stretch><a:fillRect/>)"
      R"(</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{0}" cy="{0}"/></a:xfrm>)"
      R"(<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>)"
      R"(</w:drawing><w:t xml:space="preserve">)",
      side, id));
  auto written = inside(outer);
  steps_.push_back({.kind = Step::Kind::if_any, .fields = {mark.field}, .steps = std::move(written)});
}

}  // namespace obereg::docx
