/* Files of SPSS and Stata, written by ReadStat into memory and read back. */
#include "check.h"

#include <string.h>

#include <readstat.h>

#include <baremo/number.h>
#include <baremo/table.h>

#include "engine/base/buffer.h"

enum { CASES = 40000 };

static ssize_t append(const void *bytes, size_t count, void *buffer) {
    baremo_buffer_add_bytes(buffer, bytes, count);
    return (ssize_t)count;
}

typedef struct reading {
    baremo_diagnostics *diagnostics;
    const baremo_table *table;
    baremo_status status;
} reading;

static reading read_buffer(const baremo_buffer *file, const char *name, unsigned threads,
                           baremo_arena *arena) {
    const baremo_memory memory = {name, file->text, file->length};
    const baremo_read_options options = {.threads = threads};
    reading out = {.diagnostics = baremo_diagnostics_new(arena)};
    out.status = baremo_table_read_memory(&memory, &options, arena, out.diagnostics, &out.table);
    return out;
}

static readstat_writer_t *writer_of(void) {
    readstat_writer_t *writer = readstat_writer_init();
    readstat_set_data_writer(writer, append);
    readstat_writer_set_file_timestamp(writer, 0);
    return writer;
}

/* The texts of a row, a missing value's reason among them. */
static void is(const baremo_table *table, size_t row, const char *const *texts) {
    for (size_t i = 0; texts[i]; i++) {
        const baremo_column *cells = baremo_table_column(table, i);
        assert_string_equal(cells->texts[cells->codes[row]], texts[i]);
    }
}

static baremo_cell_kind kind_of(const baremo_table *table, size_t row, size_t column) {
    const baremo_column *cells = baremo_table_column(table, column);
    return cells->kinds ? (baremo_cell_kind)cells->kinds[cells->codes[row]] : BAREMO_CELL_TEXT;
}

/* -- SPSS -- */

static void write_sav(baremo_buffer *file, readstat_compress_t compression) {
    readstat_writer_t *writer = writer_of();
    readstat_writer_set_compression(writer, compression);
    readstat_label_set_t *labels = readstat_add_label_set(writer, READSTAT_TYPE_DOUBLE, "answers");
    readstat_label_double_value(labels, 1, "sí");
    readstat_label_double_value(labels, 9, "no contesta");
    readstat_variable_t *answer = readstat_add_variable(writer, "q1", READSTAT_TYPE_DOUBLE, 0);
    readstat_variable_set_label_set(answer, labels);
    readstat_variable_add_missing_double_value(answer, 9);
    readstat_variable_add_missing_double_range(answer, 90, 99);
    readstat_variable_t *word = readstat_add_variable(writer, "word", READSTAT_TYPE_STRING, 8);
    readstat_variable_add_missing_string_value(word, "NC");
    readstat_variable_t *day = readstat_add_variable(writer, "day", READSTAT_TYPE_DOUBLE, 0);
    readstat_variable_set_format(day, "EDATE10");
    readstat_variable_t *moment = readstat_add_variable(writer, "moment", READSTAT_TYPE_DOUBLE, 0);
    readstat_variable_set_format(moment, "DATETIME20");
    readstat_begin_writing_sav(writer, file, 4);
    /* R 4.2.2: as.numeric(as.Date("2020-02-29") - as.Date("1582-10-14")) *
     * 86400 */
    static const double answers[] = {1, 9, 95, 2.5},
                        days[] = {13802313600.0, 0, 13802313600.0, 86400};
    static const char *const words[] = {"señal", "NC", "", "x"};
    for (int i = 0; i < 4; i++) {
        readstat_begin_row(writer);
        readstat_insert_double_value(writer, answer, answers[i]);
        readstat_insert_string_value(writer, word, words[i]);
        if (i == 1)
            readstat_insert_missing_value(writer, day);
        else
            readstat_insert_double_value(writer, day, days[i]);
        readstat_insert_double_value(writer, moment, days[i] + 36610 * (i == 0));
        readstat_end_row(writer);
    }
    assert_int_equal(readstat_end_writing(writer), READSTAT_OK);
    readstat_writer_free(writer);
}

