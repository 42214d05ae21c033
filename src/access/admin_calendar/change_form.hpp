// What an administrator types to change the calendar, for each kind of change.
#pragma once
#include <string>
#include <vector>

#include "platform/calendar_store/changes.hpp"
#include "platform/html/form.hpp"
#include "platform/http/message.hpp"

namespace obereg::access {

struct CalendarForm {
  calendar::ChangeKind kind = calendar::ChangeKind::transfer;
  http::Fields typed;
  std::vector<html::FieldError> errors;

  void wrong(std::string id, std::string why) { errors.push_back({std::move(id), std::move(why)}); }
};

// The change that was typed; what can't be read, or does not fit the calendar, goes into the form's errors.
calendar::Change change_of(CalendarForm& form, calendar::WorkingCalendar const& calendar);

// Filled in with what the Labour Code gives that year, to be mended by the Government's decree.
http::Fields proposed_year(calendar::WorkingCalendar const& calendar, int year);

// The fields of the form, in their order: {"text": …} or {"area": …} for add.html.
std::vector<html::View> fields_of(CalendarForm const& form);

}  // namespace obereg::access
