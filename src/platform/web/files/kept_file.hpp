// A file that is kept, as an answer.
#pragma once
#include <string>

#include "platform/web/route.hpp"

namespace obereg::web {

struct KeptFile {
  std::string hash;  // SHA-256, as files::Store knows it
  std::string media_type, name;
};

bool browsers_show(std::string_view media_type);  // PDF, PNG and JPEG

// To be saved; `?show=1`: to be looked at, where browsers show it.
http::Response send_kept_file(PageContext const& context, KeptFile const& file);

}  // namespace obereg::web
