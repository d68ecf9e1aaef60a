/* `describe` against the certified values of NIST StRD, which have 15 digits. */
#include "calls.h"

#include <stdio.h>

typedef struct certified {
    const char *file;
    int decimals;
    double n, mean, sd, autocorrelation;
} certified;

/* https://www.itl.nist.gov/div898/strd/univ/homepage.html */
static const certified sets[] = {
    {"Lew", 0, 200, -177.435, 277.332168044316, -0.307304800605679},
    {"Lottery", 0, 218, 518.958715596330, 291.699727470969, -0.120948622967393},
    {"Mavro", 5, 50, 2.001856, 0.000429123454003053, 0.937989183438248},
    {"Michelso", 2, 100, 299.8524, 0.0790105478190518, 0.535199668621283},
    {"NumAcc1", 0, 3, 10000002, 1, -0.5},
    {"NumAcc2", 1, 1001, 1.2, 0.1, -0.999},
    {"NumAcc3", 1, 1001, 1000000.2, 0.1, -0.999},
    {"NumAcc4", 1, 1001, 10000000.2, 0.1, -0.999},
    {"PiDigits", 0, 5000, 4.5348, 2.86733906028871, -0.00355099287237972},
};

static size_t read_column(const char *name, double *values, size_t room) {
    char path[512], line[64];
    snprintf(path, sizeof path, "%s/reference/nist/%s.csv", BAREMO_FIXTURES, name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t count = 0;
    while (fgets(line, sizeof line, file) && count < room) {
        size_t length = strcspn(line, "\r\n");
        if (baremo_number_parse(line, length, &values[count]))
            count++;
    }
    fclose(file);
    return count;
}

CLAIM(certified_values_to_their_last_digit) {
    double *values = baremo_arena_array(arena, 5001, sizeof *values);
    for (size_t i = 0; i < COUNT_OF(sets); i++) {
        baremo_call *call = call_of(arena, "describe");
        baremo_variable *value =
            numbers_of(arena, "x", values, read_column(sets[i].file, values, 5001));
        value->decimals = sets[i].decimals;
        baremo_call_bind(call, "value", value);
        const baremo_estimates *rows = rows_of(arena, call);
        print_message("%s\n", sets[i].file);
        assert_close(row_of(rows, "", "n")->value, sets[i].n, 0);
        assert_close(row_of(rows, "", "mean")->value, sets[i].mean, 2e-15);
        assert_close(row_of(rows, "", "sd")->value, sets[i].sd, 3e-15);
        assert_close(row_of(rows, "", "autocorrelation_1")->value, sets[i].autocorrelation, 3e-14);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(certified_values_to_their_last_digit)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
