// The form of search as the page shows it.
#pragma once
#include <vector>

#include "platform/html/form.hpp"
#include "platform/html/render.hpp"
#include "training/search_registry/stored_search.hpp"

namespace obereg::training {

html::View search_form_view(TypedSearch const& typed, std::vector<html::FieldError> const& errors, Scope const& scope,
                            std::string const& csrf_token);

}  // namespace obereg::training
