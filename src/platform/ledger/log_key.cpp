#include "platform/ledger/log_key.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <iterator>

namespace obereg::ledger {

namespace {

struct Free {
  void operator()(BIO* bio) const { BIO_free_all(bio); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Bio = std::unique_ptr<BIO, Free>;
using Context = std::unique_ptr<EVP_MD_CTX, Free>;

KeyHandle own(EVP_PKEY* key) {
  return {key, EVP_PKEY_free};
}

unsigned char const* raw(std::string_view bytes) {
  return reinterpret_cast<unsigned char const*>(bytes.data());
}

std::string content(BIO* bio) {
  char* bytes = nullptr;
  auto const size = BIO_get_mem_data(bio, &bytes);
  return {bytes, static_cast<std::size_t>(size)};
}

// OpenSSL's own callback would ask the terminal.
int give_passphrase(char* buffer, int size, int, void* passphrase) {
  auto const* text = static_cast<std::optional<std::string> const*>(passphrase);
  if (!text || !*text || (*text)->size() > static_cast<std::size_t>(size)) return -1;
  std::memcpy(buffer, (*text)->data(), (*text)->size());
  return static_cast<int>((*text)->size());
}

KeyHandle checked(KeyHandle key, std::string_view what) {
  if (!key)
    throw KeyError(fmt::format("Не удалось прочитать {}: это не ключ в формате PEM или пароль к нему неверен.", what));
  if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_ED25519)
    throw KeyError(fmt::format("Не подходит {}: нужен ключ Ed25519.", what));
  return key;
}

// The name appears with whole content or not at all, whenever the process dies; an older key is never replaced.
void write_new_file(std::string const& path, std::string_view bytes) {
  auto const unfinished = path + "." + std::to_string(::getpid());
  int const file = ::open(unfinished.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) throw KeyError(fmt::format("Не удалось создать файл ключа «{}»: {}.", path, std::strerror(errno)));
  bool const written =
      ::write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) && ::fsync(file) == 0;
  bool const closed = ::close(file) == 0;
  bool const named = written && closed && ::link(unfinished.c_str(), path.c_str()) == 0;
  auto const reason = std::string(std::strerror(errno));
  ::unlink(unfinished.c_str());
  if (!written || !closed)
    throw KeyError(fmt::format("Не удалось записать файл ключа «{}»: проверьте место на диске.", path));
  if (!named) throw KeyError(fmt::format("Не удалось создать файл ключа «{}»: {}.", path, reason));
}

}  // namespace

PublicKey PublicKey::from_pem(std::string_view pem) {
  Bio const bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  return PublicKey(
      checked(own(PEM_read_bio_PUBKEY(bio.get(), nullptr, give_passphrase, nullptr)), "открытый ключ реестра"));
}

std::string PublicKey::pem() const {
  Bio const bio(BIO_new(BIO_s_mem()));
  if (PEM_write_bio_PUBKEY(bio.get(), key_.get()) != 1) throw KeyError("Не удалось записать открытый ключ реестра.");
  return content(bio.get());
}

Hash PublicKey::id() const {
  Bio const bio(BIO_new(BIO_s_mem()));
  if (i2d_PUBKEY_bio(bio.get(), key_.get()) != 1) throw KeyError("Не удалось записать открытый ключ реестра.");
  return sha256(content(bio.get()));
}

bool PublicKey::verify(std::string_view bytes, std::string_view signature) const {
  Context const context(EVP_MD_CTX_new());
  if (EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key_.get()) != 1)
    throw KeyError("Не удалось начать проверку подписи ключом реестра.");
  return EVP_DigestVerify(context.get(), raw(signature), signature.size(), raw(bytes), bytes.size()) == 1;
}

LogKey LogKey::generate() {
  auto key = own(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
  if (!key) throw KeyError("Не удалось создать ключ реестра.");
  return LogKey(std::move(key));
}

LogKey LogKey::load(std::string const& path, std::optional<std::string> const& passphrase) {
  struct stat info {};
  std::ifstream file(path, std::ios::binary);
  if (!file || ::stat(path.c_str(), &info) != 0)
    throw KeyError(fmt::format("Нет файла ключа реестра «{}» или его нельзя открыть.", path));
  if (info.st_mode & (S_IRWXG | S_IRWXO))
    throw KeyError(fmt::format("Файл ключа реестра «{}» доступен не только владельцу. Закройте его: chmod 600.", path));
  std::string const pem{std::istreambuf_iterator<char>(file), {}};
  Bio const bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  auto secret = passphrase;
  return LogKey(checked(own(PEM_read_bio_PrivateKey(bio.get(), nullptr, give_passphrase, &secret)),
                        fmt::format("ключ реестра «{}»", path)));
}

void LogKey::save(std::string const& path, std::optional<std::string> const& passphrase) const {
  Bio const bio(BIO_new(BIO_s_mem()));
  auto const* cipher = passphrase ? EVP_aes_256_cbc() : nullptr;
  auto const* secret = passphrase ? passphrase->data() : nullptr;
  auto const size = passphrase ? static_cast<int>(passphrase->size()) : 0;
  if (PEM_write_bio_PKCS8PrivateKey(bio.get(), key_.get(), cipher, secret, size, nullptr, nullptr) != 1)
    throw KeyError("Не удалось зашифровать ключ реестра.");
  write_new_file(path, content(bio.get()));
}

std::string LogKey::sign(std::string_view bytes) const {
  Context const context(EVP_MD_CTX_new());
  std::string signature(64, '\0');
  auto size = signature.size();
  if (EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_.get()) != 1 ||
      EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size, raw(bytes),
                     bytes.size()) != 1)
    throw KeyError("Не удалось подписать ключом реестра.");
  return signature;
}

}  // namespace obereg::ledger
