/* Status bars: how many indicators of each axis are achieved, on track, behind, off track and not
 * assessed. */
#include "reports/charts/stacked.h"

extern const chart_type chart_type_status;

static const baremo_result_status STATUSES[] = {BAREMO_STATUS_ACHIEVED, BAREMO_STATUS_ON_TRACK,
                                                BAREMO_STATUS_BEHIND, BAREMO_STATUS_OFF_TRACK,
                                                BAREMO_STATUS_NOT_ASSESSED};

enum { STATUS_COUNT = sizeof STATUSES / sizeof *STATUSES };

static const stacked_part LOOKS[STATUS_COUNT] = {
    {NULL, COLOUR_BEST, COLOUR_PAPER, STACKED_PLAIN, 0},
    {NULL, COLOUR_GOOD, COLOUR_INK, STACKED_PLAIN, 0},
    {NULL, COLOUR_POOR, COLOUR_INK, STACKED_PLAIN, 0},
    {NULL, COLOUR_BAD, COLOUR_PAPER, STACKED_RISING, COLOUR_PAPER},
    {NULL, COLOUR_PAPER, COLOUR_INK, STACKED_FALLING, COLOUR_LINE},
};

static void make(chart_maker *maker) {
    size_t indicators;
    baremo_results_indicators(maker->results, &indicators);
    if (indicators == 0)
        return;
    stacked_part parts[STATUS_COUNT];
    const char *statistics[STATUS_COUNT];
    for (size_t i = 0; i < STATUS_COUNT; i++) {
        statistics[i] = baremo_result_status_name(STATUSES[i]);
        parts[i] = LOOKS[i];
        parts[i].word = report_status_name(maker->language, STATUSES[i]);
    }
    stacked_bar *bars;
    size_t count = stacked_bars(maker, statistics, STATUS_COUNT, &bars);
    const char *assessed =
        chart_fill(maker, REPORT_TEXT_ASSESSED_OF, programme_count(maker, "assessed"),
                   programme_count(maker, "indicators"), NULL);
    const char *title = chart_word(maker, REPORT_TEXT_CHART_STATUS_TITLE);
    stacked_make(maker, &(stacked_chart){.type = &chart_type_status,
                                         .title = title,
                                         .subtitle = assessed,
                                         .alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_BARS, title,
                                                           assessed, NULL),
                                         .of = chart_word(maker, REPORT_TEXT_AXIS),
                                         .parts = parts,
                                         .part_count = STATUS_COUNT,
                                         .bars = bars,
                                         .bar_count = count});
}

const chart_type chart_type_status = {
    .id = "status",
    .summary = "indicators of each axis by status, as stacked bars",
    .make = make,
};
