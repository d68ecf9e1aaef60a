#include "check.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "made_archive.h"
#include "made_file.h"
#include "made_results.h"
#include "made_run.h"
#include "reports/plan/sheets.h"

enum { MOST_SHEETS = 40, MOST_CELLS = 20000 };

/* -- a workbook, read back -- */

typedef struct read_cell {
    int row, column;
    bool is_text;
    double value;
    const char *formula; /* NULL: none */
} read_cell;

typedef struct read_sheet {
    read_cell *cells;
    size_t count;
} read_sheet;

static const char *written(baremo_arena *arena, const char *language) {
    const char *path = made_path(arena, "report.xlsx");
    baremo_diagnostics *diagnostics = baremo_diagnostics_new(arena);
    assert_int_equal(made_file_at(arena, "xlsx", made_results(arena, language), path, diagnostics),
                     BAREMO_OK);
    return path;
}

static void remove_made(baremo_arena *arena, const char *path) {
    unlink(path);
    rmdir(baremo_arena_copy(arena, path, (size_t)(strrchr(path, '/') - path)));
}

static char *sheet_text(baremo_arena *arena, const char *path, int number) {
    return made_member(arena, path,
                       baremo_arena_format(arena, "xl/worksheets/sheet%d.xml", number));
}

/* "AB12" -> row 12, column 28; returns what stands behind it. */
static const char *read_name(const char *text, int *row, int *column) {
    *column = 0;
    for (; *text >= 'A' && *text <= 'Z'; text++)
        *column = *column * 26 + (*text - 'A' + 1);
    char *end;
    *row = (int)strtol(text, &end, 10);
    return end;
}

static double number_behind(const char *from, const char *tag, const char *limit) {
    const char *at = strstr(from, tag);
    double value = BAREMO_MISSING;
    if (at && at < limit) {
        at += strlen(tag);
        assert_true(baremo_number_parse(at, strcspn(at, "<"), &value));
    }
    return value;
}

static read_sheet read_back(baremo_arena *arena, const char *text) {
    read_sheet sheet = {.cells = baremo_arena_array(arena, MOST_CELLS, sizeof(read_cell))};
    for (const char *at = strstr(text, "<c r=\""); at; at = strstr(at + 1, "<c r=\"")) {
        const char *tag_end = strchr(at, '>');
        if (tag_end[-1] == '/')
            continue;
        const char *limit = strstr(at, "</c>");
        read_cell *cell = &sheet.cells[sheet.count++];
        read_name(at + strlen("<c r=\""), &cell->row, &cell->column);
        const char *type = strstr(at, " t=\"s\"");
        cell->is_text = type && type < tag_end;
        cell->value = number_behind(tag_end, "<v>", limit);
        const char *formula = strstr(tag_end, "<f>");
        if (formula && formula < limit)
            cell->formula = baremo_arena_copy(arena, formula + 3, strcspn(formula + 3, "<"));
    }
    return sheet;
}

static double value_at(const read_sheet *sheet, int row, int column) {
    for (size_t i = 0; i < sheet->count; i++)
        if (sheet->cells[i].row == row && sheet->cells[i].column == column)
            return sheet->cells[i].is_text ? BAREMO_MISSING : sheet->cells[i].value;
    return BAREMO_MISSING;
}

/* -- formulas as a spreadsheet computes them: + - / ( ) SUM -- */

static double read_sum(const read_sheet *sheet, const char **at);

static double read_factor(const read_sheet *sheet, const char **at) {
    if (**at == '(') {
        (*at)++;
        double value = read_sum(sheet, at);
        assert_int_equal(**at, ')');
        (*at)++;
        return value;
    }
    int row, column, last_row, last_column;
    if (strncmp(*at, "SUM(", 4) == 0) {
        const char *next = read_name(*at + 4, &row, &column);
        *at = read_name(next + 1, &last_row, &last_column) + 1;
        double sum = 0;
        for (int i = row; i <= last_row; i++) {
            double value = value_at(sheet, i, column);
            sum += baremo_is_missing(value) ? 0 : value;
        }
        return sum;
    }
    *at = read_name(*at, &row, &column);
    return value_at(sheet, row, column);
}

static double read_product(const read_sheet *sheet, const char **at) {
    double value = read_factor(sheet, at);
    while (**at == '/') {
        (*at)++;
        value /= read_factor(sheet, at);
    }
    return value;
}

static double read_sum(const read_sheet *sheet, const char **at) {
    double value = read_product(sheet, at);
    while (**at == '+' || **at == '-') {
        bool minus = *(*at)++ == '-';
        double next = read_product(sheet, at);
        value += minus ? -next : next;
    }
    return value;
}

