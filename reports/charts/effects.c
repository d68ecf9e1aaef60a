/* Points with intervals: the change of each scale of a survey, in points where all scales have the
 * same range, else in standard deviations (d_z; two samples: Cohen's d). */
#include <math.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/charts/changes.h"

extern const chart_type chart_type_effects;

static void point(chart *page, mark_point centre) {
    mark_circle(page, centre, 5, mark_fill(COLOUR_VALUE));
}

static void sample_point(chart *page, mark_box box, const void *about) {
    (void)about;
    point(page, (mark_point){box.x + box.width / 2, box.y + box.height / 2});
}

static void draw(const row_place *at, const row_item *row) {
    const baremo_result *effect = row->about;
    chart_rows_interval(at, effect->low, effect->high);
    point(at->page, (mark_point){scale_held(at->axis, effect->value), at->middle});
}

/* The row that is drawn of a change. */
static const baremo_result *effect_of(const chart_maker *maker, const scale_change *change,
                                      bool in_points) {
    if (in_points)
        return change->row;
    const baremo_result *paired = survey_row(maker->results, &change->subject, "d_z");
    return paired ? paired : survey_row(maker->results, &change->subject, "cohen_d");
}

static void add_row(chart_maker *maker, row_chart *wanted, const scale_change *change,
                    const baremo_result *effect) {
    bool is_there = effect && !baremo_is_missing(effect->value);
    const char *reason = is_there ? NULL : row_reason(maker, effect);
    const char **cells = baremo_arena_array(maker->arena, wanted->heading_count, sizeof *cells);
    const char *amount = is_there ? scale_amount(maker, effect) : reason;
    cells[0] = change->name;
    cells[1] = is_there ? scale_difference(maker, effect->value) : reason;
    cells[2] = is_there ? scale_difference(maker, effect->low) : "";
    cells[3] = is_there ? scale_difference(maker, effect->high) : "";
    chart_rows_add(maker, wanted,
                   &(row_item){.name = change->name,
                               .whole_name = change->name,
                               .said = amount,
                               .beside = amount,
                               .reason = reason,
                               .cells = cells,
                               .about = effect});
}

static scale axis_of(const row_chart *wanted) {
    double low = 0, high = 0;
    for (size_t i = 0; i < wanted->row_count; i++) {
        const baremo_result *row = wanted->rows[i].reason ? NULL : wanted->rows[i].about;
        if (!row)
            continue;
        low = fmin(low, isfinite(row->low) ? row->low : row->value);
        high = fmax(high, isfinite(row->high) ? row->high : row->value);
    }
    return scale_make(low, high, 6, 0);
}

static void make_survey(chart_maker *maker, const baremo_results_survey *survey) {
    const char *headings[] = {
        chart_word(maker, REPORT_TEXT_SCALE), chart_word(maker, REPORT_TEXT_CHANGE),
        chart_word(maker, REPORT_TEXT_CHART_LOW), chart_word(maker, REPORT_TEXT_CHART_HIGH)};
    const row_key keys[] = {
        {chart_word(maker, REPORT_TEXT_CHANGE), sample_point, NULL},
        {chart_word(maker, REPORT_TEXT_CHART_AN_INTERVAL), chart_rows_interval_sample, NULL}};
    scale_change *changes;
    size_t count = scale_changes(maker, survey, &changes);
    if (count < 2)
        return;
    bool in_points = scale_changes_compare(changes, count);
    const char *title = survey_title(survey->title, survey->id);
    const survey_words words = chart_rows_words(maker);
    const char *unit = in_points ? scale_range(maker, changes[0].scale)
                                 : chart_word(maker, REPORT_TEXT_CHART_IN_DEVIATIONS);
    const char *note = chart_word(maker, REPORT_TEXT_CHART_NO_CHANGE);
    row_chart wanted = {
        .subject = {&chart_type_effects, BAREMO_SUBJECT_SURVEY, survey->id, 1, 1, NULL},
        .title = title,
        .subtitle =
            chart_join(maker, chart_fill(maker, REPORT_TEXT_CHART_EFFECTS, unit, NULL, NULL), " · ",
                       survey_say_design(&words, survey)),
        .alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_EFFECTS, title, NULL, NULL),
        .headings = headings,
        .heading_count = 4,
        .rows_per_page = 16,
        .rows_together = 1,
        .keys = keys,
        .key_count = 2,
        .notes = &note,
        .note_count = 1,
        .draw = draw};
    for (size_t i = 0; i < count; i++)
        add_row(maker, &wanted, &changes[i], effect_of(maker, &changes[i], in_points));
    wanted.axis = axis_of(&wanted);
    chart_rows_make(maker, &wanted);
}

static void make(chart_maker *maker) {
    size_t count;
    const baremo_results_survey *surveys = baremo_results_surveys(maker->results, &count);
    for (size_t i = 0; i < count; i++)
        make_survey(maker, &surveys[i]);
}

const chart_type chart_type_effects = {
    .id = "effects",
    .summary = "changes of a survey's scales as points with intervals",
    .make = make,
};
