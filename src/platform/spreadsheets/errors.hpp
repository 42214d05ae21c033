// The refusals of this folder that are said from more than one place. Messages are Russian, for the user.
#pragma once
#include <string_view>

#include "platform/spreadsheets/workbook.hpp"

namespace obereg::spreadsheets {

WorkbookError broken(std::string_view what);  // the file is damaged; `what` says where
WorkbookError bomb(std::string_view what);    // beyond the limits

}  // namespace obereg::spreadsheets
