#include <iostream>
#include <memory>

#include "app/commands/commands.hpp"
#include "platform/calendar/answer_due/answer_due.hpp"

namespace obereg::app {

namespace {

struct Asked {
  calendar::DueQuestion question;
  bool batch = false, json = false;
};

void check(Asked const& asked) {
  std::pair<char const*, std::string const&> const parts[] = {
      {"--from", asked.question.from}, {"--term", asked.question.term}, {"--unit", asked.question.unit}};
  for (auto const& [option, given] : parts) {
    if (asked.batch && !given.empty()) throw CLI::ValidationError(option, "с --batch вопросы читаются из входа");
    if (!asked.batch && given.empty()) throw CLI::RequiredError(option);
  }
}

// 0 answered, 1 some line of the batch was wrong, 2 the question was.
int answer(Asked const& asked) {
  if (asked.batch) {
    std::ios::sync_with_stdio(false);
    return calendar::answer_lines(calendar::russia(), asked.question.include_start, std::cin, std::cout) ? 0 : 1;
  }
  auto const given = calendar::answer_due(calendar::russia(), asked.question);
  if (asked.json)
    std::cout << given.json << "\n";
  else
    (given.is_right ? std::cout : std::cerr) << given.words << "\n";
  return given.is_right ? 0 : 2;
}

}  // namespace

void add_calendar(CLI::App& program, Chosen& chosen) {
  auto* const calendar = program.add_subcommand("calendar", "производственный календарь и сроки");
  calendar->require_subcommand(1);
  auto* const due = calendar->add_subcommand("due", "когда кончается срок; --help покажет коды завершения");
  due->footer(
      "Завершается с кодом 0, если ответ дан; 1, если в пакете были непрочитанные строки (их ответы: {\"error\":…});\n"
      "2, если вопрос задан неверно. Календарь тот, что встроен в программу.");
  auto const asked = std::make_shared<Asked>();
  due->add_option("--from", asked->question.from, "день, с которого идёт срок: 2026-01-12");
  due->add_option("--term", asked->question.term, "сколько дней");
  due->add_option("--unit", asked->question.unit, "workdays: рабочие дни; days: календарные дни");
  due->add_flag("--include-start", asked->question.include_start, "считать и сам этот день; без этого – со следующего");
  due->add_flag("--json", asked->json, "ответ в JSON");
  due->add_flag("--batch", asked->batch, "читать строки «FROM TERM UNIT», отвечать строкой JSON на каждую");
  due->callback([asked, &chosen] {
    check(*asked);
    chosen = [asked] { return answer(*asked); };
  });
}

}  // namespace obereg::app
