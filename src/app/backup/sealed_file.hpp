// A file that only a passphrase opens: libsodium's secretstream (XChaCha20-Poly1305) under a key by Argon2id. A byte
// changed, a piece removed, an end cut off: reading throws.
#pragma once
#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace obereg::app {

class SealedWriter {
 public:
  SealedWriter(std::string const& path, std::string const& passphrase);  // the file must not exist yet
  ~SealedWriter();
  SealedWriter(SealedWriter const&) = delete;
  void write(std::string_view bytes);
  void finish();  // without it the file can't be read

 private:
  void seal(unsigned char tag);
  std::ofstream file_;
  std::vector<unsigned char> state_;
  std::string piece_;
};

class SealedReader {
 public:
  SealedReader(std::string const& path, std::string const& passphrase);  // throws OperatorError
  ~SealedReader();
  SealedReader(SealedReader const&) = delete;
  std::string_view next();  // the next piece; empty at the end

 private:
  std::ifstream file_;
  std::vector<unsigned char> state_;
  std::string piece_, sealed_;
  bool ended_ = false;
};

}  // namespace obereg::app
