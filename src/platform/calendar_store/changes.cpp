#include "platform/calendar_store/changes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>

#include "platform/calendar/labour_code.hpp"

namespace obereg::calendar {

namespace {

constexpr std::pair<ChangeKind, std::string_view> kinds[] = {{ChangeKind::year, "year"},
                                                             {ChangeKind::transfer, "transfer"},
                                                             {ChangeKind::day_off, "day-off"},
                                                             {ChangeKind::undo, "undo"}};

// The calendar's years while changes are put into them.
class Draft {
 public:
  explicit Draft(WorkingCalendar const& base) : base_(base), years_(base.years()) {}

  void put(Change const& change) {
    if (change.kind == ChangeKind::year) {
      years_[change.year] = change.days;
    } else if (change.kind == ChangeKind::transfer) {
      work_on(change.from);
      rest_on(change.to);
      year(change.from).transfers[change.from] = change.to;
    } else if (change.kind == ChangeKind::day_off) {
      year(change.to).by_decree.insert(change.to);
    }
  }
  std::map<int, Year> const& years() const { return years_; }

 private:
  Year& year(LocalDate day) { return years_.try_emplace(day.year(), base_.year(day.year())).first->second; }

  // A holiday stays off though its day off was given elsewhere: 3 January 2026 is one.
  void work_on(LocalDate day) {
    if (is_nonworking_holiday(day)) return;
    year(day).holidays.erase(day);
    if (is_weekend(day)) year(day).working_weekends.insert(day);
  }
  void rest_on(LocalDate day) {
    year(day).working_weekends.erase(day);
    year(day).shortened.erase(day);
    if (!is_weekend(day)) year(day).holidays.insert(day);
  }

  WorkingCalendar const& base_;
  std::map<int, Year> years_;
};

std::string wrong_with_year(Change const& change) {
  auto const name = [](LocalDate day) { return day.russian(); };
  for (auto const* days : {&change.days.holidays, &change.days.working_weekends, &change.days.shortened})
    for (auto const day : *days)
      if (day.year() != change.year) return name(day) + " – день другого года.";
  for (auto const day : change.days.holidays)
    if (is_weekend(day)) return name(day) + " – суббота или воскресенье: они и так выходные, уберите их из списка.";
  for (auto const day : change.days.working_weekends)
    if (!is_weekend(day)) return name(day) + " – не суббота и не воскресенье.";
  for (auto day = LocalDate::of(change.year, 1, 1).value(); day.year() == change.year; day = day.plus_days(1)) {
    bool const is_off =
        is_weekend(day) ? change.days.working_weekends.count(day) == 0 : change.days.holidays.count(day);
    if (is_nonworking_holiday(day) && !is_off)
      return name(day) + " – нерабочий праздничный день (статья 112 ТК РФ), а по списку он рабочий.";
    if (is_off && change.days.shortened.count(day)) return name(day) + " указан и выходным, и сокращённым.";
  }
  return {};
}

}  // namespace

std::string_view to_text(ChangeKind kind) {
  for (auto const& [one, text] : kinds)
    if (one == kind) return text;
  throw std::logic_error("an unknown kind of change");
}

std::optional<ChangeKind> change_kind_of(std::string_view text) {
  for (auto const& [kind, one] : kinds)
    if (one == text) return kind;
  return {};
}

WorkingCalendar with_changes(WorkingCalendar const& base, std::vector<Change> const& changes, std::string_view region,
                             DecreeDays decree_days) {
  std::set<std::int64_t> undone;
  for (auto const& change : changes)
    if (change.kind == ChangeKind::undo) undone.insert(change.undoes);
  Draft draft(base);
  std::set<LocalDate> regional;
  for (auto const& change : changes) {
    if (undone.count(change.id)) continue;
    if (change.kind != ChangeKind::day_off || change.region.empty())
      draft.put(change);
    else if (change.region == region)
      regional.insert(change.to);
  }
  return WorkingCalendar(draft.years(), decree_days, std::move(regional));
}

// ТК РФ, статья 112: «В целях рационального использования работниками выходных и нерабочих праздничных дней выходные
// дни могут переноситься на другие дни федеральным законом или нормативным правовым актом Правительства Российской
// Федерации.» So a day off goes, and comes to a day that was working.
std::string wrong_with(WorkingCalendar const& calendar, Change const& change) {
  if (change.kind == ChangeKind::year) return wrong_with_year(change);
  if (change.kind == ChangeKind::undo) return {};
  if (!WorkingCalendar::covers(change.to)) return "Календарь охватывает 2000–2099 годы.";
  if (!calendar.is_working(change.to)) return change.to.russian() + " и так нерабочий день.";
  if (change.kind == ChangeKind::day_off) return {};
  if (!WorkingCalendar::covers(change.from)) return "Календарь охватывает 2000–2099 годы.";
  if (calendar.is_working(change.from)) return change.from.russian() + " – рабочий день: переносить с него нечего.";
  return {};
}

std::string title_of(Change const& change) {
  switch (change.kind) {
    case ChangeKind::year:
      return fmt::format("календарь {} года", change.year);
    case ChangeKind::transfer:
      return fmt::format("перенос выходного с {} на {}", change.from.russian(), change.to.russian());
    case ChangeKind::day_off:
      return change.region.empty() ? "нерабочий день " + change.to.russian()
                                   : fmt::format("выходной {} в регионе {}", change.to.russian(), change.region);
    case ChangeKind::undo:
      return fmt::format("отмена изменения {}", change.undoes);
  }
  throw std::logic_error("an unknown kind of change");
}

}  // namespace obereg::calendar
