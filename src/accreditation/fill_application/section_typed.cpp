#include <algorithm>
#include <charconv>

#include "accreditation/application/formats.hpp"
#include "accreditation/fill_application/section_form.hpp"
#include "core/text.hpp"

namespace obereg::accreditation {

namespace {

Input const* table_of(FormSection const& section, std::string_view key) {
  for (auto const& field : section.fields)
    for (auto const* input : field.inputs)
      if (input->type == InputType::table && input->key == key) return input;
  return nullptr;
}

std::size_t typed_count(std::string const& text) {
  std::size_t count = 0;
  std::from_chars(text.data(), text.data() + text.size(), count);
  return std::min(count, most_rows);
}

bool is_empty(TableRow const& row) {
  return std::all_of(row.begin(), row.end(), [](auto const& cell) { return cell.second.empty(); });
}

std::vector<TableRow> typed_rows(Input const& table, http::Fields const& form) {
  std::vector<TableRow> rows;
  auto const count = typed_count(form.get(table.key + "-rows"));
  for (std::size_t number = 0; number < count; ++number) {
    TableRow row;
    for (auto const& column : table.columns)
      row[column.key] = tidied(column, form.get(cell_id(table.key, number, column.key)));
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

bool is_clean(http::Fields const& form) {
  return std::all_of(form.list().begin(), form.list().end(),
                     [](auto const& field) { return text::is_clean(field.second); });
}

Answers with_typed(FormSection const& section, http::Fields const& form, Answers before) {
  bool const keeps_empty_rows = form.has("do");  // a button of a table counts them
  for (auto const& field : section.fields)
    for (auto const* input : field.inputs) {
      if (input->type == InputType::service_kinds || input->type == InputType::training_kinds) {
        before.choices[input->key] = form.every(input->key);
      } else if (input->type == InputType::table) {
        auto rows = typed_rows(*input, form);
        if (!keeps_empty_rows) std::erase_if(rows, is_empty);
        before.tables[input->key] = std::move(rows);
      } else if (input->type != InputType::made) {
        before.values[input->key] = tidied(*input, form.get(input->key));
      }
    }
  return before;
}

std::optional<TableStep> table_step_of(FormSection const& section, std::string const& button) {
  using What = TableStep::What;
  for (auto const& [word, what] :
       {std::pair{"add-", What::add}, {"import-", What::import}, {"copy-", What::copy}, {"remove-", What::remove}}) {
    if (!button.starts_with(word)) continue;
    auto rest = button.substr(std::string_view(word).size());
    TableStep step{what, rest, 0};
    bool const has_row = what == What::copy || what == What::remove;
    if (auto const dash = rest.rfind('-'); has_row && dash != std::string::npos) {
      step.table = rest.substr(0, dash);
      step.row = typed_count(rest.substr(dash + 1));
    }
    if (table_of(section, step.table)) return step;
  }
  return std::nullopt;
}

std::string take_step(FormSection const& section, TableStep const& step, Answers& answers) {
  if (step.what == TableStep::What::import) return step.table;
  auto const& table = *table_of(section, step.table);
  auto& rows = answers.tables[step.table];
  auto const at = static_cast<std::ptrdiff_t>(step.row);
  bool const is_there = step.row < rows.size();
  if (step.what == TableStep::What::remove && is_there) {
    rows.erase(rows.begin() + at);
    return step.table;
  }
  bool const has_room = rows.size() < most_rows;
  if (step.what == TableStep::What::add && has_room) rows.emplace_back();
  if (step.what == TableStep::What::copy && is_there && has_room) rows.push_back(rows[step.row]);
  return rows.empty() ? step.table : cell_id(step.table, rows.size() - 1, table.columns.front().key);
}

}  // namespace obereg::accreditation
