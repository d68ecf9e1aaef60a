/* report.xlsx: the plan of the report as a workbook, through libxlsxwriter.
 *
 * 1. The same results give the same bytes: the document's date is the report's.
 * 2. Nothing is computed here: formulas carry the results' numbers as their cached values.
 */
#include <string.h>
#include <time.h>

#include <baremo/text.h>
#include <baremo/version.h>

#include "reports/formats/formats.h"
#include "reports/formats/xlsx/package.h"
#include "reports/formats/xlsx/page.h"
#include "reports/plan/sheets.h"

enum { SECONDS_OF_DAY = 86400, LONGEST_PROPERTY = 250 };

static char *property(xlsx_book *book, const char *text) {
    return xlsx_safe_text(book->arena, text ? text : "", LONGEST_PROPERTY);
}

/* The library takes no time at all for the time at which it runs. */
static time_t created(const baremo_results_programme *programme) {
    return programme->date ? (time_t)programme->date * SECONDS_OF_DAY : 1;
}

static void set_properties(xlsx_book *book) {
    const report_plan *plan = book->plan;
    const baremo_results_programme *programme = plan->programme;
    const char *what = report_text(plan->language, programme->synthetic ? REPORT_TEXT_SYNTHETIC
                                                                        : REPORT_TEXT_UNPROTECTED);
    lxw_doc_properties properties = {
        .title =
            property(book, baremo_text_blank(programme->title) ? programme->id : programme->title),
        .subject = property(book, plan->period),
        .author = property(book, programme->authority),
        .company = property(book, programme->city),
        .keywords = property(book, "baremo " BAREMO_VERSION),
        .comments = property(book, what),
        .created = created(programme)};
    xlsx_check(book, workbook_set_properties(book->workbook, &properties));
    xlsx_check(book, workbook_set_custom_property_string(book->workbook, "Language",
                                                         report_language_code(plan->language)));
}

static void draw(xlsx_book *book, void *context) {
    const report_output *output = context;
    book->plan = report_plan_make(book->arena, output->results, output->run);
    set_properties(book);
    xlsx_add_sheets(book);
    for (size_t i = 0; i < book->sheet_count && !book->error; i++)
        xlsx_draw_sheet(book, &book->sheets[i]);
}

/* More bytes than the file of a plan takes: texts uncompressed, and what a cell and a chart were
 * seen to take at most. */
static size_t most_bytes(const xlsx_book *book, const void *context) {
    (void)context;
    const report_plan *plan = book->plan;
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
    return bytes;
}

static baremo_status xlsx_write(const report_output *output) {
    report_output given = *output;
    const xlsx_content content = {.draw = draw, .most_bytes = most_bytes, .context = &given};
    return xlsx_package_write(output, &content);
}

const report_format report_format_xlsx = {
    .name = "xlsx",
    .file_name = "report.xlsx",
    .comparison_name = "comparison.xlsx",
    .summary = "the workbook: sheets with live formulas and native charts",
    .write = xlsx_write,
};
