/* Code bars: the share of the people who mention each code of a set, with its interval, the most
 * frequent first. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/charts/rows.h"

extern const chart_type chart_type_voices;

static const row_part BAR = {COLOUR_GOOD, COLOUR_INK, false};

static void draw(const row_place *at, const row_item *row) {
    const baremo_result *share = row->about;
    chart_rows_part(at, &BAR, 0, share->value, "");
    chart_rows_interval(at, share->low, share->high);
}

static survey_subject subject_of(const char *id) {
    return (survey_subject){.kind = BAREMO_SUBJECT_CODE, .id = id};
}

static void add_row(chart_maker *maker, row_chart *wanted, const baremo_results_code *code) {
    const survey_subject subject = subject_of(code->id);
    const baremo_result *share = survey_row(maker->results, &subject, "percent_of_respondents");
    if (!share)
        return;
    bool is_there = !baremo_is_missing(share->value);
    const char *reason = is_there ? NULL : row_reason(maker, share);
    double people = survey_value(maker->results, &subject, "respondents");
    double mentions = survey_value(maker->results, &subject, "mentions");
    const char **cells = baremo_arena_array(maker->arena, wanted->heading_count, sizeof *cells);
    const char *percent = chart_rows_percent(maker, share->value);
    cells[0] = code->code;
    cells[1] = is_there ? percent : reason;
    cells[2] = report_number(maker->arena, maker->language, people, 0);
    cells[3] = report_number(maker->arena, maker->language, mentions, 0);
    chart_rows_add(maker, wanted,
                   &(row_item){.name = code->code,
                               .whole_name = code->code,
                               .said = percent,
                               .beside = baremo_is_missing(people)
                                             ? percent
                                             : chart_fill(maker, REPORT_TEXT_CHART_BECAUSE, percent,
                                                          cells[2], NULL),
                               .reason = reason,
                               .cells = cells,
                               .about = share});
}

static scale axis_of(const row_chart *wanted) {
    double high = 10;
    for (size_t i = 0; i < wanted->row_count; i++) {
        const baremo_result *row = wanted->rows[i].about;
        if (!baremo_is_missing(row->value))
            high = fmax(high, isfinite(row->high) ? row->high : row->value);
    }
    return scale_make(0, fmin(high, 100), 5, 0);
}

static void make_set(chart_maker *maker, const baremo_results_code *set,
                     const baremo_results_code *codes, size_t count) {
    const char *headings[] = {
        chart_word(maker, REPORT_TEXT_CODE),
        report_name(maker->language, REPORT_NAMES_STATISTIC, "percent_of_respondents"),
        report_name(maker->language, REPORT_NAMES_STATISTIC, "respondents"),
        report_name(maker->language, REPORT_NAMES_STATISTIC, "mentions")};
    const row_key keys[] = {
        {headings[1], chart_rows_part_sample, &BAR},
        {chart_word(maker, REPORT_TEXT_CHART_AN_INTERVAL), chart_rows_interval_sample, NULL}};
    const baremo_results_survey *survey =
        set->survey ? baremo_results_survey_find(maker->results, set->survey) : NULL;
    const char *title = survey ? survey_title(survey->title, survey->id) : set->set;
    row_chart wanted = {.subject = {&chart_type_voices, BAREMO_SUBJECT_CODE, set->id, 1, 1, NULL},
                        .title = title,
                        .subtitle = chart_word(maker, REPORT_TEXT_CHART_VOICES),
                        .alt = chart_fill(maker, REPORT_TEXT_CHART_ALT_VOICES, title, NULL, NULL),
                        .headings = headings,
                        .heading_count = 4,
                        .rows_per_page = 20,
                        .rows_together = 1,
                        .keys = keys,
                        .key_count = 2,
                        .percent = true,
                        .zero = BAREMO_MISSING,
                        .draw = draw};
    for (size_t i = 0; i < count; i++)
        if (codes[i].code && baremo_text_equal(codes[i].set, set->set))
            add_row(maker, &wanted, &codes[i]);
    if (wanted.row_count)
        chart_rows_by_value(&wanted);
    wanted.axis = axis_of(&wanted);
    chart_rows_make(maker, &wanted);
}

static void make(chart_maker *maker) {
    size_t count;
    const baremo_results_code *codes = baremo_results_codes(maker->results, &count);
    for (size_t i = 0; i < count; i++)
        if (!codes[i].code)
            make_set(maker, &codes[i], codes, count);
}

const chart_type chart_type_voices = {
    .id = "voices",
    .summary = "share of the people who mention each code, with its interval",
    .make = make,
};
