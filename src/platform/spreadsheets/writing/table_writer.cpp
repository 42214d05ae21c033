#include "platform/spreadsheets/table_writer.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace obereg::spreadsheets {
namespace {

constexpr std::size_t most_inline_choices = 255;  // characters Excel takes in a list written into the rule itself

void check(lxw_error error) {
  if (error != LXW_NO_ERROR) throw std::runtime_error(fmt::format("workbook not written: {}", lxw_strerror(error)));
}

std::string without_controls(std::string text) {
  std::erase_if(text, [](unsigned char c) { return c < 0x20 && c != '\n' && c != '\t'; });
  return text;
}

bool fits_inline(std::vector<std::string> const& choices) {
  std::size_t bytes = 0;
  for (auto const& each : choices) {
    if (each.find(',') != std::string::npos) return false;  // the comma separates them
    bytes += each.size() + 1;
  }
  return bytes <= most_inline_choices;
}

}  // namespace

struct TableWriter::State {
  explicit State(std::string const& path) {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    book = workbook_new_opt(path.c_str(), &options);
    if (book == nullptr) throw std::runtime_error("workbook not started");
    heading = workbook_add_format(book);
    format_set_bold(heading);
    format_set_text_wrap(heading);
    date = workbook_add_format(book);
    format_set_num_format(date, "dd.mm.yyyy");
    text = workbook_add_format(book);
    format_set_num_format(text, "@");
  }
  ~State() {
    if (book != nullptr) lxw_workbook_free(book);
  }
  State(State const&) = delete;
  State& operator=(State const&) = delete;

  std::string hidden_range(std::vector<std::string> const& choices) {
    auto const name = fmt::format("Списки{}", ++lists);
    auto* const list = workbook_add_worksheet(book, name.c_str());
    if (list == nullptr) throw std::runtime_error("workbook not written: sheet of choices");
    worksheet_hide(list);
    for (std::size_t i = 0; i < choices.size(); ++i)
      check(worksheet_write_string(list, static_cast<lxw_row_t>(i), 0, without_controls(choices[i]).c_str(), nullptr));
    return fmt::format("='{}'!$A$1:$A${}", name, choices.size());
  }

  // By value: the library takes the items as writable.
  void add_choices(lxw_col_t column, std::vector<std::string> choices) {
    lxw_data_validation rule{};
    std::string range;
    std::vector<char*> items;
    if (fits_inline(choices)) {
      for (auto& each : choices) items.push_back(each.data());
      items.push_back(nullptr);
      rule.validate = LXW_VALIDATION_TYPE_LIST;
      rule.value_list = items.data();
    } else {
      range = hidden_range(choices);
      rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      rule.value_formula = range.data();
    }
    check(worksheet_data_validation_range(sheet, 1, column, LXW_ROW_MAX - 1, column, &rule));
  }

  void write(lxw_col_t column, TableValue const& value) {
    if (auto const* string = std::get_if<std::string>(&value)) {
      check(worksheet_write_string(sheet, next_row, column, without_controls(*string).c_str(), text));
    } else if (auto const* number = std::get_if<double>(&value)) {
      check(worksheet_write_number(sheet, next_row, column, *number, nullptr));
    } else if (auto const* day = std::get_if<std::chrono::year_month_day>(&value)) {
      lxw_datetime when{static_cast<int>(day->year()),
                        static_cast<int>(static_cast<unsigned>(day->month())),
                        static_cast<int>(static_cast<unsigned>(day->day())),
                        0,
                        0,
                        0};
      check(worksheet_write_datetime(sheet, next_row, column, &when, date));
    }
  }

  lxw_workbook* book = nullptr;
  lxw_worksheet* sheet = nullptr;
  lxw_format *heading = nullptr, *date = nullptr, *text = nullptr;
  lxw_row_t next_row = 0;
  int lists = 0;
};

TableWriter::TableWriter(std::string const& path) : state_(std::make_unique<State>(path)) {}
TableWriter::~TableWriter() = default;

void TableWriter::start_sheet(std::string const& name, std::vector<TableColumn> const& columns) {
  auto& state = *state_;
  state.sheet = workbook_add_worksheet(state.book, name.c_str());
  if (state.sheet == nullptr) throw std::runtime_error("workbook not written: bad or repeated sheet name");
  for (std::size_t i = 0; i < columns.size(); ++i) {
    auto const at = static_cast<lxw_col_t>(i);
    check(worksheet_set_column(state.sheet, at, at, columns[i].width, nullptr));
    check(worksheet_write_string(state.sheet, 0, at, without_controls(columns[i].title).c_str(), state.heading));
    if (!columns[i].note.empty()) check(worksheet_write_comment(state.sheet, 0, at, columns[i].note.c_str()));
    if (!columns[i].choices.empty()) state.add_choices(at, columns[i].choices);
  }
  worksheet_freeze_panes(state.sheet, 1, 0);
  if (!columns.empty()) check(worksheet_autofilter(state.sheet, 0, 0, 0, static_cast<lxw_col_t>(columns.size() - 1)));
  state.next_row = 1;
}

void TableWriter::row(std::vector<TableValue> const& values) {
  if (state_->sheet == nullptr) throw std::logic_error("TableWriter::row before start_sheet");
  if (state_->next_row >= LXW_ROW_MAX) throw std::length_error("a sheet holds 1,048,576 rows");
  for (std::size_t i = 0; i < values.size(); ++i) state_->write(static_cast<lxw_col_t>(i), values[i]);
  ++state_->next_row;
}

void TableWriter::close() {
  check(workbook_close(std::exchange(state_->book, nullptr)));
}

}  // namespace obereg::spreadsheets
