// Files that hold a private key, sent where a certificate or a signature was asked for (ACC-02). Known by what is in
// them, whatever their name and size.
#pragma once
#include <string>
#include <string_view>

#include "core/refusal.hpp"

namespace obereg::signatures {

// Why such a file is refused: private_key_given, key_container_given, key_folder_given. Null where no key was found.
// PEM labels are sought in the whole file; of DER, with and without Base64, the first MiB is looked at.
RefusalKind const* private_key_in(std::string_view file);

// The same by labels alone: cheap enough for every file that is read.
RefusalKind const* labelled_key_in(std::string_view file);

// The key is overwritten; what is left is a label without a key, by which labelled_key_in knows what the file was.
void wipe(std::string& file, RefusalKind const& key);

}  // namespace obereg::signatures
