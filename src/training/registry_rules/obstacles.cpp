#include "training/registry_rules/obstacles.hpp"

#include <fmt/format.h>

#include "training/records/shown.hpp"
#include "training/registry_rules/queries.hpp"

namespace obereg::training {

namespace sql = obereg::sql::training::registry_rules;

namespace {

constexpr std::size_t most_named = 100;

// «строка 7, номер 12 (АНО «Центр»): Ёлкин Пётр»
std::string line_of(std::int64_t source_row, std::string_view what, std::string_view last, std::string_view first,
                    std::string_view middle) {
  auto line = source_row > 0 ? fmt::format("строка {}, {}: {} {}", source_row, what, last, first)
                             : fmt::format("{}: {} {}", what, last, first);
  if (!middle.empty()) line += " " + std::string(middle);
  return line;
}

class Search {
 public:
  Search(database::ReadTx& tx, RecordSet const& set)
      : tx_(tx), set_(set), parameters_{{"set", set.id}, {"act", set.act_id.value_or(0)}} {}

  Obstacles run() {
    tx_.each(sql::numbers_entered, parameters_, [&](database::Row const& row) {
      OrganisationId const holder{row.integer(5)};
      bool const own = holder == set_.organisation;
      if (!own) found_.claims.push_back({row.string(4), holder});
      add(row, fmt::format("номер {} ({})", row.text(4), own ? "внесён вами раньше" : row.text(6)));
    });
    tx_.each(sql::events_entered, parameters_, [&](database::Row const& row) {
      add(row, fmt::format("протокол {}, {}, уже внесено под номером {}", row.text(5), programme(row), row.text(4)));
    });
    // A file is checked for these when it is read.
    if (set_.origin == "form") repeated();
    return std::move(found_);
  }

 private:
  static std::string programme(database::Row const& row) {
    return fmt::format("программа «{}»", programme_title(static_cast<int>(row.integer(6))));
  }

  void repeated() {
    tx_.each(sql::numbers_repeated, {{"set", set_.id}},
             [&](database::Row const& row) { add(row, fmt::format("номер {} стоит в наборе дважды", row.text(4))); });
    tx_.each(sql::events_repeated, {{"set", set_.id}}, [&](database::Row const& row) {
      add(row, fmt::format("протокол {}, {}, стоит в наборе дважды", row.text(5), programme(row)));
    });
  }

  void add(database::Row const& row, std::string const& what) {
    ++found_.total;
    if (found_.lines.size() < most_named)
      found_.lines.push_back(line_of(row.integer(0), what, row.text(1), row.text(2), row.text(3)));
  }

  database::ReadTx& tx_;
  RecordSet const& set_;
  database::Parameters parameters_;
  Obstacles found_;
};

}  // namespace

Obstacles obstacles_of(database::ReadTx& tx, RecordSet const& set) {
  return Search(tx, set).run();
}

std::string advice_on(Obstacles const& obstacles, std::string_view origin, bool disputed) {
  std::string advice =
      origin == "form"
          ? "Удалите эти записи в списке «Записи, ожидающие добавления в реестр» и сформируйте набор снова. Записи "
            "набора, который уже сформирован, возвращает в этот список действие «Расформировать»."
          : "Уберите эти записи из файла и загрузите его снова. Можно и расформировать набор: его записи вернутся в "
            "список ожидающих, там их можно удалить, а из остальных сформировать набор снова.";
  if (!obstacles.claims.empty()) advice += " Если запись с чужим номером ваша, обратитесь в названную организацию.";
  if (!obstacles.claims.empty() && disputed) advice += " О споре с ней мы сообщили министерству.";
  return advice;
}

std::string words_of(Obstacles const& obstacles, std::string_view origin, bool disputed) {
  auto words = fmt::format("Такие записи внести нельзя: {}.\n", obstacles.total);
  for (auto const& line : obstacles.lines) words += "— " + line + "\n";
  auto const unnamed = obstacles.total - static_cast<std::int64_t>(obstacles.lines.size());
  if (unnamed > 0) words += fmt::format("— и ещё {}\n", unnamed);
  return words + "\n" + advice_on(obstacles, origin, disputed);
}

}  // namespace obereg::training
