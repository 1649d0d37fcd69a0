#include "net/impl/loop.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/clock.h"
#include "net/impl/connection.h"

namespace sanlian::net {
namespace {
constexpr std::string_view kTooManyConnections =
    "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nRetry-After: 5\r\nConnection: close\r\n\r\n";
constexpr std::array<std::string_view, 7> kWeekdays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
}  // namespace

Loop::Loop(std::shared_ptr<Context> all_loops, std::shared_ptr<Inbox> way_in)
    : shared(std::move(all_loops)), context(*shared), inbox(std::move(way_in)) {
  tick(std::chrono::steady_clock::now());
}

Loop::~Loop() = default;

void Loop::adopt(std::unique_ptr<Stream> stream, std::string peer, bool secure) {
  if (context.connections >= context.options.limits.connections) {
    if (!secure) stream->write(kTooManyConnections, {}, nullptr);
    stream->close();
    return;
  }
  auto connection = std::make_shared<Connection>(*this, std::move(stream), std::move(peer), secure);
  connection->place = connections_.size();
  connections_.push_back(connection);
  ++context.connections;
  connection->start();
}

void Loop::remove(Connection& connection) {
  const auto place = connection.place;
  std::swap(connections_[place], connections_.back());
  connections_[place]->place = place;
  --context.connections;
  connections_.pop_back();
}

void Loop::tick(TimePoint time) {
  now = time;
  update_date();
  // Backwards, because a connection may remove itself and the last one then takes its place.
  for (auto i = connections_.size(); i-- > 0;) {
    if (i >= connections_.size()) continue;
    const auto kept = connections_[i];
    kept->tick(now);
  }
}

std::chrono::milliseconds Loop::tick_every() const {
  const auto& d = context.options.deadlines;
  const auto shortest = std::min({d.head, d.body, d.idle, d.write, d.linger, d.heartbeat});
  return std::clamp(shortest / 8, std::chrono::milliseconds(5), std::chrono::milliseconds(250));
}

void Loop::finish_up() {
  const auto all = connections_;
  for (const auto& connection : all) connection->finish_up();
}

void Loop::cut_all() {
  const auto all = connections_;
  for (const auto& connection : all) connection->cut();
}

/// IMF-fixdate: RFC 9110 §5.6.7.
void Loop::update_date() {
  const auto second = SystemClock().now().micros / kMicrosPerSecond;
  if (second == date_second_) return;
  date_second_ = second;
  const Date date{second / 86'400};
  const auto civil = date.civil();
  const auto of_day = second % 86'400;
  date_line = fmt::format("Date: {}, {:02} {} {} {:02}:{:02}:{:02} GMT\r\n",
                          kWeekdays[static_cast<std::size_t>(date.weekday() - 1)], civil.day,
                          kMonths[static_cast<std::size_t>(civil.month - 1)], civil.year, of_day / 3600,
                          of_day / 60 % 60, of_day % 60);
}

}  // namespace sanlian::net
