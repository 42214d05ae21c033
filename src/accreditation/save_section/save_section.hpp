// A section is saved by whoever has it open: its page and, every few seconds, its page's script. What somebody else
// saved after the page was shown is not written over unseen.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "accreditation/application/application.hpp"
#include "platform/html/render.hpp"
#include "platform/http/message.hpp"

namespace obereg::accreditation {

// The last save of a section.
struct SectionSave {
  std::int64_t version = 0;  // of the application; 0: nobody has saved it
  std::string by;            // "Образцова А. А."
  std::string page;          // the showing of the form, "<token>" or "<token>.<how many saves>"
  Instant at;
};
SectionSave last_save(database::ReadTx& tx, ApplicationId id, std::string_view section);

// What the sent form says of the page that it stood on: its fields "version" and "page".
struct SeenSection {
  std::optional<std::int64_t> version;  // nothing: no page of ours, and nothing to compare with
  std::string page;
};
SeenSection seen_section(http::Fields const& form);

// Saved after that page was shown, and by another page.
bool is_newer(SectionSave const& last, SeenSection const& seen);

// "Пока вы заполняли, этот раздел сохранили в другом окне: …"
std::string newer_words(SectionSave const& last, std::chrono::minutes zone);

using Typing = std::function<Answers(Answers const&)>;  // the new answers of those that stand there

struct TypedSection {
  std::string_view key;
  SeenSection seen;
  Typing typing;
  std::chrono::minutes zone{};  // of the moment that a refusal names
};

struct SavedSection {
  Answers answers;
  std::int64_t version = 0;  // that the page has seen from now on
};
// Of a draft of the actor's organisation. Refused: section_saved_meanwhile, with who saved what is there and when; and
// as hold_draft() refuses. Where nothing changes, nothing is written.
Result<SavedSection> save_section(database::Tx& tx, Actor const& actor, ApplicationId id, TypedSection const& typed,
                                  Instant now);
// Of an application that is held already, draft or on paper: refuses what is newer, else notes the save.
Result<void> note_save(database::Tx& tx, Actor const& actor, Application const& held, TypedSection const& typed,
                       Instant now);

// What stands in `there` and differs from `typed`, as rows of components/summary_list.html.
std::vector<html::View> difference_views(Variant const& variant, Answers const& there, Answers const& typed);

}  // namespace obereg::accreditation
