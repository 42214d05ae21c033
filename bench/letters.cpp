// Letters of refusal made from the built-in template, beside python3-docxtpl, which fills the same template with the
// same fields:
//   bench_letters FOLDER SCRIPT      the script is bench/letters_peer/fill.py
#include <fmt/format.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <thread>
#include <vector>

#include "accreditation/document_templates/kinds.hpp"
#include "measuring/figures.hpp"
#include "measuring/measured.hpp"
#include "platform/documents/qr.hpp"
#include "platform/docx/reading/package.hpp"
#include "platform/docx/zip_writing.hpp"

namespace {

using namespace obereg;
using bench::Goal;

constexpr int rounds = 3, cores = 2, letters_of_core = 3'000, letters_of_peer = 60;
constexpr double least_a_second = 1'000, least_ratio = 50, most_over_idle = 64;  // MiB

accreditation::TemplateKind const& kind() {
  return *accreditation::find_template_kind(accreditation::refusal_letter);
}

// Each letter has words of its own, so that nothing can be kept from one to the next.
docx::Fields fields_of(int number) {
  auto fields = accreditation::sample_fields(kind());
  fields.values["letter_number"] = std::to_string(number);
  fields.values["check_address"] += std::to_string(number);
  return fields;
}

void fill_letters(docx::Template const& letter, int first, int count) {
  for (int i = first; i < first + count; ++i)
    if (!letter.fill(fields_of(i))) throw std::runtime_error("a letter is not filled");
}

void fill_on_all_cores(docx::Template const& letter, int count) {
  std::vector<std::jthread> threads;
  for (int core = 0; core < cores; ++core)
    threads.emplace_back([&, core] { fill_letters(letter, core * count, count); });
}

double letters_a_second(docx::Template const& letter) {
  auto const start = std::chrono::steady_clock::now();
  fill_on_all_cores(letter, letters_of_core);
  return cores * letters_of_core / std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string replaced(std::string text, std::string const& from, std::string const& to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

// The same template in the peer's notation: a loop has rows of its own there, a picture is made beforehand.
std::string peer_template() {
  auto package = docx::read_package(accreditation::built_in_template(kind()));
  auto const loop = [](std::string const& words) {
    return "<w:tr><w:tc><w:p><w:r><w:t>{%tr " + words + " %}</w:t></w:r></w:p></w:tc></w:tr>";
  };
  std::vector<docx::PackedPart> parts;
  for (auto& part : package) {
    if (part.name == "word/document.xml") {
      auto const mark = part.bytes.find("{{grounds.number}}");
      auto const end = part.bytes.find("</w:tr>", mark) + 7, start = part.bytes.rfind("<w:tr>", mark);
      part.bytes.insert(end, loop("endfor"));
      part.bytes.insert(start, loop("for ground in grounds"));
      part.bytes = replaced(part.bytes, "{{grounds.number}}", "{{loop.index}}");
      part.bytes = replaced(part.bytes, "{{grounds.", "{{ground.");
      part.bytes = replaced(part.bytes, "{{qr:check_address 25}}", "{{qr}}");
    }
    parts.push_back(docx::packed(part.name, part.bytes, 9));
  }
  std::vector<docx::PackedPart const*> pointers;
  for (auto const& part : parts) pointers.push_back(&part);
  return docx::write_zip(pointers);
}

void write(std::string const& path, std::string const& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string as_lines(docx::Texts const& texts) {
  std::string lines;
  for (auto const& [name, value] : texts) lines += name + "\t" + replaced(value, "\n", "\\n") + "\n";
  return lines;
}

void prepare_peer(std::string const& folder) {
  auto const fields = fields_of(1);
  write(folder + "/peer.docx", peer_template());
  write(folder + "/qr.png", documents::qr_png(fields.values.at("check_address"), 4));
  write(folder + "/fields.txt", as_lines(fields.values));
  std::string grounds;
  for (auto const& ground : fields.rows.at("grounds")) grounds += as_lines(ground) + "\n";
  write(folder + "/grounds.txt", grounds);
}

// A letter is one that the peer saves to memory; its processes read the script and its libraries before they count.
double peer_letters_a_second(std::string const& script, std::string const& folder) {
  auto const said = folder + "/said.txt";
  bench::measured_command(
      fmt::format("/usr/bin/python3 {} {} {} {} > {}", script, folder, cores, letters_of_peer, said));
  double figure = 0;
  std::ifstream(said) >> figure;
  if (figure <= 0) throw std::runtime_error("the peer made no letters");
  return figure;
}

void measure_memory(docx::Template const& letter) {
  auto const idle = bench::measured([&] { fill_letters(letter, 0, 1); }).peak_mib;
  auto const busy = bench::measured([&] { fill_on_all_cores(letter, letters_of_core); }).peak_mib;
  bench::print_figure("peak memory over one letter", double(busy - idle), "MiB", Goal::at_most, most_over_idle);
}

void measure(std::string const& folder, std::string const& script) {
  auto const bytes = accreditation::built_in_template(kind());
  auto const letter = docx::Template::read(bytes).value();
  prepare_peer(folder);
  measure_memory(letter);
  std::vector<double> ours, peers;
  for (int round = 0; round < rounds; ++round) {
    ours.push_back(letters_a_second(letter));
    peers.push_back(peer_letters_a_second(script, folder));
  }
  auto const own = bench::median(ours), peer = bench::median(peers);
  bench::print_figure("letters a second, both cores", own, "", Goal::at_least, least_a_second);
  bench::print_figure("times as many as python3-docxtpl", own / peer, "", Goal::at_least, least_ratio);
  bench::print_note(
      fmt::format("python3-docxtpl made {:.1f} a second in {} processes, its QR code drawn beforehand; a "
                  "letter of ours has {} bytes",
                  peer, cores, letter.fill(fields_of(1)).value().size()));
  auto const start = bench::processor_seconds();
  constexpr int read_anew = 200;
  for (int i = 0; i < read_anew; ++i) docx::fill(bytes, fields_of(i)).value();
  bench::print_note(fmt::format("a letter whose template is read anew takes {:.2f} ms of one core",
                                (bench::processor_seconds() - start) * 1000 / read_anew));
}

}  // namespace

int main(int count, char** arguments) try {
  if (count != 3) throw std::runtime_error("bench_letters FOLDER SCRIPT");
  measure(arguments[1], arguments[2]);
  return 0;
} catch (std::exception const& failure) {
  std::cerr << "bench_letters: " << failure.what() << '\n';
  return 1;
}
