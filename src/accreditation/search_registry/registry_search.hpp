// Searching the registry of accredited organisations, as of a day (ACR-10).
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "accreditation_registry/model/accreditation.hpp"
#include "platform/database/database.hpp"

namespace obereg::accreditation {

// Of more words the rarest are looked for, and the others not.
inline constexpr std::size_t most_words = 8;

// What is empty is not asked for.
struct Sought {
  std::string words;  // of any name the record has had, its number, ИНН or ОГРН: beginnings of words, in any order
  std::optional<ServiceKind> service;
  std::optional<TrainingKind> training;
  std::optional<Status> status;
  std::string region;
  LocalDate on;             // what held at the end of this day
  std::int64_t before = 0;  // paging by number downwards; 0: from the end
  int size = 50;
};

struct FoundAccreditation {
  std::int64_t number = 0;
  std::string inn, ogrn;
  Particulars particulars;
  Status status = Status::active;
};

// Pages count so many found ones and say of more that there are more.
inline constexpr std::int64_t most_counted = 100;

struct Found {
  std::vector<FoundAccreditation> rows;
  std::int64_t count = 0;          // of all pages; beyond `most` nothing is counted
  std::vector<std::string> words;  // that were looked for
};
Found search(database::ReadTx& tx, Sought const& sought, std::int64_t most);

}  // namespace obereg::accreditation
