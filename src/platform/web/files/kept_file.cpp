#include "platform/web/files/kept_file.hpp"

#include "platform/files/files.hpp"

namespace obereg::web {

bool browsers_show(std::string_view media_type) {
  return media_type == "application/pdf" || media_type == "image/png" || media_type == "image/jpeg";
}

http::Response send_kept_file(PageContext const& context, KeptFile const& file) {
  auto response = http::bytes(context.files().read(file.hash), file.media_type);
  if (context.request.query.get("show") == "1" && browsers_show(file.media_type))
    response.show_as(file.name);
  else
    response.download_as(file.name);
  return response;
}

}  // namespace obereg::web
