/* How likely each band of a composite index is, by city or area: in the order in which they stand,
 * never a ranking. */
#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/charts/city_chart.h"
#include "reports/charts/city_parts.h"

extern const chart_type chart_type_bands;

static void add_unit(chart_maker *maker, city_parts *wanted, const baremo_results_composite *of,
                     const baremo_results_unit *unit) {
    const city_subject whole = {BAREMO_SUBJECT_COMPOSITE, of->id, NULL};
    const baremo_result *band = city_row(maker->cities, unit, &whole, "band");
    if (!band) /* the score says why */
        band = city_row(maker->cities, unit, &whole, "score");
    city_part_row row = {.unit = unit, .row = band};
    bool is_there = band && strcmp(band->statistic, "band") == 0 && !baremo_is_missing(band->value);
    for (size_t i = 0; is_there && i < of->band_count; i++) {
        const city_subject subject = {BAREMO_SUBJECT_COMPOSITE, of->id,
                                      survey_part(maker->arena, "band", of->bands[i])};
        double likely = city_value(maker->cities, unit, &subject, "probability");
        row.values[i] = baremo_is_missing(likely) ? 0 : 100 * likely;
        row.words[i] = report_share(maker->arena, maker->language, row.values[i] / 100, 0);
    }
    if (is_there)
        row.beside = row_reason(maker, band);
    city_parts_add(wanted, &row);
}

static void make_composite(chart_maker *maker, const baremo_results_composite *of) {
    const char *title = city_title(maker->cities, BAREMO_SUBJECT_COMPOSITE, of->id);
    const char *note = chart_word(maker, REPORT_TEXT_CHART_BANDS_NOTE);
    city_parts wanted = {
        .maker = maker,
        .subject = {&chart_type_bands, BAREMO_SUBJECT_COMPOSITE, of->id, 1, 1, NULL},
        .title = title,
        .subtitle = city_both(maker, chart_word(maker, REPORT_TEXT_CHART_BANDS), city_order(maker)),
        .alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_BANDS, title, NULL, NULL),
        .part_names = of->bands,
        .part_count = of->band_count,
        .last_heading = chart_word(maker, REPORT_TEXT_CITY_BAND),
        .high = 100,
        .percent = true,
        .is_ordered = true,
        .notes = &note,
        .note_count = 1};
    for (size_t i = 0; i < maker->cities->count; i++)
        add_unit(maker, &wanted, of, &maker->cities->units[i]);
    city_parts_make(&wanted);
}

static void make(chart_maker *maker) {
    size_t count;
    if (!city_chart_fits(maker))
        return;
    const baremo_results_composite *list = baremo_results_composites(maker->results, &count);
    bool likely = city_any(maker->cities, BAREMO_SUBJECT_COMPOSITE, "probability");
    for (size_t i = 0; i < count; i++)
        if (list[i].band_count > 0 && list[i].band_count <= CITY_PARTS_MAX && likely)
            make_composite(maker, &list[i]);
}

const chart_type chart_type_bands = {
    .id = "bands",
    .summary = "how likely each band of a composite index is, by city or area",
    .make = make,
    .of_cities = true,
};
