#include "net/impl/tls.h"

#include <array>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/write.hpp>

#include "net/errors.h"

namespace sanlian::net {
namespace {

class TlsStream final : public Stream {
 public:
  TlsStream(Socket socket, TlsContext context) : context_(std::move(context)), stream_(std::move(socket), *context_) {}

  bool handshake(Owner owner) override {
    stream_.async_handshake(asio::ssl::stream_base::server,
                            [owner = std::move(owner)](const AsioError& error) { owner->on_ready(!error); });
    return false;
  }

  void read(std::span<char> room, Owner owner) override {
    stream_.async_read_some(
        asio::buffer(room.data(), room.size()),
        [owner = std::move(owner)](const AsioError& error, std::size_t bytes) { owner->on_read(error ? 0 : bytes); });
  }

  Wrote write(std::string_view first, std::string_view second, Owner owner) override {
    const std::array<asio::const_buffer, 2> both{asio::const_buffer(first.data(), first.size()),
                                                 asio::const_buffer(second.data(), second.size())};
    asio::async_write(stream_, both,
                      [owner = std::move(owner)](const AsioError& error, std::size_t) { owner->on_written(!error); });
    return Wrote::later;
  }

  bool finish(Owner owner) override {
    stream_.async_shutdown([owner = std::move(owner)](const AsioError&) { owner->on_finished(); });
    return false;
  }

  void close() override {
    AsioError ignored;
    stream_.next_layer().close(ignored);
  }

 private:
  TlsContext context_;  ///< Outlives the stream made from it.
  asio::ssl::stream<Socket> stream_;
};

}  // namespace

Result<TlsContext> load_tls(const TlsFiles& files) {
  auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
  const auto refuse = [](const std::filesystem::path& file, const AsioError& error) {
    return Error(errors::certificate_unreadable, {{"file", file.string()}, {"reason", error.message()}});
  };
  AsioError error;
  context->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                           asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 |
                           asio::ssl::context::no_tlsv1_1 | SSL_OP_NO_RENEGOTIATION,
                       error);
  context->use_certificate_chain_file(files.certificate_chain.string(), error);
  if (error) return refuse(files.certificate_chain, error);
  context->use_private_key_file(files.private_key.string(), asio::ssl::context::pem, error);
  if (error) return refuse(files.private_key, error);
  if (SSL_CTX_check_private_key(context->native_handle()) != 1)
    return Error(errors::certificate_unreadable,
                 {{"file", files.private_key.string()}, {"reason", "the key does not belong to the certificate"}});
  return context;
}

std::unique_ptr<Stream> make_tls_stream(Socket socket, TlsContext context) {
  return std::make_unique<TlsStream>(std::move(socket), std::move(context));
}

}  // namespace sanlian::net
