/* Zip archives by minizip, over the file that is open already.
 *
 * 1. Names are compared, never used as paths.
 * 2. Two entries of one name, entries that share bytes, and entries that unpack to more than
 * MOST_RATIO times their size (beyond LEAST_BOMB bytes) are refused before anything is unpacked.
 * 3. Only stored and deflated entries are read; the declared size and the check sum must be right.
 */
#include "engine/input/archive.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "engine/input/problems.h"
#include "engine/table/dictionary.h"

enum { MOST_ENTRIES = 10000, LONGEST_NAME = 1024, MOST_RATIO = 250, BLOCK = 1 << 16 };
static const uint64_t LEAST_BOMB = UINT64_C(100) << 20;

baremo_status archive_fail(const input_reader *reader, const baremo_problem *problem,
                           const char *message, ...) {
    baremo_place place = {.file = reader->bytes->shown};
    va_list arguments;
    va_start(arguments, message);
    const char *text = baremo_arena_vformat(reader->scratch, message, arguments);
    va_end(arguments);
    baremo_diagnostics_add(reader->diagnostics, problem, &place, NULL, NULL, "%s", text);
    return BAREMO_DATA;
}

bool archive_head_matches(const unsigned char *head, size_t length) {
    return length >= 4 && (memcmp(head, "PK\3\4", 4) == 0 || memcmp(head, "PK\5\6", 4) == 0);
}

/* The directory of an archive stands at its end. */
bool archive_names(const source *bytes, const char *name) {
    unsigned char buffer[BLOCK];
    size_t length = bytes->size < BLOCK ? bytes->size : BLOCK, wanted = strlen(name);
    const unsigned char *tail = source_block(bytes, bytes->size - length, &length, buffer);
    for (size_t i = 0; tail && i + wanted <= length; i++)
        if (tail[i] == (unsigned char)*name && memcmp(tail + i, name, wanted) == 0)
            return true;
    return false;
}

/* -- the file as minizip wants it -- */

static voidpf open_stream(voidpf opaque, const void *name, int mode) {
    (void)name;
    (void)mode;
    return opaque;
}

static uLong read_stream(voidpf opaque, voidpf stream, void *buffer, uLong size) {
    archive *zip = opaque;
    size_t length = size;
    (void)stream;
    const unsigned char *bytes = source_block(zip->reader->bytes, zip->at, &length, buffer);
    if (!bytes)
        return 0;
    if (bytes != buffer)
        memcpy(buffer, bytes, length);
    zip->at += length;
    return length;
}

static uLong write_stream(voidpf opaque, voidpf stream, const void *buffer, uLong size) {
    (void)opaque;
    (void)stream;
    (void)buffer;
    (void)size;
    return 0;
}

static ZPOS64_T tell_stream(voidpf opaque, voidpf stream) {
    (void)stream;
    return ((archive *)opaque)->at;
}

static long seek_stream(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin) {
    archive *zip = opaque;
    uint64_t size = zip->reader->bytes->size;
    uint64_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? zip->at
                    : origin == ZLIB_FILEFUNC_SEEK_END ? size
                                                       : 0;
    (void)stream;
    if (offset > size || from + offset > size)
        return -1;
    zip->at = from + offset;
    return 0;
}

static int close_stream(voidpf opaque, voidpf stream) {
    (void)opaque;
    (void)stream;
    return 0;
}

static int stream_error(voidpf opaque, voidpf stream) {
    (void)opaque;
    (void)stream;
    return 0;
}

/* -- entries -- */

static baremo_status damaged(const archive *zip) {
    return archive_fail(zip->reader, &baremo_problem_archive_damaged,
                        "the file is damaged or was not copied whole");
}

static baremo_status list_entry(archive *zip) {
    unz_file_info64 about;
    char name[LONGEST_NAME + 1];
    if (unzGetCurrentFileInfo64(zip->handle, &about, name, LONGEST_NAME, NULL, 0, NULL, 0) !=
        UNZ_OK)
        return damaged(zip);
    name[about.size_filename < LONGEST_NAME ? about.size_filename : LONGEST_NAME] = '\0';
    BAREMO_ARENA_RESERVE(zip->reader->scratch, zip->entries, zip->entry_count, zip->entry_capacity);
    archive_entry *entry = &zip->entries[zip->entry_count++];
    *entry = (archive_entry){.name = baremo_arena_text(zip->reader->scratch, name),
                             .size = about.uncompressed_size,
                             .packed = about.compressed_size,
                             .method = about.compression_method,
                             .encrypted = (about.flag & 1) != 0};
    return unzGetFilePos64(zip->handle, &entry->position) == UNZ_OK ? BAREMO_OK : damaged(zip);
}

static baremo_status list_entries(archive *zip) {
    int step = unzGoToFirstFile(zip->handle);
    while (step == UNZ_OK) {
        if (zip->entry_count == MOST_ENTRIES)
            return archive_fail(zip->reader, &baremo_problem_archive_bomb,
                                "the archive has more than %d entries", (int)MOST_ENTRIES);
        baremo_status status = list_entry(zip);
        if (status != BAREMO_OK)
            return status;
        step = unzGoToNextFile(zip->handle);
    }
    return BAREMO_OK;
}

