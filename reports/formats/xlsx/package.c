/* A workbook's file, written whole or reported.
 *
 * 1. The same content gives the same bytes: writing runs under a numeric locale of its own thread,
 * since libxlsxwriter prints numbers by the locale.
 * 2. What was not written whole is an error: the library's return and the end of the archive are
 * both looked at. Room on the disk is asked for before, since the library says on standard error
 * when it runs out.
 */
#include "reports/formats/xlsx/package.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "reports/formats/file.h"

typedef struct package_job {
    const report_output *output;
    const xlsx_content *content;
    xlsx_book book;
} package_job;

static baremo_status draw(void *argument) {
    package_job *job = argument;
    job->content->draw(&job->book, job->content->context);
    return BAREMO_OK;
}

/* A whole archive ends with the record of its directory. */
static bool ends_well(const char *path) {
    static const unsigned char mark[] = {'P', 'K', 5, 6};
    enum { RECORD = 22 };
    unsigned char record[RECORD] = {0};
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    bool whole = fseek(file, -(long)RECORD, SEEK_END) == 0 &&
                 fread(record, 1, RECORD, file) == RECORD && memcmp(record, mark, sizeof mark) == 0;
    fclose(file);
    return whole;
}

/* Says at once that a file cannot be made, before the library does. */
static int cannot_create(const char *path) {
    FILE *file = fopen(path, "wb");
    if (!file)
        return errno;
    return fclose(file) == 0 ? 0 : errno;
}

/* Whether the disk lacks room: an errno, 0 where there is room or nobody can tell. */
static int lacks_room(const char *path, off_t bytes) {
    int file = open(path, O_WRONLY);
    if (file < 0)
        return errno;
    int error = posix_fallocate(file, 0, bytes);
    bool full = error == ENOSPC || error == EFBIG || error == EDQUOT;
    if (ftruncate(file, 0) != 0 && full)
        error = ENOSPC;
    close(file);
    return full ? error : 0;
}

/* Closes the workbook, which writes it. */
static baremo_status close_book(package_job *job) {
    const char *path = job->output->path;
    errno = lacks_room(path, (off_t)job->content->most_bytes(&job->book, job->content->context));
    if (errno) {
        lxw_workbook_free(job->book.workbook);
        return BAREMO_IO;
    }
    job->book.error = workbook_close(job->book.workbook);
    if (job->book.error == LXW_ERROR_MEMORY_MALLOC_FAILED)
        return BAREMO_NO_MEMORY;
    return job->book.error || !ends_well(path) ? BAREMO_IO : BAREMO_OK;
}

static baremo_status write_book(package_job *job) {
    const report_output *output = job->output;
    job->book = (xlsx_book){.arena = output->arena, .workbook = workbook_new(output->path)};
    if (!job->book.workbook)
        return BAREMO_NO_MEMORY;
    baremo_status status = baremo_arena_try(output->arena, draw, job);
    if (status == BAREMO_OK && !job->book.error)
        return close_book(job);
    lxw_workbook_free(job->book.workbook);
    if (status != BAREMO_OK)
        return status;
    return job->book.error == LXW_ERROR_MEMORY_MALLOC_FAILED ? BAREMO_NO_MEMORY : BAREMO_IO;
}

baremo_status xlsx_package_write(const report_output *output, const xlsx_content *content) {
    int error = cannot_create(output->path);
    if (error)
        return report_file_refuse(output, error);
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (!plain)
        return BAREMO_NO_MEMORY;
    locale_t before = uselocale(plain);
    package_job job = {.output = output, .content = content};
    errno = 0;
    baremo_status status = write_book(&job);
    error = errno;
    uselocale(before);
    freelocale(plain);
    return status == BAREMO_IO ? report_file_refuse(output, error) : status;
}
