/* Movement: of the people matched, how many went down, stayed, went up, by scale and item, a chart
 * for each two waves; of the areas or groups on a verbal ladder the same. The percentages shown are
 * whole and add up to 100. */
#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/charts/changes.h"
#include "reports/plan/ladders.h"

extern const chart_type chart_type_movement;

enum { MOVES = 3 };
static const char *const STATISTICS[MOVES] = {"moved_down", "same", "moved_up"};
static const char *const PERCENTS[MOVES] = {"moved_down.percent", "same.percent",
                                            "moved_up.percent"};
static const row_part PARTS[MOVES] = {{0xdf966bu, COLOUR_INK, true},
                                      {COLOUR_TRACK, COLOUR_INK, false},
                                      {COLOUR_BEST, COLOUR_PAPER, false}};

typedef struct movement_row {
    double percents[MOVES], whole[MOVES];
} movement_row;

static void draw(const row_place *at, const row_item *row) {
    const movement_row *about = row->about;
    double from = 0;
    for (int i = 0; i < MOVES; i++) {
        chart_rows_part(at, &PARTS[i], from, from + about->percents[i],
                        chart_rows_percent(at->maker, about->whole[i]));
        from += about->percents[i];
    }
}

static const char *base_of(chart_maker *maker, const baremo_result *row) {
    if (!row || baremo_is_missing(row->n))
        return "";
    return baremo_arena_format(maker->arena, "n = %s",
                               report_number(maker->arena, maker->language, row->n, 0));
}

/* A row of a scale or an item, where the results tell its movement. */
static void add_row(chart_maker *maker, row_chart *wanted, const char *name,
                    const survey_subject *subject) {
    movement_row *about = baremo_arena_alloc(maker->arena, sizeof *about);
    const char **cells = baremo_arena_array(maker->arena, MOVES + 1, sizeof *cells);
    const char *said = "", *reason = NULL;
    const baremo_result *last = NULL;
    cells[0] = name;
    for (int i = 0; i < MOVES; i++) {
        last = survey_row(maker->results, subject, PERCENTS[i]);
        if (!last)
            return;
        about->percents[i] = last->value;
        if (baremo_is_missing(last->value))
            reason = row_reason(maker, last);
    }
    survey_whole_percents(about->percents, reason ? 0 : MOVES, about->whole);
    for (int i = 0; i < MOVES; i++) {
        const char *word = report_name(maker->language, REPORT_NAMES_STATISTIC, STATISTICS[i]);
        const char *percent = chart_rows_percent(maker, about->whole[i]);
        cells[i + 1] = reason ? reason : percent;
        said = chart_join(maker, said, ", ",
                          chart_fill(maker, REPORT_TEXT_CHART_COUNTED, word, percent, NULL));
    }
    chart_rows_add(maker, wanted,
                   &(row_item){.name = name,
                               .whole_name = name,
                               .said = said,
                               .beside = base_of(maker, last),
                               .reason = reason,
                               .cells = cells,
                               .about = about});
}

static void add_rows(chart_maker *maker, row_chart *wanted, const baremo_results_survey *survey,
                     const char *group) {
    size_t count;
    const baremo_results_scale *scales = baremo_results_scales(maker->results, &count);
    for (size_t i = 0; i < count; i++) {
        const survey_subject subject = survey_scale(survey, &scales[i], group);
        if (baremo_text_equal(scales[i].survey, survey->id))
            add_row(maker, wanted, survey_title(scales[i].title, scales[i].id), &subject);
    }
    const baremo_results_item *items = baremo_results_items(maker->results, &count);
    for (size_t i = 0; i < count; i++) {
        const survey_subject subject = survey_item(survey, &items[i], group);
        if (baremo_text_equal(items[i].survey, survey->id))
            add_row(maker, wanted, survey_title(items[i].text, items[i].id), &subject);
    }
}

static void make_chart(chart_maker *maker, row_chart *wanted) {
    const char *headings[MOVES + 1] = {chart_word(maker, REPORT_TEXT_WHAT)};
    row_key keys[MOVES];
    for (int i = 0; i < MOVES; i++) {
        headings[i + 1] = report_name(maker->language, REPORT_NAMES_STATISTIC, STATISTICS[i]);
        keys[i] = (row_key){headings[i + 1], chart_rows_part_sample, &PARTS[i]};
    }
    wanted->headings = headings;
    wanted->heading_count = MOVES + 1;
    wanted->rows_per_page = 14;
    wanted->rows_together = 1;
    wanted->keys = keys;
    wanted->key_count = MOVES;
    wanted->axis = scale_make(0, 100, 4, 25);
    wanted->percent = true;
    wanted->zero = BAREMO_MISSING;
    wanted->draw = draw;
    chart_rows_make(maker, wanted);
}

/* `between`: "After − Before"; NULL where there are no other waves. */
static void make_change(chart_maker *maker, const baremo_results_survey *survey,
                        const survey_change *change, const char *between) {
    const char *title = survey_title(survey->title, survey->id);
    const char *note = chart_word(maker, REPORT_TEXT_CHART_UP_MEANS);
    const char *part =
        change->group ? baremo_arena_format(maker->arena, "%s-%s", change->after, change->before)
                      : NULL;
    row_chart wanted = {
        .subject = {&chart_type_movement, BAREMO_SUBJECT_SURVEY, survey->id, 1, 1, part},
        .title = title,
        .subtitle =
            chart_join(maker, chart_word(maker, REPORT_TEXT_CHART_MOVEMENT), " · ", between),
        .alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_MOVEMENT,
                          chart_join(maker, title, ", ", between), NULL, NULL),
        .notes = &note,
        .note_count = 1};
    add_rows(maker, &wanted, survey, change->group);
    make_chart(maker, &wanted);
}

static void make_survey(chart_maker *maker, const baremo_results_survey *survey) {
    survey_change changes[SURVEY_CHANGES_MAX];
    size_t count = survey_changes(maker->arena, survey, changes);
    for (size_t i = 0; i < count; i++)
        make_change(maker, survey, &changes[i],
                    count > 1 ? scale_change_word(maker, changes[i].after, changes[i].before)
                              : NULL);
}

/* Verbal ladders of indicators: areas or groups instead of people. */
static void make_ladders(chart_maker *maker) {
    size_t count;
    const ladder_move *moves = ladder_moves(maker->arena, maker->language, maker->results, &count);
    const char *title = chart_word(maker, REPORT_TEXT_TITLE_LADDERS);
    row_chart wanted = {
        .subject = {&chart_type_movement, BAREMO_SUBJECT_PROGRAMME, NULL, 1, 1, NULL},
        .title = title,
        .subtitle = chart_word(maker, REPORT_TEXT_CHART_LADDERS),
        .alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_LADDERS, title, NULL, NULL)};
    for (size_t i = 0; i < count; i++) {
        const char *since =
            chart_fill(maker, REPORT_TEXT_LADDER_SINCE, moves[i].units, moves[i].since, NULL);
        add_row(maker, &wanted, chart_join(maker, moves[i].indicator->title, " · ", since),
                &moves[i].subject);
    }
    make_chart(maker, &wanted);
}

static void make(chart_maker *maker) {
    size_t count;
    const baremo_results_survey *surveys = baremo_results_surveys(maker->results, &count);
    for (size_t i = 0; i < count; i++)
        make_survey(maker, &surveys[i]);
    make_ladders(maker);
}

const chart_type chart_type_movement = {
    .id = "movement",
    .summary = "how many people (or areas, on verbal ladders) went up, stayed the same, went down",
    .make = make,
};
