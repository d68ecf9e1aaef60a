/* Reading: content, places, threads, limits, wishes, folders. */
#include "check.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <baremo/table.h>

#include "engine/base/buffer.h"

typedef struct reading {
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
    const baremo_table *table;
    baremo_status status;
} reading;

static reading read_bytes(const char *bytes, size_t size, const baremo_read_options *options) {
    reading out = {.arena = baremo_arena_new(NULL)};
    const baremo_memory memory = {"memory.csv", bytes, size};
    out.diagnostics = baremo_diagnostics_new(out.arena);
    out.status = baremo_table_read_memory(&memory, options, out.arena, out.diagnostics, &out.table);
    return out;
}

static reading read_text(const char *text) { return read_bytes(text, strlen(text), NULL); }

static const char *first_code(const reading *read) {
    return baremo_diagnostics_length(read->diagnostics)
               ? baremo_diagnostics_at(read->diagnostics, 0)->problem->code
               : "";
}

static void rows_and_lines_are_those_of_the_file(void **state) {
    (void)state;
    reading read = read_text("\n\na;b\r\n1;\"x\ny\"\r\n\r\n2;z\r\n;\r\n3;\"p\r\nq\r\nr\"\r\n4;w");
    assert_int_equal(read.status, BAREMO_OK);
    assert_int_equal(baremo_table_row_count(read.table), 4);
    static const size_t rows[] = {4, 6, 8, 9}, lines[] = {0, 7, 9, 12};
    for (size_t i = 0; i < 4; i++) {
        baremo_place place = baremo_table_place(read.table, i, 1);
        assert_int_equal(place.row, rows[i]);
        assert_int_equal(place.line, lines[i]);
        assert_int_equal(place.column, 2);
    }
    assert_int_equal(baremo_table_place(read.table, SIZE_MAX, 0).row, 3);
    assert_string_equal(baremo_table_text(read.table, 2, 1), "p\r\nq\r\nr");
    baremo_arena_free(read.arena);
}

static void columns_are_found_by_name_without_case_and_accents(void **state) {
    (void)state;
    reading read = read_text("Año,Población \n2018,3\n");
    assert_int_equal(baremo_table_find(read.table, "poblacion"), 1);
    assert_int_equal(baremo_table_find(read.table, "AÑO"), 0);
    assert_int_equal(baremo_table_find(read.table, "ano"), 0);
    assert_int_equal(baremo_table_find(read.table, "else"), SIZE_MAX);
    assert_int_equal(baremo_table_find(read.table, ""), SIZE_MAX);
    baremo_arena_free(read.arena);
}

/* Quotes, line ends in cells, blank lines, ragged and stray things, over several chunks. */
static void add_record(baremo_buffer *text, unsigned i) {
    static const char *const ends[] = {"\n", "\r\n", "\n\n", "\n,,,\n"};
    baremo_buffer_format(text, "id-%u,%u,\"%s%u\",%s%s", i * 7919u % 50021u, i % 5,
                         i % 11 ? "one line " : "two\nlines, \"\"quoted\"\" ", i % 13,
                         i % 17 ? "x" : "",
                         ends[i % 97 == 0   ? 2
                              : i % 89 == 0 ? 3
                                            : i % 2]);
    if (i % 50000 == 7)
        baremo_buffer_add(text, "short,1\n");
}

static void assert_same(const reading *a, const reading *b) {
    assert_int_equal(a->status, b->status);
    assert_int_equal(baremo_table_row_count(a->table), baremo_table_row_count(b->table));
    for (size_t i = 0; i < baremo_table_column_count(a->table); i++) {
        const baremo_column *x = baremo_table_column(a->table, i);
        const baremo_column *y = baremo_table_column(b->table, i);
        assert_int_equal(x->text_count, y->text_count);
        assert_memory_equal(x->codes, y->codes,
                            baremo_table_row_count(a->table) * sizeof *x->codes);
        assert_memory_equal(x->first_rows, y->first_rows, x->text_count * sizeof *x->first_rows);
        for (size_t j = 0; j < x->text_count; j++)
            assert_string_equal(x->texts[j], y->texts[j]);
    }
    for (size_t row = 0; row < baremo_table_row_count(a->table); row += 97) {
        baremo_place p = baremo_table_place(a->table, row, 0);
        baremo_place q = baremo_table_place(b->table, row, 0);
        assert_int_equal(p.row, q.row);
        assert_int_equal(p.line, q.line);
    }
    assert_int_equal(baremo_diagnostics_length(a->diagnostics),
                     baremo_diagnostics_length(b->diagnostics));
    for (size_t i = 0; i < baremo_diagnostics_length(a->diagnostics); i++)
        assert_string_equal(
            baremo_diagnostic_format_json(baremo_diagnostics_at(a->diagnostics, i), a->arena),
            baremo_diagnostic_format_json(baremo_diagnostics_at(b->diagnostics, i), b->arena));
}

