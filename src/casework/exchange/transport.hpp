// The way to the other authorities: two of them, an adapter of СМЭВ 3 and a folder.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "casework/exchange/settings.hpp"
#include "casework/requests/store.hpp"

namespace obereg::casework {

struct Message {
  std::string id, content;  // UUID; XML
  RequestId request;
};

// Why something did not go, in Russian.
struct Trouble {
  std::string words;
  bool of_all = false;  // the others would not go either
};

struct Arrived {
  std::vector<Incoming> answers;
  std::optional<Trouble> trouble;
  bool tried = true;  // false: there was nothing to ask for
};

class Transport {
 public:
  virtual ~Transport() = default;
  // May be called again with the same message: the other side knows it by its id.
  virtual std::optional<Trouble> send(Message const& message) = 0;
  // What there is for these messages (a folder: whatever there is); the same again until it is told as recorded.
  virtual Arrived answers(std::vector<std::string> const& message_ids) = 0;
  virtual std::optional<Trouble> recorded(Incoming const& answer) = 0;
};

std::unique_ptr<Transport> transport_of(ExchangeSettings const& settings);  // null where the exchange is off
std::unique_ptr<Transport> folder_transport(std::string folder);
std::unique_ptr<Transport> smev_transport(ExchangeSettings settings);

}  // namespace obereg::casework
