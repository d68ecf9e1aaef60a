/* SHA-256 of a file's bytes, by nettle. */
#include "engine/input/digest.h"

#include <nettle/sha2.h>

const char *digest_of(const source *bytes, baremo_arena *arena) {
    static const char digits[] = "0123456789abcdef";
    unsigned char *buffer = baremo_arena_raw(arena, SOURCE_BLOCK, 1);
    char *text = baremo_arena_alloc(arena, 2 * SHA256_DIGEST_SIZE + 1);
    uint8_t digest[SHA256_DIGEST_SIZE];
    struct sha256_ctx state;
    sha256_init(&state);
    for (size_t at = 0; at < bytes->size;) {
        size_t length = SOURCE_BLOCK;
        const unsigned char *block = source_block(bytes, at, &length, buffer);
        if (!block || !length)
            return NULL;
        sha256_update(&state, length, block);
        at += length;
    }
    sha256_digest(&state, sizeof digest, digest);
    for (size_t i = 0; i < sizeof digest; i++) {
        text[2 * i] = digits[digest[i] >> 4];
        text[2 * i + 1] = digits[digest[i] & 15];
    }
    return text;
}
