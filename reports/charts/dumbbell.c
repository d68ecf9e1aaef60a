/* Dumbbells: the mean of each scale before and after, joined, with the interval of the change laid
 * from the mean before: where it does not reach that mean, the change is clear. A second, thinner
 * line goes to the follow-up. Scales of one kind and range stand in one chart. */
#include <math.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/charts/changes.h"

extern const chart_type chart_type_dumbbell;

static const double RADIUS = 5;

static void hollow(chart *page, mark_point centre, double radius) {
    mark_circle(page, centre, radius,
                (mark_paint){.fill = COLOUR_PAPER, .stroke = COLOUR_INK, .stroke_width = 1.8});
}

static void full(chart *page, mark_point centre) {
    mark_circle(page, centre, RADIUS, mark_fill(COLOUR_VALUE));
}

static void sample_before(chart *page, mark_box box, const void *about) {
    (void)about;
    hollow(page, (mark_point){box.x + box.width / 2, box.y + box.height / 2}, RADIUS);
}

static void sample_after(chart *page, mark_box box, const void *about) {
    (void)about;
    full(page, (mark_point){box.x + box.width / 2, box.y + box.height / 2});
}

static void sample_interval(chart *page, mark_box box, const void *about) {
    (void)about;
    mark_rectangle(page, (mark_box){box.x, box.y + 1, box.width, 10}, mark_fill(COLOUR_INTERVAL));
}

static void draw(const row_place *at, const row_item *row) {
    const scale_change *change = row->about;
    double low = change->before + change->row->low, high = change->before + change->row->high;
    mark_point before = {scale_held(at->axis, change->before), at->middle};
    mark_point after = {scale_held(at->axis, change->after), at->middle};
    if (isfinite(low) && isfinite(high)) {
        double left = scale_held(at->axis, low), right = scale_held(at->axis, high);
        double height = at->is_below ? 8 : 14;
        mark_rectangle(
            at->page, (mark_box){left, at->middle - height / 2, right - left, height},
            (mark_paint){.fill = COLOUR_INTERVAL, .stroke = COLOUR_LINE, .stroke_width = 1});
    }
    mark_line(at->page, before, after, mark_stroke(COLOUR_INK, at->is_below ? 1.2 : 2));
    hollow(at->page, before, at->is_below ? 3 : RADIUS);
    if (at->is_below)
        scale_followup_mark(at->page, after);
    else
        full(at->page, after);
}

/* Why there is nothing to draw; NULL: there is. */
static const char *reason_of(chart_maker *maker, const scale_change *change) {
    if (baremo_is_missing(change->row->value))
        return row_reason(maker, change->row);
    bool has_means = isfinite(change->before) && isfinite(change->after);
    return has_means ? NULL : chart_word(maker, REPORT_TEXT_NO_DATA);
}

/* A line of a row, with the two means and the change in its cells. */
static row_item line_of(chart_maker *maker, const scale_change *change, const char **cells) {
    const char *reason = reason_of(maker, change);
    const char *before = scale_number(maker, change->scale, change->before);
    const char *after = scale_number(maker, change->scale, change->after);
    const char *amount = reason ? reason : scale_amount(maker, change->row);
    cells[0] = reason ? reason : before;
    cells[1] = reason ? reason : after;
    cells[2] = amount;
    return (row_item){.name = change->name,
                      .whole_name = change->name,
                      .said = chart_fill(maker, REPORT_TEXT_CHART_FROM_TO, before, after, amount),
                      .beside = amount,
                      .reason = reason,
                      .about = change};
}

static const char *subtitle_of(chart_maker *maker, const baremo_results_survey *survey,
                               const baremo_results_scale *about, bool with_followup) {
    const survey_words words = chart_rows_words(maker);
    report_text_key key =
        with_followup ? REPORT_TEXT_CHART_DUMBBELL_FOLLOWUP : REPORT_TEXT_CHART_DUMBBELL;
    return chart_join(maker, chart_fill(maker, key, scale_range(maker, about), NULL, NULL), " · ",
                      survey_say_design(&words, survey));
}

