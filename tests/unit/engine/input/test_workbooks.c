/* Cells of workbooks: what a person sees in them is what is read. */
#include "check.h"

#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <baremo/table.h>

#include "made_zip.h"

typedef struct reading {
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
    const baremo_table *table;
    baremo_status status;
} reading;

static reading read_memory(const baremo_memory *memory, baremo_arena *arena) {
    reading out = {.arena = arena, .diagnostics = baremo_diagnostics_new(arena)};
    out.status = baremo_table_read_memory(memory, NULL, arena, out.diagnostics, &out.table);
    return out;
}

static reading read_xlsx(const char *rows, const char *styles, const char *properties) {
    baremo_arena *arena = baremo_arena_new(NULL);
    const baremo_memory memory = made_xlsx(arena, rows, styles, properties);
    return read_memory(&memory, arena);
}

static reading read_ods(const char *rows) {
    baremo_arena *arena = baremo_arena_new(NULL);
    const baremo_memory memory = made_ods(arena, rows);
    return read_memory(&memory, arena);
}

static const char *first_code(const reading *read) {
    return baremo_diagnostics_length(read->diagnostics)
               ? baremo_diagnostics_at(read->diagnostics, 0)->problem->code
               : "";
}

/* Texts of a row from its first column on, ended by NULL. */
static void row_is(const reading *read, size_t row, const char *const *texts) {
    for (size_t i = 0; texts[i]; i++)
        assert_string_equal(baremo_table_text(read->table, row, i), texts[i]);
}

static baremo_cell_kind kind_of(const reading *read, size_t row, size_t column) {
    const baremo_column *cells = baremo_table_column(read->table, column);
    return cells->kinds ? (baremo_cell_kind)cells->kinds[cells->codes[row]] : BAREMO_CELL_TEXT;
}

#define TEXT(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define NUMBER(style, value) "<c s=\"" style "\"><v>" value "</v></c>"

/* 0 General, 1 0.00, 2 mmm-yy, 3 yyyy\-mm, 4 yyyy, 5 0.00%, 6 #,##0.00, 7 000, 8 yyyy-mm-dd h:mm, 9
 * d mmm, 10 0.0 */
static const char styles[] =
    "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\"/><numFmt numFmtId=\"165\" "
    "formatCode=\"yyyy\"/><numFmt numFmtId=\"166\" formatCode=\"000\"/><numFmt numFmtId=\"167\" "
    "formatCode=\"yyyy-mm-dd h:mm\"/><numFmt numFmtId=\"168\" formatCode=\"0.0\"/></numFmts>"
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"2\"/><xf numFmtId=\"17\"/><xf numFmtId=\"164\"/>"
    "<xf numFmtId=\"165\"/><xf numFmtId=\"10\"/><xf numFmtId=\"4\"/><xf numFmtId=\"166\"/>"
    "<xf numFmtId=\"167\"/><xf numFmtId=\"16\"/><xf numFmtId=\"168\"/></cellXfs>";

static void an_identifier_that_became_a_number_is_read_as_it_is_shown(void **state) {
    (void)state;
    reading read = read_xlsx("<row>" TEXT("id") TEXT("v") "</row><row>" NUMBER("1", "1.1")
                                 NUMBER("1", "2.385") "</row><row>" NUMBER("0", "1.1")
                                     NUMBER("1", "3") "</row><row>" NUMBER("7", "7")
                                         NUMBER("6", "1234.5") "</row><row>" NUMBER("10", "1.1")
                                             NUMBER("5", "0.125") "</row><row>" NUMBER("1", "1.1")
                                                 NUMBER("0", "3") "</row>",
                             styles, NULL);
    assert_int_equal(read.status, BAREMO_OK);
    row_is(&read, 0, (const char *[]){"1.10", "2.385", NULL});
    row_is(&read, 1, (const char *[]){"1.1", "3", NULL});
    row_is(&read, 2, (const char *[]){"007", "1234.5", NULL});
    row_is(&read, 3, (const char *[]){"1.1", "0.125", NULL});
    row_is(&read, 4, (const char *[]){"1.10", "3", NULL});
    assert_int_equal(kind_of(&read, 0, 0), BAREMO_CELL_NUMBER);
    const baremo_column *ids = baremo_table_column(read.table, 0);
    assert_int_equal(ids->codes[0], ids->codes[4]);
    assert_int_equal(ids->codes[1], ids->codes[3]);
    assert_int_equal(ids->text_count - 1, 3);
    baremo_arena_free(read.arena);
}

