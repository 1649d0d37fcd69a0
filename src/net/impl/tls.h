#pragma once

#include <boost/asio/ssl/context.hpp>
#include <memory>

#include "base/result.h"
#include "net/impl/asio.h"
#include "net/server_options.h"

namespace sanlian::net {

/// Shared because connections keep the certificate they began with while a new one is put in place.
using TlsContext = std::shared_ptr<asio::ssl::context>;

/// TLS 1.2 and 1.3, the library's own choice of ciphers. Errors: net.certificate_unreadable.
Result<TlsContext> load_tls(const TlsFiles& files);

std::unique_ptr<Stream> make_tls_stream(Socket socket, TlsContext context);

}  // namespace sanlian::net
