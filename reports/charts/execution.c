/* Execution bars: how many actions of each axis are completed, under way, not started and dropped.
 */
#include "reports/charts/stacked.h"

#include <baremo/text.h>

extern const chart_type chart_type_execution;

static const char *const STATUSES[] = {"completed", "ongoing", "not_started", "dropped"};

enum { KNOWN = sizeof STATUSES / sizeof *STATUSES, PARTS };

static const stacked_part LOOKS[PARTS] = {
    {NULL, COLOUR_BEST, COLOUR_PAPER, STACKED_PLAIN, 0},
    {NULL, COLOUR_GOOD, COLOUR_INK, STACKED_RISING, COLOUR_PAPER},
    {NULL, COLOUR_PAPER, COLOUR_INK, STACKED_PLAIN, 0},
    {NULL, COLOUR_BAD, COLOUR_PAPER, STACKED_FALLING, COLOUR_PAPER},
    {NULL, COLOUR_PAPER, COLOUR_INK, STACKED_FALLING, COLOUR_LINE},
};

/* Actions of an axis (NULL: of all) whose status is blank. */
static double count_unknown(chart_maker *maker, const char *axis) {
    size_t count;
    const baremo_results_action *actions = baremo_results_actions(maker->results, &count);
    double unknown = 0;
    for (size_t i = 0; i < count; i++)
        if (baremo_text_blank(actions[i].status) &&
            (!axis || baremo_text_equal(actions[i].axis, axis)))
            unknown++;
    return unknown;
}

/* "245 actions, 90 % completed or under way" */
static const char *headline(chart_maker *maker) {
    const baremo_result *share =
        subject_row(maker, BAREMO_SUBJECT_PROGRAMME, maker->programme->id, "execution");
    if (!share || baremo_is_missing(share->value))
        return chart_fill(maker, REPORT_TEXT_CHART_ACTIONS, programme_count(maker, "actions"), NULL,
                          NULL);
    return chart_fill(maker, REPORT_TEXT_CHART_EXECUTED, programme_count(maker, "actions"),
                      report_share(maker->arena, maker->language, share->value, 0), NULL);
}

static void make(chart_maker *maker) {
    size_t actions;
    baremo_results_actions(maker->results, &actions);
    if (actions == 0)
        return;
    stacked_part parts[PARTS];
    for (size_t i = 0; i < PARTS; i++) {
        parts[i] = LOOKS[i];
        parts[i].word = i < KNOWN
                            ? report_name(maker->language, REPORT_NAMES_ACTION_STATUS, STATUSES[i])
                            : chart_word(maker, REPORT_TEXT_CHART_STATUS_UNKNOWN);
    }
    stacked_bar *bars;
    size_t count = stacked_bars(maker, STATUSES, KNOWN, &bars);
    for (size_t i = 0; i < count; i++)
        bars[i].counts[KNOWN] = count_unknown(maker, bars[i].axis);
    const char *title = chart_word(maker, REPORT_TEXT_CHART_EXECUTION_TITLE),
               *said = headline(maker);
    stacked_make(maker, &(stacked_chart){
                            .type = &chart_type_execution,
                            .title = title,
                            .subtitle = said,
                            .alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_BARS, title, said, NULL),
                            .of = chart_word(maker, REPORT_TEXT_AXIS),
                            .parts = parts,
                            .part_count = count_unknown(maker, NULL) > 0 ? PARTS : KNOWN,
                            .bars = bars,
                            .bar_count = count});
}

const chart_type chart_type_execution = {
    .id = "execution",
    .summary = "actions of each axis by how far they are, as stacked bars",
    .make = make,
};
