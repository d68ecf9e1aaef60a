/* The key of a chart: samples of what is drawn, each with its word. */
#ifndef REPORTS_CHARTS_KEY_H
#define REPORTS_CHARTS_KEY_H

#include "reports/charts/maker.h"

typedef enum key_sample {
    KEY_VALUE_LINE,
    KEY_REFERENCE_LINE,
    KEY_TARGET_PATH,
    KEY_INTERVAL,
    KEY_BAND,
    KEY_GAP,
    KEY_VALUE_BAR,
    KEY_TRACK,
    KEY_EXPECTED,
    KEY_TARGET,
    KEY_BASELINE
} key_sample;

typedef struct chart_key {
    chart_maker *maker;
    chart *page;
    double x, y;
} chart_key;

chart_key key_begin(chart_maker *maker, chart *page, double top);
void key_add(chart_key *key, key_sample sample, const char *word);
/** Where the key ends. */
double key_end(const chart_key *key);

#endif
