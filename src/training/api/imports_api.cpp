#include "training/api/imports_api.hpp"

#include <array>
#include <boost/json.hpp>
#include <fstream>

#include "core/text.hpp"
#include "platform/http/body/temporary_file.hpp"
#include "platform/http/parsing.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/web/pages.hpp"
#include "training/api/answers.hpp"
#include "training/imports/start_import.hpp"
#include "training/refusals.hpp"

namespace obereg::training::api {

namespace {

constexpr std::size_t errors_at_once = 1000;
constexpr std::size_t longest_name = 255;
constexpr std::string_view expected_types =
    "multipart/form-data, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, application/xml, "
    "application/zip, application/octet-stream";

bool is_file_type(std::string_view type) {
  constexpr std::array<std::string_view, 5> types = {
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/xml", "text/xml",
      "application/zip", "application/octet-stream"};
  return std::find(types.begin(), types.end(), type) != types.end();
}

struct SentFile {
  std::string name;
  std::shared_ptr<std::string const> path;
};

// Of a multipart form, or the body itself; no path where none was sent.
SentFile sent_file(web::PageContext const& context, std::string const& name, bool is_form) {
  auto const& request = context.request;
  if (is_form) {
    auto const* part = request.file("file");
    return part && part->size > 0 ? SentFile{part->name, part->path} : SentFile{};
  }
  if (request.body_path) return {name, request.body_path};
  if (request.body.empty()) return {};
  auto path = http::removed_with_last_copy(context.files().temporary_path());
  std::ofstream(*path, std::ios::binary) << request.body;
  return {name, std::move(path)};
}

std::string address_of(ImportId import) {
  return "/api/v1/imports/" + std::to_string(import.value);
}

boost::json::object parsed(std::string const& text) {
  boost::system::error_code ignored;
  auto value = boost::json::parse(text, ignored);
  return value.is_object() ? value.as_object() : boost::json::object();
}

// What a stored JSON object has under this name, where it has it.
boost::json::value part_of(boost::json::object const& object, std::string_view name,
                           boost::json::value const& otherwise) {
  auto const* value = object.if_contains(name);
  return value ? *value : otherwise;
}

// How many rows the check has gone through so far.
boost::json::object progress_of(jobs::Job const& job) {
  auto const stored = parsed(job.progress);
  boost::json::object progress;
  for (char const* name : {"read", "checked", "wrong", "stored"}) progress[name] = part_of(stored, name, 0);
  return progress;
}

boost::json::object view_of(Import const& import, std::optional<jobs::Job> const& job) {
  bool const is_checking = import.state == ImportState::checking;
  bool const failed = is_checking && job && job->state == "failed";
  auto const summary = parsed(import.summary);
  return {{"id", import.id.value},
          {"kind", stored(import.kind)},
          {"state", failed ? "failed" : stored(import.state)},
          {"file", {{"name", import.file_name}, {"size", import.file_size}, {"sha256", import.file_hash}}},
          {"progress", is_checking && job ? boost::json::value(progress_of(*job)) : boost::json::value(nullptr)},
          {"rows", {{"total", import.rows_total}, {"valid", import.rows_valid}, {"wrong", import.rows_wrong}}},
          {"errors_by_rule", part_of(summary, "counts", boost::json::object())},
          {"faults", part_of(summary, "faults", boost::json::array())},
          {"reason", part_of(summary, "reason", "")},
          {"set", number(import.set)},
          {"created_at", moment(import.created_at)},
          {"finished_at", moment(import.finished_at)}};
}

Result<boost::json::object> find(web::PageContext const& context, std::optional<std::int64_t> id) {
  return context.read([&](database::ReadTx& tx) -> Result<boost::json::object> {
    auto const import = own_import(tx, context.actor, id);
    if (!import) return import.error();
    return view_of(*import, import->job ? jobs::find(tx, {*import->job}) : std::nullopt);
  });
}

// The same file sent again is the same import, so a program that lost our answer may repeat its request.
http::Response start(web::ActionContext const& context, NewImport const& file, bool again) {
  auto const started =
      context.write([&](database::Tx& tx) { return start_import(tx, context.actor, file, again, context.now); });
  if (started) return accepted(*find(context, started->value), address_of(*started));
  auto const known =
      started.error().kind == &refusals::file_known
          ? context.read([&](database::ReadTx& tx) { return same_file(tx, context.actor.organisation, file); })
          : std::nullopt;
  if (!known) return web::refused(context, started.error());
  return json(*find(context, known->id.value)).with("Location", address_of(known->id));
}

// Errors of a kept file from this byte on, which must be where a line begins; nothing where it is not.
struct ErrorPage {
  boost::json::array errors;
  std::int64_t next = 0;  // 0: there are no more
};
std::optional<ErrorPage> read_errors(std::string const& path, std::int64_t from) {
  std::ifstream file(path, std::ios::binary);
  if (from > 0 && (!file.seekg(from - 1) || file.get() != '\n')) return std::nullopt;
  ErrorPage page;
  std::string line;
  while (page.errors.size() < errors_at_once && std::getline(file, line))
    page.errors.push_back(boost::json::parse(line));
  if (file && file.peek() != std::ifstream::traits_type::eof()) page.next = file.tellg();
  return page;
}

}  // namespace

http::Response post_import(web::ActionContext const& context) {
  Query query(context.request.query);
  auto const kind = upload_kind(query.one_of("kind", {"reimport", "import", "xml"}));
  bool const again = query.one_of("again", {"true", "false"}) == "true";
  auto const name = query.text("file_name");
  if (text::length(name) > longest_name) query.wrong("file_name", "Имя файла слишком длинное.");
  // An empty word is none of the list either, but one_of() takes it for an absent one.
  if (context.request.query.get("kind").empty()) query.wrong("kind", "Назовите вид файла: reimport, import, xml.");
  if (auto const errors = query.errors(); !kind || !errors.empty()) return wrong_fields(errors);
  auto const type = http::media_type(context.request.header("content-type"));
  bool const is_form = type == "multipart/form-data";
  if (!is_form && !is_file_type(type)) return unsupported_type(expected_types);
  auto const file = sent_file(context, name.empty() ? std::string(stored(*kind)) : name, is_form);
  if (!file.path) return wrong_fields({{"file", "Файла в запросе нет, или он пуст."}});
  auto const provider = context.read([&](database::ReadTx& tx) { return acting_provider(tx, context.actor); });
  if (!provider) return web::refused(context, provider.error());
  if (auto const complaint = complaint_about(*file.path, *kind); !complaint.empty())
    return web::refused(context, refuse(refusals::file_refused, complaint));
  return start(context, {*kind, file.name, context.files().put_file(*file.path)}, again);
}

http::Response get_import(web::PageContext const& context) {
  auto const view = find(context, context.request.id("import"));
  return view ? json(*view) : web::refused(context, view.error());
}

http::Response get_import_errors(web::PageContext const& context) {
  auto const import =
      context.read([&](database::ReadTx& tx) { return own_import(tx, context.actor, context.request.id("import")); });
  if (!import) return web::refused(context, import.error());
  Query query(context.request.query);
  auto const from = query.positive("from", 0);
  if (auto const errors = query.errors(); !errors.empty()) return wrong_fields(errors);
  auto const page = import->errors_hash.empty() ? std::optional(ErrorPage{})
                                                : read_errors(context.files().path(import->errors_hash), from);
  if (!page) return wrong_fields({{"from", "Возьмите это число из адреса next предыдущей страницы."}});
  boost::json::value next = nullptr;
  if (page->next > 0) next = address_of(import->id) + "/errors?from=" + std::to_string(page->next);
  return json({{"errors", page->errors}, {"next", next}});
}

}  // namespace obereg::training::api
