// Build-time tool.
//   embed queries IN.sql LOGICAL_PATH OUT.hpp   named SQL -> constants of database::Query
//   embed all-queries OUT.hpp HEADER...          one list of every query, for the test that prepares them all
//   embed assets ROOT OUT.S OUT.cpp FILE...      files -> read-only bytes found by their path below ROOT
// queries.sql: "-- name: find_set" starts a query; "-- [postgresql]" or "-- [sqlite]" starts the text for that engine
// alone.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

struct Query {
  std::string name, common, sqlite, postgresql;
};

std::string trimmed(std::string text) {
  auto const blank = " \t\r\n";
  text.erase(0, std::min(text.find_first_not_of(blank), text.size()));
  text.erase(text.find_last_not_of(blank) + 1);
  return text;
}

std::vector<Query> parse_queries(fs::path const& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::vector<Query> queries;
  std::string* target = nullptr;
  for (std::string line; std::getline(in, line);) {
    auto const text = trimmed(line);
    if (text.rfind("-- name:", 0) == 0) {
      queries.push_back({trimmed(text.substr(8)), "", "", ""});
      target = &queries.back().common;
    } else if (text == "-- [sqlite]" && target) {
      target = &queries.back().sqlite;
    } else if (text == "-- [postgresql]" && target) {
      target = &queries.back().postgresql;
    } else if (text.rfind("--", 0) != 0 && !text.empty()) {
      if (!target) throw std::runtime_error(file.string() + ": SQL before the first '-- name:'");
      *target += text + "\n";
    }
  }
  return queries;
}

std::string namespace_of(
    std::string const& path) {  // training/enter_set/queries.sql -> obereg::sql::training::enter_set
  std::string result = "obereg::sql";
  for (auto const& part : fs::path(path).parent_path()) result += "::" + part.string();
  return result;
}

void write_if_changed(fs::path const& file, std::string const& text) {
  fs::create_directories(file.parent_path());
  std::ifstream old(file, std::ios::binary);
  if (old && std::string(std::istreambuf_iterator<char>(old), {}) == text) {
    fs::last_write_time(file, fs::file_time_type::clock::now());
    return;
  }
  std::ofstream(file, std::ios::binary) << text;
}

void embed_queries(fs::path const& in, std::string const& path, fs::path const& out) {
  std::string text = "// Made from " + path +
                     "; do not edit.\n#pragma once\n#include \"platform/database/query.hpp\"\n\nnamespace " +
                     namespace_of(path) + " {\n\n";
  std::string list;
  for (auto const& query : parse_queries(in)) {
    auto const sqlite = query.sqlite.empty() ? query.common : query.sqlite;
    auto const postgresql = query.postgresql.empty() ? query.common : query.postgresql;
    if (sqlite.empty() || postgresql.empty()) throw std::runtime_error(path + ": " + query.name + " lacks an engine");
    auto const full = fs::path(path).parent_path().string() + "." + query.name;
    text += "inline constexpr database::Query " + query.name + "{\"" + full + "\",\n  R\"sql(" + trimmed(sqlite) +
            ")sql\",\n  R\"sql(" + trimmed(postgresql) + ")sql\"};\n\n";
    list += "&" + query.name + ", ";
  }
  text += "inline constexpr database::Query const* all[] = {" + list + "};\n\n}\n";
  write_if_changed(out, text);
}

void embed_all_queries(fs::path const& out, std::vector<std::string> const& headers) {
  std::string text = "// Every named query of the program; do not edit.\n#pragma once\n#include <vector>\n";
  for (auto const& header : headers) text += "#include \"" + header + "\"\n";
  text +=
      "\nnamespace obereg::database {\n\ninline std::vector<Query const*> every_query() {\n  std::vector<Query const*> "
      "every;\n";
  for (auto const& header : headers)
    text += "  for (auto const* query : " + namespace_of(header) + "::all) every.push_back(query);\n";
  text += "  return every;\n}\n\n}\n";
  write_if_changed(out, text);
}

void embed_assets(fs::path const& root, fs::path const& assembler, fs::path const& table,
                  std::vector<std::string> files) {
  std::sort(files.begin(), files.end());
  std::string bytes = ".section .rodata\n";
  std::string source =
      "// Made by tools/embed; do not edit.\n#include \"platform/assets/assets.hpp\"\n\nextern \"C\" {\n";
  std::string rows;
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto const symbol = "obereg_asset_" + std::to_string(i);
    bytes += ".global " + symbol + "\n.global " + symbol + "_end\n" + symbol + ":\n.incbin \"" + files[i] + "\"\n" +
             symbol + "_end:\n.byte 0\n";
    source += "extern char const " + symbol + "[];\nextern char const " + symbol + "_end[];\n";
    rows += "    {\"" + fs::relative(files[i], root).generic_string() + "\", {" + symbol +
            ", static_cast<std::size_t>(" + symbol + "_end - " + symbol + ")}},\n";
  }
  bytes += ".section .note.GNU-stack,\"\",@progbits\n";
  source +=
      "}\n\nnamespace obereg::assets {\n\nstd::vector<Asset> const& all() {\n  static std::vector<Asset> const table = "
      "{\n" +
      rows + "  };\n  return table;\n}\n\n}\n";
  write_if_changed(assembler, bytes);
  write_if_changed(table, source);
}

}  // namespace

int main(int argc, char** argv) try {
  std::vector<std::string> const arguments(argv + 1, argv + argc);
  if (arguments.size() == 4 && arguments[0] == "queries") {
    embed_queries(arguments[1], arguments[2], arguments[3]);
  } else if (arguments.size() >= 2 && arguments[0] == "all-queries") {
    embed_all_queries(arguments[1], {arguments.begin() + 2, arguments.end()});
  } else if (arguments.size() >= 4 && arguments[0] == "assets") {
    embed_assets(arguments[1], arguments[2], arguments[3], {arguments.begin() + 4, arguments.end()});
  } else {
    std::cerr << "embed: see the top of tools/embed.cpp\n";
    return 2;
  }
  return 0;
} catch (std::exception const& error) {
  std::cerr << "embed: " << error.what() << '\n';
  return 1;
}
