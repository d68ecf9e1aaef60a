/* folder_to_workbook FOLDER OUT.xlsx|OUT.ods [TABLE]...: the tables of a folder as the sheets of a
 * workbook, as a spreadsheet program would have made them of what a person typed: numbers as
 * numbers, identifiers with zeros behind as numbers in a format, days and months as dates. TABLEs
 * are left out. */
#include <ctype.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/period.h>
#include <baremo/table.h>

#include "engine/base/buffer.h"
#include "made_zip.h"

/* Styles of .xlsx: General, a month, a day, and 0.0, 0.00 ... */
enum {
    GENERAL,
    MONTH,
    DAY,
    FIRST_DECIMALS,
    MOST_DECIMALS = 6,
    MOST_TABLES = 20,
    SERIAL_1970 = 25569
};

typedef struct writer {
    baremo_arena *arena;
    baremo_buffer sheets[MOST_TABLES];
    const char *names[MOST_TABLES];
    size_t count;
    bool is_ods;
} writer;

static void add_xml(baremo_buffer *buffer, const char *text) {
    for (; *text; text++) {
        if (strchr("<>&\"", *text))
            baremo_buffer_format(buffer, "&#%d;", *text);
        else
            baremo_buffer_add_char(buffer, *text);
    }
}

/* -- cells -- */

