/* Files are read by position, so that threads can share one; pipes are read into memory. */
#include "engine/input/source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/input/problems.h"

static baremo_status fail(const char *shown, const char *reason, baremo_diagnostics *diagnostics) {
    baremo_place place = {.file = shown};
    baremo_diagnostics_add(diagnostics, &baremo_problem_file_unreadable, &place, NULL, NULL,
                           "the file cannot be read: %s", reason);
    return BAREMO_IO;
}

/* strerror() may share its text between threads. */
static const char *reason_of(int code, char *buffer, size_t size) {
    return strerror_r(code, buffer, size) == 0 ? buffer : "unknown reason";
}

baremo_status source_failed(const source *bytes, baremo_diagnostics *diagnostics) {
    char reason[256];
    return fail(bytes->shown, errno ? reason_of(errno, reason, sizeof reason) : "it became shorter",
                diagnostics);
}

source source_of_memory(const char *shown, const void *memory, size_t size) {
    return (source){.shown = shown, .descriptor = -1, .memory = memory, .size = size};
}

static ssize_t read_some(int descriptor, unsigned char *to, size_t wanted) {
    ssize_t got = -1;
    do
        got = read(descriptor, to, wanted);
    while (got < 0 && errno == EINTR);
    return got;
}

/* Standard input or a pipe: its length is not known before its end. */
static baremo_status read_stream(source *bytes, size_t max_bytes, baremo_arena *arena,
                                 baremo_diagnostics *diagnostics) {
    unsigned char *memory = NULL;
    size_t count = 0, capacity = 0;
    ssize_t got = 0;
    do {
        if (capacity - count < SOURCE_BLOCK) {
            size_t larger = capacity ? 2 * capacity : 2 * (size_t)SOURCE_BLOCK;
            memory = baremo_arena_grow(arena, memory, count, larger, 1);
            capacity = larger;
        }
        got = read_some(bytes->descriptor, memory + count, SOURCE_BLOCK);
        if (got < 0)
            return source_failed(bytes, diagnostics);
        count += (size_t)got;
    } while (got > 0 && count <= max_bytes);
    bytes->memory = memory;
    bytes->size = count;
    return BAREMO_OK;
}

static baremo_status open_descriptor(source *bytes, struct stat *about,
                                     baremo_diagnostics *diagnostics) {
    bytes->descriptor =
        strcmp(bytes->path, "-") == 0 ? dup(STDIN_FILENO) : open(bytes->path, O_RDONLY | O_CLOEXEC);
    if (bytes->descriptor < 0 || fstat(bytes->descriptor, about) != 0)
        return source_failed(bytes, diagnostics);
    if (S_ISDIR(about->st_mode))
        return fail(bytes->shown, "it is a folder", diagnostics);
    return BAREMO_OK;
}

baremo_status source_open(source *bytes, const char *path, size_t max_bytes, baremo_arena *arena,
                          baremo_diagnostics *diagnostics) {
    const char *shown = bytes->shown;
    if (!shown)
        shown = strcmp(path, "-") == 0 ? "standard input" : path;
    *bytes = (source){.path = path, .shown = shown};
    struct stat about;
    baremo_status status = open_descriptor(bytes, &about, diagnostics);
    if (status != BAREMO_OK)
        return status;
    if (S_ISREG(about.st_mode) && lseek(bytes->descriptor, 0, SEEK_CUR) == 0)
        bytes->size = (size_t)about.st_size;
    else
        status = read_stream(bytes, max_bytes, arena, diagnostics);
    if (status == BAREMO_OK && bytes->size > max_bytes) {
        baremo_place place = {.file = bytes->shown};
        baremo_diagnostics_add(diagnostics, &baremo_problem_file_too_large, &place, NULL, NULL,
                               "the file is larger than %zu bytes", max_bytes);
        status = BAREMO_DATA;
    }
    return status;
}

void source_close(source *bytes) {
    if (bytes->descriptor >= 0 && bytes->path)
        close(bytes->descriptor);
    bytes->descriptor = -1;
}

static size_t read_at(const source *bytes, size_t offset, unsigned char *to, size_t wanted) {
    size_t done = 0;
    errno = 0;
    while (done < wanted) {
        ssize_t got = pread(bytes->descriptor, to + done, wanted - done, (off_t)(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        done += (size_t)got;
    }
    return done;
}

const unsigned char *source_block(const source *bytes, size_t offset, size_t *length,
                                  unsigned char *buffer) {
    size_t left = offset < bytes->size ? bytes->size - offset : 0;
    if (*length > left)
        *length = left;
    if (bytes->memory)
        return bytes->memory + (left ? offset : 0);
    return read_at(bytes, offset, buffer, *length) == *length ? buffer : NULL;
}

const unsigned char *source_all(const source *bytes, size_t offset, size_t *length,
                                baremo_arena *arena) {
    *length = offset < bytes->size ? bytes->size - offset : 0;
    unsigned char *room = bytes->memory ? NULL : baremo_arena_raw(arena, *length + 1, 1);
    return source_block(bytes, offset, length, room);
}
