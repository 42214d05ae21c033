// The demo's registry of accredited organisations: those that train in it, and invented ones in every state.
#pragma once
#include "core/actor.hpp"
#include "platform/web/services.hpp"

namespace obereg::app {

// Entered by `official` of the ministry; nothing where the registry has any record.
void enter_demo_accreditations(web::Services const& services, Actor const& official);

}  // namespace obereg::app