static void a_period_that_became_a_date_is_read_as_it_is_shown(void **state) {
    (void)state;
    reading read = read_xlsx(
        "<row>" TEXT("period") TEXT(
            "v") "</row>"
                 "<row>" NUMBER("2", "43282") NUMBER(
                     "8", "43282.5") "</row>"
                                     "<row>" NUMBER("3", "43282") NUMBER(
                                         "8", "43282") "</row>"
                                                       "<row>" NUMBER("4", "43101") NUMBER(
                                                           "9", "43282") "</row>"
                                                                         "<row><c "
                                                                         "t=\"d\"><v>2018-07-01T00:"
                                                                         "00:00.000</v></c>"
                                                                         "<c "
                                                                         "t=\"d\"><v>2018-07-01T12:"
                                                                         "30:00Z</v></c></row>",
        styles, NULL);
    assert_int_equal(read.status, BAREMO_OK);
    row_is(&read, 0, (const char *[]){"2018-07", "2018-07-01T12:00:00", NULL});
    row_is(&read, 1, (const char *[]){"2018-07", "2018-07-01", NULL});
    row_is(&read, 2, (const char *[]){"2018", "2018-07-01", NULL});
    row_is(&read, 3, (const char *[]){"2018-07-01", "2018-07-01T12:30:00", NULL});
    baremo_arena_free(read.arena);
}

static void the_date_system_holds_whatever_extensions_say(void **state) {
    (void)state;
    reading read = read_xlsx("<row>" TEXT("day") TEXT("v") "</row><row>" NUMBER("8", "42369")
                                 NUMBER("0", "1") "</row>",
                             styles,
                             "<workbookPr date1904=\"1\"/><extLst><ext><x15:workbookPr "
                             "xmlns:x15=\"x\" chartTrackingRefBase=\"1\"/></ext></extLst>");
    row_is(&read, 0, (const char *[]){"2020-01-01", "1", NULL});
    baremo_arena_free(read.arena);
}

static void an_inline_text_is_read_without_the_value_beside_it(void **state) {
    (void)state;
    reading read = read_xlsx(
        "<row>" TEXT("a")
            TEXT("b") "</row><row><c t=\"inlineStr\"><v>1.0</v><is><r><t>1.</t>"
                      "</r></is></c><c t=\"inlineStr\"><is><t>x</t></is><v>2</v></c></row>",
        NULL, NULL);
    row_is(&read, 0, (const char *[]){"1.", "x", NULL});
    baremo_arena_free(read.arena);
}

static void the_same_value_has_one_code_however_it_is_written(void **state) {
    (void)state;
    reading read = read_xlsx(
        "<row>" TEXT("v") TEXT("w") "</row><row>" NUMBER("0", "5")
            TEXT("5") "</row><row>" NUMBER("0", "5.0") TEXT("6") "</row><row>" NUMBER("0", "5E0")
                TEXT("7") "</row><row>" NUMBER("0", "-0") TEXT("8") "</row><row>" NUMBER("0", "0")
                    TEXT("9") "</row>",
        NULL, NULL);
    const baremo_column *values = baremo_table_column(read.table, 0);
    assert_int_equal(values->text_count - 1, 2);
    assert_int_equal(values->codes[0], values->codes[2]);
    assert_int_equal(values->codes[3], values->codes[4]);
    row_is(&read, 3, (const char *[]){"0", "8", NULL});
    baremo_arena_free(read.arena);
}

static void a_merged_cell_stands_in_its_first_place_only(void **state) {
    (void)state;
    reading read =
        read_xlsx("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>group</v></c><c r=\"B1\" "
                  "t=\"str\"><v>v</v></c></row><row r=\"2\"><c r=\"A2\" t=\"str\"><v>x</v>"
                  "</c><c r=\"B2\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\"/><c "
                  "r=\"B3\"><v>2</v></c></row></sheetData><mergeCells><mergeCell "
                  "ref=\"A2:A3\"/></mergeCells><sheetData>",
                  NULL, NULL);
    assert_int_equal(baremo_table_row_count(read.table), 2);
    row_is(&read, 0, (const char *[]){"x", "1", NULL});
    row_is(&read, 1, (const char *[]){"", "2", NULL});
    baremo_arena_free(read.arena);
}

