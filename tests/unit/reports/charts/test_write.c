#include "check.h"

#include <stdlib.h>
#include <string.h>

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/threads.h"
#include "made_charts.h"

static char *new_folder(void) {
    char *name = test_calloc(1, 64);
    snprintf(name, 64, "/tmp/baremo-charts-XXXXXX");
    assert_non_null(mkdtemp(name));
    return name;
}

static void path_in(char *path, size_t size, const char *folder, const char *name) {
    assert_true((size_t)snprintf(path, size, "%s/%s", folder, name) < size);
}

static void drop_folder(char *folder) {
    DIR *list = opendir(folder);
    char path[512];
    for (struct dirent *entry; (entry = readdir(list));) {
        if (entry->d_name[0] == '.')
            continue;
        path_in(path, sizeof path, folder, entry->d_name);
        unlink(path);
    }
    closedir(list);
    rmdir(folder);
    test_free(folder);
}

static char *read_file(const char *folder, const char *name, size_t *length) {
    char path[512];
    path_in(path, sizeof path, folder, name);
    FILE *file = fopen(path, "rb");
    assert_non_null(file);
    fseek(file, 0, SEEK_END);
    *length = (size_t)ftell(file);
    rewind(file);
    char *bytes = test_calloc(1, *length + 1);
    assert_int_equal(fread(bytes, 1, *length, file), *length);
    fclose(file);
    return bytes;
}

static void assert_same(const char *one, const char *other, const char *name) {
    size_t first_length, second_length;
    char *first = read_file(one, name, &first_length),
         *second = read_file(other, name, &second_length);
    if (first_length != second_length || memcmp(first, second, first_length) != 0)
        print_error("%s differs\n", name);
    assert_int_equal(first_length, second_length);
    assert_memory_equal(first, second, first_length);
    test_free(first);
    test_free(second);
}

static baremo_status join(void *context, const threads_piece *piece) {
    (void)piece;
    return chart_files_join(context);
}

/* Made and written by so many threads; says how many charts there are. */
static baremo_status write_charts(const made_charts *made, const char *folder, unsigned threads,
                                  size_t *count) {
    chart_files *files = chart_files_new(made->results, folder);
    chart_list charts;
    assert_non_null(files);
    baremo_status joined = threads_for(threads, threads_workers(threads, 64), join, files);
    baremo_status status = chart_files_end(files, &charts, made->diagnostics);
    assert_int_equal(joined, status);
    if (count)
        *count = charts.count;
    chart_files_free(files);
    return status;
}

static void the_bytes_are_the_same_on_any_number_of_threads(void **state) {
    (void)state;
    static const unsigned threads[] = {1, 1, 2, 5, 0};
    enum { RUNS = sizeof threads / sizeof *threads };
    char *folders[RUNS];
    made_charts *made = NULL;
    for (int run = 0; run < RUNS; run++) {
        if (made)
            made_charts_free(made);
        made = made_charts_new(MADE_PLAIN, "es");
        folders[run] = new_folder();
        size_t count;
        assert_int_equal(write_charts(made, folders[run], threads[run], &count), BAREMO_OK);
        assert_int_equal(count, made->list.count);
    }
    for (int run = 1; run < RUNS; run++)
        for (size_t i = 0; i < made->list.count; i++) {
            char name[256];
            snprintf(name, sizeof name, "%s.svg", made->list.items[i]->stem);
            assert_same(folders[0], folders[run], name);
            snprintf(name, sizeof name, "%s.png", made->list.items[i]->stem);
            assert_same(folders[0], folders[run], name);
        }
    for (int run = 0; run < RUNS; run++)
        drop_folder(folders[run]);
    assert_int_equal(baremo_diagnostics_length(made->diagnostics), 0);
    made_charts_free(made);
}

static void a_folder_that_is_not_there_is_diagnosed(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "es");
    assert_int_equal(write_charts(made, "/tmp/baremo-not-there/charts", 2, NULL), BAREMO_IO);
    assert_true(baremo_diagnostics_count(made->diagnostics, BAREMO_ERROR) >= 1);
    const baremo_diagnostic *found = baremo_diagnostics_at(made->diagnostics, 0);
    assert_string_equal(found->problem->code, "output-write");
    assert_non_null(strstr(found->place.file, "charts/status.svg"));
    assert_non_null(strstr(found->message, "No such file"));
    made_charts_free(made);
}

/* /dev/full takes no byte. */
static void a_full_disk_is_diagnosed(void **state) {
    (void)state;
    static const char *const names[] = {"execution.svg", "line-I3.png"};
    for (int i = 0; i < 2; i++) {
        made_charts *made = made_charts_new(MADE_PLAIN, "es");
        char *folder = new_folder(), path[512];
        path_in(path, sizeof path, folder, names[i]);
        assert_int_equal(symlink("/dev/full", path), 0);
        assert_int_equal(write_charts(made, folder, 2, NULL), BAREMO_IO);
        const baremo_diagnostic *found = baremo_diagnostics_at(made->diagnostics, 0);
        assert_non_null(strstr(found->place.file, names[i]));
        assert_non_null(strstr(found->message, "No space left"));
        drop_folder(folder);
        made_charts_free(made);
    }
}

static void results_without_charts_are_no_error(void **state) {
    (void)state;
    made_charts made = {.arena = baremo_arena_new(NULL)};
    char *folder = new_folder();
    size_t count = 1;
    made.results = baremo_results_new(made.arena);
    made.diagnostics = baremo_diagnostics_new(made.arena);
    assert_int_equal(write_charts(&made, folder, 2, &count), BAREMO_OK);
    assert_int_equal(count, 0);
    baremo_arena_free(made.arena);
    drop_folder(folder);
}

/* A run that failed elsewhere ends before anybody has joined. */
static void charts_that_nobody_made_are_none(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "es");
    chart_files *files = chart_files_new(made->results, "/tmp/baremo-not-there");
    chart_list charts = made->list;
    assert_int_equal(chart_files_end(files, &charts, made->diagnostics), BAREMO_OK);
    assert_int_equal(charts.count, 0);
    assert_int_equal(baremo_diagnostics_length(made->diagnostics), 0);
    chart_files_free(files);
    made_charts_free(made);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_bytes_are_the_same_on_any_number_of_threads),
        cmocka_unit_test(a_folder_that_is_not_there_is_diagnosed),
        cmocka_unit_test(a_full_disk_is_diagnosed),
        cmocka_unit_test(results_without_charts_are_no_error),
        cmocka_unit_test(charts_that_nobody_made_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
