/* Formats before 117 begin with their number; from 117 on a map tells where the parts of the file
 * begin (14 offsets of eight bytes), the last one being the length of the file. The parts stand in
 * that order, so the map is not needed, and some programs leave zeros in it; but one that points
 * behind the end tells of a damaged file. */
#include "engine/input/dta_head.h"

#include <stdint.h>
#include <string.h>

enum { HEAD = 1024, OFFSETS = 14, OFFSET = 8, FIRST_WITH_REASONS = 113, FIRST_LONG_NAMES = 110 };

/* Bytes behind a tag; NULL: not there, or fewer than wanted. */
static const unsigned char *behind(const unsigned char *head, size_t length, const char *tag,
                                   size_t wanted) {
    size_t tag_length = strlen(tag);
    for (size_t i = 0; i + tag_length + wanted <= length; i++)
        if (memcmp(head + i, tag, tag_length) == 0)
            return head + i + tag_length;
    return NULL;
}

static uint64_t offset_at(const unsigned char *at, bool little) {
    uint64_t value = 0;
    for (size_t i = 0; i < OFFSET; i++)
        value = value << 8 | at[little ? OFFSET - 1 - i : i];
    return value;
}

static bool map_fits(const unsigned char *map, bool little, uint64_t size) {
    for (size_t i = 0; i < OFFSETS; i++)
        if (offset_at(map + i * OFFSET, little) > size)
            return false;
    return true;
}

bool dta_head_is_utf8(const source *bytes) {
    unsigned char buffer[HEAD];
    size_t length = HEAD;
    const unsigned char *head = source_block(bytes, 0, &length, buffer);
    if (!head || !length || *head != '<')
        return false;
    const unsigned char *release = behind(head, length, "<release>", 3);
    return release && memcmp(release, "118", 3) >= 0;
}

size_t dta_head_label_bytes(const source *bytes) {
    unsigned char buffer[HEAD];
    size_t length = 1;
    const unsigned char *head = source_block(bytes, 0, &length, buffer);
    if (dta_head_is_utf8(bytes))
        return 129;
    return head && length && head[0] < FIRST_LONG_NAMES ? 9 : 33;
}

const char *dta_head_doubt(const source *bytes, baremo_arena *scratch) {
    unsigned char buffer[HEAD];
    size_t length = HEAD;
    const unsigned char *head = source_block(bytes, 0, &length, buffer);
    if (!head || !length)
        return NULL;
    if (head[0] < FIRST_WITH_REASONS && head[0] != '<')
        return baremo_arena_format(
            scratch,
            "the file is of an old format of Stata (%d), which names neither "
            "the encoding of its texts nor why a value is missing",
            head[0]);
    const unsigned char *order = behind(head, length, "<byteorder>", 3);
    const unsigned char *map = behind(head, length, "<map>", (size_t)OFFSETS * OFFSET);
    if (!order || !map || map_fits(map, *order == 'L', bytes->size))
        return NULL;
    return "the file's own map of its parts is wrong; they are read in their usual order";
}
