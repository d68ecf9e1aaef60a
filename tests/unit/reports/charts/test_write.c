#include "check.h"

#include <stdlib.h>
#include <string.h>

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "made_charts.h"

static char *new_folder(void) {
    char *name = test_calloc(1, 64);
    strcpy(name, "/tmp/baremo-charts-XXXXXX");
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
        assert_int_equal(
            report_charts_write(&made->list, folders[run], threads[run], made->diagnostics),
            BAREMO_OK);
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
    assert_int_equal(
        report_charts_write(&made->list, "/tmp/baremo-not-there/charts", 2, made->diagnostics),
        BAREMO_IO);
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
        assert_int_equal(report_charts_write(&made->list, folder, 2, made->diagnostics), BAREMO_IO);
        const baremo_diagnostic *found = baremo_diagnostics_at(made->diagnostics, 0);
        assert_non_null(strstr(found->place.file, names[i]));
        assert_non_null(strstr(found->message, "No space left"));
        drop_folder(folder);
        made_charts_free(made);
    }
}

static void nothing_to_write_is_no_error(void **state) {
    (void)state;
    char *folder = new_folder();
    assert_int_equal(report_charts_write(&(chart_list){0}, folder, 0, NULL), BAREMO_OK);
    drop_folder(folder);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_bytes_are_the_same_on_any_number_of_threads),
        cmocka_unit_test(a_folder_that_is_not_there_is_diagnosed),
        cmocka_unit_test(a_full_disk_is_diagnosed),
        cmocka_unit_test(nothing_to_write_is_no_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
