#include "platform/html/render.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "platform/assets/assets.hpp"
#include "platform/html/templates/compiled.hpp"

namespace obereg::html {

namespace {

constexpr int deepest_inclusion = 10;

std::string with_partials(std::string_view path, int depth) {
  if (depth > deepest_inclusion) throw std::logic_error("template includes itself: " + std::string(path));
  auto const text = assets::find(path);
  if (!text.data()) throw std::logic_error("no template " + std::string(path));
  std::string whole;
  std::size_t from = 0;
  for (auto start = text.find("{{>"); start != text.npos; start = text.find("{{>", from)) {
    auto const end = text.find("}}", start);
    if (end == text.npos) throw std::logic_error("unclosed tag in " + std::string(path));
    auto name = text.substr(start + 3, end - start - 3);
    name.remove_prefix(std::min(name.find_first_not_of(' '), name.size()));
    name = name.substr(0, name.find(' '));
    whole.append(text.substr(from, start - from)).append(with_partials(name, depth + 1));
    from = end + 2;
  }
  return whole.append(text.substr(from));
}

CompiledTemplate const& compiled(std::string_view path) {
  thread_local std::map<std::string, CompiledTemplate, std::less<>> templates;
  if (auto const known = templates.find(path); known != templates.end()) return known->second;
  auto text = with_partials(path, 0);
  try {
    return templates.try_emplace(std::string(path), std::move(text)).first->second;
  } catch (std::logic_error const& error) {
    throw std::logic_error("template " + std::string(path) + ": " + error.what());
  }
}

}  // namespace

Value::Value(std::string_view text) : data_(std::string(text)) {}
Value::Value(std::string text) : data_(std::move(text)) {}
Value::Value(char const* text) : data_(std::string(text)) {}

Value::Value(View view) : data_(std::vector<View>{}) {
  std::get<std::vector<View>>(data_).push_back(std::move(view));
}

Value::Value(std::vector<View> list) : data_(std::move(list)) {}

Value::Value(std::vector<std::string> const& list) : data_(std::vector<View>{}) {
  auto& views = std::get<std::vector<View>>(data_);
  views.reserve(list.size());
  for (auto const& text : list) views.push_back({{".", text}});
}

bool Value::shows_section() const {
  if (auto const* flag = std::get_if<bool>(&data_)) return *flag;
  if (auto const* views = list()) return !views->empty();
  return !text().empty();
}

std::string_view Value::text() const {
  auto const* text = std::get_if<std::string>(&data_);
  return text ? std::string_view(*text) : std::string_view();
}

std::vector<View> const* Value::list() const {
  return std::get_if<std::vector<View>>(&data_);
}

View::View(std::initializer_list<Entry> entries) {
  values_.reserve(entries.size());
  for (auto const& entry : entries) set(entry.name, std::move(entry.value));
}

View& View::set(std::string_view name, Value value) {
  auto const known = std::find_if(values_.begin(), values_.end(), [&](auto const& each) { return each.first == name; });
  if (known == values_.end())
    values_.emplace_back(name, std::move(value));
  else
    known->second = std::move(value);
  return *this;
}

Value const* View::find(std::string_view name) const {
  for (auto const& [known, value] : values_)
    if (known == name) return &value;
  return nullptr;
}

std::string render(std::string_view template_path, View const& view) {
  return compiled(template_path).render(view);
}

}  // namespace obereg::html
