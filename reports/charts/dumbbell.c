/* Dumbbells: the mean of each scale before and after, joined, with the interval of the change laid
 * from the mean before: where it does not reach that mean, the change is clear. Scales of one kind
 * and range stand in one chart. */
#include <math.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/charts/changes.h"

extern const chart_type chart_type_dumbbell;

static const double RADIUS = 5;

static void hollow(chart *page, mark_point centre) {
    mark_circle(page, centre, RADIUS,
                (mark_paint){.fill = COLOUR_PAPER, .stroke = COLOUR_INK, .stroke_width = 1.8});
}

static void full(chart *page, mark_point centre) {
    mark_circle(page, centre, RADIUS, mark_fill(COLOUR_VALUE));
}

static void sample_before(chart *page, mark_box box, const void *about) {
    (void)about;
    hollow(page, (mark_point){box.x + box.width / 2, box.y + box.height / 2});
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
        mark_rectangle(
            at->page, (mark_box){left, at->middle - 7, right - left, 14},
            (mark_paint){.fill = COLOUR_INTERVAL, .stroke = COLOUR_LINE, .stroke_width = 1});
    }
    mark_line(at->page, before, after, mark_stroke(COLOUR_INK, 2));
    hollow(at->page, before);
    full(at->page, after);
}

/* Why there is nothing to draw; NULL: there is. */
static const char *reason_of(chart_maker *maker, const scale_change *change) {
    if (baremo_is_missing(change->row->value))
        return row_reason(maker, change->row);
    bool has_means = isfinite(change->before) && isfinite(change->after);
    return has_means ? NULL : chart_word(maker, REPORT_TEXT_NO_DATA);
}

static void add_row(chart_maker *maker, row_chart *wanted, const scale_change *change) {
    const char *reason = reason_of(maker, change);
    const char **cells = baremo_arena_array(maker->arena, wanted->heading_count, sizeof *cells);
    const char *before = scale_number(maker, change->scale, change->before);
    const char *after = scale_number(maker, change->scale, change->after);
    const char *amount = reason ? reason : scale_amount(maker, change->row);
    cells[0] = change->name;
    cells[1] = reason ? reason : before;
    cells[2] = reason ? reason : after;
    cells[3] = amount;
    chart_rows_add(
        maker, wanted,
        &(row_item){.name = change->name,
                    .whole_name = change->name,
                    .said = chart_fill(maker, REPORT_TEXT_CHART_FROM_TO, before, after, amount),
                    .beside = amount,
                    .reason = reason,
                    .cells = cells,
                    .about = change});
}

static void make_run(chart_maker *maker, const baremo_results_survey *survey,
                     const scale_change *changes, size_t count) {
    const char *headings[] = {
        chart_word(maker, REPORT_TEXT_SCALE), survey_wave_name(maker->language, "pre"),
        survey_wave_name(maker->language, "post"), chart_word(maker, REPORT_TEXT_CHANGE)};
    const row_key keys[] = {
        {survey_wave_name(maker->language, "pre"), sample_before, NULL},
        {survey_wave_name(maker->language, "post"), sample_after, NULL},
        {chart_word(maker, REPORT_TEXT_CHART_INTERVAL_OF_CHANGE), sample_interval, NULL}};
    const baremo_results_scale *first = changes[0].scale;
    const char *title = survey_title(survey->title, survey->id);
    const survey_words words = chart_rows_words(maker);
    row_chart wanted = {
        .subject = {&chart_type_dumbbell, BAREMO_SUBJECT_SURVEY, survey->id, 1, 1, NULL},
        .title = title,
        .subtitle = chart_join(
            maker,
            chart_fill(maker, REPORT_TEXT_CHART_DUMBBELL, scale_range(maker, first), NULL, NULL),
            " · ", survey_say_design(&words, survey)),
        .alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_DUMBBELL, title, NULL, NULL),
        .headings = headings,
        .heading_count = 4,
        .rows_per_page = 16,
        .rows_together = 1,
        .keys = keys,
        .key_count = 3,
        .axis = scale_make(first->low, first->high, 5, 0),
        .zero = BAREMO_MISSING,
        .draw = draw};
    for (size_t i = 0; i < count; i++)
        if (scale_changes_compare((scale_change[]){changes[0], changes[i]}, 2))
            add_row(maker, &wanted, &changes[i]);
    chart_rows_make(maker, &wanted);
}

static bool is_done(const scale_change *changes, size_t before) {
    for (size_t i = 0; i < before; i++)
        if (scale_changes_compare((scale_change[]){changes[i], changes[before]}, 2))
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
    .summary = "means of a survey's scales before and after, with the interval of the change",
    .make = make,
};
