#include "accreditation/save_section/save_section.hpp"

#include <algorithm>
#include <charconv>

#include "access/accounts/names.hpp"
#include "accreditation/refusals.hpp"
#include "accreditation/save_section/queries.hpp"

namespace obereg::accreditation {

namespace sql = obereg::sql::accreditation::save_section;

namespace {

constexpr std::size_t longest_page = 64;

std::string_view token_of(std::string_view page) {
  return page.substr(0, page.find('.'));
}

}  // namespace

SectionSave last_save(database::ReadTx& tx, ApplicationId id, std::string_view section) {
  auto const found =
      tx.find_one(sql::find_save, {{"application", id}, {"section", section}}, [](database::Row const& row) {
        return SectionSave{row.integer(0), access::short_name(row.text(1), row.text(2), row.text(3)), row.string(4),
                           row.moment(5)};
      });
  return found.value_or(SectionSave{});
}

SeenSection seen_section(http::Fields const& form) {
  SeenSection seen;
  auto const typed = form.get("version");
  std::int64_t version = 0;
  auto const* const end = typed.data() + typed.size();
  if (!typed.empty() && std::from_chars(typed.data(), end, version).ptr == end) seen.version = version;
  if (form.get("page").size() <= longest_page) seen.page = form.get("page");
  return seen;
}

bool is_newer(SectionSave const& last, SeenSection const& seen) {
  if (!seen.version || last.version <= *seen.version) return false;
  return seen.page.empty() || token_of(last.page) != token_of(seen.page);
}

std::string newer_words(SectionSave const& last, std::chrono::minutes zone) {
  return "Пока вы заполняли, этот раздел сохранили в другом окне: " + last.by + ", " + russian_moment(last.at, zone) +
         ". Ваше не записано, оно ниже.";
}

Result<void> note_save(database::Tx& tx, Actor const& actor, Application const& held, TypedSection const& typed,
                       Instant now) {
  auto const last = last_save(tx, held.id, typed.key);
  if (is_newer(last, typed.seen))
    return refuse(refusals::section_saved_meanwhile,
                  "Последнее сохранение: " + last.by + ", " + russian_moment(last.at, typed.zone) + ".");
  tx.exec_one(sql::put_save, {{"application", held.id},
                              {"section", typed.key},
                              {"version", held.version},
                              {"account", actor.account},
                              {"page", typed.seen.page},
                              {"now", now}});
  return {};
}

Result<SavedSection> save_section(database::Tx& tx, Actor const& actor, ApplicationId id, TypedSection const& typed,
                                  Instant now) {
  auto const before = own_draft(tx, actor, id.value);
  if (!before) return before.error();
  if (auto answers = typed.typing(before->answers); answers == before->answers)
    return SavedSection{std::move(answers), last_save(tx, id, typed.key).version};
  auto const held = hold_draft(tx, actor, id, now);
  if (!held) return held.error();
  if (auto const noted = note_save(tx, actor, *held, typed, now); !noted) return noted.error();
  auto const answers = typed.typing(held->answers);
  save_answers(tx, id, answers);
  return SavedSection{answers, held->version};
}

}  // namespace obereg::accreditation