static void put_text(const writer *out, baremo_buffer *buffer, const char *text) {
    baremo_buffer_add(buffer, out->is_ods
                                  ? "<table:table-cell office:value-type=\"string\"><text:p>"
                                  : "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">");
    for (const char *line = text; line;) {
        const char *end = out->is_ods ? strchr(line, '\n') : NULL;
        add_xml(buffer, end ? baremo_arena_copy(out->arena, line, (size_t)(end - line)) : line);
        baremo_buffer_add(buffer, end ? "</text:p><text:p>" : "");
        line = end ? end + 1 : NULL;
    }
    baremo_buffer_add(buffer, out->is_ods ? "</text:p></table:table-cell>" : "</t></is></c>");
}

static void put_blank(const writer *out, baremo_buffer *buffer) {
    baremo_buffer_add(buffer, out->is_ods ? "<table:table-cell/>" : "<c/>");
}

/* Zeros behind the decimals: 1.10 has been typed, so the format shows two. */
static int shown_decimals(const char *text) {
    size_t length = strlen(text);
    const char *mark = strrchr(text, '.');
    int decimals = mark ? (int)(text + length - mark - 1) : 0;
    return decimals && text[length - 1] == '0' && decimals <= MOST_DECIMALS ? decimals : 0;
}

static void put_number(const writer *out, baremo_buffer *buffer, double value, const char *text) {
    char number[BAREMO_NUMBER_SIZE];
    int decimals = shown_decimals(text);
    baremo_number_print(number, value);
    if (out->is_ods)
        baremo_buffer_format(buffer,
                             "<table:table-cell office:value-type=\"float\" office:value=\"%s\">"
                             "<text:p>%s</text:p></table:table-cell>",
                             number, text);
    else
        baremo_buffer_format(buffer, "<c s=\"%d\"><v>%s</v></c>",
                             decimals ? FIRST_DECIMALS + decimals - 1 : GENERAL, number);
}

static void put_day(const writer *out, baremo_buffer *buffer, const char *text) {
    bool month = strlen(text) == 7;
    const char *day = month ? baremo_arena_format(out->arena, "%s-01", text) : text;
    baremo_period period;
    baremo_period_parse(day, &period);
    if (out->is_ods)
        baremo_buffer_format(
            buffer,
            "<table:table-cell office:value-type=\"date\" office:date-value=\"%s\">"
            "<text:p>%.2s/%.4s</text:p></table:table-cell>",
            day, month ? day + 5 : day + 8, day);
    else
        baremo_buffer_format(buffer, "<c s=\"%d\"><v>%d</v></c>", month ? MONTH : DAY,
                             period.first_day + SERIAL_1970);
}

/* 2018-07 or 2018-07-15. */
static bool is_day(const char *text) {
    static const char pattern[] = "0000-00-00";
    size_t length = strlen(text);
    for (size_t i = 0; i < length && i < sizeof pattern; i++)
        if (pattern[i] == '0' ? !isdigit((unsigned char)text[i]) : text[i] != pattern[i])
            return false;
    return length == 7 || length == 10;
}

/* -- tables -- */

static void put_table(writer *out, const baremo_table *table) {
    size_t columns = baremo_table_column_count(table);
    baremo_buffer *buffer = &out->sheets[out->count];
    const char *begin = out->is_ods ? "<table:table-row>" : "<row>";
    const char *end = out->is_ods ? "</table:table-row>" : "</row>";
    baremo_numbers *numbers = baremo_arena_array(out->arena, columns, sizeof *numbers);
    baremo_diagnostics *unheard = baremo_diagnostics_new(out->arena);
    *buffer = baremo_buffer_new(out->arena);
    baremo_buffer_add(buffer, begin);
    for (size_t i = 0; i < columns; i++) {
        put_text(out, buffer, baremo_table_column(table, i)->heading);
        if (baremo_table_type(table, i, out->arena) == BAREMO_COLUMN_NUMBER)
            baremo_table_numbers(table, i, BAREMO_DECIMAL_COMMA, out->arena, unheard, &numbers[i]);
    }
    baremo_buffer_add(buffer, end);
    for (size_t row = 0; row < baremo_table_row_count(table); row++) {
        baremo_buffer_add(buffer, begin);
        for (size_t i = 0; i < columns; i++) {
            const char *text = baremo_table_text(table, row, i);
            uint32_t code = baremo_table_column(table, i)->codes[row];
            if (!*text)
                put_blank(out, buffer);
            else if (is_day(text))
                put_day(out, buffer, text);
            else if (numbers[i].values && !baremo_is_missing(numbers[i].values[code]))
                put_number(out, buffer, numbers[i].values[code], text);
            else
                put_text(out, buffer, text);
        }
        baremo_buffer_add(buffer, end);
    }
    out->names[out->count++] = baremo_table_name(table);
}

static int read_table(writer *out, const char *folder, const char *name) {
    const char *path = baremo_arena_format(out->arena, "%s/%s.csv", folder, name);
    baremo_diagnostics *found = baremo_diagnostics_new(out->arena);
    const baremo_table *table = NULL;
    if (baremo_table_read(path, NULL, out->arena, found, &table) != BAREMO_OK) {
        fprintf(stderr, "%s cannot be read\n", path);
        return EXIT_FAILURE;
    }
    put_table(out, table);
    return EXIT_SUCCESS;
}

static int is_table(const struct dirent *entry) {
    size_t length = strlen(entry->d_name);
    return length > 4 && strcmp(entry->d_name + length - 4, ".csv") == 0;
}

/* -- workbooks -- */

static void make_xlsx(const writer *out, made_zip *zip) {
    baremo_buffer book = baremo_buffer_new(out->arena), links = baremo_buffer_new(out->arena);
    baremo_buffer formats = baremo_buffer_new(out->arena), styles = baremo_buffer_new(out->arena);
    baremo_buffer_add(&book,
                      "<workbook xmlns=\"" MADE_SHEETS "\" xmlns:r=\"" MADE_LINKS "\"><sheets>");
    baremo_buffer_add(&links, "<Relationships xmlns=\"" MADE_PACKAGE
                              "\"><Relationship Id=\"s\" Type=\"" MADE_LINKS
                              "/styles\" Target=\"styles.xml\"/>");
    for (size_t i = 0; i < out->count; i++) {
        baremo_buffer_format(&book, "<sheet name=\"%s\" sheetId=\"%zu\" r:id=\"r%zu\"/>",
                             out->names[i], i + 1, i);
        baremo_buffer_format(&links,
                             "<Relationship Id=\"r%zu\" Type=\"" MADE_LINKS "/worksheet\" "
                             "Target=\"worksheets/sheet%zu.xml\"/>",
                             i, i + 1);
        made_zip_add(zip, baremo_arena_format(out->arena, "xl/worksheets/sheet%zu.xml", i + 1),
                     baremo_arena_format(out->arena,
                                         "<worksheet xmlns=\"" MADE_SHEETS
                                         "\"><sheetData>%s</sheetData></worksheet>",
                                         baremo_buffer_text((baremo_buffer *)&out->sheets[i])),
                     MADE_DEFLATED);
    }
    baremo_buffer_add(&book, "</sheets></workbook>");
    baremo_buffer_add(&links, "</Relationships>");
    for (int i = 1; i <= MOST_DECIMALS; i++) {
        baremo_buffer_format(&formats, "<numFmt numFmtId=\"%d\" formatCode=\"0.%0*d\"/>", 200 + i,
                             i, 0);
        baremo_buffer_format(&styles, "<xf numFmtId=\"%d\"/>", 200 + i);
    }
    made_zip_add_package(zip, out->count);
    made_zip_add(zip, "xl/workbook.xml", baremo_buffer_text(&book), MADE_DEFLATED);
    made_zip_add(zip, "xl/_rels/workbook.xml.rels", baremo_buffer_text(&links), MADE_DEFLATED);
    made_zip_add(
        zip, "xl/styles.xml",
        baremo_arena_format(out->arena,
                            "<styleSheet xmlns=\"" MADE_SHEETS
                            "\"><numFmts>%s</numFmts><cellXfs><xf numFmtId=\"0\"/><xf "
                            "numFmtId=\"17\"/><xf numFmtId=\"14\"/>%s</cellXfs></styleSheet>",
                            baremo_buffer_text(&formats), baremo_buffer_text(&styles)),
        MADE_DEFLATED);
}

static void make_ods(const writer *out, made_zip *zip) {
    baremo_buffer content = baremo_buffer_new(out->arena);
    baremo_buffer_add(&content, "<office:document-content " MADE_ODS_NAMESPACES
                                "><office:body><office:spreadsheet>");
    for (size_t i = 0; i < out->count; i++)
        baremo_buffer_format(&content, "<table:table table:name=\"%s\">%s</table:table>",
                             out->names[i], baremo_buffer_text((baremo_buffer *)&out->sheets[i]));
    baremo_buffer_add(&content, "</office:spreadsheet></office:body></office:document-content>");
    made_zip_add(zip, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", MADE_STORED);
    made_zip_add(zip, "content.xml", baremo_buffer_text(&content), MADE_DEFLATED);
}

static bool is_left_out(const char *name, int count, char **names) {
    for (int i = 0; i < count; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static int read_tables(writer *out, int argc, char **argv) {
    struct dirent **entries = NULL;
    int status = EXIT_SUCCESS, count = scandir(argv[1], &entries, is_table, alphasort);
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name;
        const char *stem = baremo_arena_copy(out->arena, name, strlen(name) - 4);
        if (!is_left_out(stem, argc - 3, argv + 3) &&
            read_table(out, argv[1], stem) != EXIT_SUCCESS)
            status = EXIT_FAILURE;
        free(entries[i]);
    }
    free(entries);
    return count < 0 ? EXIT_FAILURE : status;
}

static int write_workbook(const writer *out, const char *path) {
    made_zip zip = {.arena = out->arena};
    if (out->is_ods)
        make_ods(out, &zip);
    else
        make_xlsx(out, &zip);
    const baremo_memory bytes = made_zip_bytes(&zip, path);
    FILE *file = fopen(path, "wb");
    bool done = file && fwrite(bytes.bytes, 1, bytes.size, file) == bytes.size;
    return (file && fclose(file) != 0) || !done ? EXIT_FAILURE : EXIT_SUCCESS;
}

int main(int argc, char **argv) {
    if (argc < 3)
        return EXIT_FAILURE;
    writer out = {.arena = baremo_arena_new(NULL), .is_ods = strstr(argv[2], ".ods") != NULL};
    int status = read_tables(&out, argc, argv);
    if (status == EXIT_SUCCESS)
        status = write_workbook(&out, argv[2]);
    baremo_arena_free(out.arena);
    return status;
}
