/* For tests of procedures: variables from arrays, a call, and the rows that it wrote. */
#ifndef BAREMO_TESTS_STATISTICS_CALLS_H
#define BAREMO_TESTS_STATISTICS_CALLS_H

#include "check.h"

#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/procedure.h>

#define NA BAREMO_MISSING
#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* Each claim runs inside a try, as all callers do. */
static void (*claim_current)(baremo_arena *arena);
static baremo_status claim_run(void *argument) {
    claim_current(argument);
    return BAREMO_OK;
}
static inline void claim_within_try(void (*claim)(baremo_arena *arena)) {
    baremo_arena *arena = baremo_arena_new(NULL);
    claim_current = claim;
    assert_int_equal(baremo_arena_try(arena, claim_run, arena), BAREMO_OK);
    baremo_arena_free(arena);
}
#define CLAIM(name)                                                                                \
    static void name##_in(baremo_arena *arena);                                                    \
    static void name(void **state) {                                                               \
        (void)state;                                                                               \
        claim_within_try(name##_in);                                                               \
    }                                                                                              \
    static void name##_in(baremo_arena *arena)

static inline int compare_numbers(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* Numbers, with their labels in ascending order. */
static inline baremo_variable *numbers_of(baremo_arena *arena, const char *name,
                                          const double *values, size_t count) {
    baremo_variable *variable = baremo_arena_alloc(arena, sizeof *variable);
    double *sorted = baremo_arena_array(arena, count + 1, sizeof *sorted);
    int *codes = baremo_arena_array(arena, count + 1, sizeof *codes);
    const char **labels = baremo_arena_array(arena, count + 1, sizeof *labels);
    int used = 0, distinct = 0;
    for (size_t i = 0; i < count; i++)
        if (!baremo_is_missing(values[i]))
            sorted[used++] = values[i];
    qsort(sorted, (size_t)used, sizeof *sorted, compare_numbers);
    for (int i = 0; i < used; i++)
        if (i == 0 || sorted[i] != sorted[distinct - 1])
            sorted[distinct++] = sorted[i];
    for (int l = 0; l < distinct; l++) {
        char text[BAREMO_NUMBER_SIZE];
        labels[l] = baremo_arena_copy(arena, text, baremo_number_print(text, sorted[l]));
    }
    for (size_t i = 0; i < count; i++) {
        codes[i] = -1;
        for (int l = 0; l < distinct; l++)
            if (values[i] == sorted[l])
                codes[i] = l;
    }
    *variable = (baremo_variable){.name = name,
                                  .count = count,
                                  .numbers = values,
                                  .codes = codes,
                                  .labels = labels,
                                  .label_numbers = sorted,
                                  .label_count = distinct};
    return variable;
}

/* Texts, with their labels by first appearance; NULL is blank. */
static inline baremo_variable *texts_of(baremo_arena *arena, const char *name,
                                        const char *const *texts, size_t count) {
    baremo_variable *variable = baremo_arena_alloc(arena, sizeof *variable);
    int *codes = baremo_arena_array(arena, count + 1, sizeof *codes);
    const char **labels = baremo_arena_array(arena, count + 1, sizeof *labels);
    int distinct = 0;
    for (size_t i = 0; i < count; i++) {
        codes[i] = -1;
        for (int l = 0; l < distinct && texts[i]; l++)
            if (strcmp(texts[i], labels[l]) == 0)
                codes[i] = l;
        if (texts[i] && codes[i] < 0) {
            codes[i] = distinct;
            labels[distinct++] = texts[i];
        }
    }
    *variable = (baremo_variable){
        .name = name, .count = count, .codes = codes, .labels = labels, .label_count = distinct};
    return variable;
}

static inline baremo_call *call_of(baremo_arena *arena, const char *procedure) {
    const baremo_procedure *found = baremo_procedure_find(procedure);
    assert_non_null(found);
    return baremo_call_new(arena, found);
}

static inline void set_option(baremo_call *call, const char *option, const char *text) {
    baremo_status status = baremo_call_set(call, option, text);
    if (status != BAREMO_OK)
        fail_msg("%s", baremo_call_refusal(call));
}

static inline const baremo_estimates *rows_of(baremo_arena *arena, baremo_call *call) {
    baremo_estimates *estimates = baremo_estimates_new(arena);
    baremo_status status = baremo_call_run(call, estimates);
    if (status != BAREMO_OK)
        fail_msg("%s", baremo_call_refusal(call));
    return estimates;
}

static inline const baremo_estimate *row_of(const baremo_estimates *estimates, const char *subject,
                                            const char *statistic) {
    const baremo_estimate *found = NULL;
    for (size_t i = 0; i < estimates->count; i++) {
        const baremo_estimate *row = &estimates->rows[i];
        if (strcmp(row->statistic, statistic) != 0 ||
            strcmp(row->subject ? row->subject : "", subject) != 0)
            continue;
        if (found)
            fail_msg("two rows %s[%s]", statistic, subject);
        found = row;
    }
    if (!found)
        fail_msg("no row %s[%s]", statistic, subject);
    return found;
}

/* Every row has a value or says why not. */
static inline void assert_explained(const baremo_estimates *estimates) {
    for (size_t i = 0; i < estimates->count; i++)
        if (baremo_is_missing(estimates->rows[i].value) && !estimates->rows[i].note)
            fail_msg("%s has neither value nor note", estimates->rows[i].statistic);
}

/* The row has no value, and its note contains this. */
static inline void assert_none(const baremo_estimates *estimates, const char *statistic,
                               const char *part) {
    const baremo_estimate *row = row_of(estimates, "", statistic);
    assert_true(baremo_is_missing(row->value));
    if (!row->note || !strstr(row->note, part))
        fail_msg("%s: note \"%s\" does not contain \"%s\"", statistic, row->note ? row->note : "",
                 part);
}

static inline void assert_call_refused(baremo_arena *arena, baremo_call *call, const char *part) {
    baremo_status status = baremo_call_run(call, baremo_estimates_new(arena));
    assert_true(status == BAREMO_INVALID || status == BAREMO_DATA);
    if (!strstr(baremo_call_refusal(call), part))
        fail_msg("\"%s\" does not contain \"%s\"", baremo_call_refusal(call), part);
}

/* The case of this index is found wrong in the role's column. */
static inline void assert_case_wrong(baremo_arena *arena, baremo_call *call, const char *role,
                                     size_t row) {
    assert_int_equal(baremo_call_run(call, baremo_estimates_new(arena)), BAREMO_DATA);
    assert_string_equal(baremo_call_found(call).role, role);
    assert_int_equal(baremo_call_found(call).row, row);
}

#endif