static baremo_status check_names(archive *zip) {
    dictionary names;
    dictionary_init(&names, zip->reader->scratch);
    for (size_t i = 0; i < zip->entry_count; i++) {
        const char *name = zip->entries[i].name;
        uint32_t known = names.count;
        if (dictionary_code_borrowed(&names, name, strlen(name), 0) < known && *name)
            return archive_fail(zip->reader, &baremo_problem_archive_damaged,
                                "two entries of the archive are called \"%s\"", name);
    }
    return BAREMO_OK;
}

typedef struct byte_range {
    uint64_t start, end;
} byte_range;

static int by_start(const void *a, const void *b) {
    const byte_range *x = a, *y = b;
    return (x->start > y->start) - (x->start < y->start);
}

/* Where an entry's packed bytes are: known once it is open. What cannot be opened is not read
 * either. */
static byte_range range_of(archive *zip, const archive_entry *entry) {
    int method = 0, level = 0;
    byte_range range = {0, 0};
    unz64_file_pos position = entry->position;
    if (unzGoToFilePos64(zip->handle, &position) != UNZ_OK ||
        unzOpenCurrentFile2(zip->handle, &method, &level, 1) != UNZ_OK)
        return range;
    range.start = unzGetCurrentFileZStreamPos64(zip->handle);
    range.end = range.start + entry->packed;
    unzCloseCurrentFile(zip->handle);
    return range;
}

static baremo_status check_overlaps(archive *zip) {
    byte_range *ranges =
        baremo_arena_array(zip->reader->scratch, zip->entry_count + 1, sizeof *ranges);
    for (size_t i = 0; i < zip->entry_count; i++)
        ranges[i] = range_of(zip, &zip->entries[i]);
    qsort(ranges, zip->entry_count, sizeof *ranges, by_start);
    for (size_t i = 1; i < zip->entry_count; i++)
        if (ranges[i].end && ranges[i - 1].end > ranges[i].start)
            return archive_fail(zip->reader, &baremo_problem_archive_bomb,
                                "entries of the archive share their bytes");
    return BAREMO_OK;
}

static baremo_status check_sizes(const archive *zip) {
    uint64_t total = 0, most = zip->reader->options->max_bytes;
    for (size_t i = 0; i < zip->entry_count; i++) {
        const archive_entry *entry = &zip->entries[i];
        total += entry->size;
        if (total > most || entry->size > most)
            return archive_fail(zip->reader, &baremo_problem_archive_bomb,
                                "the archive unpacks to more than %zu bytes", (size_t)most);
        if (entry->size > LEAST_BOMB && entry->size / MOST_RATIO > entry->packed)
            return archive_fail(zip->reader, &baremo_problem_archive_bomb,
                                "\"%s\" unpacks to more than %d times its size", entry->name,
                                (int)MOST_RATIO);
    }
    return BAREMO_OK;
}

baremo_status archive_open(archive *zip, input_reader *reader) {
    *zip = (archive){.reader = reader};
    zlib_filefunc64_def stream = {open_stream, read_stream,  write_stream, tell_stream,
                                  seek_stream, close_stream, stream_error, zip};
    zip->handle = unzOpen2_64(reader->bytes->shown, &stream);
    if (!zip->handle)
        return damaged(zip);
    baremo_status status = list_entries(zip);
    if (status == BAREMO_OK && !zip->entry_count)
        status = archive_fail(reader, &baremo_problem_archive_damaged, "the archive is empty");
    if (status == BAREMO_OK)
        status = check_names(zip);
    if (status == BAREMO_OK)
        status = check_sizes(zip);
    return status == BAREMO_OK ? check_overlaps(zip) : status;
}

void archive_close(archive *zip) {
    if (zip->handle)
        unzClose(zip->handle);
    zip->handle = NULL;
}

const archive_entry *archive_find(const archive *zip, const char *name) {
    while (*name == '/')
        name++;
    for (size_t i = 0; i < zip->entry_count; i++)
        if (strcmp(zip->entries[i].name, name) == 0)
            return &zip->entries[i];
    return NULL;
}

static baremo_status open_entry(archive *zip, const archive_entry *entry) {
    unz64_file_pos position = entry->position;
    if (entry->encrypted || entry->method == 99)
        return archive_fail(zip->reader, &baremo_problem_archive_protected,
                            "the file is password-protected");
    if (entry->method != 0 && entry->method != 8)
        return archive_fail(zip->reader, &baremo_problem_archive_damaged,
                            "\"%s\" is packed in a way (method %lu) that workbooks do not use",
                            entry->name, entry->method);
    if (unzGoToFilePos64(zip->handle, &position) != UNZ_OK ||
        unzOpenCurrentFile(zip->handle) != UNZ_OK)
        return damaged(zip);
    return BAREMO_OK;
}

baremo_status archive_read(archive *zip, const archive_entry *entry, archive_take take,
                           void *context) {
    baremo_status status = open_entry(zip, entry);
    if (status != BAREMO_OK)
        return status;
    char *block = baremo_arena_raw(zip->reader->scratch, BLOCK, 1);
    bool more = true;
    uint64_t total = 0;
    while (more) {
        int length = unzReadCurrentFile(zip->handle, block, BLOCK);
        if (length < 0) {
            unzCloseCurrentFile(zip->handle);
            return damaged(zip);
        }
        total += (uint64_t)length;
        more = take(context, block, (size_t)length, length == 0) && length > 0;
    }
    bool whole = total == entry->size;
    return unzCloseCurrentFile(zip->handle) == UNZ_OK && (whole || total == 0 || !more)
               ? BAREMO_OK
               : damaged(zip);
}