TEST_IN_ARENA(every_formula_gives_the_number_that_stands_in_its_cell) {
    baremo_arena *arena = argument;
    const char *path = written(arena, "es");
    int formulas = 0;
    for (int number = 1; number < MOST_SHEETS; number++) {
        const char *text = sheet_text(arena, path, number);
        if (!text)
            break;
        const read_sheet sheet = read_back(arena, text);
        for (size_t i = 0; i < sheet.count; i++)
            if (sheet.cells[i].formula) {
                const char *at = sheet.cells[i].formula;
                assert_close(sheet.cells[i].value, read_sum(&sheet, &at), 1e-12);
                assert_int_equal(*at, '\0');
                formulas++;
            }
    }
    assert_true(formulas > 60);
    remove_made(arena, path);
    return BAREMO_OK;
}

TEST_IN_ARENA(shares_of_the_indicator_sheet_are_those_of_the_results_and_live) {
    baremo_arena *arena = argument;
    const char *path = written(arena, "es");
    const char *text = sheet_text(arena, path, 4);
    const read_sheet sheet = read_back(arena, text);
    int shares = 0;
    for (size_t i = 0; i < sheet.count; i++) /* I3: (4.1 - 4.8) / (3 - 4.8) */
        if (sheet.cells[i].formula && fabs(sheet.cells[i].value - 0.7 / 1.8) < 1e-12)
            shares++;
    assert_int_equal(shares, 2); /* of the way, and of what was expected */
    remove_made(arena, path);
    return BAREMO_OK;
}

TEST_IN_ARENA(texts_that_look_like_formulas_stay_texts) {
    baremo_arena *arena = argument;
    const char *path = written(arena, "es");
    const char *strings = made_member(arena, path, "xl/sharedStrings.xml");
    assert_non_null(
        strstr(strings, "<t>=Tiempo de respuesta; \"días\" &lt;hábiles&gt; &amp; más</t>"));
    for (int number = 1; number < MOST_SHEETS; number++) {
        const char *text = sheet_text(arena, path, number);
        if (text)
            assert_null(strstr(text, "<f>Tiempo"));
    }
    remove_made(arena, path);
    return BAREMO_OK;
}

/* -- the same bytes -- */

static char *bytes_of(baremo_arena *arena, size_t *length) {
    char *bytes = made_file(arena, "xlsx", made_results(arena, "es"), length);
    assert_non_null(bytes);
    return bytes;
}

TEST_IN_ARENA(two_runs_give_the_same_bytes) {
    size_t first_length, second_length;
    char *first = bytes_of(argument, &first_length), *second = bytes_of(argument, &second_length);
    assert_int_equal(first_length, second_length);
    assert_memory_equal(first, second, first_length);
    return BAREMO_OK;
}

TEST_IN_ARENA(another_locale_gives_the_same_bytes_and_is_left_as_it_was) {
    static const char *const with_comma[] = {"de_DE.UTF-8", "es_ES.UTF-8", "fr_FR.UTF-8",
                                             "de_DE.utf8",  "es_ES.utf8",  "fr_FR.utf8"};
    size_t first_length, second_length;
    char *first = bytes_of(argument, &first_length);
    const char *found = NULL;
    for (size_t i = 0; !found && i < sizeof with_comma / sizeof *with_comma; i++)
        found = setlocale(LC_ALL, with_comma[i]);
    if (!found)
        return BAREMO_OK; /* no locale with a decimal comma is installed */
    char *second = bytes_of(argument, &second_length);
    assert_string_equal(localeconv()->decimal_point, ",");
    setlocale(LC_ALL, "C");
    assert_int_equal(first_length, second_length);
    assert_memory_equal(first, second, first_length);
    return BAREMO_OK;
}

/* -- what stands in the package -- */

TEST_IN_ARENA(sheets_have_names_that_excel_takes) {
    baremo_arena *arena = argument;
    const char *path = written(arena, "es");
    const char *workbook = made_member(arena, path, "xl/workbook.xml");
    int count = 0;
    for (const char *at = strstr(workbook, "<sheet name=\""); at;
         at = strstr(at + 1, "<sheet name=\"")) {
        at += strlen("<sheet name=\"");
        size_t length = strcspn(at, "\"");
        char *name = baremo_arena_copy(arena, at, length);
        assert_true(baremo_text_width(name) <= 31);
        assert_int_equal(strcspn(name, "[]:*?/\\"), strlen(name));
        count++;
    }
    assert_int_equal(count, 16);
    assert_non_null(strstr(workbook, "Mediación social e…"));
    remove_made(arena, path);
    return BAREMO_OK;
}

TEST_IN_ARENA(charts_are_native_and_have_a_text_alternative) {
    baremo_arena *arena = argument;
    const char *path = written(arena, "es");
    assert_non_null(made_member(arena, path, "xl/charts/chart1.xml"));
    const char *drawing = made_member(arena, path, "xl/drawings/drawing1.xml");
    assert_non_null(strstr(drawing, "descr=\"Indicadores por estado. E1."));
    remove_made(arena, path);
    return BAREMO_OK;
}

