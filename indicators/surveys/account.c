/* What became of the responses of a survey: answered, matched, lost, left out. */
#include "indicators/surveys/parts.h"

typedef struct people {
    double matched, only_from, only_to;
} people;

static people count_people(const survey_answers *answers, const survey_change *change,
                           const survey_slice *slice) {
    people found = {0, 0, 0};
    for (size_t i = 0; i < answers->case_count; i++) {
        bool from = answers->rows[change->from][i] != TABLE_NO_ROW;
        bool to = answers->rows[change->to][i] != TABLE_NO_ROW;
        if (!slice_holds(slice, i))
            continue;
        found.matched += from && to;
        found.only_from += from && !to;
        found.only_to += to && !from;
    }
    return found;
}

static double count_wave(const survey_answers *answers, size_t wave, const survey_slice *slice) {
    double count = 0;
    for (size_t i = 0; i < answers->case_count; i++)
        count += answers->rows[wave][i] != TABLE_NO_ROW && slice_holds(slice, i);
    return count;
}

static void add_count(survey_rows *rows, const char *id, double count) {
    rows_add(rows, id, count, BAREMO_MISSING, BAREMO_MISSING);
}

static void report_change(survey_rows *rows, const survey_view *view, const survey_change *change,
                          const survey_slice *slice) {
    static const char *const only[] = {"only_pre", "only_post", "only_followup"};
    const survey_answers *answers = view->answers;
    people found = count_people(answers, change, slice);
    rows->pattern.group = rows_group(rows->arena, change->group, slice->group);
    add_count(rows, "matched", found.matched);
    add_count(rows, only[answers->waves[change->from]], found.only_from);
    add_count(rows, only[answers->waves[change->to]], found.only_to);
    rows_percent(rows, "retention", found.matched, found.matched + found.only_from);
}

static void report_left_out(survey_rows *rows, const survey_answers *answers) {
    const answers_account *account = &answers->account;
    bool matched = answers->survey->design == PROGRAMME_MATCHED;
    rows->pattern.group = NULL;
    add_count(rows, "duplicates", (double)account->duplicates);
    add_count(rows, "blank_responses", (double)account->blank);
    if (matched)
        add_count(rows, "without_respondent", (double)account->without_respondent);
    if (*answers->survey->wave) {
        add_count(rows, "without_wave", (double)account->without_wave);
        add_count(rows, "other_wave", (double)account->other_wave);
    }
    if (answers->weights)
        add_count(rows, "invalid_weights", (double)account->bad_weights);
    if (answers->clusters.heading)
        add_count(rows, "clusters", (double)answers->clusters.label_count);
}

void account_report(survey_work *work) {
    static const char *const responses[] = {"responses_pre", "responses_post",
                                            "responses_followup"};
    const survey_view *view = &work->view;
    const survey_answers *answers = work->answers;
    survey_rows *rows = &work->account;
    for (size_t s = 0; s < view->slice_count; s++) {
        const survey_slice *slice = &view->slices[s];
        rows->pattern.group = slice->group;
        for (size_t wave = 0; wave < answers->wave_count; wave++)
            add_count(rows,
                      answers->wave_count == 1 ? "responses" : responses[answers->waves[wave]],
                      count_wave(answers, wave, slice));
        for (size_t c = 0; c < view->change_count && answers->paired; c++)
            report_change(rows, view, &view->changes[c], slice);
        if (s == 0)
            report_left_out(rows, answers);
    }
}