static void missing_values_of_spss_have_their_reasons(void **state) {
    (void)state;
    static const readstat_compress_t compressions[] = {
        READSTAT_COMPRESS_NONE, READSTAT_COMPRESS_ROWS, READSTAT_COMPRESS_BINARY};
    for (size_t i = 0; i < 3; i++) {
        baremo_arena *arena = baremo_arena_new(NULL);
        baremo_buffer file = baremo_buffer_new(arena);
        write_sav(&file, compressions[i]);
        reading read = read_buffer(&file, "memory.sav", 1, arena);
        assert_int_equal(read.status, BAREMO_OK);
        assert_int_equal(baremo_diagnostics_length(read.diagnostics), 0);
        assert_int_equal(baremo_table_row_count(read.table), 4);
        is(read.table, 0,
           (const char *[]){"1", "señal", "2020-02-29", "2020-02-29T10:10:10", NULL});
        is(read.table, 1, (const char *[]){"no contesta", "NC", "", "1582-10-14", NULL});
        is(read.table, 2, (const char *[]){"95", "", "2020-02-29", "2020-02-29", NULL});
        is(read.table, 3, (const char *[]){"2.5", "x", "1582-10-15", "1582-10-15", NULL});
        assert_int_equal(kind_of(read.table, 0, 0), BAREMO_CELL_NUMBER);
        assert_int_equal(kind_of(read.table, 1, 0), BAREMO_CELL_MISSING);
        assert_int_equal(kind_of(read.table, 1, 1), BAREMO_CELL_MISSING);
        assert_int_equal(kind_of(read.table, 2, 0), BAREMO_CELL_MISSING);
        assert_int_equal(kind_of(read.table, 0, 2), BAREMO_CELL_DATE);
        const baremo_column *answers = baremo_table_column(read.table, 0);
        assert_string_equal(answers->labels[answers->codes[0]], "sí");
        baremo_arena_free(arena);
    }
}

/* -- Stata -- */

static void write_dta(baremo_buffer *file) {
    readstat_writer_t *writer = writer_of();
    readstat_variable_t *small = readstat_add_variable(writer, "small", READSTAT_TYPE_INT8, 0);
    readstat_variable_t *whole = readstat_add_variable(writer, "whole", READSTAT_TYPE_INT32, 0);
    readstat_variable_t *single = readstat_add_variable(writer, "single", READSTAT_TYPE_FLOAT, 0);
    readstat_variable_t *plain = readstat_add_variable(writer, "plain", READSTAT_TYPE_DOUBLE, 0);
    readstat_variable_t *day = readstat_add_variable(writer, "day", READSTAT_TYPE_INT32, 0);
    readstat_variable_set_format(day, "%td");
    readstat_variable_t *moment = readstat_add_variable(writer, "moment", READSTAT_TYPE_DOUBLE, 0);
    readstat_variable_set_format(moment, "%tc");
    readstat_begin_writing_dta(writer, file, 2);
    readstat_begin_row(writer);
    readstat_insert_int8_value(writer, small, -7);
    readstat_insert_int32_value(writer, whole, 2000000000);
    readstat_insert_float_value(writer, single, 0.25F);
    readstat_insert_double_value(writer, plain, 3.14);
    readstat_insert_int32_value(writer, day,
                                21975); /* R: as.Date("2020-03-01") - as.Date("1960-01-01") */
    readstat_insert_double_value(writer, moment, 21975.0 * 86400000 + 3723000);
    readstat_end_row(writer);
    readstat_begin_row(writer);
    readstat_insert_tagged_missing_value(writer, small, 'a');
    readstat_insert_missing_value(writer, whole);
    readstat_insert_missing_value(writer, single);
    readstat_insert_tagged_missing_value(writer, plain, 'z');
    readstat_insert_int32_value(writer, day, -1);
    readstat_insert_missing_value(writer, moment);
    readstat_end_row(writer);
    assert_int_equal(readstat_end_writing(writer), READSTAT_OK);
    readstat_writer_free(writer);
}