static void notes_of_several_cells_above_the_headings_are_passed_over(void **state) {
    (void)state;
    reading read =
        read_xlsx("<row>" TEXT("id") "<c/><c/>" TEXT("q1") "</row><row>" NUMBER("0", "1")
                      TEXT("b") "<c/>" TEXT("x") "</row><row>" TEXT("a") TEXT("b") TEXT("c")
                          TEXT("d") "</row><row>" TEXT("a") TEXT("b") TEXT("c") TEXT("d") "</row>",
                  NULL, NULL);
    assert_string_equal(baremo_table_column(read.table, 0)->heading, "id");
    baremo_arena_free(read.arena);
}

#define SHOWN(attributes, shown)                                                                   \
    "<table:table-cell " attributes "><text:p>" shown "</text:p></table:table-cell>"
#define FLOAT(value, shown) SHOWN("office:value-type=\"float\" office:value=\"" value "\"", shown)
#define DATE(value, shown)                                                                         \
    SHOWN("office:value-type=\"date\" office:date-value=\"" value "\"", shown)
#define WORD(shown) SHOWN("office:value-type=\"string\"", shown)
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"

static void opendocument_cells_are_read_as_they_are_shown_too(void **state) {
    (void)state;
    reading read = read_ods(
        ROW(WORD("id") WORD("period") WORD("v")) ROW(
            FLOAT("1.1", "1,10") DATE("2018-07-01", "jul-18") FLOAT("3.4", "3,4"))
            ROW(FLOAT("1.1", "1.1") DATE("2018-07-01", "2018-07") FLOAT("2", "2.00")) ROW(
                FLOAT("12.5", "12.50 €") DATE("2018-01-01", "2018") FLOAT("1234.5", "1.234,50"))
                ROW(FLOAT("1.234", "1.23") DATE("2018-07-01", "01/07/2018") FLOAT("1", "1"))
                    ROW(FLOAT("1", "1") DATE("2001-01-01", "01/01") FLOAT("1", "1")) ROW(
                        FLOAT("1", "1") DATE("2018-07-01T00:00:00.000000000", "julio de 2018")
                            FLOAT("1", "1"))
                        ROW(FLOAT("1", "1") DATE("2024-01-01T12:00:00.5", "x") FLOAT("1", "1")));
    assert_int_equal(read.status, BAREMO_OK);
    row_is(&read, 0, (const char *[]){"1.10", "2018-07", "3.4", NULL});
    row_is(&read, 1, (const char *[]){"1.1", "2018-07", "2", NULL});
    row_is(&read, 2, (const char *[]){"12.5", "2018", "1234.5", NULL});
    row_is(&read, 3, (const char *[]){"1.234", "2018-07-01", "1", NULL});
    row_is(&read, 4, (const char *[]){"1", "2001-01-01", "1", NULL});
    row_is(&read, 5, (const char *[]){"1", "2018-07", "1", NULL});
    row_is(&read, 6, (const char *[]){"1", "2024-01-01T12:00:00", "1", NULL});
    baremo_arena_free(read.arena);
}

static void a_time_that_does_not_exist_is_an_error(void **state) {
    (void)state;
    static const char *const wrong[] = {"2024-01-01T24:00:00", "2024-01-01T12:60:00",
                                        "2024-01-01T12:00", "2024-01-01 12:00:00", "2024-01-01T1"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        baremo_arena *arena = baremo_arena_new(NULL);
        const baremo_memory memory = made_ods(
            arena,
            baremo_arena_format(arena, ROW(WORD("a") WORD("b")) ROW(WORD("x") DATE("%s", "shown")),
                                wrong[i]));
        reading read = read_memory(&memory, arena);
        assert_string_equal(first_code(&read), "date-impossible");
        baremo_arena_free(arena);
    }
}

/* -- bombs, in little memory -- */

enum { LITTLE_MEMORY = 512 << 20 };

