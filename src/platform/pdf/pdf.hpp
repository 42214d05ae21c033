// PDF copies of documents by LibreOffice, made on request by a job: one at a time, with limits of its own (PLT-03).
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "core/time.hpp"
#include "platform/database/database.hpp"
#include "platform/files/files.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/pdf/run_limited.hpp"

namespace obereg::pdf {

// Whether the program is there and may be run; `soffice`: its path, "" where the operator wants none.
bool is_there(std::string const& soffice);

enum class State { not_asked, waiting, made, failed };
struct Copy {
  State state = State::not_asked;
  std::string hash;  // of the kept PDF
  std::int64_t size = 0;
  std::string failure;  // Russian
};
// Of the kept file with this hash.
Copy copy_of(database::ReadTx& tx, std::string const& source_hash);
// Asked for twice it is made once; one that failed is tried again.
void ask(database::Tx& tx, std::string const& source_hash, Instant now);

inline constexpr std::string_view make_job = "pdf.make";

struct Maker {
  std::string soffice;
  std::string work_folder;  // for a profile and files that go when the copy is made
  Limits limits = {};
};
// Makes all copies that wait, one after another; a second job that runs meanwhile leaves them to the first.
jobs::Handler make_handler(Maker maker, files::Store const& files);

// The bytes of the PDF; "" with the reason in Russian where there is none. `stopping`: asked now and then, true ends
// it.
struct Converted {
  std::string bytes, failure;
};
Converted convert(Maker const& maker, std::string const& docx_path, std::function<bool()> const& stopping);

}  // namespace obereg::pdf