static void all_kinds_of_numbers_of_stata_are_read(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_buffer file = baremo_buffer_new(arena);
    write_dta(&file);
    reading read = read_buffer(&file, "memory.dta", 1, arena);
    assert_int_equal(read.status, BAREMO_OK);
    is(read.table, 0,
       (const char *[]){"-7", "2000000000", "0.25", "3.14", "2020-03-01", "2020-03-01T01:02:03",
                        NULL});
    is(read.table, 1, (const char *[]){".a", "", "", ".z", "1959-12-31", "", NULL});
    assert_int_equal(kind_of(read.table, 1, 0), BAREMO_CELL_MISSING);
    assert_int_equal(kind_of(read.table, 1, 3), BAREMO_CELL_MISSING);
    baremo_arena_free(arena);
}

static readstat_variable_t *of_format(readstat_writer_t *writer, const char *name,
                                      const char *format) {
    readstat_variable_t *variable = readstat_add_variable(writer, name, READSTAT_TYPE_DOUBLE, 0);
    readstat_variable_set_format(variable, format);
    return variable;
}

static void months_quarters_and_halves_are_periods(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_buffer dta = baremo_buffer_new(arena), sav = baremo_buffer_new(arena);
    readstat_writer_t *writer = writer_of();
    readstat_variable_t *month = of_format(writer, "m", "%tm"),
                        *quarter = of_format(writer, "q", "%tq"),
                        *half = of_format(writer, "h", "%th");
    readstat_begin_writing_dta(writer, &dta, 2);
    /* Stata: display tm(2018m7), tq(2018q3), th(2018h2) gives 702, 234, 117; tm(1959m12) gives -1
     */
    static const double values[][3] = {{702, 234, 117}, {-1, -1, -1}};
    for (int i = 0; i < 2; i++) {
        readstat_begin_row(writer);
        readstat_insert_double_value(writer, month, values[i][0]);
        readstat_insert_double_value(writer, quarter, values[i][1]);
        readstat_insert_double_value(writer, half, values[i][2]);
        readstat_end_row(writer);
    }
    assert_int_equal(readstat_end_writing(writer), READSTAT_OK);
    readstat_writer_free(writer);
    reading read = read_buffer(&dta, "memory.dta", 1, arena);
    is(read.table, 0, (const char *[]){"2018-07", "2018-Q3", "2018-S2", NULL});
    is(read.table, 1, (const char *[]){"1959-12", "1959-Q4", "1959-S2", NULL});

    writer = writer_of();
    month = of_format(writer, "m", "MOYR8");
    quarter = of_format(writer, "q", "QYR8");
    readstat_begin_writing_sav(writer, &sav, 1);
    readstat_begin_row(writer);
    readstat_insert_double_value(writer, month, 13802313600.0);
    readstat_insert_double_value(writer, quarter, 13802313600.0);
    readstat_end_row(writer);
    assert_int_equal(readstat_end_writing(writer), READSTAT_OK);
    readstat_writer_free(writer);
    read = read_buffer(&sav, "memory.sav", 1, arena);
    is(read.table, 0, (const char *[]){"2020-02", "2020-Q1", NULL});
    baremo_arena_free(arena);
}

static void what_is_no_number_is_missing(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_buffer file = baremo_buffer_new(arena);
    readstat_writer_t *writer = writer_of();
    readstat_variable_t *value = readstat_add_variable(writer, "v", READSTAT_TYPE_DOUBLE, 0);
    readstat_begin_writing_sav(writer, &file, 3);
    static const double values[] = {1, HUGE_VAL, NAN};
    for (int i = 0; i < 3; i++) {
        readstat_begin_row(writer);
        readstat_insert_double_value(writer, value, values[i]);
        readstat_end_row(writer);
    }
    assert_int_equal(readstat_end_writing(writer), READSTAT_OK);
    readstat_writer_free(writer);
    reading read = read_buffer(&file, "memory.sav", 1, arena);
    is(read.table, 0, (const char *[]){"1", NULL});
    is(read.table, 1, (const char *[]){"Inf", NULL});
    is(read.table, 2, (const char *[]){"", NULL});
    assert_int_equal(kind_of(read.table, 1, 0), BAREMO_CELL_MISSING);
    assert_int_equal(baremo_table_column(read.table, 0)->codes[2], 0);
    baremo_arena_free(arena);
}

