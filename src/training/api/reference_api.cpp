#include "training/api/reference_api.hpp"

#include "platform/assets/assets.hpp"
#include "training/api/answers.hpp"
#include "training/validity/validity.hpp"
#include "training_rules/model/programmes.hpp"

namespace obereg::training::api {

http::Response get_description(web::PageContext const&) {
  return http::bytes(std::string(assets::find("src/training/api/openapi.json")), "application/json");
}

http::Response get_programmes(web::PageContext const& context) {
  boost::json::array list;
  auto const validities = context.read([&](database::ReadTx& tx) { return validities_at(tx, context.now); });
  for (auto const& programme : programmes())
    list.push_back({{"id", programme.id},
                    {"code", programme.code},
                    {"title", programme.title},
                    {"validity_months", validities.at(programme.id).months}});
  return json({{"programmes", list}});
}

}  // namespace obereg::training::api
