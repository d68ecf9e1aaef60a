/* Checks on data: the rows that they keep, and their order. */
#include "indicators/checks/checks.h"

baremo_result checks_row(evaluation *of, const char *check, uint32_t indicator,
                         const char *statistic, baremo_period period) {
    const programme_indicator *about = &of->model->indicators[indicator];
    baremo_result row = evaluation_row(
        BAREMO_SUBJECT_RULE, baremo_arena_format(of->arena, "%s.%s", check, about->id), statistic);
    row.title = about->title;
    row.axis = evaluation_axis(of, about->axis);
    row.period = period;
    return row;
}

baremo_result *checks_keep(evaluation *of, const baremo_result *row) {
    BAREMO_ARENA_RESERVE(of->arena, of->checks, of->check_count, of->check_capacity);
    of->checks[of->check_count] = *row;
    return &of->checks[of->check_count++];
}

void checks_of_indicator(evaluation *of, uint32_t indicator, value_table *table) {
    check_completeness(of, indicator, table);
    check_totals(of, indicator, table);
    check_plausibility(of, indicator, table);
}

void checks_report(evaluation *of) {
    report_rules(of);
    report_completeness(of);
    for (size_t i = 0; i < of->check_count; i++)
        baremo_results_add(of->results, &of->checks[i]);
}