static void the_number_of_threads_does_not_show(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_buffer text = baremo_buffer_new(arena);
    baremo_buffer_add(&text, "id,n,text,x\n");
    for (unsigned i = 0; i < 200000; i++)
        add_record(&text, i);
    assert_true(text.length > 4u << 20);
    const baremo_read_options one = {.threads = 1};
    reading single = read_bytes(text.text, text.length, &one);
    assert_int_equal(single.status, BAREMO_DATA);
    for (unsigned threads = 2; threads < 6; threads++) {
        const baremo_read_options more = {.threads = threads};
        reading several = read_bytes(text.text, text.length, &more);
        assert_same(&single, &several);
        baremo_arena_free(several.arena);
    }
    baremo_arena_free(single.arena);
    baremo_arena_free(arena);
}

/* A stray quote makes the guess where records begin wrong in every later chunk. */
static void a_stray_quote_does_not_mislead_threads(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_buffer text = baremo_buffer_new(arena);
    baremo_buffer_add(&text, "a,b\n1,pipe 12\" long\n");
    for (unsigned i = 0; i < 300000; i++)
        baremo_buffer_format(&text, "%u,\"text\n%u\"\n", i, i % 100);
    const baremo_read_options one = {.threads = 1}, four = {.threads = 4};
    reading single = read_bytes(text.text, text.length, &one);
    reading several = read_bytes(text.text, text.length, &four);
    assert_int_equal(baremo_table_row_count(single.table), 300001);
    assert_string_equal(baremo_table_text(single.table, 0, 1), "pipe 12\" long");
    assert_string_equal(first_code(&single), "quote-inside");
    assert_same(&single, &several);
    baremo_arena_free(single.arena);
    baremo_arena_free(several.arena);
    baremo_arena_free(arena);
}

static void only_the_columns_wanted_are_kept(void **state) {
    (void)state;
    static const char text[] = "a,Población,c\n1,2,\"x\ny\"\n4,5,6\n";
    static const char *const only[] = {"poblacion", NULL};
    const baremo_read_options options = {.only = only};
    reading read = read_bytes(text, sizeof text - 1, &options);
    assert_int_equal(baremo_table_column_count(read.table), 1);
    assert_string_equal(baremo_table_text(read.table, 1, 0), "5");
    baremo_place place = baremo_table_place(read.table, 1, 0);
    assert_int_equal(place.column, 2);
    assert_int_equal(place.row, 3);
    assert_int_equal(place.line, 4);
    baremo_arena_free(read.arena);
}

static void faults_of_quotes_are_reported_where_they_open_and_passed_over(void **state) {
    (void)state;
    reading read = read_text("a,b\n1,\"x\" y\n2,z\n3,\"never\n4,w\n5,\"v\" \n6,u,7\n");
    assert_int_equal(read.status, BAREMO_DATA);
    static const struct {
        const char *code;
        size_t row;
    } expected[] = {{"quote-followed", 2}, {"quote-open", 4}, {"record-long", 7}};
    assert_int_equal(baremo_diagnostics_length(read.diagnostics), 3);
    for (size_t i = 0; i < 3; i++) {
        const baremo_diagnostic *found = baremo_diagnostics_at(read.diagnostics, i);
        assert_string_equal(found->problem->code, expected[i].code);
        assert_int_equal(found->place.row, expected[i].row);
    }
    baremo_arena_free(read.arena);
}

