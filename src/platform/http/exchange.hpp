// Between Beast's messages and ours: what a request's head says, and the head of an answer.
#pragma once
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>

#include "platform/http/body/temporary_file.hpp"
#include "platform/http/server.hpp"

namespace obereg::http {

// Throws BadRequest for heads that two servers could read differently (RFC 9112, 6.3: request smuggling).
Request read_request(boost::beast::http::request_header<> const& head, std::string const& peer,
                     ServerOptions const& options);

// Puts the body where handlers look for it: forms and files are taken apart. May read and write files; throws
// BadRequest.
void read_content(Request& request, BodyStore& body, ServerOptions const& options);

// Status line and headers with the headers of safety. Throws std::invalid_argument for a header that would break
// the message (CR, LF, NUL): it is our mistake, and must not reach the client.
boost::beast::http::response<boost::beast::http::empty_body> response_head(Response const& response, unsigned version,
                                                                           bool keep_alive);

// A plain page in Russian; where the target is for programs (/api/), application/problem+json (RFC 9457).
Response error_answer(int status, std::string_view message, std::string_view target);

}  // namespace obereg::http