TEST_IN_ARENA(the_document_tells_its_date_and_language) {
    baremo_arena *arena = argument;
    const char *path = written(arena, "fr");
    assert_non_null(strstr(made_member(arena, path, "docProps/core.xml"), "2020-12-31T00:00:00Z"));
    assert_non_null(strstr(made_member(arena, path, "docProps/custom.xml"), "<vt:lpwstr>fr<"));
    remove_made(arena, path);
    return BAREMO_OK;
}

TEST_IN_ARENA(no_number_that_is_not_one_is_written) {
    baremo_arena *arena = argument;
    const char *path = written(arena, "en");
    for (int number = 1; number < MOST_SHEETS; number++) {
        const char *text = sheet_text(arena, path, number);
        if (!text)
            break;
        assert_null(strstr(text, "nan"));
        assert_null(strstr(text, ">inf"));
        assert_null(strstr(text, ">-nan"));
    }
    remove_made(arena, path);
    return BAREMO_OK;
}

static void add_axis(baremo_results *results, const char *id, const char *title) {
    *baremo_results_add_axis(results) = (baremo_results_axis){id, title, NULL};
    *baremo_results_add_action(results) = (baremo_results_action){.id = id,
                                                                  .axis = id,
                                                                  .title = "A",
                                                                  .budget = BAREMO_MISSING,
                                                                  .spent = BAREMO_MISSING,
                                                                  .sessions = BAREMO_MISSING,
                                                                  .invited = BAREMO_MISSING,
                                                                  .participants = BAREMO_MISSING};
}

TEST_IN_ARENA(names_that_clash_or_are_broken_are_made_good) {
    baremo_arena *arena = argument;
    baremo_results *results = baremo_results_new(arena);
    *baremo_results_set_programme(results) =
        (baremo_results_programme){.id = "p", .title = "T & T", .language = "en"};
    add_axis(results, "Actions", NULL); /* as the sheet of actions */
    add_axis(results, "ACTIONS", NULL);
    add_axis(results, "History", NULL); /* Excel's own */
    add_axis(results, "L", "Prévenir l'isolement");
    add_axis(results, "X", "broken \xff\xfe text \x01 and\nlines");
    const char *path = made_path(arena, "report.xlsx");
    baremo_diagnostics *diagnostics = baremo_diagnostics_new(arena);
    assert_int_equal(made_file_at(arena, "xlsx", results, path, diagnostics), BAREMO_OK);
    const char *workbook = made_member(arena, path, "xl/workbook.xml");
    assert_non_null(strstr(workbook, "name=\"Actions\""));
    assert_non_null(strstr(workbook, "name=\"ACTIONS (2)\""));
    assert_non_null(strstr(workbook, "name=\"Actions (3)\""));
    assert_non_null(strstr(workbook, "name=\"History (2)\""));
    assert_non_null(strstr(workbook, "name=\"L. Prévenir l’isolement\""));
    assert_null(strstr(workbook, "''"));
    remove_made(arena, path);
    return BAREMO_OK;
}

/* -- failures -- */

TEST_IN_ARENA(a_full_disk_is_noticed) {
    baremo_arena *arena = argument;
    baremo_diagnostics *diagnostics = baremo_diagnostics_new(arena);
    assert_int_equal(
        made_file_at(arena, "xlsx", made_results(arena, "es"), "/dev/full", diagnostics),
        BAREMO_IO);
    assert_int_equal(baremo_diagnostics_length(diagnostics), 1);
    return BAREMO_OK;
}

TEST_IN_ARENA(a_folder_that_is_not_there_is_said_once) {
    baremo_arena *arena = argument;
    baremo_diagnostics *diagnostics = baremo_diagnostics_new(arena);
    assert_int_equal(
        made_file_at(arena, "xlsx", made_results(arena, "es"), "/nowhere/report.xlsx", diagnostics),
        BAREMO_IO);
    assert_int_equal(baremo_diagnostics_length(diagnostics), 1);
    return BAREMO_OK;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_formula_gives_the_number_that_stands_in_its_cell),
        cmocka_unit_test(shares_of_the_indicator_sheet_are_those_of_the_results_and_live),
        cmocka_unit_test(texts_that_look_like_formulas_stay_texts),
        cmocka_unit_test(two_runs_give_the_same_bytes),
        cmocka_unit_test(another_locale_gives_the_same_bytes_and_is_left_as_it_was),
        cmocka_unit_test(sheets_have_names_that_excel_takes),
        cmocka_unit_test(charts_are_native_and_have_a_text_alternative),
        cmocka_unit_test(the_document_tells_its_date_and_language),
        cmocka_unit_test(no_number_that_is_not_one_is_written),
        cmocka_unit_test(names_that_clash_or_are_broken_are_made_good),
        cmocka_unit_test(a_full_disk_is_noticed),
        cmocka_unit_test(a_folder_that_is_not_there_is_said_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
