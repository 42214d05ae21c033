#include "platform/web/files/scan_uploads.hpp"

#include <fstream>

#include "platform/audit/audit.hpp"
#include "platform/files/antivirus.hpp"
#include "platform/http/body/temporary_file.hpp"
#include "platform/http/parsing.hpp"
#include "platform/web/pages.hpp"

namespace obereg::web {

namespace {

constexpr RefusalKind infected{"files.infected", "В файле вирус",
                               "Файл не принят. Проверьте свой компьютер и отправьте чистый файл.", 422};
constexpr RefusalKind not_scanned{"files.not-scanned", "Файл не удалось проверить на вирусы",
                                  "Файл не принят. Попробуйте позже, а если не выйдет, скажите администратору.", 503};

std::optional<http::Response> refuse_file(ActionContext const& context, std::string const& name,
                                          std::string const& path) {
  auto const result = files::scan(context.settings().antivirus, path);
  if (result.scan == files::Scan::clean) return std::nullopt;
  auto const& kind = result.scan == files::Scan::infected ? infected : not_scanned;
  context.write([&](database::Tx& tx) {
    audit::record(tx, context.actor, kind.code, context.request.path,
                  name + (result.words.empty() ? "" : ": " + result.words), context.now);
  });
  return refused(context, refuse(kind, "Файл: " + name + "."));
}

// A file that a program sends as the body itself, not in a form; small ones are still in memory.
std::shared_ptr<std::string const> body_file(ActionContext const& context) {
  auto const& request = context.request;
  if (request.body_path || request.body.empty()) return request.body_path;
  if (http::media_type(request.header("content-type")) == "application/json") return nullptr;
  auto path = http::removed_with_last_copy(context.files().temporary_path());
  std::ofstream(*path, std::ios::binary) << request.body;
  return path;
}

}  // namespace

std::optional<http::Response> refuse_infected(ActionContext const& context) {
  if (context.settings().antivirus.empty()) return std::nullopt;
  for (auto const& file : context.request.files) {
    if (file.size == 0) continue;
    if (auto answer = refuse_file(context, file.name, *file.path)) return answer;
  }
  if (auto const path = body_file(context)) return refuse_file(context, "тело запроса", *path);
  return std::nullopt;
}

}  // namespace obereg::web
