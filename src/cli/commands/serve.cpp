#include <malloc.h>
#include <signal.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "api/api.h"
#include "base/log.h"
#include "cli/command.h"
#include "cli/errors.h"
#include "net/server.h"
#include "site/embedded.h"
#include "site/site.h"
#include "work/files.h"

namespace sanlian::cli {
namespace {

struct Options {
  std::string address = "127.0.0.1";
  int port = 8080;
  int threads = 0;
  bool demo = false;
  std::string corpus;
  std::string certificate, key, test_clock;
};

/// The C library gives memory back to the system, and takes it again, thousands of times a second as the writer's
/// groups come and go; so much may lie ready instead.
void keep_memory() {
  mallopt(M_TOP_PAD, 1 << 20);
  mallopt(M_TRIM_THRESHOLD, 64 << 20);
}

/// Waits until the process is asked to end; SIGHUP reads the certificates again.
void wait_for_end(net::Server& server) {
  sigset_t wanted;
  sigemptyset(&wanted);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&wanted, signal);
  for (int signal = 0; sigwait(&wanted, &signal) == 0 && signal == SIGHUP;)
    if (const auto reloaded = server.reload_certificate(); !reloaded)
      log(LogLevel::error, reloaded.error().print(Lang::en));
}

Status serve(Context& context, const Options& options) {
  sigset_t blocked;  // before any thread starts, so that all inherit it and sigwait alone hears them
  sigemptyset(&blocked);
  // SIGXFSZ: a file that may not grow is told to whoever wrote, and does not end the service
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGXFSZ}) sigaddset(&blocked, signal);
  pthread_sigmask(SIG_BLOCK, &blocked, nullptr);

  keep_memory();

  std::optional<ManualClock> test_clock;
  if (!options.test_clock.empty()) {
    const auto start = Instant::parse(options.test_clock);
    if (!start) return Error(errors::bad_clock, {{"value", options.test_clock}});
    test_clock.emplace(*start);
  }
  const Clock& clock = test_clock ? static_cast<const Clock&>(*test_clock) : context.clock;
  const auto platform = SANLIAN_TRY(work::Platform::open({.data = context.data,
                                                          .packs = SANLIAN_TRY(context.packs_folder()),
                                                          .clock = &clock,
                                                          .random = &context.random,
                                                          .corpus = options.corpus}));
  net::ServerOptions server_options{
      .address = options.address, .port = static_cast<std::uint16_t>(options.port), .threads = options.threads};
  if (!options.certificate.empty()) server_options.tls = net::TlsFiles{options.certificate, options.key};
  server_options.upload_folder = work::files_of(platform->store()).incoming();  // emptied at the next start
  api::Api api(*platform,
               {.secure_cookies = server_options.tls.has_value(), .test_clock = test_clock ? &*test_clock : nullptr});
  auto router = api.router();
  site::add_routes(router, site::embedded(), context.random);
  net::Server server(server_options, std::move(router), api.hooks());
  SANLIAN_TRY(server.start());
  std::printf("sanlian is ready at %s\n", server.url().c_str());
  if (options.demo) print_logins(SANLIAN_TRY(demo::logins(platform->packs(), "linkong")));
  std::fflush(stdout);
  wait_for_end(server);
  server.stop();
  return {};
}

}  // namespace

void add_serve(CLI::App& app, Context& context, Action& action) {
  auto* command = app.add_subcommand("serve", "serve the platform over HTTP");
  add_data_option(*command, context);
  const auto options = std::make_shared<Options>();
  command->add_option("--address", options->address, "address to listen on")->capture_default_str();
  command->add_option("--port", options->port, "port; 0 takes a free one")
      ->check(CLI::Range(0, 65535))
      ->capture_default_str();
  command->add_option("--threads", options->threads, "event loops; 0 is one a core");
  auto* certificate = command->add_option("--certificate", options->certificate, "PEM chain: serve HTTPS");
  command->add_option("--key", options->key, "PEM private key")->needs(certificate);
  command->add_option("--corpus", options->corpus, "folder of the patent corpus; else `corpus` in the data folder");
  command->add_flag("--demo", options->demo, "print the demo log-ins");
  command->add_option("--test-clock", options->test_clock, "tests only: stand still at this instant until it is set");
  command->callback(
      [&context, &action, options] { action = [&context, options] { return serve(context, *options); }; });
}

}  // namespace sanlian::cli
