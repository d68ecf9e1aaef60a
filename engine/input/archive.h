/* Zip archives, read in bounds and never written to disk. */
#ifndef BAREMO_ENGINE_INPUT_ARCHIVE_H
#define BAREMO_ENGINE_INPUT_ARCHIVE_H

#include <stdint.h>

#include <minizip/unzip.h>

#include "engine/input/format.h"

typedef struct archive_entry {
    const char *name;
    uint64_t size, packed; /**< bytes, as declared */
    unsigned long method;
    bool encrypted;
    unz64_file_pos position;
} archive_entry;

typedef struct archive {
    input_reader *reader;
    unzFile handle;
    uint64_t at; /**< of the stream that minizip sees */
    archive_entry *entries;
    size_t entry_count, entry_capacity;
} archive;

/** Whether a file that begins so is a zip archive. */
bool archive_head_matches(const unsigned char *head, size_t length);

/** Whether an entry whose name begins so seems to be in the archive, without opening it. */
bool archive_names(const source *bytes, const char *name);

/** Opens the archive of the reader's file. Entries that overlap, share a name or unpack to far too
 * much are refused. errors  BAREMO_DATA with a diagnostic
 */
baremo_status archive_open(archive *zip, input_reader *reader);

void archive_close(archive *zip);

/** The entry of this name, without regard to a slash before it; NULL when there is none. */
const archive_entry *archive_find(const archive *zip, const char *name);

/** Hands out an entry's bytes in blocks until `take` returns false.
 *  errors  BAREMO_DATA with a diagnostic when it is damaged, encrypted or of an unknown method
 */
typedef bool (*archive_take)(void *context, const char *bytes, size_t length, bool last);
baremo_status archive_read(archive *zip, const archive_entry *entry, archive_take take,
                           void *context);

/** Adds a problem of the whole file; always BAREMO_DATA. */
baremo_status archive_fail(const input_reader *reader, const baremo_problem *problem,
                           const char *message, ...) __attribute__((format(printf, 3, 4)));

#endif