/* Address sanitizers keep room of their own. */
static void limit_memory(void) {
#ifndef __SANITIZE_ADDRESS__
    const struct rlimit limit = {LITTLE_MEMORY, LITTLE_MEMORY};
    setrlimit(RLIMIT_AS, &limit);
#endif
}

/* Reads in a process of its own, and tells whether that ended with this code. */
static void refused_in_little_memory(const baremo_memory *memory, const char *code) {
    fflush(NULL);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        limit_memory();
        baremo_arena *arena = baremo_arena_new(NULL);
        reading read = read_memory(memory, arena);
        int found =
            read.status == BAREMO_DATA && !read.table && strcmp(first_code(&read), code) == 0;
        baremo_arena_free(arena);
        _exit(found ? 0 : 1);
    }
    int status = 1;
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

static void a_gigabyte_of_blanks_is_refused_before_it_is_unpacked(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    made_zip zip = {.arena = arena};
    made_zip_add(&zip, "[Content_Types].xml", "<Types/>", MADE_STORED);
    made_zip_add(&zip, "xl/workbook.xml", "<workbook/>", MADE_STORED);
    made_zip_add_blanks(&zip, "xl/worksheets/sheet1.xml", 1100);
    const baremo_memory bomb = made_zip_bytes(&zip, "bomb.xlsx");
    assert_true(bomb.size < 4 << 20);
    refused_in_little_memory(&bomb, "archive-bomb");
    zip.entries[2].size = 2000; /* a small size is a lie */
    made_zip_add(&zip, "_rels/.rels", "<Relationships/>", MADE_STORED);
    zip.entries[1].name = "xl/other.xml";
    zip.entries[2].name = "xl/workbook.xml";
    const baremo_memory lie = made_zip_bytes(&zip, "lie.xlsx");
    refused_in_little_memory(&lie, "archive-damaged");
    baremo_arena_free(arena);
}

static void many_entries_over_the_same_bytes_are_refused(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    made_zip zip = {.arena = arena};
    made_zip_add_blanks(&zip, "content.xml", 90);
    made_zip_add(&zip, "another.xml", "x", MADE_STORED);
    const baremo_memory memory = made_zip_bytes(&zip, "bomb.ods");
    enum { DIRECTORY_ENTRY = 46 + 11, END = 22, METHOD = 10, NAME_LENGTH = 28, OFFSET = 42 };
    unsigned char *end = (unsigned char *)(uintptr_t)memory.bytes + memory.size - END;
    unsigned char *second = end - DIRECTORY_ENTRY, *first = second - DIRECTORY_ENTRY;
    memcpy(second + METHOD, first + METHOD, NAME_LENGTH - METHOD);
    memset(second + OFFSET, 0, 4);
    refused_in_little_memory(&memory, "archive-bomb");
    baremo_arena_free(arena);
}

static void repeated_values_beyond_what_a_sheet_holds_are_refused(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    const baremo_memory memory =
        made_ods(arena, "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell "
                        "table:number-columns-repeated=\"16384\" office:value-type=\"float\" "
                        "office:value=\"1\"/></table:table-row>");
    refused_in_little_memory(&memory, "table-too-large");
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_identifier_that_became_a_number_is_read_as_it_is_shown),
        cmocka_unit_test(a_period_that_became_a_date_is_read_as_it_is_shown),
        cmocka_unit_test(the_date_system_holds_whatever_extensions_say),
        cmocka_unit_test(an_inline_text_is_read_without_the_value_beside_it),
        cmocka_unit_test(the_same_value_has_one_code_however_it_is_written),
        cmocka_unit_test(a_merged_cell_stands_in_its_first_place_only),
        cmocka_unit_test(notes_of_several_cells_above_the_headings_are_passed_over),
        cmocka_unit_test(opendocument_cells_are_read_as_they_are_shown_too),
        cmocka_unit_test(a_time_that_does_not_exist_is_an_error),
        cmocka_unit_test(a_gigabyte_of_blanks_is_refused_before_it_is_unpacked),
        cmocka_unit_test(many_entries_over_the_same_bytes_are_refused),
        cmocka_unit_test(repeated_values_beyond_what_a_sheet_holds_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
