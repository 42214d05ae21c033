// Objects in a storage that speaks the S3 protocol, by option (PLT-06): one bucket, addressed by path, requests signed
// by AWS Signature Version 4.
#pragma once
#include <functional>
#include <string>
#include <vector>

namespace obereg::files {

struct ObjectStorageOptions {
  std::string url;  // of the bucket: "https://storage.example/obereg"
  std::string region = "us-east-1";
  std::string key_id, secret;
};

// Each call throws std::runtime_error where the storage does not answer or does not want; nothing is tried twice.
class ObjectStorage {
 public:
  explicit ObjectStorage(ObjectStorageOptions options);
  // `sha256`: of the file's bytes, 64 hexadecimal digits; the storage compares.
  void put(std::string const& name, std::string const& path, std::string const& sha256) const;
  bool get(std::string const& name, std::string const& path) const;  // false where there is no such object
  bool has(std::string const& name) const;
  std::vector<std::string> names() const;  // of all objects

 private:
  ObjectStorageOptions options_;
};

}  // namespace obereg::files
