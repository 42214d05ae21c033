// Mail by the outbox (PLT-04): written with the change that causes it, sent afterwards by a job, tried again when the
// other side does not take it.
#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/time.hpp"
#include "platform/database/database.hpp"
#include "platform/files/files.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/mail/message.hpp"

namespace obereg::mail {

// Gives the message to somebody who delivers it, or throws std::runtime_error with the reason.
using Transport = std::function<void(Message const&)>;

// By SMTP: "smtp://mail.example.org:587" or "smtps://…". TLS is used wherever the server offers it.
struct SmtpOptions {
  std::string url, user, password;
  std::string from;  // "obereg@example.org"
  bool require_tls = false;
};
Transport smtp(SmtpOptions options);

// Each message becomes a file *.eml: what is done where no SMTP server is configured.
Transport folder(std::string path, std::string from);

// What goes with a message; its bytes lie in the store of files before the message is put into the outbox.
struct Attachment {
  std::string name, media_type, hash;
};

// Puts the message into the outbox and asks for its sending.
void send_later(database::Tx& tx, std::string const& recipient, std::string const& subject, std::string const& body,
                Instant now, std::vector<Attachment> const& attached = {});
// A failed or sent message is sent once more, at once. False where there is no such message.
bool send_again(database::Tx& tx, std::int64_t id, Instant now);

inline constexpr std::string_view job_kind = "mail.send";
// Sends one message. What the transport throws is written to the message and tried again later: after 1, 2, 4 …
// minutes, ten times in all.
jobs::Handler mail_job(Transport transport, files::Store const& files);

struct OutboxEntry {
  std::int64_t id = 0;
  std::string recipient, subject, body;
  std::string state;  // waiting, sent, failed
  int attempts = 0;
  Instant created_at;
  std::optional<Instant> next_attempt_at, sent_at;
  std::string failure;  // of the last attempt
};
std::optional<OutboxEntry> find(database::ReadTx& tx, std::int64_t id);
std::vector<Attachment> attached_to(database::ReadTx& tx, std::int64_t id);
// The newest first, below `before` (0: from the end).
std::vector<OutboxEntry> page(database::ReadTx& tx, std::int64_t before, int size);
std::vector<OutboxEntry> page_of(database::ReadTx& tx, std::string const& recipient, std::int64_t before, int size);

}  // namespace obereg::mail
