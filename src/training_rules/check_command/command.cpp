#include "training_rules/check_command/command.hpp"

#include <fmt/format.h>

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <memory>
#include <ostream>

#include "core/text.hpp"
#include "training_rules/check_workbook/check.hpp"

namespace obereg::training {
namespace {

// Writes errors as they come, so that a file with an error in every row needs no more memory than a good one. Nothing
// is written before the first row has been understood: a file that is no workbook leaves standard output empty.
class JsonReport {
 public:
  explicit JsonReport(std::ostream& out) : out_(out) {}

  void error(CellError const& error) {
    out_ << (count_++ == 0 ? "{\"errors\":[\n" : ",\n")
         << boost::json::serialize(boost::json::object{
                {"row", error.row}, {"column", error.column}, {"rule", name(error.rule)}, {"message", error.message}});
  }
  void finish(CheckSummary const& summary) {
    if (count_ == 0) out_ << "{\"errors\":[";
    out_ << fmt::format("],\"rows\":{},\"valid\":{}}}\n", summary.rows, summary.valid);
  }

 private:
  std::ostream& out_;
  std::uint64_t count_ = 0;
};

void print(std::ostream& out, CellError const& error) {
  out << fmt::format("{:>7}  {}  [{}]\n         {}\n", error.row, error.column, name(error.rule), error.message);
}

void print(std::ostream& out, CheckSummary const& summary) {
  out << fmt::format("Проверено {} {}, без ошибок {}.\n", summary.rows,
                     text::plural(static_cast<long long>(summary.rows), "строка", "строки", "строк"), summary.valid);
  for (std::size_t i = 0; i < rule_count; ++i) {
    auto const count = summary.errors_by_rule[i];
    if (count != 0) out << fmt::format("{:>7}  {}\n", count, russian_name(static_cast<Rule>(i)));
  }
}

// Said once, beside the result: columns that the template does not know are no error.
void print_notes(std::ostream& err, CheckSummary const& summary) {
  for (auto const& column : summary.unknown_columns) {
    err << fmt::format("Столбца «{}» нет в шаблоне, он не читается.\n", column);
  }
  for (auto const& sheet : summary.other_sheets) {
    err << fmt::format("Лист «{}» тоже похож на таблицу записей, но прочитан только лист «{}».\n", sheet,
                       summary.sheet);
  }
  if (summary.has_merged_cells) {
    err << "На листе есть объединённые ячейки: значение читается только в левой верхней из них.\n";
  }
}

}  // namespace

int check_command(CheckCommand const& command, std::ostream& out, std::ostream& err) {
  try {
    spreadsheets::Workbook workbook(command.file);
    JsonReport json(out);
    CheckOutput output;
    output.error = [&](CellError const& error) { command.json ? json.error(error) : print(out, error); };
    auto const summary = check_workbook(workbook, command.request, output);
    command.json ? json.finish(summary) : print(out, summary);
    print_notes(err, summary);
    bool const clean = summary.rows != 0 && summary.valid == summary.rows;
    return clean ? 0 : 1;
  } catch (spreadsheets::WorkbookError const& refused) {
    err << refused.what() << '\n';
    return 2;
  }
}

}  // namespace obereg::training
