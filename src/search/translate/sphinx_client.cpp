#include "search/translate/sphinx_client.h"

#include <charconv>
#include <optional>

#include "search/translate/errors.h"
#include "search/translate/impl/socket_stream.h"

namespace sanlian::search {
namespace {
constexpr std::uint8_t kOk = 0x00, kEnd = 0xFE, kError = 0xFF, kQuery = 0x03;
constexpr std::size_t kPacketMax = 0xFF'FFFF;  // a longer payload comes in several; none of ours does

std::uint8_t byte_at(std::string_view bytes, std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); }

void put_number(std::string& out, std::uint64_t n, int bytes) {
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(n >> (8 * i) & 0xFF);
}

/// A length-encoded number; nothing where it is cut short. 0xFB is NULL, told as the largest number.
std::optional<std::uint64_t> take_length(std::string_view bytes, std::size_t& at) {
  if (at >= bytes.size()) return std::nullopt;
  const auto first = byte_at(bytes, at++);
  if (first < 0xFB) return first;
  if (first == 0xFB) return std::numeric_limits<std::uint64_t>::max();
  const std::size_t width = first == 0xFC ? 2 : first == 0xFD ? 3 : 8;
  if (first == 0xFF || bytes.size() - at < width) return std::nullopt;
  std::uint64_t n = 0;
  for (std::size_t i = 0; i < width; ++i) n |= std::uint64_t{byte_at(bytes, at + i)} << (8 * i);
  at += width;
  return n;
}
}  // namespace

struct SphinxClient::Packet {
  std::uint8_t sequence = 0;
  std::string payload;
  std::uint8_t kind() const { return payload.empty() ? kOk : byte_at(payload, 0); }
  bool is_end() const { return kind() == kEnd && payload.size() < 9; }
};

SphinxClient::SphinxClient(std::unique_ptr<ByteStream> stream, std::string where, const SphinxLimits& limits)
    : stream_(std::move(stream)), where_(std::move(where)), limits_(limits) {}

Result<SphinxClient> SphinxClient::connect(const std::string& host, std::uint16_t port, const SphinxLimits& limits) {
  auto where = host + ":" + std::to_string(port);
  auto stream = SANLIAN_TRY(open_socket(host, port, limits.time_max));
  return over(std::move(stream), std::move(where), limits);
}

Result<SphinxClient> SphinxClient::over(std::unique_ptr<ByteStream> stream, std::string where,
                                        const SphinxLimits& limits) {
  SphinxClient client(std::move(stream), std::move(where), limits);
  const auto greeting = SANLIAN_TRY(client.packet());
  if (greeting.kind() == kError) return client.refusal(greeting.payload);
  if (greeting.kind() != 10) return client.garbled("handshake");
  constexpr std::uint32_t kCapabilities = 0x0001 | 0x0200 | 0x8000;  // long password, protocol 4.1, secure connection
  std::string reply;
  put_number(reply, kCapabilities, 4);
  put_number(reply, kPacketMax, 4);
  reply += '\x21';  // UTF-8
  reply.append(23, '\0');
  reply.append("sanlian", 8);  // with its end
  reply += '\0';               // no password
  SANLIAN_TRY(client.send(reply, static_cast<std::uint8_t>(greeting.sequence + 1)));
  const auto answer = SANLIAN_TRY(client.packet());
  if (answer.kind() == kError) return client.refusal(answer.payload);
  if (answer.kind() != kOk) return client.garbled("login");
  return client;
}

Result<std::vector<SphinxClient::Row>> SphinxClient::query(std::string_view sql) {
  bytes_ = 0;
  std::string payload(1, static_cast<char>(kQuery));
  payload += sql;
  SANLIAN_TRY(send(payload, 0));
  const auto head = SANLIAN_TRY(packet());
  if (head.kind() == kError) return refusal(head.payload);
  if (head.kind() == kOk) return std::vector<Row>();
  std::size_t at = 0;
  const auto columns = take_length(head.payload, at);
  if (!columns || *columns == 0 || *columns > 4096 || at != head.payload.size()) return garbled("columns");
  for (std::uint64_t i = 0; i < *columns; ++i) {
    const auto column = SANLIAN_TRY(packet());
    if (column.kind() == kError) return refusal(column.payload);
  }
  if (!SANLIAN_TRY(packet()).is_end()) return garbled("columns");
  std::vector<Row> rows;
  for (;;) {
    const auto row = SANLIAN_TRY(packet());
    if (row.kind() == kError) return refusal(row.payload);
    if (row.is_end()) return rows;
    if (rows.size() >= limits_.rows_max) return garbled("rows");
    Row& cells = rows.emplace_back();
    for (std::size_t place = 0; place < row.payload.size();) {
      const auto length = take_length(row.payload, place);
      if (!length) return garbled("row");
      const bool is_null = *length == std::numeric_limits<std::uint64_t>::max();
      if (!is_null && *length > row.payload.size() - place) return garbled("row");
      cells.push_back(is_null ? std::string() : row.payload.substr(place, *length));
      if (!is_null) place += *length;
    }
    if (cells.size() != *columns) return garbled("row");
  }
}

Result<std::uint64_t> SphinxClient::count(std::string_view sql) {
  const auto rows = SANLIAN_TRY(query(sql));
  if (rows.empty()) return std::uint64_t{0};
  const auto& text = rows.front().front();
  std::uint64_t n = 0;
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (rows.size() != 1 || wrong != std::errc() || end != text.data() + text.size()) return garbled("count");
  return n;
}

Result<SphinxClient::Packet> SphinxClient::packet() {
  const auto head = SANLIAN_TRY(stream_->read(4));
  if (head.size() != 4) return garbled("packet");
  const std::size_t size = byte_at(head, 0) | std::size_t{byte_at(head, 1)} << 8 | std::size_t{byte_at(head, 2)} << 16;
  bytes_ += size + 4;
  if (size == kPacketMax || bytes_ > limits_.bytes_max) return garbled("size");
  Packet packet{byte_at(head, 3), SANLIAN_TRY(stream_->read(size))};
  if (packet.payload.size() != size) return garbled("packet");
  return packet;
}

Status SphinxClient::send(std::string_view payload, std::uint8_t sequence) {
  if (payload.size() >= kPacketMax) return garbled("query");
  std::string bytes;
  put_number(bytes, payload.size(), 3);
  bytes += static_cast<char>(sequence);
  bytes += payload;
  return stream_->write(bytes);
}

Error SphinxClient::garbled(std::string_view reason) const {
  return Error(errors::engine_garbled, {{"where", where_}, {"reason", std::string(reason)}});
}

/// 0xFF, number (2), `#` and state (5), then words; some engines leave the state out.
Error SphinxClient::refusal(std::string_view payload) const {
  auto words = payload.substr(std::min<std::size_t>(3, payload.size()));
  if (words.starts_with('#')) words.remove_prefix(std::min<std::size_t>(6, words.size()));
  constexpr std::size_t kWordsMax = 500;
  std::string shown;
  for (const char c : words.substr(0, kWordsMax)) shown += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  return Error(errors::engine_refused, {{"where", where_}, {"reason", shown}});
}

}  // namespace sanlian::search
