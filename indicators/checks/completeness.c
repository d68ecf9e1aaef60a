/* Completeness: cells expected, received, and their share.
 *
 * Expected of an indicator in a period: each area and group that it ever reports, times the
 * sub-periods of the finest grain that it uses in that period. A cell without a value is not
 * received, whatever the reason. What is read from a survey is no cell of observations.
 */
#include "indicators/checks/checks.h"

#include <baremo/text.h>

#include "indicators/checks/problems.h"

static void add_number(evaluation *of, const baremo_result *like, const char *statistic,
                       double value, baremo_value_class value_class, bool keep) {
    baremo_result row = *like;
    row.statistic = statistic;
    row.value = value;
    row.value_class = value_class;
    row.method = "cells";
    if (keep)
        checks_keep(of, &row);
    else
        baremo_results_add(of->results, &row);
}

static void add_rows(evaluation *of, baremo_result like, double expected, double received,
                     bool keep) {
    like.n = expected;
    like.missing = expected - received;
    add_number(of, &like, "expected", expected, BAREMO_VALUE_COUNT, keep);
    add_number(of, &like, "received", received, BAREMO_VALUE_COUNT, keep);
    add_number(of, &like, "share", received / expected, BAREMO_VALUE_SHARE, keep);
}

static evaluation_cells *cells_of(evaluation *of, uint32_t area, size_t period) {
    size_t line = area == PROGRAMME_NONE ? 0 : (size_t)area + 1;
    return &of->cells[line * of->period_count + period];
}

static bool is_read(const evaluation *of, uint32_t indicator, const value_table *table, size_t t) {
    bool observed = table->work.index->slot_count > 0;
    return table->cells[t].reading ||
           (!observed && !baremo_text_blank(of->model->indicators[indicator].survey));
}

static void count_period(evaluation *of, uint32_t indicator, const value_table *table, size_t t,
                         size_t period) {
    if (is_read(of, indicator, table, t))
        return;
    const value_index *index = table->work.index;
    evaluation_cells counted = {0, 0};
    for (size_t s = 0; s < index->slot_count; s++) {
        const value_cell *cell = &table->slot_cells[s * table->period_count + t];
        counted.expected += cell->wanted;
        counted.received += cell->received;
        if (index->slots[s].area == PROGRAMME_NONE)
            continue;
        evaluation_cells *area = cells_of(of, index->slots[s].area, period);
        area->expected += cell->wanted;
        area->received += cell->received;
    }
    if (!index->slot_count)
        counted.expected = 1;
    evaluation_cells *all = cells_of(of, PROGRAMME_NONE, period);
    all->expected += counted.expected;
    all->received += counted.received;
    add_rows(of, checks_row(of, "completeness", indicator, NULL, of->periods[period]),
             counted.expected, counted.received, true);
}

void check_completeness(evaluation *of, uint32_t indicator, const value_table *table) {
    size_t t = 0;
    for (size_t period = 0; period < of->period_count; period++) {
        while (t < table->period_count &&
               !baremo_period_equal(table->periods[t], of->periods[period]))
            t++;
        if (t < table->period_count)
            count_period(of, indicator, table, t, period);
    }
}

/* Without observations, and without a survey to read from, no indicator can be assessed. */
static void warn_of_nothing(evaluation *of) {
    const programme *model = of->model;
    if (model->observation_count > 0)
        return;
    for (size_t i = 0; i < model->indicator_count; i++)
        if (!baremo_text_blank(model->indicators[i].survey))
            return;
    const baremo_place place = {.file = model->tables->path};
    if (model->indicator_count > 0)
        baremo_diagnostics_add(of->diagnostics, &baremo_problem_nothing_observed, &place,
                               "observations", NULL, "there are indicators and no observations");
}

void report_completeness(evaluation *of) {
    warn_of_nothing(of);
    for (uint32_t line = 0; line <= of->model->area_count; line++) {
        uint32_t area = line ? line - 1 : PROGRAMME_NONE;
        for (size_t t = 0; t < of->period_count; t++) {
            const evaluation_cells *counted = cells_of(of, area, t);
            baremo_result like = evaluation_row(BAREMO_SUBJECT_RULE, "completeness", NULL);
            like.title = of->model->settings.title;
            like.period = of->periods[t];
            like.area = evaluation_area(of, area);
            if (counted->expected > 0)
                add_rows(of, like, counted->expected, counted->received, false);
        }
    }
}
