/* Diverging stacked bars: the answers of ordinal items, unfavourable to the left, favourable to the
 * right, the neutral one split at the middle. Items with the same answers stand in one chart; the
 * percentages shown are whole and add up to 100. */
#include "reports/charts/rows.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/answer_order.h"

extern const chart_type chart_type_likert;

enum { SIDE_MAX = 5 };

typedef struct likert {
    const baremo_results_survey *survey;
    const baremo_results_item *first; /* whose answers stand for all */
    answer_place places[ANSWERS_MAX];
    row_part parts[ANSWERS_MAX];      /* in that order */
    size_t count;
} likert;

/* The percentages of one row, in the order of the chart. */
typedef struct likert_row {
    const likert *of;
    double percents[ANSWERS_MAX], whole[ANSWERS_MAX];
    double start; /* of the first part: minus what stands left of the middle */
} likert_row;

/* From the outer, darker to the inner, lighter ones. */
static row_part part_of(const answer_place *place) {
    static const mark_colour bad[] = {COLOUR_BAD, 0xdf966bu, COLOUR_POOR};
    static const mark_colour good[] = {COLOUR_BEST, 0x5f9bc9u, 0xa9d0eeu};
    if (place->side == 0)
        return (row_part){COLOUR_TRACK, COLOUR_INK, false};
    mark_colour text = place->outside == 0 ? COLOUR_PAPER : COLOUR_INK;
    return (row_part){place->side < 0 ? bad[place->outside] : good[place->outside], text,
                      place->side < 0};
}

static void set_parts(likert *of) {
    of->count = of->first->answer_count;
    answers_put_in_order(of->first, of->places);
    for (size_t i = 0; i < of->count; i++)
        of->parts[i] = part_of(&of->places[i]);
}

static const char *label_of(const likert *of, size_t place) {
    const baremo_results_answer *answer = &of->first->answers[of->places[place].answer];
    return survey_title(answer->label, answer->code);
}

static int favour_at(const likert *of, size_t place) {
    return of->first->answers[of->places[place].answer].favour;
}

static void draw(const row_place *at, const row_item *row) {
    const likert_row *about = row->about;
    double from = about->start;
    for (size_t i = 0; i < about->of->count; i++) {
        double to = from + about->percents[i];
        chart_rows_part(at, &about->of->parts[i], from, to,
                        chart_rows_percent(at->maker, about->whole[i]));
        from = to;
    }
}

static const baremo_result *answer_row(chart_maker *maker, const likert *of,
                                       const baremo_results_item *item, size_t place,
                                       const char *wave) {
    const char *code = item->answers[of->places[place].answer].code;
    const survey_subject subject =
        survey_item(of->survey, item,
                    survey_group(maker->arena, survey_wave(maker->arena, wave),
                                 survey_part(maker->arena, "answer", code)));
    return survey_row(maker->results, &subject, "percent");
}

/* The percentages of an item in a wave; NULL where one is not there: `reason` says why. */
static likert_row *row_of(chart_maker *maker, const likert *of, const baremo_results_item *item,
                          const char *wave, const char **reason) {
    likert_row *made = baremo_arena_alloc(maker->arena, sizeof *made);
    made->of = of;
    for (size_t i = 0; i < of->count; i++) {
        const baremo_result *row = answer_row(maker, of, item, i, wave);
        if (!row || baremo_is_missing(row->value)) {
            *reason = row_reason(maker, row);
            return NULL;
        }
        made->percents[i] = row->value;
        int favour = favour_at(of, i);
        made->start -= favour < 0 ? row->value : favour == 0 ? row->value / 2 : 0;
    }
    survey_whole_percents(made->percents, of->count, made->whole);
    return made;
}

static const char *people(chart_maker *maker, const likert *of, const baremo_results_item *item,
                          const char *wave) {
    const baremo_result *row = answer_row(maker, of, item, 0, wave);
    if (!row || baremo_is_missing(row->n))
        return "";
    return baremo_arena_format(maker->arena, "n = %s",
                               report_number(maker->arena, maker->language, row->n, 0));
}

static const char *words_of(chart_maker *maker, const likert_row *row) {
    const char *text = "";
    for (size_t i = 0; i < row->of->count; i++)
        text = chart_join(maker, text, ", ",
                          chart_fill(maker, REPORT_TEXT_CHART_COUNTED, label_of(row->of, i),
                                     chart_rows_percent(maker, row->whole[i]), NULL));
    return text;
}

