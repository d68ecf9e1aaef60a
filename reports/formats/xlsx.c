/* report.xlsx: the plan of the report as a workbook, through libxlsxwriter.
 *
 * 1. The same results give the same bytes: the document's date is the report's, and writing runs
 * under a numeric locale of its own thread, since libxlsxwriter prints numbers by the locale.
 * 2. Nothing is computed here: formulas carry the results' numbers as their cached values.
 * 3. What was not written whole is an error: the library's return and the end of the archive are
 * both looked at. Room on the disk is asked for before, since the library says on standard error
 * when it runs out.
 */
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <baremo/text.h>
#include <baremo/version.h>

#include "reports/formats/file.h"
#include "reports/formats/xlsx/page.h"
#include "reports/plan/sheets.h"

enum { SECONDS_OF_DAY = 86400, LONGEST_PROPERTY = 250 };

typedef struct xlsx_job {
    const report_output *output;
    xlsx_book book;
} xlsx_job;

static char *property(xlsx_book *book, const char *text) {
    return xlsx_safe_text(book->arena, text ? text : "", LONGEST_PROPERTY);
}

static void set_properties(xlsx_book *book) {
    const report_plan *plan = book->plan;
    const baremo_results_programme *programme = plan->programme;
    const char *what = report_text(plan->language, programme->synthetic ? REPORT_TEXT_SYNTHETIC
                                                                        : REPORT_TEXT_UNPROTECTED);
    lxw_doc_properties properties = {
        .title =
            property(book, baremo_text_blank(programme->title) ? programme->id : programme->title),
        .subject = property(book, report_period(book->arena, plan->language, programme->period)),
        .author = property(book, programme->authority),
        .company = property(book, programme->city),
        .keywords = property(book, "baremo " BAREMO_VERSION),
        .comments = property(book, what),
        .created = (time_t)programme->date * SECONDS_OF_DAY};
    xlsx_check(book, workbook_set_properties(book->workbook, &properties));
    xlsx_check(book, workbook_set_custom_property_string(book->workbook, "Language",
                                                         report_language_code(plan->language)));
}

static baremo_status draw(void *argument) {
    xlsx_job *job = argument;
    xlsx_book *book = &job->book;
    book->plan = report_plan_make(book->arena, job->output->results, job->output->run);
    set_properties(book);
    xlsx_add_sheets(book);
    for (size_t i = 0; i < book->plan->sheet_count && !book->error; i++)
        xlsx_draw_sheet(book, &book->sheets[i]);
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

/* More bytes than the file of a plan takes: texts uncompressed, and what a cell and a chart were
 * seen to take at most. */
static off_t most_bytes(const report_plan *plan) {
    enum { PACKAGE = 1 << 16, CELL = 24, CHART = 4096 };
    size_t bytes = PACKAGE;
    for (size_t i = 0; i < plan->sheet_count; i++)
        for (size_t j = 0; j < plan->sheets[i]->block_count; j++) {
            const report_block *block = &plan->sheets[i]->blocks[j];
            size_t cells = block->table ? block->table->row_count * block->table->column_count : 0;
            bytes += cells * CELL + (block->chart ? CHART : 0);
            for (size_t k = 0; k < cells; k++)
                if (block->table->cells[k].text)
                    bytes += strlen(block->table->cells[k].text);
        }
    return (off_t)bytes;
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

static baremo_status write_book(xlsx_job *job) {
    const report_output *output = job->output;
    job->book = (xlsx_book){.arena = output->arena, .workbook = workbook_new(output->path)};
    if (!job->book.workbook)
        return BAREMO_NO_MEMORY;
    baremo_status status = baremo_arena_try(output->arena, draw, job);
    if (status != BAREMO_OK || job->book.error) {
        lxw_workbook_free(job->book.workbook);
        return status != BAREMO_OK                                 ? status
               : job->book.error == LXW_ERROR_MEMORY_MALLOC_FAILED ? BAREMO_NO_MEMORY
                                                                   : BAREMO_IO;
    }
    errno = lacks_room(output->path, most_bytes(job->book.plan));
    if (errno) {
        lxw_workbook_free(job->book.workbook);
        return BAREMO_IO;
    }
    job->book.error = workbook_close(job->book.workbook);
    if (job->book.error == LXW_ERROR_MEMORY_MALLOC_FAILED)
        return BAREMO_NO_MEMORY;
    return job->book.error || !ends_well(output->path) ? BAREMO_IO : BAREMO_OK;
}

static baremo_status xlsx_write(const report_output *output) {
    int error = cannot_create(output->path);
    if (error)
        return report_file_refuse(output, error);
    locale_t plain = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (!plain)
        return BAREMO_NO_MEMORY;
    locale_t before = uselocale(plain);
    xlsx_job job = {.output = output};
    errno = 0;
    baremo_status status = write_book(&job);
    error = errno;
    uselocale(before);
    freelocale(plain);
    return status == BAREMO_IO ? report_file_refuse(output, error) : status;
}

const report_format report_format_xlsx = {
    .name = "xlsx",
    .file_name = "report.xlsx",
    .summary = "the workbook: sheets with live formulas and native charts",
    .write = xlsx_write,
};
