// «Справочная информация», section «Обучение по ОТ»: public (TRN-01).
#pragma once
#include "platform/web/route.hpp"

namespace obereg::training {

http::Response show_training_reference(web::PageContext const& context);
http::Response download_reimport_template(web::PageContext const& context);
http::Response download_import_template(web::PageContext const& context);

}  // namespace obereg::training
