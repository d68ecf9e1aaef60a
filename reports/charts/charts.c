/* The charts of a report: each type adds its own. */
#include "reports/charts/charts.h"

#include <string.h>
#include <strings.h>

#include <baremo/text.h>

#include "reports/charts/canvas.h"
#include "reports/charts/indicators.h"
#include "reports/charts/maker.h"
#include "reports/problems.h"

#define CHART_TYPE(name) extern const chart_type chart_type_##name;
#include "reports/charts/chart_types.def"
#undef CHART_TYPE

static const chart_type *const TYPES[] = {
#define CHART_TYPE(name) &chart_type_##name,
#include "reports/charts/chart_types.def"
#undef CHART_TYPE
};

const chart_type *const *report_chart_types(size_t *count) {
    *count = sizeof TYPES / sizeof *TYPES;
    return TYPES;
}

static baremo_status no_font(baremo_diagnostics *diagnostics) {
    baremo_diagnostics_add(diagnostics, &baremo_problem_no_font, &(baremo_place){0}, NULL, NULL,
                           "no font is installed, so charts have no letters");
    return BAREMO_IO;
}

/* The widths of the letters; the fonts are given back whatever happens. */
static baremo_status measure_letters(text_measure *widths, baremo_diagnostics *diagnostics) {
    canvas *ruler = canvas_new();
    if (!ruler)
        return BAREMO_NO_MEMORY;
    bool has_font = canvas_has_font(ruler);
    if (has_font)
        canvas_measure(ruler, widths);
    canvas_free(ruler);
    return has_font ? BAREMO_OK : no_font(diagnostics);
}

static bool is_taken(const chart_maker *maker, size_t before, const char *stem) {
    for (size_t i = 0; i < before; i++)
        if (strcasecmp(maker->charts[i]->stem, stem) == 0)
            return true;
    return false;
}

/* Files take names of 255 bytes, endings and numbers with them. */
static const char *shortened(baremo_arena *arena, const char *stem) {
    enum { LONGEST = 200 };
    size_t length = 0, step = 0;
    while ((step = baremo_text_next(stem + length, NULL)) > 0 && length + step <= LONGEST)
        length += step;
    return stem[length] ? baremo_arena_copy(arena, stem, length) : stem;
}

/* Ids may differ by case alone, and some file systems do not tell that apart. */
static void part_stems(chart_maker *maker) {
    for (size_t i = 0; i < maker->count; i++) {
        const char *stem = shortened(maker->arena, maker->charts[i]->stem);
        maker->charts[i]->stem = stem;
        for (size_t number = 2; is_taken(maker, i, maker->charts[i]->stem); number++)
            maker->charts[i]->stem = baremo_arena_format(maker->arena, "%s_%zu", stem, number);
    }
}

baremo_status report_charts(chart_list *charts, const baremo_results *results,
                            report_language language, baremo_arena *arena,
                            baremo_diagnostics *diagnostics) {
    text_measure *widths = baremo_arena_alloc(arena, sizeof *widths);
    *charts = (chart_list){0};
    baremo_status status = measure_letters(widths, diagnostics);
    if (status != BAREMO_OK)
        return status;
    chart_maker maker = {.results = results,
                         .programme = baremo_results_get_programme(results),
                         .language = language,
                         .arena = arena,
                         .widths = widths,
                         .cities = cities_of(arena, results)};
    if (!maker.cities)
        maker.indicators = indicator_rows_find(results, arena);
    for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++)
        if (TYPES[i]->of_cities == (maker.cities != NULL))
            TYPES[i]->make(&maker);
    part_stems(&maker);
    *charts = (chart_list){maker.charts, maker.count};
    return BAREMO_OK;
}

const chart *report_chart_find(const chart_list *charts, const char *type,
                               baremo_subject_kind subject_kind, const char *subject) {
    for (size_t i = 0; i < charts->count; i++) {
        const chart *item = charts->items[i];
        if (item->subject_kind == subject_kind && strcmp(item->type->id, type) == 0 &&
            baremo_text_equal(item->subject, subject))
            return item;
    }
    return NULL;
}
