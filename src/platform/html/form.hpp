// Views of the components in components/*.html that need more than a line to fill. Each component says at its top what
// names it takes. A form that came back shows its error summary first, then every field with what was typed.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "platform/html/render.hpp"

namespace obereg::html {

// What is wrong with one field; `id` is the field's, where the summary's link leads. "" for the form as a whole.
struct FieldError {
  std::string id;
  std::string text;
};

// The texts of all errors of this field in one, "" where there is none.
std::string error_of(std::vector<FieldError> const& errors, std::string_view id);

// For components/error_summary.html; `errors` empty draws nothing.
View error_summary(std::vector<FieldError> const& errors, std::string_view title = "Исправьте ошибки");

// For components/{text_input,textarea,file_upload}.html and, with further names, for the others. Further names of
// text_input: "width" (2, 3, 4, 5, 10, 20, 30), "input_mode" ("numeric"), "autocomplete", "prefix", "suffix".
// The field's name in the form is its id.
View field_view(std::string_view id, std::string_view label, std::string_view hint, std::string_view value,
                std::string_view error);

struct Choice {
  std::string value;
  std::string text;
  std::string hint = {};
};

// For components/{select,radios}.html: `value` is the chosen one's.
View choice_view(std::string_view id, std::string_view label, std::string_view hint, std::vector<Choice> const& choices,
                 std::string_view value, std::string_view error);
// For components/checkboxes.html: `values` are the ticked ones'.
View checkboxes_view(std::string_view id, std::string_view label, std::string_view hint,
                     std::vector<Choice> const& choices, std::vector<std::string> const& values,
                     std::string_view error);

// For components/pagination.html; paging is by key. "" hides a link. `shown` in words: "Записи 21–40, всего 1 213".
View pagination_view(std::string_view previous_href, std::string_view next_href, std::string_view shown);

// Of rows that were asked for with one more than a page: takes that one off and says whether it was there. So a last
// page that is full is not followed by an empty one.
template <class Row>
bool cut_to_page(std::vector<Row>& rows, int page_size) {
  bool const has_more = rows.size() > static_cast<std::size_t>(page_size);
  if (has_more) rows.erase(rows.begin() + page_size, rows.end());
  return has_more;
}

// For components/progress.html. `total` 0: not known yet. `state` in words: "Проверено 12 000 строк".
View progress_view(std::string_view label, long long done, long long total, std::string_view state);

}  // namespace obereg::html
