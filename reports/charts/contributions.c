/* What a composite index is made of, by city: the contribution of each pillar, or of each indicator
 * where they are few, stacked up to the score. */
#include <math.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/charts/city_chart.h"
#include "reports/charts/city_parts.h"

extern const chart_type chart_type_contributions;

typedef struct contributions {
    chart_maker *maker;
    const baremo_results_composite *of;
    bool by_pillar;
    size_t part_count;
    const char *names[CITY_PARTS_MAX];
} contributions;

static const char *indicator_title(const contributions *made, const char *id) {
    return city_title(made->maker->cities, BAREMO_SUBJECT_INDICATOR, id);
}

static void choose_parts(contributions *made) {
    const baremo_results_composite *of = made->of;
    made->by_pillar = of->pillar_count > 0 && of->pillar_count <= CITY_PARTS_MAX;
    if (made->by_pillar) {
        made->part_count = of->pillar_count;
        for (size_t i = 0; i < of->pillar_count; i++)
            made->names[i] = of->pillars[i];
    } else if (of->member_count <= CITY_PARTS_MAX) {
        made->part_count = of->member_count;
        for (size_t i = 0; i < of->member_count; i++)
            made->names[i] = indicator_title(made, of->members[i].indicator);
    } else {
        made->part_count = 1;
        made->names[0] = report_name(made->maker->language, REPORT_NAMES_STATISTIC, "score");
    }
}

static bool is_in_part(const contributions *made, size_t member, size_t part) {
    if (made->by_pillar)
        return baremo_text_equal(made->of->members[member].pillar, made->of->pillars[part]);
    return made->part_count == 1 || member == part;
}

/* How far a part reaches: the members' contributions laid end to end. */
static double part_of(const contributions *made, const baremo_results_unit *unit, size_t part) {
    baremo_arena *arena = made->maker->arena;
    double length = 0;
    for (size_t i = 0; i < made->of->member_count; i++) {
        if (!is_in_part(made, i, part))
            continue;
        const city_subject subject = {
            BAREMO_SUBJECT_COMPOSITE, made->of->id,
            survey_part(arena, "indicator", made->of->members[i].indicator)};
        double own = city_value(made->maker->cities, unit, &subject, "contribution");
        length += baremo_is_missing(own) ? 0 : own;
    }
    return length;
}

static void add_unit(const contributions *made, city_parts *wanted,
                     const baremo_results_unit *unit) {
    chart_maker *maker = made->maker;
    const city_subject subject = {BAREMO_SUBJECT_COMPOSITE, made->of->id, NULL};
    const baremo_result *score = city_row(maker->cities, unit, &subject, "score");
    city_part_row row = {.unit = unit, .row = score};
    bool is_there = score && !baremo_is_missing(score->value);
    for (size_t i = 0; is_there && i < made->part_count; i++) {
        row.values[i] = part_of(made, unit, i);
        row.words[i] = report_number(maker->arena, maker->language, row.values[i], 1);
    }
    if (is_there)
        row.beside = city_amount(maker->cities, maker->language, score);
    city_parts_add(wanted, &row);
}

static void make_composite(chart_maker *maker, const baremo_results_composite *of) {
    contributions made = {.maker = maker, .of = of};
    choose_parts(&made);
    const char *title = city_title(maker->cities, BAREMO_SUBJECT_COMPOSITE, of->id);
    const char *notes[2];
    size_t count = 0;
    notes[count++] = chart_word(maker, REPORT_TEXT_CHART_CONTRIBUTIONS_NOTE);
    if (of->imputed)
        notes[count++] = chart_word(maker, REPORT_TEXT_CITY_IMPUTED);
    city_parts wanted = {
        .maker = maker,
        .subject = {&chart_type_contributions, BAREMO_SUBJECT_COMPOSITE, of->id, 1, 1, NULL},
        .title = title,
        .subtitle =
            city_both(maker, chart_word(maker, REPORT_TEXT_CHART_CONTRIBUTIONS), city_order(maker)),
        .alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_CONTRIBUTIONS, title, NULL, NULL),
        .part_names = made.names,
        .part_count = made.part_count,
        .last_heading = report_name(maker->language, REPORT_NAMES_STATISTIC, "score"),
        .high = 100,
        .notes = notes,
        .note_count = count};
    for (size_t i = 0; i < maker->cities->count; i++)
        add_unit(&made, &wanted, &maker->cities->units[i]);
    city_parts_make(&wanted);
}

static void make(chart_maker *maker) {
    size_t count;
    if (!city_chart_fits(maker))
        return;
    const baremo_results_composite *list = baremo_results_composites(maker->results, &count);
    for (size_t i = 0; i < count; i++)
        make_composite(maker, &list[i]);
}

const chart_type chart_type_contributions = {
    .id = "contributions",
    .summary = "composite indices of the cities, by the contribution of each pillar",
    .make = make,
    .of_cities = true,
};
