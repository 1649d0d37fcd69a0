// TLS against the library's own client; the certificates are made on the spot.
#include <gtest/gtest.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include "net/errors.h"
#include "net/impl/test_server.h"
#include "support/raw_socket.h"
#include "support/temp_folder.h"

namespace sanlian::net {
namespace {
using namespace std::chrono_literals;
using test::RawSocket;

/// Writes a self-signed certificate for `name` and its key.
void make_certificate(const TlsFiles& files, const std::string& name) {
  EVP_PKEY* key = EVP_EC_gen("P-256");
  X509* certificate = X509_new();
  ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
  X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
  X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
  X509_set_pubkey(certificate, key);
  X509_NAME* subject = X509_get_subject_name(certificate);
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1,
                             0);
  X509_set_issuer_name(certificate, subject);
  X509_sign(certificate, key, EVP_sha256());
  FILE* file = std::fopen(files.certificate_chain.c_str(), "w");
  PEM_write_X509(file, certificate);
  std::fclose(file);
  file = std::fopen(files.private_key.c_str(), "w");
  PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
  std::fclose(file);
  X509_free(certificate);
  EVP_PKEY_free(key);
}

class TlsClient {
 public:
  explicit TlsClient(std::uint16_t port, int version_max = TLS1_3_VERSION)
      : socket_(port), context_(SSL_CTX_new(TLS_client_method())) {
    SSL_CTX_set_security_level(context_, 0);  // so that old versions are refused by the server, not by us
    SSL_CTX_set_max_proto_version(context_, version_max);
    ssl_ = SSL_new(context_);
    SSL_set_fd(ssl_, socket_.descriptor());
    connected_ = SSL_connect(ssl_) == 1;
  }
  ~TlsClient() {
    SSL_free(ssl_);
    SSL_CTX_free(context_);
  }
  bool connected() const { return connected_; }
  std::string version() const { return SSL_get_version(ssl_); }
  std::string peer_name() const {
    X509* certificate = SSL_get1_peer_certificate(ssl_);
    char name[100] = {};
    X509_NAME_get_text_by_NID(X509_get_subject_name(certificate), NID_commonName, name, sizeof name);
    X509_free(certificate);
    return name;
  }
  void send(std::string_view bytes) { SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size())); }
  std::string receive_until(std::string_view mark) {
    std::string all;
    char buffer[16384];
    while (all.find(mark) == std::string::npos) {
      const int got = SSL_read(ssl_, buffer, sizeof buffer);
      if (got <= 0) return all;
      all.append(buffer, static_cast<std::size_t>(got));
    }
    return all;
  }
  /// True: the other end said goodbye in TLS, and did not merely break off.
  bool ended_properly() {
    char byte;
    return SSL_read(ssl_, &byte, 1) == 0 && SSL_get_error(ssl_, 0) == SSL_ERROR_ZERO_RETURN;
  }

 private:
  RawSocket socket_;
  SSL_CTX* context_;
  SSL* ssl_ = nullptr;
  bool connected_ = false;
};

struct Secure {
  test::TempFolder folder;
  TlsFiles files{folder / "chain.pem", folder / "key.pem"};
  ServerOptions options;
  Secure() {
    make_certificate(files, "first.example");
    options.tls = files;
    options.deadlines.head = 100ms;
  }
};

Router secure_router() {
  Router router = echo_router();
  router.add(Method::get, "/secure",
             [](const Request& request) { return Response::text(request.secure() ? "secure" : "open"); });
  return router;
}

TEST(Tls, ServesRequestsAndSaysGoodbye) {
  Secure secure;
  TestServer server(secure_router(), secure.options);
  EXPECT_TRUE(server->url().starts_with("https://127.0.0.1:"));
  TlsClient client(server.port());
  ASSERT_TRUE(client.connected());
  EXPECT_EQ(client.version(), "TLSv1.3");
  for (int i = 0; i < 3; ++i) {
    client.send("GET /secure HTTP/1.1\r\nHost: a\r\n\r\n");
    EXPECT_TRUE(client.receive_until("secure").starts_with("HTTP/1.1 200 OK\r\n"));
  }
  const std::string body(300'000, 'b');
  client.send("POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 300001\r\n\r\n" + body + "$");
  EXPECT_TRUE(client.receive_until("$").ends_with(body + "$"));
  EXPECT_TRUE(client.ended_properly());
}

TEST(Tls, PipelinedRequestsAreAnsweredInOrder) {
  Secure secure;
  TestServer server(secure_router(), secure.options);
  TlsClient client(server.port());
  client.send("GET /secure HTTP/1.1\r\nHost: a\r\n\r\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
  const auto all = client.receive_until("hello");
  EXPECT_LT(all.find("secure"), all.find("hello"));
}

TEST(Tls, TakesVersion12AndNothingOlder) {
  Secure secure;
  TestServer server(secure_router(), secure.options);
  TlsClient modern(server.port(), TLS1_2_VERSION);
  EXPECT_TRUE(modern.connected());
  EXPECT_EQ(modern.version(), "TLSv1.2");
  EXPECT_FALSE(TlsClient(server.port(), TLS1_1_VERSION).connected());
}

TEST(Tls, ReloadedCertificatesServeNewConnectionsAndOldOnesGoOn) {
  Secure secure;
  TestServer server(secure_router(), secure.options);
  TlsClient before(server.port());
  EXPECT_EQ(before.peer_name(), "first.example");
  make_certificate(secure.files, "second.example");
  ASSERT_TRUE(server->reload_certificate());
  TlsClient after(server.port());
  EXPECT_EQ(after.peer_name(), "second.example");
  before.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_TRUE(before.receive_until("hello").ends_with("hello"));
}

TEST(Tls, ABadCertificateIsRefusedAndTheOldOneStays) {
  Secure secure;
  TestServer server(secure_router(), secure.options);
  secure.folder.write("chain.pem", "no certificate");
  const auto status = server->reload_certificate();
  ASSERT_FALSE(status);
  EXPECT_TRUE(status.error().is(errors::certificate_unreadable));
  EXPECT_NE(status.error().message().find("chain.pem"), std::string::npos);
  EXPECT_EQ(TlsClient(server.port()).peer_name(), "first.example");
}

TEST(Tls, AKeyOfAnotherCertificateIsRefused) {
  Secure secure;
  test::TempFolder other;
  make_certificate({other / "chain.pem", other / "key.pem"}, "other.example");
  secure.options.tls->private_key = other / "key.pem";
  Server server(secure.options, secure_router());
  EXPECT_TRUE(server.start().error().is(errors::certificate_unreadable));
}

TEST(Tls, PlainTextAndSilenceAreCutOff) {
  Secure secure;
  TestServer server(secure_router(), secure.options);
  RawSocket plain(server.port()), silent(server.port());
  plain.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(plain.receive_to_end().find("hello"), std::string::npos);
  EXPECT_EQ(silent.receive_to_end(), "");  // by the deadline of the handshake
}

}  // namespace
}  // namespace sanlian::net
