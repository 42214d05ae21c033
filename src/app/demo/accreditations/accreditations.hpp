// The demo's registry of accredited organisations: those that train in it, and invented ones in every state.
#pragma once
#include "core/actor.hpp"
#include "platform/web/services.hpp"

namespace obereg::app {

// Entered by `official` of the ministry; nothing where the registry has any record.
void enter_demo_accreditations(web::Services const& services, Actor const& official);

// What the ministry tells of itself on the page of the service; nothing where it was told.
void enter_demo_service_facts(web::Services const& services, Actor const& administrator);

}  // namespace obereg::app
