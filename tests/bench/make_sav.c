/* make_sav FILE.sav [ROWS]: writes an SPSS file, always the same: a million cases x 20 variables: a
 * number of its own each case, a city of 12 letters, two numbers with decimals, a date and 15
 * answers from 1 to 5, compressed as SPSS does it.
 *
 *   cc -O2 tests/bench/make_sav.c -lreadstat -o make_sav
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <readstat.h>

enum { ROWS = 1000000, CITIES = 50, ITEMS = 15, VARIABLES = 5 + ITEMS };

/* splitmix64 (Steele, Lea and Flood 2014, figure 17). */
static uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static ssize_t write_bytes(const void *bytes, size_t count, void *file) {
    return (ssize_t)fwrite(bytes, 1, count, file);
}

static void add_variables(readstat_writer_t *writer, readstat_variable_t **variables) {
    static const char *const names[] = {"respondent", "city", "score", "amount", "day"};
    char name[8];
    for (int i = 0; i < VARIABLES; i++) {
        snprintf(name, sizeof name, "q%d", i - 4);
        variables[i] = readstat_add_variable(writer, i < 5 ? names[i] : name,
                                             i == 1 ? READSTAT_TYPE_STRING : READSTAT_TYPE_DOUBLE,
                                             i == 1 ? 12 : 0);
    }
    readstat_variable_set_format(variables[4], "DATE11");
}

static void write_case(readstat_writer_t *writer, readstat_variable_t **variables, long row,
                       uint64_t *state) {
    char city[13];
    snprintf(city, sizeof city, "city-%02u", (unsigned)(next_random(state) % CITIES));
    readstat_begin_row(writer);
    readstat_insert_double_value(writer, variables[0], (double)row);
    readstat_insert_string_value(writer, variables[1], city);
    readstat_insert_double_value(writer, variables[2], (double)(next_random(state) % 10000) / 100);
    readstat_insert_double_value(writer, variables[3],
                                 (double)(next_random(state) % 100000000) / 1000);
    readstat_insert_double_value(writer, variables[4],
                                 13700000000.0 + 86400.0 * (double)(next_random(state) % 1000));
    for (int i = 5; i < VARIABLES; i++)
        readstat_insert_double_value(writer, variables[i], (double)(next_random(state) % 5 + 1));
    readstat_end_row(writer);
}

int main(int argc, char **argv) {
    uint64_t state = 1;
    long given = argc > 2 ? strtol(argv[2], NULL, 10) : ROWS;
    long rows = given > 0 ? given : ROWS;
    FILE *file = argc > 1 ? fopen(argv[1], "wb") : NULL;
    if (!file)
        return EXIT_FAILURE;
    readstat_variable_t *variables[VARIABLES];
    readstat_writer_t *writer = readstat_writer_init();
    readstat_set_data_writer(writer, write_bytes);
    readstat_writer_set_file_timestamp(writer, 0);
    readstat_writer_set_compression(writer, READSTAT_COMPRESS_ROWS);
    add_variables(writer, variables);
    readstat_begin_writing_sav(writer, file, rows);
    for (long row = 1; row <= rows; row++)
        write_case(writer, variables, row, &state);
    bool done = readstat_end_writing(writer) == READSTAT_OK;
    readstat_writer_free(writer);
    return fclose(file) == 0 && done ? EXIT_SUCCESS : EXIT_FAILURE;
}
