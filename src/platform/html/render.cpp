#include "platform/html/render.hpp"

#include <map>
#include <stdexcept>

#include "platform/assets/assets.hpp"

namespace obereg::html {

namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

constexpr int deepest_inclusion = 10;

// Partials are put in before parsing: the library would parse them anew at each use and pass over a missing one
// silently.
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

mustache parsed(std::string_view path) {
  mustache result(with_partials(path, 0));
  if (!result.is_valid()) throw std::logic_error("template " + std::string(path) + ": " + result.error_message());
  return result;
}

template <class Items>
data list_of(Items const& items, auto const& to_data) {
  kainjow::mustache::list list;
  list.reserve(items.size());
  for (auto const& item : items) list.push_back(to_data(item));
  return data(list);
}

}  // namespace

// The library takes an empty text for true in a section.
Value::Value(std::string_view text) : data_(text.empty() ? data(false) : data(std::string(text))) {}

Value::Value(View view) : data_(std::move(view.data_)) {}

Value::Value(std::vector<View> const& list) : data_(list_of(list, [](View const& view) { return view.data(); })) {}

Value::Value(std::vector<std::string> const& list)
    : data_(list_of(list, [](std::string const& text) { return data(text); })) {}

View::View(std::initializer_list<Entry> entries) {
  for (auto const& entry : entries) set(entry.name, entry.value);
}

View& View::set(std::string_view name, Value value) {
  data_[std::string(name)] = std::move(value.data_);
  return *this;
}

std::string render(std::string_view template_path, View const& view) {
  // Rendering changes the parsed template, so threads can't share it.
  thread_local std::map<std::string, mustache, std::less<>> templates;
  auto found = templates.find(template_path);
  if (found == templates.end()) found = templates.emplace(std::string(template_path), parsed(template_path)).first;
  std::string result;
  found->second.render(view.data(), [&result](std::string const& text) { result += text; });
  if (!found->second.is_valid())
    throw std::logic_error("template " + std::string(template_path) + ": " + found->second.error_message());
  return result;
}

}  // namespace obereg::html
