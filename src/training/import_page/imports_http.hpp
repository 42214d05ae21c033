// «Загрузки файлов»: the progress of a check, its result, its mistakes and what may be done about them (TRN-10,
// TRN-11).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

http::Response show_imports(web::PageContext const& context);
http::Response show_import(web::PageContext const& context);
http::Response show_right_rows(web::PageContext const& context);
http::Response submit_right_rows(web::ActionContext const& context);
// «Скачать файл с ошибками»: the user's own workbook, marked.
http::Response download_marked_copy(web::PageContext const& context);
// Every fault of the form of an xml file, as text.
http::Response download_faults(web::PageContext const& context);
http::Response submit_repairs(web::ActionContext const& context);

}  // namespace obereg::training
