// What may not stand in a template: whoever opens the document made from it, and the program that turns it into PDF,
// would run or fetch it.
#pragma once
#include "platform/docx/reading/package.hpp"

namespace obereg::docx {

// Throws Unfit for macros, embedded objects and files, links to other documents, fields that fetch or run something, a
// DTD, XML that is not well-formed, and for what is no text document of Word.
void require_safe(Package const& package);

}  // namespace obereg::docx
