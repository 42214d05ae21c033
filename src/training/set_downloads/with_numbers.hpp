// «Скачать с номерами»: the uploaded workbook given back, same rows and order, with the number and the date of entry of
// every record filled in.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "platform/web/route.hpp"
#include "training/records/registry_rows.hpp"
#include "training_rules/model/columns.hpp"

namespace obereg::training {

http::Response download_with_numbers(web::PageContext const& context);  // GET /training/sets/{set}/with-numbers.xlsx

// Rows of the registry that a set entered, in order of place: the next ones from a place on, none at the end.
using EnteredRows = std::function<std::vector<RegistryRow>(std::int64_t from_place)>;

// Writes `target` from the workbook `source`. `kind` tells which headings it must have.
void write_with_numbers(EnteredRows rows, std::string const& source, std::string const& target, ImportKind kind);

}  // namespace obereg::training
