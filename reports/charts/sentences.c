/* The words of charts about one indicator, built from the rows that the marks are built from. */
#include "reports/charts/sentences.h"

#include <math.h>

#include <baremo/text.h>

const char *sentence_status(chart_maker *maker, const baremo_results_indicator *indicator) {
    const baremo_result *row = indicator_row(maker, indicator, maker->programme->period, "value");
    if (!row || row->status == BAREMO_STATUS_NONE)
        return "";
    const char *status = report_status_name(maker->language, row->status);
    if (row->status == BAREMO_STATUS_NOT_ASSESSED)
        return chart_fill(maker, REPORT_TEXT_CHART_BECAUSE, status, row_reason(maker, row), NULL);
    double share = chart_indicator_number(maker, indicator, maker->programme->period, "share");
    if (baremo_is_missing(share))
        return status;
    report_text_key key = indicator_is(indicator, "result") ? REPORT_TEXT_CHART_STATUS_FORECAST
                                                            : REPORT_TEXT_CHART_STATUS_SHARE;
    return chart_fill(maker, key, status, report_share(maker->arena, maker->language, share, 0),
                      NULL);
}

const char *sentence_subtitle(chart_maker *maker, const baremo_results_indicator *indicator) {
    const char *direction = report_direction_name(maker->language, indicator->direction);
    const char *status = sentence_status(maker, indicator);
    if (!*status)
        return direction;
    const char *period = report_period(maker->arena, maker->language, maker->programme->period);
    return chart_join(maker, direction, " · ",
                      chart_fill(maker, REPORT_TEXT_CHART_PAIR, period, status, NULL));
}

const char *sentence_band(chart_maker *maker, const baremo_results_indicator *indicator) {
    return chart_fill(maker, REPORT_TEXT_CHART_BAND,
                      indicator_value(maker, indicator, indicator->low),
                      indicator_amount(maker, indicator, indicator->high), NULL);
}

static const char *period_text(chart_maker *maker, baremo_period period) {
    return report_period(maker->arena, maker->language, period);
}

static const char *list_points(chart_maker *maker, const series *drawn) {
    const char *list = "";
    for (size_t i = 0; i < drawn->point_count; i++) {
        const series_point *point = &drawn->points[i];
        const char *value = indicator_amount(maker, drawn->indicator, point->value);
        if (baremo_is_missing(point->value))
            value = chart_fill(maker, REPORT_TEXT_CHART_BECAUSE, value,
                               row_reason(maker, point->row), NULL);
        list = chart_join(maker, list, chart_word(maker, REPORT_TEXT_SAY_SEMICOLON),
                          chart_fill(maker, REPORT_TEXT_CHART_PAIR,
                                     period_text(maker, point->period), value, NULL));
    }
    return list;
}

static const char *list_targets(chart_maker *maker, const series *drawn) {
    const char *list = "";
    for (size_t i = 0; i < drawn->goal_count; i++) {
        const series_goal *goal = &drawn->goals[i];
        if (goal->kind == GOAL_TARGET)
            list = chart_join(
                maker, list, chart_word(maker, REPORT_TEXT_SAY_SEMICOLON),
                chart_fill(maker, REPORT_TEXT_CHART_PAIR, period_text(maker, goal->period),
                           indicator_amount(maker, drawn->indicator, goal->value), NULL));
    }
    return list;
}

static const char *sentence_of(chart_maker *maker, const char *word, const char *said) {
    return *said ? chart_fill(maker, REPORT_TEXT_CHART_SENTENCE, word, said, NULL) : "";
}