static void limits_are_kept(void **state) {
    (void)state;
    static const char text[] = "a,b\n1,2\n3,4\n5,6\n";
    static const struct {
        baremo_read_options options;
        const char *code;
    } cases[] = {{{.max_rows = 2}, "table-too-large"}, {{.max_columns = 1}, "table-too-large"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        reading read = read_bytes(text, sizeof text - 1, &cases[i].options);
        assert_int_equal(read.status, BAREMO_DATA);
        assert_null(read.table);
        assert_string_equal(first_code(&read), cases[i].code);
        baremo_arena_free(read.arena);
    }
    static const char open[] =
        "a,b\n1,\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n";
    const baremo_read_options short_cells = {.max_cell = 20};
    reading read = read_bytes(open, sizeof open - 1, &short_cells);
    assert_int_equal(read.status, BAREMO_DATA);
    assert_string_equal(first_code(&read), "cell-too-long");
    baremo_arena_free(read.arena);
}

static void a_record_of_another_length_in_twenty_thousand_columns_is_named(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_buffer text = baremo_buffer_new(arena);
    for (int row = 0; row < 3; row++)
        for (int i = 0; i < (row == 2 ? 19999 : 20000); i++)
            baremo_buffer_format(&text, "%s%s%d%s", i ? "," : "", row ? "" : "c", i,
                                 i == (row == 2 ? 19998 : 19999) ? "\n" : "");
    reading read = read_bytes(text.text, text.length, NULL);
    assert_int_equal(read.status, BAREMO_DATA);
    assert_string_equal(first_code(&read), "record-short");
    assert_int_equal(baremo_diagnostics_at(read.diagnostics, 0)->place.row, 3);
    baremo_arena_free(read.arena);
    baremo_arena_free(arena);
}

static void a_file_that_is_not_there_says_so(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_diagnostics *diagnostics = baremo_diagnostics_new(arena);
    const baremo_table *table = NULL;
    assert_int_equal(baremo_table_read("no such folder/no.csv", NULL, arena, diagnostics, &table),
                     BAREMO_IO);
    assert_null(table);
    assert_int_equal(baremo_diagnostics_length(diagnostics), 1);
    baremo_arena_free(arena);
}

static void write_file(const char *folder, const char *name, const char *text) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void a_folder_gives_its_wanted_tables_by_name(void **state) {
    (void)state;
    char folder[] = "/tmp/baremo-test-XXXXXX";
    assert_non_null(mkdtemp(folder));
    write_file(folder, "Indicadores.csv", "indicator,title\na,b\n");
    write_file(folder, "axes.tsv", "axis\ttitle\n1\tOne\n");
    write_file(folder, "notes.csv", "this is no table, \"at all\n");
    write_file(folder, "axes.csv", "axis,title\n");
    write_file(folder, "axes.txt", "x");
    static const char *const wanted[] = {"indicadores", "axes", NULL};
    baremo_arena *arena = baremo_arena_new(NULL);
    baremo_diagnostics *diagnostics = baremo_diagnostics_new(arena);
    const baremo_tables *tables = NULL;
    assert_int_equal(baremo_tables_read(folder, wanted, NULL, arena, diagnostics, &tables),
                     BAREMO_DATA);
    assert_true(tables->folder);
    assert_string_equal(tables->name, folder + 5);
    assert_int_equal(tables->count, 2);
    assert_string_equal(baremo_table_name(tables->tables[0]), "Indicadores");
    assert_string_equal(baremo_table_file(tables->tables[0]), "Indicadores.csv");
    assert_string_equal(tables->files[0].path, "Indicadores.csv");
    /* printf 'indicator,title\na,b\n' | sha256sum */
    assert_string_equal(tables->files[0].sha256,
                        "40a1e2746ad519ef686477d5f5b0f8286c278d7c3249837f64e2b509c5c10d13");
    assert_int_equal(tables->files[0].bytes, 20);
    assert_int_equal(tables->files[0].rows, 1);
    bool twice = false;
    for (size_t i = 0; i < baremo_diagnostics_length(diagnostics); i++)
        twice |= strcmp(baremo_diagnostics_at(diagnostics, i)->problem->code, "table-twice") == 0;
    assert_true(twice);
    baremo_arena_free(arena);
    static const char *const names[] = {"Indicadores.csv", "axes.tsv", "notes.csv", "axes.csv",
                                        "axes.txt"};
    for (size_t i = 0; i < 5; i++) {
        char path[256];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    rmdir(folder);
}

static void columns_of_the_same_heading_can_be_left_out(void **state) {
    (void)state;
    static const char text[] = "id,q1,q1,Q2,q2,q1\n1,2,3,4,5,6\n";
    const baremo_read_options spare = {.spare_repeated = true};
    reading strict = read_bytes(text, sizeof text - 1, NULL);
    assert_int_equal(strict.status, BAREMO_DATA);
    assert_string_equal(first_code(&strict), "heading-duplicate");
    baremo_arena_free(strict.arena);
    reading read = read_bytes(text, sizeof text - 1, &spare);
    assert_int_equal(read.status, BAREMO_OK);
    assert_int_equal(baremo_diagnostics_count(read.diagnostics, BAREMO_WARNING), 3);
    assert_int_equal(baremo_table_column_count(read.table), 3);
    assert_int_equal(baremo_table_find(read.table, "q1"), SIZE_MAX);
    assert_string_equal(baremo_table_text(read.table, 0, 1), "4");
    assert_int_equal(baremo_table_place(read.table, 0, 2).column, 5);
    baremo_arena_free(read.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_of_the_same_heading_can_be_left_out),
        cmocka_unit_test(rows_and_lines_are_those_of_the_file),
        cmocka_unit_test(columns_are_found_by_name_without_case_and_accents),
        cmocka_unit_test(the_number_of_threads_does_not_show),
        cmocka_unit_test(a_stray_quote_does_not_mislead_threads),
        cmocka_unit_test(only_the_columns_wanted_are_kept),
        cmocka_unit_test(faults_of_quotes_are_reported_where_they_open_and_passed_over),
        cmocka_unit_test(limits_are_kept),
        cmocka_unit_test(a_record_of_another_length_in_twenty_thousand_columns_is_named),
        cmocka_unit_test(a_file_that_is_not_there_says_so),
        cmocka_unit_test(a_folder_gives_its_wanted_tables_by_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
