#include "training/import_routes.hpp"

#include "training/import_file/import_job.hpp"
#include "training/import_page/imports_http.hpp"
#include "training/import_page/upload_http.hpp"

namespace obereg::training {

namespace {

using web::get;
using web::post;

constexpr web::Permission prepare{"training.prepare"};
constexpr std::uint64_t largest_upload = 512u << 20;

}  // namespace

web::Routes import_routes() {
  return {
      get("/training/import", prepare, show_upload),
      post("/training/import", prepare, submit_upload, largest_upload),
      get("/training/imports", prepare, show_imports),
      get("/training/imports/{import}", prepare, show_import),
      get("/training/imports/{import}/errors.xlsx", prepare, download_marked_copy),
      get("/training/imports/{import}/right-rows", prepare, show_right_rows),
      post("/training/imports/{import}/right-rows", prepare, submit_right_rows),
      post("/training/imports/{import}/repairs", prepare, submit_repairs),
  };
}

std::vector<web::Section> training_provider_sections() {
  return {{"Записи, ожидающие добавления", "/training/pending", prepare},
          {"Загрузки файлов", "/training/imports", prepare}};
}

jobs::Handlers import_jobs(web::Services const& services) {
  return {{std::string(import_file_job), [&services](jobs::Run& run) { import_file(run, services); }}};
}

}  // namespace obereg::training
