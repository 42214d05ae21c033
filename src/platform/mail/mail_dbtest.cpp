#include "platform/mail/mail.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <thread>

#include "core/text.hpp"
#include "support/paths.hpp"
#include "support/test_database.hpp"

namespace obereg::mail {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;
using support::test_now;
using testing::HasSubstr;

Instant clock_now = test_now;
Instant test_clock() {
  return clock_now;
}

// Takes one message as a mail server does, or refuses its recipient.
class SmtpStandIn {
 public:
  explicit SmtpStandIn(bool refuses = false) : refuses_(refuses), thread_([this] { serve(); }) {}
  ~SmtpStandIn() { finish(); }
  // What the client said, once it has said goodbye.
  std::string const& finish() {
    if (thread_.joinable()) thread_.join();
    return received_;
  }
  std::string url() const { return "smtp://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()); }

 private:
  using Tcp = boost::asio::ip::tcp;
  void serve() {
    Tcp::iostream peer;
    acceptor_.accept(peer.socket());
    peer << "220 stand-in\r\n" << std::flush;
    bool in_message = false;
    for (std::string line; std::getline(peer, line);) {
      received_ += line + "\n";
      if (in_message && line != ".\r") continue;
      auto const word = line.substr(0, 4);
      in_message = word == "DATA";
      if (word == "RCPT" && refuses_)
        peer << "550 no such mailbox\r\n";
      else
        peer << (in_message ? "354 go on\r\n" : word == "QUIT" ? "221 bye\r\n" : "250 ok\r\n");
      peer << std::flush;
      if (word == "QUIT") break;
    }
  }
  std::string received_;
  boost::asio::io_context context_;
  Tcp::acceptor acceptor_{context_, Tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0)};
  bool refuses_;
  std::thread thread_;
};

class Mail : public support::OnBothEngines {
 protected:
  void SetUp() override {
    OnBothEngines::SetUp();
    clock_now = test_now;
  }
  void ask() {
    database().write([](database::Tx& tx) {
      send_later(tx, "anna@example.org", "Сертификат кончается через 14 дней: что сделать, чтобы не остаться без входа",
                 "Здравствуйте!\nПолучите новый сертификат.", test_now);
    });
  }
  void run(Transport transport) {
    jobs::Runner runner(database(), {{std::string(job_kind), mail_job(std::move(transport), files_)}}, test_clock);
    while (runner.run_one()) {
    }
  }
  files::Store files_{support::temporary_folder()};
  OutboxEntry entry() {
    return database().read([](database::ReadTx& tx) { return page(tx, 0, 10).at(0); });
  }
};
OBEREG_ON_BOTH_ENGINES(Mail);

TEST_P(Mail, PLT_04_without_SMTP_a_message_becomes_a_file) {
  auto const path = support::temporary_folder() + "/mail";
  ask();
  run(folder(path, "obereg@example.org"));
  std::ifstream stream(path + "/00000001.eml");
  std::string const bytes{std::istreambuf_iterator<char>(stream), {}};
  EXPECT_THAT(bytes, HasSubstr("To: anna@example.org\r\n"));
  EXPECT_THAT(bytes, HasSubstr("Date: Tue, 10 Mar 2026 06:00:00 +0000\r\n"));
  EXPECT_THAT(bytes, HasSubstr(text::base64("Здравствуйте!\nПолучите новый сертификат.").substr(0, 76)));
  EXPECT_EQ(entry().state, "sent");
  EXPECT_EQ(entry().sent_at, test_now);
}

TEST_P(Mail, PLT_04_a_mail_server_gets_the_message_once) {
  SmtpStandIn server;
  ask();
  run(smtp({server.url(), "", "", "obereg@example.org"}));
  EXPECT_EQ(entry().state, "sent") << entry().failure;
  auto const received = server.finish();
  EXPECT_THAT(received, HasSubstr("MAIL FROM:<obereg@example.org>"));
  EXPECT_THAT(received, HasSubstr("RCPT TO:<anna@example.org>"));
  EXPECT_THAT(received, HasSubstr("Subject: =?UTF-8?B?"));
  run([](Message const&) { FAIL() << "sent a second time"; });
}

TEST_P(Mail, PLT_04_what_the_server_refuses_is_tried_again_later_and_given_up_at_last) {
  int calls = 0;
  Transport const refusing = [&](Message const&) {
    ++calls;
    throw std::runtime_error("550 no such mailbox");
  };
  ask();
  run(refusing);
  EXPECT_EQ(calls, 1);
  EXPECT_EQ(entry().state, "waiting");
  EXPECT_EQ(entry().failure, "550 no such mailbox");
  EXPECT_EQ(entry().next_attempt_at, test_now + 1min);
  run(refusing);
  EXPECT_EQ(calls, 1) << "not before its time";
  for (int i = 0; i < 20; ++i) {
    clock_now += 10h;
    run(refusing);
  }
  EXPECT_EQ(calls, 10);
  EXPECT_EQ(entry().state, "failed");
}

TEST_P(Mail, PLT_04_the_reason_of_a_refusal_is_the_servers_own) {
  SmtpStandIn server(true);
  ask();
  run(smtp({server.url(), "", "", "obereg@example.org"}));
  EXPECT_THAT(entry().failure, HasSubstr("550"));
}

TEST_P(Mail, PLT_04_a_failed_message_can_be_sent_again) {
  ask();
  run([](Message const&) { throw std::runtime_error("away"); });
  for (int i = 0; i < 20; ++i) {
    clock_now += 10h;
    run([](Message const&) { throw std::runtime_error("away"); });
  }
  int calls = 0;
  database().write([](database::Tx& tx) {
    EXPECT_TRUE(send_again(tx, 1, clock_now));
    EXPECT_TRUE(send_again(tx, 1, clock_now)) << "a double click";
    EXPECT_FALSE(send_again(tx, 99, clock_now));
  });
  run([&](Message const&) { ++calls; });
  EXPECT_EQ(calls, 1);
  EXPECT_EQ(entry().state, "sent");
}

TEST_P(Mail, PLT_04_files_go_with_a_message_and_one_that_is_missing_is_told_and_tried_again) {
  auto const there = files_.put("%PDF-1.4").hash;
  database().write([&](database::Tx& tx) {
    send_later(tx, "a@example.org", "Письмо", "Приложено", test_now,
               {{"Письмо № 3.pdf", "application/pdf", there}, {"подпись.sig", "application/pkcs7-signature", there}});
  });
  std::vector<AttachedFile> sent;
  run([&](Message const& message) { sent = message.files; });
  ASSERT_EQ(sent.size(), 2u);
  EXPECT_EQ(sent[0].name, "Письмо № 3.pdf");
  EXPECT_EQ(sent[1].media_type, "application/pkcs7-signature");
  EXPECT_EQ(sent[1].bytes, "%PDF-1.4");
  database().write([&](database::Tx& tx) {
    send_later(tx, "a@example.org", "Письмо", "", test_now, {{"нет.pdf", "application/pdf", std::string(64, 'a')}});
  });
  run([&](Message const&) { ADD_FAILURE() << "a message without its file"; });
  EXPECT_EQ(entry().state, "waiting");
  EXPECT_EQ(entry().attempts, 1);
  EXPECT_NE(entry().failure, "");
}

TEST(MailMessage, files_are_parts_with_names_in_any_alphabet_and_nothing_of_theirs_is_a_header) {
  auto const bytes = "\0\xFF--=_obereg_1--\r\nBcc: x"s;
  auto const message = to_rfc5322(
      {1, "a@example.org", "x", "Здравствуйте", test_now, {{"Ё \"1\"\r\nBcc: y.sig", "text/plain\r\nBcc: z", bytes}}},
      "o@example.org");
  EXPECT_THAT(message, HasSubstr("Content-Type: multipart/mixed; boundary=\"=_obereg_1\"\r\n\r\n--=_obereg_1\r\n"));
  EXPECT_THAT(message, HasSubstr("filename*=UTF-8''%D0%81%20%221%22%0D%0ABcc%3A%20y.sig\r\n\r\n" + text::base64(bytes) +
                                 "\r\n--=_obereg_1--\r\n"));
  EXPECT_EQ(message.find("\nBcc:"), std::string::npos);
}

TEST(MailMessage, a_line_break_in_a_subject_or_an_address_makes_no_header_of_its_own) {
  auto const bytes =
      to_rfc5322({1, "a@example.org\r\nBcc: all@example.org", "x\r\nBcc: y", "", test_now}, "o@example.org");
  EXPECT_EQ(bytes.find("\nBcc:"), std::string::npos);
}

TEST(MailMessage, a_long_subject_is_cut_between_letters_into_words_of_at_most_75_characters) {
  std::string subject;
  for (int i = 0; i < 60; ++i) subject += "ж";
  auto const bytes = to_rfc5322({1, "a@example.org", subject, "", test_now}, "o@example.org");
  std::string joined;
  for (std::size_t at = 0; (at = bytes.find("=?UTF-8?B?", at)) != std::string::npos;) {
    auto const end = bytes.find("?=", at + 10) + 2;
    EXPECT_LE(end - at, 75u);
    auto const letters = text::from_base64(bytes.substr(at + 10, end - at - 12));
    EXPECT_TRUE(text::is_utf8(letters));
    joined += letters;
    at = end;
  }
  EXPECT_EQ(joined, subject);
}

}  // namespace
}  // namespace obereg::mail
