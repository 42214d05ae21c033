#include "training/oversee/log_oversight.hpp"

namespace obereg::training {

void log_oversight(web::PageContext const& context, std::string_view action, std::string const& subject,
                   std::string const& details) {
  if (context.actor.may("training.view-all")) context.log_view(action, subject, details);
}

}  // namespace obereg::training
