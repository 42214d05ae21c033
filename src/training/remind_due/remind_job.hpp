// The daily job that reminds organisations (TRN-18). Each run enqueues that of the next day before anything else; a key
// of the day sees to it that there is one a day, however many processes start. A run that was cut short is taken up
// again and passes over the organisations that it has reminded.
#pragma once
#include <string_view>

#include "platform/jobs/jobs.hpp"
#include "platform/web/services.hpp"

namespace obereg::training {

inline constexpr std::string_view remind_job = "training.remind-due";

// For the start of the program: today's run, unless it was or is to be. Due at 7 in the morning of the site's zone.
void schedule_reminders(database::Database& database, web::Settings const& settings, Instant now);
void remind_all(jobs::Run& run, web::Services const& services);

}  // namespace obereg::training
