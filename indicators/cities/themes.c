/* Themes: which units name a code, and how many do.
 *
 * 1. The base of a code is the units with codings of its set; of the areas of one programme all of
 *    them, since its table of areas says who was asked.
 * 2. A unit that is not in the base neither names a code nor does not name it.
 */
#include "indicators/cities/themes.h"

#include <baremo/number.h>
#include <baremo/text.h>

#include "engine/statistics/proportion.h"

static bool has_set(const comparison *of, size_t unit, const char *set) {
    const kept_unit *own = of->units[unit];
    for (size_t i = 0; i < own->set_count; i++)
        if (baremo_text_equal(own->sets[i].id, set))
            return true;
    return of->job->of_areas;
}

void themes_count(const comparison *of, size_t *asked, size_t *shared) {
    size_t count = 0;
    const baremo_results_code *codes = baremo_results_codes(of->results, &count);
    for (size_t i = 0; i < count; i++) {
        size_t base = 0;
        for (size_t u = 0; u < of->unit_count && codes[i].code; u++)
            base += has_set(of, u, codes[i].set);
        for (size_t u = 0; u < of->unit_count && base; u++) {
            bool is_in = has_set(of, u, codes[i].set);
            asked[u] += is_in;
            shared[u] += is_in && base > 1;
        }
    }
}

static double mentions_of(const kept_unit *unit, const char *code) {
    for (size_t i = 0; i < unit->code_count; i++)
        if (baremo_text_equal(unit->codes[i].id, code))
            return unit->codes[i].mentions;
    return 0;
}

static bool belongs(const compared_rows *rows, size_t unit, const char *stratum) {
    return !stratum || baremo_text_equal(rows->of->entries[unit].stratum, stratum);
}

static void report_share(compared_rows *rows, const baremo_results_code *code,
                         const char *stratum) {
    double named = 0, asked = 0, units = 0;
    for (size_t u = 0; u < rows->of->unit_count; u++) {
        if (!belongs(rows, u, stratum))
            continue;
        bool in_base = has_set(rows->of, u, code->set);
        units++;
        asked += in_base;
        named += in_base && mentions_of(rows->of->units[u], code->id) > 0;
    }
    if (!(asked > 0))
        return;
    baremo_proportion share = baremo_proportion_of(named, asked, 0.5, rows->of->confidence);
    compared_group(rows, stratum, NULL, NULL);
    baremo_result *count = compared_add(rows, "units", named, BAREMO_VALUE_COUNT);
    count->n = asked;
    baremo_result *row =
        compared_interval(rows, "percent_of_units", 100 * share.estimate, BAREMO_VALUE_PERCENT,
                          (baremo_interval){100 * share.wilson.low, 100 * share.wilson.high});
    row->n = asked;
    row->missing = units - asked;
    row->method = "wilson";
    compared_group(rows, NULL, NULL, NULL);
}

/* Rule 2. */
static void report_units(compared_rows *rows, const baremo_results_code *code) {
    for (size_t u = 0; u < rows->of->unit_count; u++) {
        compared_unit(rows, u);
        double mentions = mentions_of(rows->of->units[u], code->id);
        if (!has_set(rows->of, u, code->set)) {
            compared_none(rows, "named", BAREMO_VALUE_FLAG, &baremo_note_no_codings);
            continue;
        }
        compared_add(rows, "named", mentions > 0, BAREMO_VALUE_FLAG);
        compared_add(rows, "mentions", mentions, BAREMO_VALUE_COUNT);
    }
    compared_unit(rows, SIZE_MAX);
}

void themes_report(compared_rows *rows) {
    size_t count = 0;
    const baremo_results_code *codes = baremo_results_codes(rows->of->results, &count);
    for (size_t i = 0; i < count; i++) {
        if (!codes[i].code)
            continue;
        compared_about(rows, BAREMO_SUBJECT_CODE, codes[i].id, codes[i].code, NULL);
        report_share(rows, &codes[i], NULL);
        for (size_t s = 0; s < rows->of->stratum_count; s++)
            report_share(rows, &codes[i], rows->of->strata[s]);
        report_units(rows, &codes[i]);
    }
}
