/* Points with intervals: the change of each scale of a survey, in points where all scales have the
 * same range, else in standard deviations (d_z; two samples: Cohen's d). A second line of a scale
 * is its change to the follow-up. */
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
    mark_point centre = {scale_held(at->axis, effect->value), at->middle};
    if (at->is_below)
        scale_followup_mark(at->page, centre);
    else
        point(at->page, centre);
}

/* The row that is drawn of a change. */
static const baremo_result *effect_of(const chart_maker *maker, const scale_change *change,
                                      bool in_points) {
    if (in_points)
        return change->row;
    const baremo_result *paired = survey_row(maker->results, &change->subject, "d_z");
    return paired ? paired : survey_row(maker->results, &change->subject, "cohen_d");
}

/* A line of a row, with the change and its limits in its cells. */
static row_item line_of(chart_maker *maker, const scale_change *change, bool in_points,
                        const char **cells) {
    const baremo_result *effect = effect_of(maker, change, in_points);
    bool is_there = effect && !baremo_is_missing(effect->value);
    const char *reason = is_there ? NULL : row_reason(maker, effect);
    const char *amount = is_there ? scale_amount(maker, effect) : reason;
    cells[0] = is_there ? scale_difference(maker, effect->value) : reason;
    cells[1] = is_there ? scale_difference(maker, effect->low) : "";
    cells[2] = is_there ? scale_difference(maker, effect->high) : "";
    return (row_item){.name = change->name,
                      .whole_name = change->name,
                      .said = amount,
                      .beside = amount,
                      .reason = reason,
                      .about = effect};
}

static row_item line_in_points(chart_maker *maker, const scale_change *change, const char **cells) {
    return line_of(maker, change, true, cells);
}

static row_item line_in_deviations(chart_maker *maker, const scale_change *change,
                                   const char **cells) {
    return line_of(maker, change, false, cells);
}

static scale axis_of(const row_chart *wanted) {
    double low = 0, high = 0;
    for (size_t i = 0; i < wanted->row_count; i++)
        for (const row_item *line = &wanted->rows[i]; line; line = line->below) {
            const baremo_result *row = line->reason ? NULL : line->about;
            if (!row)
                continue;
            low = fmin(low, isfinite(row->low) ? row->low : row->value);
            high = fmax(high, isfinite(row->high) ? row->high : row->value);
        }
    return scale_make(low, high, 6, 0);
}

static const char *subtitle_of(chart_maker *maker, const baremo_results_survey *survey,
                               const baremo_results_scale *in_points_of) {
    const survey_words words = chart_rows_words(maker);
    const char *unit = in_points_of ? scale_range(maker, in_points_of)
                                    : chart_word(maker, REPORT_TEXT_CHART_IN_DEVIATIONS);
    return chart_join(maker, chart_fill(maker, REPORT_TEXT_CHART_EFFECTS, unit, NULL, NULL), " · ",
                      survey_say_design(&words, survey));
}

static void make_survey(chart_maker *maker, const baremo_results_survey *survey) {
    scale_change *changes;
    size_t count = scale_changes(maker, survey, &changes);
    if (count < 2)
        return;
    bool in_points = scale_changes_compare(changes, count);
    bool with_followup = scale_changes_have_followup(changes, count);
    const char *change = with_followup ? scale_change_word(maker, "post", "pre")
                                       : chart_word(maker, REPORT_TEXT_CHANGE);
    const char *later = scale_change_word(maker, "followup", "pre");
    const char *low = chart_word(maker, REPORT_TEXT_CHART_LOW);
    const char *high = chart_word(maker, REPORT_TEXT_CHART_HIGH);
    const char *interval = chart_word(maker, REPORT_TEXT_CHART_AN_INTERVAL);
    const char *headings[SCALE_CELLS] = {
        chart_word(maker, REPORT_TEXT_SCALE), change, low, high, later, low, high};
    const row_key keys[] = {{change, sample_point, NULL},
                            {with_followup ? later : interval,
                             with_followup ? scale_followup_sample : chart_rows_interval_sample,
                             NULL},
                            {interval, chart_rows_interval_sample, NULL}};
    const char *notes[1 + FOLLOWUP_NOTES_MAX] = {chart_word(maker, REPORT_TEXT_CHART_NO_CHANGE)};
    const char *title = survey_title(survey->title, survey->id);
    row_chart wanted = {
        .subject = {&chart_type_effects, BAREMO_SUBJECT_SURVEY, survey->id, 1, 1, NULL},
        .title = title,
        .subtitle = subtitle_of(maker, survey, in_points ? changes[0].scale : NULL),
        .alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_EFFECTS, title, NULL, NULL),
        .headings = headings,
        .heading_count = with_followup ? SCALE_CELLS : SCALE_PLAIN_CELLS,
        .rows_per_page = with_followup ? 10 : 16,
        .rows_together = 1,
        .keys = keys,
        .key_count = with_followup ? 3 : 2,
        .right = with_followup ? FOLLOWUP_RIGHT : 0,
        .notes = notes,
        .note_count = 1 + (with_followup ? scale_followup_notes(maker, survey, notes + 1) : 0),
        .draw = draw};
    for (size_t i = 0; i < count; i++)
        scale_row_add(maker, &wanted, &changes[i], in_points ? line_in_points : line_in_deviations);
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
