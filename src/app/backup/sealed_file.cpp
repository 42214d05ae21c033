#include "app/backup/sealed_file.hpp"

#include <sodium.h>

#include <array>
#include <filesystem>

#include "app/program/operator_error.hpp"

namespace obereg::app {

namespace {

constexpr std::string_view magic = "obereg-backup-1\n";
constexpr std::size_t piece_bytes = 256u << 10;
constexpr std::size_t added_bytes = crypto_secretstream_xchacha20poly1305_ABYTES;

using Salt = std::array<unsigned char, crypto_pwhash_SALTBYTES>;
using Key = std::array<unsigned char, crypto_secretstream_xchacha20poly1305_KEYBYTES>;
using Header = std::array<unsigned char, crypto_secretstream_xchacha20poly1305_HEADERBYTES>;

Key key_of(std::string const& passphrase, Salt const& salt) {
  Key key;
  if (crypto_pwhash(key.data(), key.size(), passphrase.data(), passphrase.size(), salt.data(),
                    crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE,
                    crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::runtime_error("не хватает памяти на ключ копии");
  return key;
}

auto* state_of(std::vector<unsigned char>& bytes) {
  return reinterpret_cast<crypto_secretstream_xchacha20poly1305_state*>(bytes.data());
}

unsigned char* raw(std::string& bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

template <class Array>
void put(std::ofstream& file, Array const& bytes) {
  file.write(reinterpret_cast<char const*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

template <class Array>
bool take(std::ifstream& file, Array& bytes) {
  return bool(file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size())));
}

void start_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium не запускается");
}

}  // namespace

SealedWriter::SealedWriter(std::string const& path, std::string const& passphrase)
    : state_(sizeof(crypto_secretstream_xchacha20poly1305_state)) {
  start_sodium();
  if (std::filesystem::exists(path)) throw OperatorError("Файл " + path + " уже есть: копия его не заменит.");
  file_.open(path, std::ios::binary);
  if (!file_) throw OperatorError("Файл " + path + " не создаётся: проверьте папку и права.");
  std::filesystem::permissions(path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  Salt salt;
  randombytes_buf(salt.data(), salt.size());
  auto key = key_of(passphrase, salt);
  Header header;
  crypto_secretstream_xchacha20poly1305_init_push(state_of(state_), header.data(), key.data());
  sodium_memzero(key.data(), key.size());
  file_ << magic;
  put(file_, salt);
  put(file_, header);
}

SealedWriter::~SealedWriter() {
  sodium_memzero(state_.data(), state_.size());
}

void SealedWriter::seal(unsigned char tag) {
  std::string sealed(piece_.size() + added_bytes, '\0');
  crypto_secretstream_xchacha20poly1305_push(state_of(state_), raw(sealed), nullptr, raw(piece_), piece_.size(),
                                             nullptr, 0, tag);
  file_ << sealed;
  if (!file_) throw OperatorError("Копия не пишется: возможно, на диске нет места.");
  piece_.clear();
}

void SealedWriter::write(std::string_view bytes) {
  while (!bytes.empty()) {
    auto const taken = bytes.substr(0, piece_bytes - piece_.size());
    piece_ += taken;
    bytes.remove_prefix(taken.size());
    if (piece_.size() == piece_bytes) seal(0);
  }
}

void SealedWriter::finish() {
  seal(crypto_secretstream_xchacha20poly1305_TAG_FINAL);
  if (!file_.flush()) throw OperatorError("Копия не пишется: возможно, на диске нет места.");
}

SealedReader::SealedReader(std::string const& path, std::string const& passphrase)
    : file_(path, std::ios::binary), state_(sizeof(crypto_secretstream_xchacha20poly1305_state)) {
  start_sodium();
  if (!file_) throw OperatorError("Файл " + path + " не читается.");
  std::string first(magic.size(), '\0');
  Salt salt;
  Header header;
  if (!take(file_, first) || first != magic || !take(file_, salt) || !take(file_, header))
    throw OperatorError("Файл " + path + " — не резервная копия Оберега.");
  auto key = key_of(passphrase, salt);
  crypto_secretstream_xchacha20poly1305_init_pull(state_of(state_), header.data(), key.data());
  sodium_memzero(key.data(), key.size());
}

SealedReader::~SealedReader() {
  sodium_memzero(state_.data(), state_.size());
}

std::string_view SealedReader::next() {
  if (ended_) return {};
  sealed_.resize(piece_bytes + added_bytes);
  file_.read(sealed_.data(), static_cast<std::streamsize>(sealed_.size()));
  sealed_.resize(static_cast<std::size_t>(file_.gcount()));
  unsigned char tag = 0;
  if (sealed_.size() >= added_bytes) piece_.resize(sealed_.size() - added_bytes);
  if (sealed_.size() < added_bytes ||
      crypto_secretstream_xchacha20poly1305_pull(state_of(state_), raw(piece_), nullptr, &tag, raw(sealed_),
                                                 sealed_.size(), nullptr, 0) != 0)
    throw OperatorError("Копия не открывается: кодовая фраза другая либо файл испорчен или оборван.");
  ended_ = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  return piece_;
}

}  // namespace obereg::app
