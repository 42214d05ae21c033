#include "platform/spreadsheets/marking/comments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>

#include "platform/spreadsheets/reading/cell_reference.hpp"
#include "platform/spreadsheets/rewriting/markup_scanner.hpp"

namespace obereg::spreadsheets {
namespace {

constexpr std::string_view our_name = "Оберег";

class AuthorsHandler final : public XmlHandler {
 public:
  void start(std::string_view name, XmlAttributes attributes) override {
    wants_text = name == "author";
    if (wants_text) {
      authors_.emplace_back();
    } else if (name == "comment") {
      std::size_t author = authors_.size();
      auto const id = attribute(attributes, "authorId");
      std::from_chars(id.data(), id.data() + id.size(), author);
      only_ours &= author < authors_.size() && authors_[author] == our_name;
    }
  }
  void end(std::string_view) override { wants_text = false; }
  void text(std::string_view piece) override { authors_.back() += piece; }

  bool only_ours = true;

 private:
  std::vector<std::string> authors_;
};

class ShapesHandler final : public XmlHandler {
 public:
  void start(std::string_view name, XmlAttributes attributes) override {
    if (name == "ClientData") only_comments &= attribute(attributes, "ObjectType") == "Note";
  }
  bool only_comments = true;
};

}  // namespace

std::string comments_part(std::vector<CellComment> const& comments, std::string const& main_namespace) {
  auto text = fmt::format(R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<comments xmlns="{}"><authors><author>{}</author></authors><commentList>)",
                          main_namespace, our_name);
  for (auto const& each : comments)
    fmt::format_to(std::back_inserter(text),
                   R"(<comment ref="{}" authorId="0"><text><t xml:space="preserve">{}</t></text></comment>)",
                   cell_reference(each.row, each.column), escaped_cell_text(each.text));
  return text + "</commentList></comments>";
}

std::string comment_shapes_part(std::vector<CellComment> const& comments) {
  std::string text =
      R"(<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" )"
      R"(xmlns:x="urn:schemas-microsoft-com:office:excel">)"
      R"(<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>)"
      R"(<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">)"
      R"(<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>)";
  unsigned number = 1025;
  for (auto const& each : comments) {
    auto const lines = static_cast<std::uint32_t>(std::min<std::size_t>(each.text.size() / 70 + 3, 20));
    auto const top = each.row > 1 ? each.row - 2 : 0;
    fmt::format_to(
        std::back_inserter(text),
        R"(<v:shape id="_x0000_s{}" type="#_x0000_t202" style="position:absolute;visibility:hidden" )"
        R"(fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/>)"
        R"(<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/>)"
        R"(<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>)"
        R"(<x:Anchor>{}, 15, {}, 4, {}, 15, {}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>)"
        R"(<x:Row>{}</x:Row><x:Column>{}</x:Column></x:ClientData></v:shape>)",
        number++, each.column + 1, top, each.column + 4, top + lines, each.row - 1, each.column);
  }
  return text + "</xml>";
}

bool has_only_our_comments(Archive& archive, std::string_view part) {
  AuthorsHandler handler;
  archive.parse_with_expat(part, handler);
  return handler.only_ours;
}

bool has_only_comment_shapes(Archive& archive, std::string_view part) {
  ShapesHandler handler;
  archive.parse_with_expat(part, handler);
  return handler.only_comments;
}

}  // namespace obereg::spreadsheets
