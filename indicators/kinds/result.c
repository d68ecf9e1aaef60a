/* Result indicators: what was forecast against what was achieved.
 *
 *  1. With `of`, definition, baseline and targets come from that indicator; so do the observations
 * where the indicator has none of its own.
 *  2. `forecast` = `expected` of the period, `achieved` = the value that targets are compared with,
 *     `difference` = achieved - forecast; of levels in rungs, with the words.
 *  3. `share` = achieved/forecast where forecast > 0; not of levels.
 */
#include "indicators/kinds/kinds.h"

#include "engine/results/notes.h"
#include "indicators/kinds/progress_rows.h"

static const programme_indicator *rows_of(const programme *model,
                                          const programme_indicator *indicator) {
    bool own = indicator->of == PROGRAMME_NONE || indicator->observation_count > 0;
    return own ? indicator : &model->indicators[indicator->of];
}

static bool is_level(const account *of) { return of->indicator->measure == PROGRAMME_LEVEL; }

static void report_achieved(account *of) {
    const value_cell *achieved = account_compared(of);
    baremo_result *row = account_row(of, "achieved", achieved->value, of->value_class);
    row->method = of->accumulates ? "value since the start" : "value";
    if (baremo_is_missing(achieved->value))
        account_note(of, row, &baremo_note_no_value);
    else if (is_level(of))
        account_word(of, row, achieved->value);
}

static const baremo_note_kind *no_forecast(const account *of) {
    if (of->progress.expected.none)
        return of->progress.expected.none;
    return baremo_is_missing(account_compared(of)->value) ? &baremo_note_no_value : NULL;
}

static void report_difference(account *of) {
    const baremo_note_kind *none = no_forecast(of);
    double difference = account_compared(of)->value - of->progress.expected.value;
    progress_number number = {none ? BAREMO_MISSING : difference, none, true};
    bool level_or_count = is_level(of) || of->value_class == BAREMO_VALUE_COUNT;
    bool whole = level_or_count && !none && difference == (double)(long)difference;
    account_report_number(of, "difference", &number,
                          whole            ? BAREMO_VALUE_COUNT
                          : level_or_count ? BAREMO_VALUE_NUMBER
                                           : of->value_class,
                          "achieved - forecast");
}

static void report_share(account *of) {
    const baremo_note_kind *none = no_forecast(of);
    double forecast = of->progress.expected.value;
    if (!none && forecast <= 0)
        none = &baremo_note_forecast_not_positive;
    progress_number number = {none ? BAREMO_MISSING : account_compared(of)->value / forecast, none,
                              true};
    account_report_number(of, "share", &number, BAREMO_VALUE_SHARE, "achieved/forecast");
}

static void report(account *of) {
    progress_rows_expected(of, "forecast");
    report_achieved(of);
    report_difference(of);
    if (!is_level(of))
        report_share(of);
    progress_rows_common(of);
}

const indicator_kind indicator_kind_result = {
    .kind = PROGRAMME_RESULT,
    .name = "result",
    .summary = "compares what was forecast with what was achieved",
    .definition = "The forecast is what was expected for the period: its own target, or the "
                  "straight line between the known "
                  "points. With `of` it compares another indicator and stays out of the counts of "
                  "its axis; without, it has "
                  "targets of its own. Of levels it gives the two words and the number of rungs "
                  "between them.",
    .rows_of = rows_of,
    .readings = true,
    .report = report,
};
