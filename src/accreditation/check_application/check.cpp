#include "accreditation/check_application/check.hpp"

#include <algorithm>
#include <map>

#include "accreditation/application/formats.hpp"
#include "accreditation/application/sections.hpp"
#include "accreditation/check_application/check_logic.hpp"

namespace obereg::accreditation {

namespace {

// Where the input is that is looked at.
struct Place {
  std::string section, id;
};

class FormatCheck {
 public:
  FormatCheck(Variant const& variant, Answers const& answers, LocalDate today)
      : variant_(variant), answers_(answers), facts_(facts_of(variant, answers)), today_(today) {}

  std::vector<Fault> run() {
    for (auto const& section : sections_of(variant_))
      for (auto const& field : section.fields)
        for (auto const* input : field.inputs) look_at(*input, std::string(section.key));
    return std::move(faults_);
  }

 private:
  bool is_required(Input const& input) const {
    return input.required || (!input.condition.empty() && holds(input.condition, facts_));
  }

  void look_at(Input const& input, std::string const& section) {
    Place const place{section, input.key};
    switch (input.type) {
      case InputType::made:
        return;
      case InputType::service_kinds:
      case InputType::training_kinds:
        if (is_required(input) && answers_.chosen(input.key).empty())
          add(place, "«" + input.label + "»: отметьте хотя бы один.", true);
        return;
      case InputType::table:
        return look_at_table(input, section);
      default:
        return look_at_value(input, answers_.value(input.key), place, "");
    }
  }

  void look_at_value(Input const& input, std::string const& value, Place const& place, std::string const& whose) {
    if (value.empty() && is_required(input)) return add(place, whose + "«" + input.label + "»: заполните.", true);
    if (auto const wrong = wrong_with(input, value, variant_.applicant, today_); !wrong.empty())
      add(place, whose + "«" + input.label + "»: " + wrong, false);
  }

  void look_at_table(Input const& table, std::string const& section) {
    auto const& rows = answers_.rows(table.key);
    if (rows.empty() && is_required(table))
      add({section, table.key}, "«" + table.label + "»: добавьте хотя бы одного.", true);
    for (std::size_t row = 0; row < rows.size(); ++row) {
      auto const whose = table.label + ", строка " + std::to_string(row + 1) + ": ";
      for (auto const& column : table.columns) {
        auto const found = rows[row].find(column.key);
        look_at_value(column, found == rows[row].end() ? "" : found->second,
                      {section, cell_id(table.key, row, column.key)}, whose);
      }
    }
  }

  void add(Place const& place, std::string text, bool is_empty) {
    faults_.push_back({place.section, place.id, std::move(text), true, is_empty});
  }

  Variant const& variant_;
  Answers const& answers_;
  Facts facts_;
  LocalDate today_;
  std::vector<Fault> faults_;
};

}  // namespace

std::vector<Fault> check_application(Variant const& variant, Answers const& answers, KnownFacts const& known) {
  auto faults = check_format(variant, answers, known.today);
  for (auto& fault : logic_faults(variant, answers, known)) faults.push_back(std::move(fault));
  return faults;
}

std::vector<Fault> check_format(Variant const& variant, Answers const& answers, LocalDate today) {
  return FormatCheck(variant, answers, today).run();
}

bool hinders(std::vector<Fault> const& faults) {
  return std::any_of(faults.begin(), faults.end(), [](Fault const& fault) { return fault.hinders; });
}

std::string cell_id(std::string_view table, std::size_t row, std::string_view column) {
  return std::string(table) + "-" + std::to_string(row) + "-" + std::string(column);
}

}  // namespace obereg::accreditation
