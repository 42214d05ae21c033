#include "training/api/reference_api.hpp"

#include "platform/assets/assets.hpp"
#include "training/api/answers.hpp"
#include "training/records/registry_rows.hpp"
#include "training_rules/model/programmes.hpp"

namespace obereg::training::api {

http::Response get_description(web::PageContext const&) {
  return http::bytes(std::string(assets::find("src/training/api/openapi.json")), "application/json");
}

http::Response get_programmes(web::PageContext const& context) {
  boost::json::array list;
  context.read([&](database::ReadTx& tx) {
    for (auto const& programme : programmes())
      list.push_back({{"id", programme.id},
                      {"code", programme.code},
                      {"title", programme.title},
                      {"validity_months", validity_months(tx, programme.id)}});
  });
  return json({{"programmes", list}});
}

}  // namespace obereg::training::api
