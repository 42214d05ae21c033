// Organisations and people of the demo in the database.
#pragma once
#include <string>

#include "app/demo/cast.hpp"
#include "core/actor.hpp"
#include "platform/web/services.hpp"

namespace obereg::app {

// The trust list, organisations, accounts with certificates and cabinets; what is there already stays.
void enter_demo_accounts(web::Services const& services, std::string const& keys_folder);

// The person as if signed in, in the first cabinet.
Actor demo_actor(web::Services const& services, std::string const& keys_folder, DemoPerson const& person);

}  // namespace obereg::app
