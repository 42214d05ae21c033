#include "platform/spreadsheets/rewriting/rewritten_sheet.hpp"

#include <memory>
#include <utility>

#include "platform/spreadsheets/errors.hpp"
#include "platform/spreadsheets/xml/tokenizer.hpp"

namespace obereg::spreadsheets {
namespace {

class RewrittenSheet {
 public:
  RewrittenSheet(Archive::PartReader reader, SheetChanges changes)
      : reader_(std::move(reader)), rewriter_(std::move(changes), XmlLimits{}.token_bytes) {}

  bool next(std::string& out) {
    auto const bytes = reader_.next();
    if (bytes.empty()) return false;
    if (std::exchange(first_, false) && !XmlTokenizer::understands(bytes))
      throw WorkbookError("encoding",
                          "Лист записан в редкой кодировке, пометки в него не внести. Откройте файл в Excel, сохраните "
                          "заново как .xlsx и загрузите ещё раз.");
    rewriter_.feed(bytes, out);
    return true;
  }

 private:
  Archive::PartReader reader_;
  SheetRewriter rewriter_;
  bool first_ = true;
};

}  // namespace

void rewrite_sheet(PackageCopy& package, std::size_t sheet, SheetChanges changes) {
  constexpr std::uint64_t room_for_messages = 512u << 20;
  auto const& part = package.structure().sheets.at(sheet).part;
  auto const rewritten = std::make_shared<RewrittenSheet>(package.original().open(part), std::move(changes));
  package.write(
      part, [rewritten](std::string& out) { return rewritten->next(out); },
      2 * package.original().declared_size(part) + room_for_messages);
}

}  // namespace obereg::spreadsheets