/* -- many cases -- */

static double number_at(long row, int column) {
    return column == 0   ? (double)row
           : column == 1 ? (double)(row % 7)
                         : (double)(row * 31 % 1009) / 100;
}

static void write_many(baremo_buffer *file) {
    readstat_writer_t *writer = writer_of();
    readstat_variable_t *variables[4];
    static const char *const names[] = {"a", "b", "c", "d"};
    readstat_writer_set_compression(writer, READSTAT_COMPRESS_ROWS);
    for (int i = 0; i < 4; i++)
        variables[i] = readstat_add_variable(
            writer, names[i], i == 3 ? READSTAT_TYPE_STRING : READSTAT_TYPE_DOUBLE, i == 3 ? 4 : 0);
    readstat_begin_writing_sav(writer, file, CASES);
    for (long row = 0; row < CASES; row++) {
        readstat_begin_row(writer);
        for (int i = 0; i < 3; i++)
            if (row % 11 == i)
                readstat_insert_missing_value(writer, variables[i]);
            else
                readstat_insert_double_value(writer, variables[i], number_at(row, i));
        readstat_insert_string_value(writer, variables[3], row % 2 ? "odd" : "");
        readstat_end_row(writer);
    }
    assert_int_equal(readstat_end_writing(writer), READSTAT_OK);
    readstat_writer_free(writer);
}

static void check_many(const baremo_table *table, baremo_arena *arena) {
    assert_int_equal(baremo_table_row_count(table), CASES);
    for (size_t column = 0; column < 3; column++) {
        baremo_numbers values;
        baremo_diagnostics *unheard = baremo_diagnostics_new(arena);
        baremo_table_numbers(table, column, BAREMO_DECIMAL_POINT, arena, unheard, &values);
        const baremo_column *cells = baremo_table_column(table, column);
        uint32_t last = 0;
        for (long row = 0; row < CASES; row++) {
            uint32_t code = cells->codes[row];
            double expected =
                row % 11 == (long)column ? BAREMO_MISSING : number_at(row, (int)column);
            if (baremo_is_missing(expected))
                assert_int_equal(code, 0);
            else
                assert_true(values.values[code] == expected);
            assert_true(code <= last + 1);
            if (code > last)
                assert_int_equal(cells->first_rows[code], row);
            last = code > last ? code : last;
        }
        assert_int_equal(last + 1, cells->text_count);
    }
    assert_string_equal(baremo_table_text(table, 39999, 3), "odd");
}

static void blocks_of_cases_join_on_any_number_of_threads(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_buffer file = baremo_buffer_new(arena);
    write_many(&file);
    for (unsigned threads = 1; threads <= 3; threads++) {
        reading read = read_buffer(&file, "memory.sav", threads, arena);
        assert_int_equal(read.status, BAREMO_OK);
        check_many(read.table, arena);
    }
    baremo_arena_free(arena);
}

static void no_part_of_a_file_that_was_cut_is_given(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_buffer file = baremo_buffer_new(arena);
    write_many(&file);
    for (size_t lost = 1; lost < file.length; lost = 3 * lost + 1) {
        baremo_buffer cut = file;
        cut.length -= lost;
        reading read = read_buffer(&cut, "memory.sav", 2, arena);
        assert_int_equal(read.status, BAREMO_DATA);
        assert_null(read.table);
        assert_true(baremo_diagnostics_count(read.diagnostics, BAREMO_ERROR) > 0);
    }
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(missing_values_of_spss_have_their_reasons),
        cmocka_unit_test(all_kinds_of_numbers_of_stata_are_read),
        cmocka_unit_test(months_quarters_and_halves_are_periods),
        cmocka_unit_test(what_is_no_number_is_missing),
        cmocka_unit_test(blocks_of_cases_join_on_any_number_of_threads),
        cmocka_unit_test(no_part_of_a_file_that_was_cut_is_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