static void add_row(chart_maker *maker, row_chart *wanted, const likert *of,
                    const baremo_results_item *item, size_t wave) {
    const char *id = of->survey->waves[wave], *name = survey_wave_name(maker->language, id);
    const char *title = survey_title(item->text, item->id), *reason = NULL;
    const likert_row *about = row_of(maker, of, item, id, &reason);
    const char **cells = baremo_arena_array(maker->arena, wanted->heading_count, sizeof *cells);
    cells[0] = title;
    cells[1] = name;
    for (size_t i = 0; i < of->count; i++)
        cells[2 + i] = about ? chart_rows_percent(maker, about->whole[i]) : reason;
    chart_rows_add(maker, wanted,
                   &(row_item){.header = wave == 0 ? title : NULL,
                               .name = survey_compares(of->survey) ? name : "",
                               .whole_name = survey_compares(of->survey)
                                                 ? chart_join(maker, title, ", ", name)
                                                 : title,
                               .said = about ? words_of(maker, about) : NULL,
                               .beside = people(maker, of, item, id),
                               .reason = reason,
                               .cells = cells,
                               .about = about});
}

/* Ends at tens that hold all bars, 0 within. */
static scale axis_of(const row_chart *wanted) {
    double low = 0, high = 0;
    for (size_t i = 0; i < wanted->row_count; i++) {
        const likert_row *row = wanted->rows[i].about;
        double end = row ? row->start : 0;
        low = fmin(low, end);
        for (size_t k = 0; row && k < row->of->count; k++)
            end += row->percents[k];
        high = fmax(high, end);
    }
    return scale_make(fmin(low, -10), fmax(high, 10), 8, 10);
}

static void make_run(chart_maker *maker, likert *of, const baremo_results_item *items,
                     size_t count) {
    const char *headings[ANSWERS_MAX + 2] = {chart_word(maker, REPORT_TEXT_ITEM),
                                             chart_word(maker, REPORT_TEXT_WAVE)};
    row_key keys[ANSWERS_MAX];
    set_parts(of);
    for (size_t i = 0; i < of->count; i++) {
        headings[2 + i] = label_of(of, i);
        keys[i] = (row_key){label_of(of, i), chart_rows_part_sample, &of->parts[i]};
    }
    const char *title = survey_title(of->survey->title, of->survey->id);
    row_chart wanted = {
        .subject = {&chart_type_likert, BAREMO_SUBJECT_SURVEY, of->survey->id, 1, 1, NULL},
        .title = title,
        .subtitle = chart_word(maker, REPORT_TEXT_CHART_LIKERT),
        .alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_LIKERT, title, NULL, NULL),
        .headings = headings,
        .heading_count = of->count + 2,
        .rows_together = of->survey->wave_count,
        .rows_per_page = 8 * of->survey->wave_count,
        .keys = keys,
        .key_count = of->count,
        .left = CHART_MARGIN + 96,
        .right = CHART_WIDTH - CHART_MARGIN - 74,
        .percent = true,
        .draw = draw};
    for (size_t i = 0; i < count; i++)
        if (answers_fit_bar(&items[i]) && baremo_text_equal(items[i].survey, of->survey->id) &&
            answers_are_same(&items[i], of->first))
            for (size_t wave = 0; wave < of->survey->wave_count; wave++)
                add_row(maker, &wanted, of, &items[i], wave);
    wanted.axis = axis_of(&wanted);
    chart_rows_make(maker, &wanted);
}

/* Whether an item before it has the same answers, and so its chart. */
static bool is_done(const baremo_results_item *items, size_t before) {
    for (size_t i = 0; i < before; i++)
        if (answers_fit_bar(&items[i]) && baremo_text_equal(items[i].survey, items[before].survey) &&
            answers_are_same(&items[i], &items[before]))
            return true;
    return false;
}

static void make(chart_maker *maker) {
    size_t count;
    const baremo_results_item *items = baremo_results_items(maker->results, &count);
    for (size_t i = 0; i < count; i++) {
        const baremo_results_survey *survey =
            baremo_results_survey_find(maker->results, items[i].survey);
        if (!survey || !answers_fit_bar(&items[i]) || is_done(items, i))
            continue;
        likert *of = baremo_arena_alloc(maker->arena, sizeof *of);
        of->survey = survey;
        of->first = &items[i];
        make_run(maker, of, items, count);
    }
}

const chart_type chart_type_likert = {
    .id = "likert",
    .summary = "answers of ordered items as diverging stacked bars, wave by wave",
    .make = make,
};