/* Whether a change belongs in the chart that the first one begins. */
static bool compares(const scale_change *first, const scale_change *change) {
    return scale_changes_compare((scale_change[]){*first, *change}, 2);
}

static bool run_has_followup(const scale_change *changes, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (changes[i].followup && compares(changes, &changes[i]))
            return true;
    return false;
}

static void make_run(chart_maker *maker, const baremo_results_survey *survey,
                     const scale_change *changes, size_t count) {
    bool with_followup = run_has_followup(changes, count);
    const char *pre = survey_wave_name(maker->language, "pre");
    const char *post = survey_wave_name(maker->language, "post");
    const char *followup = survey_wave_name(maker->language, "followup");
    const char *interval = chart_word(maker, REPORT_TEXT_CHART_INTERVAL_OF_CHANGE);
    const char *headings[SCALE_CELLS] = {chart_word(maker, REPORT_TEXT_SCALE),
                                         pre,
                                         post,
                                         chart_word(maker, REPORT_TEXT_CHANGE),
                                         chart_join(maker, followup, ", ", pre),
                                         followup,
                                         scale_change_word(maker, "followup", "pre")};
    const row_key keys[] = {{pre, sample_before, NULL},
                            {post, sample_after, NULL},
                            {with_followup ? followup : interval,
                             with_followup ? scale_followup_sample : sample_interval, NULL},
                            {interval, sample_interval, NULL}};
    const char *notes[FOLLOWUP_NOTES_MAX];
    const char *title = survey_title(survey->title, survey->id);
    row_chart wanted = {
        .subject = {&chart_type_dumbbell, BAREMO_SUBJECT_SURVEY, survey->id, 1, 1, NULL},
        .title = title,
        .subtitle = subtitle_of(maker, survey, changes[0].scale, with_followup),
        .alt = chart_fill(maker,
                          with_followup ? REPORT_TEXT_CHART_ALT_DUMBBELL_FOLLOWUP
                                        : REPORT_TEXT_CHART_ALT_DUMBBELL,
                          title, NULL, NULL),
        .headings = headings,
        .heading_count = with_followup ? SCALE_CELLS : SCALE_PLAIN_CELLS,
        .rows_per_page = with_followup ? 10 : 16,
        .rows_together = 1,
        .keys = keys,
        .key_count = with_followup ? 4 : 3,
        .right = with_followup ? FOLLOWUP_RIGHT : 0,
        .axis = scale_make(changes[0].scale->low, changes[0].scale->high, 5, 0),
        .zero = BAREMO_MISSING,
        .notes = notes,
        .note_count = with_followup ? scale_followup_notes(maker, survey, notes) : 0,
        .draw = draw};
    for (size_t i = 0; i < count; i++)
        if (compares(changes, &changes[i]))
            scale_row_add(maker, &wanted, &changes[i], line_of);
    chart_rows_make(maker, &wanted);
}

static bool is_done(const scale_change *changes, size_t before) {
    for (size_t i = 0; i < before; i++)
        if (compares(&changes[i], &changes[before]))
            return true;
    return false;
}

static void make(chart_maker *maker) {
    size_t survey_count;
    const baremo_results_survey *surveys = baremo_results_surveys(maker->results, &survey_count);
    for (size_t i = 0; i < survey_count; i++) {
        scale_change *changes;
        size_t count = scale_changes(maker, &surveys[i], &changes);
        for (size_t k = 0; k < count; k++)
            if (!is_done(changes, k))
                make_run(maker, &surveys[i], changes + k, count - k);
    }
}

const chart_type chart_type_dumbbell = {
    .id = "dumbbell",
    .summary =
        "means of a survey's scales before, after and later, with the interval of the change",
    .make = make,
};
