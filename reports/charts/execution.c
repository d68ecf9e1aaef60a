/* Execution bars: how many actions of each axis are completed, under way, not started and dropped.
 */
#include "reports/charts/stacked.h"

#include <string.h>

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

/* Actions of an axis (NULL: of all; "": of none) with a status, which may be blank. */
static double count_actions(chart_maker *maker, const char *axis, const char *status) {
    size_t count;
    const baremo_results_action *actions = baremo_results_actions(maker->results, &count);
    double found = 0;
    for (size_t i = 0; i < count; i++) {
        bool of_axis = !axis || (*axis ? baremo_text_equal(actions[i].axis, axis)
                                       : baremo_text_blank(actions[i].axis));
        bool stands = baremo_text_blank(actions[i].status)
                          ? !*status
                          : baremo_text_equal(actions[i].status, status);
        found += of_axis && stands;
    }
    return found;
}

/* The bars of the axes, and one of the actions that have none. */
static size_t make_bars(chart_maker *maker, stacked_bar **bars) {
    stacked_bar *of_axes;
    size_t count = stacked_bars(maker, STATUSES, KNOWN, &of_axes);
    for (size_t i = 0; i < count; i++)
        of_axes[i].counts[KNOWN] = count_actions(maker, of_axes[i].axis, "");
    stacked_bar rest = {.axis = "", .name = chart_word(maker, REPORT_TEXT_CHART_WITHOUT_AXIS)};
    double actions = rest.counts[KNOWN] = count_actions(maker, "", "");
    for (size_t i = 0; i < KNOWN; i++)
        actions += rest.counts[i] = count_actions(maker, "", STATUSES[i]);
    *bars = baremo_arena_array(maker->arena, count + 1, sizeof **bars);
    memcpy(*bars, of_axes, count * sizeof **bars);
    if (of_axes[0].axis && actions > 0)
        (*bars)[count++] = rest;
    return count;
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
    size_t count = make_bars(maker, &bars);
    const char *title = chart_word(maker, REPORT_TEXT_CHART_EXECUTION_TITLE),
               *said = headline(maker);
    stacked_make(maker, &(stacked_chart){
                            .type = &chart_type_execution,
                            .title = title,
                            .subtitle = said,
                            .alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_BARS, title, said, NULL),
                            .of = chart_word(maker, REPORT_TEXT_AXIS),
                            .parts = parts,
                            .part_count = count_actions(maker, NULL, "") > 0 ? PARTS : KNOWN,
                            .bars = bars,
                            .bar_count = count});
}

const chart_type chart_type_execution = {
    .id = "execution",
    .summary = "actions of each axis by how far they are, as stacked bars",
    .make = make,
};