const char *sentence_series(chart_maker *maker, const series *drawn) {
    const baremo_results_indicator *indicator = drawn->indicator;
    const char *title = baremo_text_blank(indicator->title) ? indicator->id : indicator->title;
    const char *text = chart_fill(maker, REPORT_TEXT_CHART_ALT_LINE, title, NULL, NULL);
    if (drawn->goal_count > 0 && drawn->goals[0].kind == GOAL_BASELINE) {
        const char *baseline =
            chart_fill(maker, REPORT_TEXT_CHART_PAIR, period_text(maker, drawn->goals[0].period),
                       indicator_amount(maker, indicator, drawn->goals[0].value), NULL);
        text = chart_join(maker, text, " ",
                          sentence_of(maker, chart_word(maker, REPORT_TEXT_BASELINE), baseline));
    }
    bool sums = indicator_accumulates(indicator);
    text = chart_join(
        maker, text, " ",
        sentence_of(maker,
                    chart_word(maker, sums ? REPORT_TEXT_CHART_VALUE_SUM : REPORT_TEXT_VALUE),
                    list_points(maker, drawn)));
    text = chart_join(
        maker, text, " ",
        sentence_of(maker, chart_word(maker, REPORT_TEXT_TARGET), list_targets(maker, drawn)));
    if (indicator->direction == BAREMO_MAINTAIN && !baremo_is_missing(indicator->low))
        text = chart_join(maker, text, " ", sentence_band(maker, indicator));
    return chart_join(maker, text, " ",
                      sentence_of(maker, chart_word(maker, REPORT_TEXT_STATUS),
                                  sentence_status(maker, indicator)));
}

static const char *cell(chart_maker *maker, const baremo_results_indicator *indicator,
                        double value) {
    return isfinite(value) ? indicator_value(maker, indicator, value) : "";
}

static double goal_at(const series *drawn, baremo_period period, series_goal_kind kind) {
    for (size_t i = 0; i < drawn->goal_count; i++)
        if (drawn->goals[i].kind == kind && baremo_period_equal(drawn->goals[i].period, period))
            return drawn->goals[i].value;
    return BAREMO_MISSING;
}

static void add_row(chart_maker *maker, table_maker *table, const series *drawn,
                    const series_point *point) {
    const baremo_results_indicator *indicator = drawn->indicator;
    table_cell(table, period_text(maker, point->period));
    table_cell(table, point->row && baremo_is_missing(point->value)
                          ? chart_fill(maker, REPORT_TEXT_CHART_BECAUSE,
                                       indicator_value(maker, indicator, point->value),
                                       row_reason(maker, point->row), NULL)
                          : cell(maker, indicator, point->value));
    if (drawn->has_interval) {
        table_cell(table, cell(maker, indicator, point->low));
        table_cell(table, cell(maker, indicator, point->high));
    }
    table_cell(table, cell(maker, indicator, goal_at(drawn, point->period, GOAL_BASELINE)));
    table_cell(table, cell(maker, indicator, goal_at(drawn, point->period, GOAL_TARGET)));
}

static bool has_point(const series *drawn, baremo_period period) {
    for (size_t i = 0; i < drawn->point_count; i++)
        if (baremo_period_equal(drawn->points[i].period, period))
            return true;
    return false;
}

/* Periods with a value, then those with a baseline or target only. */
chart_table table_of_series(chart_maker *maker, const series *drawn) {
    const char *headings[6];
    size_t columns = 0;
    headings[columns++] = chart_word(maker, REPORT_TEXT_PERIOD);
    headings[columns++] =
        chart_word(maker, indicator_accumulates(drawn->indicator) ? REPORT_TEXT_CHART_VALUE_SUM
                                                                  : REPORT_TEXT_VALUE);
    if (drawn->has_interval) {
        headings[columns++] = chart_word(maker, REPORT_TEXT_CHART_LOW);
        headings[columns++] = chart_word(maker, REPORT_TEXT_CHART_HIGH);
    }
    headings[columns++] = chart_word(maker, REPORT_TEXT_BASELINE);
    headings[columns++] = chart_word(maker, REPORT_TEXT_TARGET);
    table_maker table = table_begin(maker, headings, columns);
    for (size_t i = 0; i < drawn->point_count; i++)
        add_row(maker, &table, drawn, &drawn->points[i]);
    for (size_t i = 0; i < drawn->goal_count; i++)
        if (drawn->goals[i].kind != GOAL_START && !has_point(drawn, drawn->goals[i].period))
            add_row(maker, &table, drawn,
                    &(series_point){.period = drawn->goals[i].period,
                                    .value = BAREMO_MISSING,
                                    .low = BAREMO_MISSING,
                                    .high = BAREMO_MISSING});
    return table_end(&table);
}
