/* make_workbook FILE.xlsx [ROWS]: writes a workbook of one sheet, always the same: 100,000 rows x
 * 20 columns, 2 million cells. A code of its own each row, two columns of words, 14 answers from 1
 * to 5, two numbers with decimals and a date.
 *
 *   cc -O2 tests/bench/make_workbook.c -lxlsxwriter -o make_workbook
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <xlsxwriter.h>

enum { ROWS = 100000, CITIES = 50, ITEMS = 14 };

/* splitmix64 (Steele, Lea and Flood 2014, figure 17). */
static uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static void write_headings(lxw_worksheet *sheet) {
    static const char *const names[] = {"respondent", "wave", "city", "score", "amount", "day"};
    char name[8];
    for (uint16_t i = 0; i < 6; i++)
        worksheet_write_string(sheet, 0, i, names[i], NULL);
    for (uint16_t i = 0; i < ITEMS; i++) {
        snprintf(name, sizeof name, "q%d", i + 1);
        worksheet_write_string(sheet, 0, (uint16_t)(6 + i), name, NULL);
    }
}

static void write_row(lxw_worksheet *sheet, uint32_t row, lxw_format *date, uint64_t *state) {
    char text[32];
    snprintf(text, sizeof text, "resp-%07u", row);
    worksheet_write_string(sheet, row, 0, text, NULL);
    worksheet_write_string(sheet, row, 1, row % 2 ? "pre" : "post", NULL);
    snprintf(text, sizeof text, "city-%02u", (unsigned)(next_random(state) % CITIES));
    worksheet_write_string(sheet, row, 2, text, NULL);
    worksheet_write_number(sheet, row, 3, (double)(next_random(state) % 10000) / 100, NULL);
    worksheet_write_number(sheet, row, 4, (double)(next_random(state) % 100000000) / 1000, NULL);
    worksheet_write_number(sheet, row, 5, 43000 + (double)(next_random(state) % 1000), date);
    for (uint16_t i = 0; i < ITEMS; i++)
        worksheet_write_number(sheet, row, (uint16_t)(6 + i), (double)(next_random(state) % 5 + 1),
                               NULL);
}

int main(int argc, char **argv) {
    uint64_t state = 1;
    long given = argc > 2 ? strtol(argv[2], NULL, 10) : ROWS;
    uint32_t rows = given > 0 && given < 1048576 ? (uint32_t)given : ROWS;
    if (argc < 2)
        return EXIT_FAILURE;
    lxw_workbook *book = workbook_new(argv[1]);
    lxw_worksheet *sheet = workbook_add_worksheet(book, "answers");
    lxw_format *date = workbook_add_format(book);
    lxw_doc_properties about = {.created = 1};
    format_set_num_format(date, "yyyy-mm-dd");
    workbook_set_properties(book, &about);
    write_headings(sheet);
    for (uint32_t row = 1; row <= rows; row++)
        write_row(sheet, row, date, &state);
    return workbook_close(book) == LXW_NO_ERROR ? EXIT_SUCCESS : EXIT_FAILURE;
}
