#include "accreditation/document_templates/templates.hpp"

#include <map>
#include <mutex>
#include <stdexcept>

#include "accreditation/document_templates/queries.hpp"
#include "accreditation/refusals.hpp"
#include "platform/audit/audit.hpp"

namespace obereg::accreditation {

namespace sql = obereg::sql::accreditation::document_templates;

namespace {

TemplateVersion read_version(database::Row const& row) {
  TemplateVersion read;
  read.version = row.integer(0);
  read.hash = row.string(1);
  read.file_name = row.string(2);
  read.size = row.integer(3);
  read.made_at = row.moment(4);
  read.made_by = row.string(5);
  return read;
}

// To read a template takes longer than to fill it, and letters are made one after the other from the same few: of each
// kind the one that was filled last is kept, by what it is made of ("" for the built-in one).
Result<docx::Template> read_once(files::Store const& files, TemplateKind const& kind,
                                 std::optional<TemplateVersion> const& version) {
  static std::mutex mutex;
  static std::map<std::string, std::pair<std::string, docx::Template>, std::less<>> kept;
  auto const hash = version ? version->hash : std::string();
  {
    std::lock_guard const lock(mutex);
    if (auto const found = kept.find(kind.key); found != kept.end() && found->second.first == hash)
      return found->second.second;
  }
  auto read = docx::Template::read(bytes_of(files, kind, version));
  if (!read) return read;
  std::lock_guard const lock(mutex);
  kept.insert_or_assign(std::string(kind.key), std::pair(hash, *read));
  return read;
}

}  // namespace

std::vector<TemplateVersion> template_versions(database::ReadTx& tx, std::string_view key) {
  return tx.all(sql::versions, {{"template", key}}, read_version);
}

std::optional<TemplateVersion> template_in_use(database::ReadTx& tx, std::string_view key) {
  return tx.find_one(sql::in_use, {{"template", key}}, read_version);
}

std::string bytes_of(files::Store const& files, TemplateKind const& kind,
                     std::optional<TemplateVersion> const& version) {
  return version && !version->is_built_in() ? files.read(version->hash) : built_in_template(kind);
}

Result<MadeDocument> make_document(database::ReadTx& tx, files::Store const& files, std::string_view key,
                                   docx::Fields const& fields) {
  auto const* const kind = find_template_kind(key);
  if (kind == nullptr) throw std::logic_error("no kind of template: " + std::string(key));
  auto const version = template_in_use(tx, key);
  auto const read = read_once(files, *kind, version);
  if (!read) return read.error();
  auto filled = read->fill(fields);
  if (!filled) return filled.error();
  return MadeDocument{std::move(*filled), version ? version->version : 0};
}

Result<std::int64_t> put_template(database::Tx& tx, Actor const& actor, TemplateKind const& kind, std::int64_t seen,
                                  NewTemplate const& made, Instant now) {
  auto const in_use = template_in_use(tx, kind.key);
  if ((in_use ? in_use->version : 0) != seen) return refuse(refusals::template_changed);
  auto const version = tx.find_one(sql::insert_version,
                                   {{"template", kind.key},
                                    {"version", seen + 1},
                                    {"hash", made.hash},
                                    {"file_name", made.file_name},
                                    {"size", made.size},
                                    {"now", now},
                                    {"account", actor.account},
                                    {"name", actor.name}},
                                   [](database::Row const& row) { return row.integer(0); });
  if (!version) return refuse(refusals::template_changed);
  audit::record(tx, actor, made.hash.empty() ? "accreditation.template-returned" : "accreditation.template-replaced",
                "document-template:" + std::string(kind.key),
                "version " + std::to_string(*version) + (made.hash.empty() ? "" : " " + made.hash), now);
  return *version;
}

}  // namespace obereg::accreditation
