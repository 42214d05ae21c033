#include "platform/html/form.hpp"

#include <algorithm>

namespace obereg::html {

namespace {

View group_view(std::string_view id, std::string_view label, std::string_view hint, std::vector<Choice> const& choices,
                auto const& is_chosen, std::string_view error) {
  std::vector<View> items;
  items.reserve(choices.size());
  for (auto const& choice : choices) {
    // The first one carries the group's own id: the link of the error summary leads to it.
    auto const item_id = items.empty() ? std::string(id) : std::string(id) + '-' + std::to_string(items.size() + 1);
    items.push_back({{"item_id", item_id},
                     {"value", choice.value},
                     {"text", choice.text},
                     {"item_hint", choice.hint},
                     {"is_chosen", is_chosen(choice.value)}});
  }
  return field_view(id, label, hint, "", error).set("choices", std::move(items));
}

}  // namespace

std::string error_of(std::vector<FieldError> const& errors, std::string_view id) {
  std::string texts;
  for (auto const& error : errors)
    if (error.id == id) texts += (texts.empty() ? "" : " ") + error.text;
  return texts;
}

View error_summary(std::vector<FieldError> const& errors, std::string_view title) {
  std::vector<View> items;
  items.reserve(errors.size());
  for (auto const& error : errors) items.push_back({{"id", error.id}, {"text", error.text}});
  return {{"has_errors", !errors.empty()}, {"error_title", title}, {"errors", std::move(items)}};
}

View field_view(std::string_view id, std::string_view label, std::string_view hint, std::string_view value,
                std::string_view error) {
  std::string described_by;
  if (!hint.empty()) described_by = std::string(id) + "-hint";
  if (!error.empty()) described_by += (described_by.empty() ? "" : " ") + std::string(id) + "-error";
  View view{{"id", id}, {"label", label}, {"hint", hint}, {"value", value}, {"error", error}};
  for (auto const* name : {"width", "input_mode", "autocomplete", "prefix", "suffix", "accept", "rows"})
    view.set(name, "");
  return view.set("described_by", described_by);
}

View choice_view(std::string_view id, std::string_view label, std::string_view hint, std::vector<Choice> const& choices,
                 std::string_view value, std::string_view error) {
  return group_view(
      id, label, hint, choices, [&](std::string const& each) { return each == value; }, error);
}

View checkboxes_view(std::string_view id, std::string_view label, std::string_view hint,
                     std::vector<Choice> const& choices, std::vector<std::string> const& values,
                     std::string_view error) {
  auto const is_ticked = [&](std::string const& each) {
    return std::find(values.begin(), values.end(), each) != values.end();
  };
  return group_view(id, label, hint, choices, is_ticked, error);
}

View pagination_view(std::string_view first_href, std::string_view next_href, std::string_view shown) {
  return {{"has_pages", !first_href.empty() || !next_href.empty()},
          {"first_href", first_href},
          {"next_href", next_href},
          {"shown", shown}};
}

View progress_view(std::string_view label, long long done, long long total, std::string_view state) {
  return {{"label", label},
          {"is_known", total > 0},
          {"done", done},
          {"total", total},
          {"percent", total > 0 ? std::clamp(done * 100 / total, 0LL, 100LL) : 0},
          {"state", state}};
}

}  // namespace obereg::html
