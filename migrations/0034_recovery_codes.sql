-- Recovery codes are kept as a salt of 16 bytes and an HMAC-SHA-256 (48 bytes). Those kept as a plain SHA-256 can be
-- guessed by who has the database: they open nothing any more, their owners make new ones under «Второй фактор».
delete from recovery_codes where length(code_hash) = 32;
