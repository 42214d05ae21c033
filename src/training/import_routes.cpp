#include "training/import_routes.hpp"

#include "training/import_file/import_job.hpp"
#include "training/import_page/imports_http.hpp"
#include "training/import_page/upload_http.hpp"
#include "training/pending_page/pending_http.hpp"
#include "training/reference_page/reference_http.hpp"

namespace obereg::training {

namespace {

using web::get;
using web::post;

constexpr web::Permission prepare{"training.prepare"};
constexpr std::uint64_t largest_upload = 512u << 20;

}  // namespace

web::Routes import_routes() {
  return {
      get("/training/reference", web::everyone, show_training_reference),
      get("/training/reference/template-reimport.xlsx", web::everyone, download_reimport_template),
      get("/training/reference/template-import.xlsx", web::everyone, download_import_template),
      get("/training/pending", prepare, show_pending),
      post("/training/pending/search", prepare, submit_search_pending),
      post("/training/pending/delete", prepare, submit_delete_pending),
      post("/training/pending/form-set", prepare, submit_form_set),
      get("/training/pending/new", prepare, show_new_record),
      post("/training/pending/new", prepare, submit_new_record),
      get("/training/pending/{record}", prepare, show_edit_record),
      post("/training/pending/{record}", prepare, submit_edit_record),
      post("/training/pending/{record}/delete", prepare, submit_delete_record),
      get("/training/import", prepare, show_upload),
      post("/training/import", prepare, submit_upload, largest_upload),
      get("/training/imports", prepare, show_imports),
      get("/training/imports/{import}", prepare, show_import),
      get("/training/imports/{import}/errors.xlsx", prepare, download_marked_copy),
      get("/training/imports/{import}/faults.txt", prepare, download_faults),
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
