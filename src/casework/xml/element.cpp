#include "casework/xml/element.hpp"

#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <new>

#include "core/text.hpp"
#include "core/xml/fault.hpp"

namespace obereg::casework::xml {

namespace {

constexpr char between = '\n';  // of namespace and local name: stands in neither

class Reading {
 public:
  explicit Reading(Limits const& limits)
      : limits_(limits), parser_(XML_ParserCreateNS(nullptr, between), &XML_ParserFree) {
    if (!parser_) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(
        parser_.get(),
        [](void* self, XML_Char const* name, XML_Char const** attributes) {
          static_cast<Reading*>(self)->begin(name, attributes);
        },
        [](void* self, XML_Char const*) { static_cast<Reading*>(self)->end(); });
    XML_SetCharacterDataHandler(parser_.get(), [](void* self, XML_Char const* text, int length) {
      static_cast<Reading*>(self)->text({text, static_cast<std::size_t>(length)});
    });
    XML_SetStartDoctypeDeclHandler(parser_.get(),
                                   [](void* self, XML_Char const*, XML_Char const*, XML_Char const*, int) {
                                     static_cast<Reading*>(self)->stop("в нём есть DOCTYPE, а его быть не должно");
                                   });
  }

  Parsed run(std::string_view bytes) {
    auto const status = XML_Parse(parser_.get(), bytes.data(), static_cast<int>(bytes.size()), 1);
    if (!fault_.empty()) return {std::nullopt, fault_};
    if (status == XML_STATUS_OK) return {std::move(root_), ""};
    return {std::nullopt, fmt::format("строка {}: {}", XML_GetCurrentLineNumber(parser_.get()),
                                      xml_fault(XML_GetErrorCode(parser_.get())))};
  }

 private:
  void stop(std::string fault) {
    if (fault_.empty()) fault_ = std::move(fault);
    XML_StopParser(parser_.get(), XML_FALSE);
  }

  void begin(std::string_view name, XML_Char const** attributes) {
    if (static_cast<int>(open_.size()) >= limits_.depth) return stop("элементы вложены слишком глубоко");
    if (++elements_ > limits_.elements) return stop("в нём слишком много элементов");
    auto const cut = name.find(between);
    bool const has_space = cut != std::string_view::npos;
    Element element{std::string(has_space ? name.substr(0, cut) : ""),
                    std::string(has_space ? name.substr(cut + 1) : name)};
    for (auto const** each = attributes; *each; each += 2)
      if (std::string_view(each[0]).find(between) == std::string_view::npos)
        element.attributes.emplace_back(each[0], each[1]);
    open_.push_back(std::move(element));
  }

  void end() {
    auto closed = std::move(open_.back());
    open_.pop_back();
    if (open_.empty())
      root_ = std::move(closed);
    else
      open_.back().children.push_back(std::move(closed));
  }

  void text(std::string_view part) {
    if (!open_.empty()) open_.back().text += part;
  }

  Limits const& limits_;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
  std::vector<Element> open_;
  std::optional<Element> root_;
  std::string fault_;
  int elements_ = 0;
};

std::string escaped(std::string_view text) {
  std::string result;
  for (char const each : text) switch (each) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      case '\r':
        result += "&#13;";
        break;
      default:
        result += each;
    }
  return result;
}

void write(std::string& to, Element const& element, std::string_view space_outside) {
  to += "<" + element.name;
  if (element.space != space_outside) to += " xmlns=\"" + escaped(element.space) + "\"";
  for (auto const& [name, value] : element.attributes) to += " " + name + "=\"" + escaped(value) + "\"";
  to += ">" + escaped(element.children.empty() ? std::string_view(element.text) : std::string_view());
  for (auto const& child : element.children) write(to, child, element.space);
  to += "</" + element.name + ">";
}

}  // namespace

Element const* Element::child(std::string_view wanted) const {
  auto const found =
      std::find_if(children.begin(), children.end(), [&](Element const& each) { return each.name == wanted; });
  return found == children.end() ? nullptr : &*found;
}

std::string Element::text_of(std::string_view wanted) const {
  auto const* const found = child(wanted);
  return found ? text::tidy_spaces(found->text) : std::string();
}

std::string Element::attribute(std::string_view wanted) const {
  for (auto const& [key, value] : attributes)
    if (key == wanted) return value;
  return "";
}

Element& Element::add(std::string child_name, std::string value) {
  children.push_back({space, std::move(child_name), {}, std::move(value)});
  return children.back();
}

Parsed parse(std::string_view bytes, Limits const& limits) {
  if (bytes.size() > limits.bytes) return {std::nullopt, "он слишком большой"};
  return Reading(limits).run(bytes);
}

std::string to_xml(Element const& root) {
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  write(text, root, "");
  return text + "\n";
}

}  // namespace obereg::casework::xml
