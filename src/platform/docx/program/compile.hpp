// From a package to what is written for each document made of it.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "platform/docx/docx.hpp"
#include "platform/docx/program/program.hpp"
#include "platform/docx/reading/package.hpp"
#include "platform/docx/zip_writing.hpp"

namespace obereg::docx {

// A part of the document to be: packed beforehand, or written from the fields, or the QR code of one.
struct CompiledPart {
  PackedPart packed;  // its name holds for every kind
  std::vector<Step> steps = {};
  FieldName qr = {};
};

struct Compiled {
  std::vector<CompiledPart> parts;
  Names fields;
};

Compiled compile(Package package);  // throws Unfit

}  // namespace obereg::docx
