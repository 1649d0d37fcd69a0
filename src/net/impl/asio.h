// The Asio types the room uses: a concrete executor instead of the polymorphic one saves two indirect calls an
// operation.
#pragma once

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <memory>

#include "net/impl/stream.h"

namespace sanlian::net {

namespace asio = boost::asio;
using AsioError = boost::system::error_code;
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Executor>;

std::unique_ptr<Stream> make_plain_stream(Socket socket);

}  // namespace sanlian::net
