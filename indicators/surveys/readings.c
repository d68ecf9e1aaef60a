/* What indicators read of surveys and codings.
 *
 * 1. Of a scale the mean score, of an item the percent favourable, of a code the percent of
 *    respondents. Of matched surveys both waves rest on the people who are in both.
 * 2. The later wave stands at the survey's period; the earlier one, where the indicator has no
 *    baseline of its own, at `pre_period`, else (also where that is the period of the later wave)
 *    at the indicator's baseline period.
 * 3. Codings without periods are of the evaluated period.
 * 4. Where a comparison arm is named by `control`, its people are not counted: an indicator is of
 *    those the programme reached. (Weighted shares of more than two arms are of everybody.)
 * 5. The answer of one person is no reading.
 * 6. Surveys of one series feed one indicator; of two readings of a period the first is taken.
 */
#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "engine/results/notes.h"
#include "engine/statistics/linearised.h"
#include "engine/statistics/score_limits.h"
#include "indicators/surveys/parts.h"
#include "indicators/surveys/problems.h"

typedef struct reading_value {
    double value, low, high, level, n, missing;
    const char *method;
    bool of_office;       /* the answers are no person's */
    bool without_control; /* the people of the comparison arm are not among them */
} reading_value;

static reading_value value_of_row(const baremo_result *row) {
    return (reading_value){row->value,   row->low,    row->high, row->level, row->n,
                           row->missing, row->method, false,     false};
}

/* -- a wave of a scale or item -- */

static uint32_t find_scale(const programme_survey *survey, const char *id) {
    for (uint32_t i = 0; i < survey->scale_count; i++)
        if (baremo_text_equal(survey->scales[i].id, id))
            return i;
    return PROGRAMME_NONE;
}

static uint32_t find_item(const programme_survey *survey, const char *id) {
    for (uint32_t i = 0; i < survey->item_count; i++)
        if (baremo_text_equal(survey->items[i].id, id))
            return i;
    return PROGRAMME_NONE;
}

static bool leaves_control_out(const survey_answers *answers) {
    return answers->arms.heading && *answers->survey->control;
}

const char *answers_reached(const survey_answers *answers, baremo_arena *arena) {
    const answers_split *arms = &answers->arms;
    bool one = leaves_control_out(answers) && arms->label_count == 2;
    return one ? rows_part(arena, arms->heading, arms->labels[1]) : NULL;
}

/* One whose answers of a wave a reading is made of. */
static bool is_asked(const survey_answers *answers, size_t wave, size_t person) {
    return answers->rows[wave][person] != TABLE_NO_ROW &&
           !(leaves_control_out(answers) && answers->arms.codes[person] == 0);
}

/* The people a reading rests on: of matched surveys those with a value in both waves. */
static bool counts(const survey_measure *measure, size_t wave, size_t person) {
    const survey_answers *answers = measure->answers;
    if (!is_asked(answers, wave, person) || baremo_is_missing(measure_of(measure, wave, person)))
        return false;
    if (!answers->paired)
        return true;
    return !baremo_is_missing(measure_of(measure, 0, person)) &&
           !baremo_is_missing(measure_of(measure, 1, person));
}

/* A mean with equal weights has Student's limits: the linearised ones are the same then. */
static reading_value mean_of(const surveys *of, const survey_work *work,
                             const survey_measure *measure, size_t wave) {
    const survey_answers *answers = work->answers;
    baremo_arena *scratch = baremo_arena_new(of->arena);
    double *values = baremo_arena_raw(scratch, answers->case_count + 1, sizeof *values);
    double *weights = baremo_arena_raw(scratch, answers->case_count + 1, sizeof *weights);
    size_t n = 0, people = 0;
    for (size_t i = 0; i < answers->case_count; i++) {
        people += is_asked(answers, wave, i);
        if (!counts(measure, wave, i))
            continue;
        weights[n] = answers->weights ? answers->weights[answers->rows[wave][i]] : 1;
        values[n] = measure_of(measure, wave, i);
        n += !baremo_is_missing(weights[n]);
    }
    baremo_linearised mean = baremo_linearised_mean(values, weights, n, work->view.level);
    baremo_arena_free(scratch);
    return (reading_value){mean.mean,
                           mean.limits.low,
                           mean.limits.high,
                           work->view.level,
                           (double)n,
                           (double)(people - n),
                           answers->weights ? "mean, t, linearised" : "mean, t",
                           false,
                           leaves_control_out(answers)};
}

static reading_value favourable_of(const survey_work *work, const survey_measure *measure,
                                   size_t wave) {
    const survey_answers *answers = work->answers;
    double level = work->view.level, yes = 0, n = 0, people = 0;
    for (size_t i = 0; i < answers->case_count; i++) {
        people += is_asked(answers, wave, i);
        if (!counts(measure, wave, i))
            continue;
        yes +=
            measure_favourable(measure, BAREMO_MISSING, BAREMO_MISSING, answers->rows[wave][i]) > 0;
        n++;
    }
    if (n == 0)
        return (reading_value){BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING, level, 0,
                               people,         NULL,           false,          false};
    baremo_interval limits = baremo_wilson(yes, n, baremo_level_z(level));
    return (reading_value){100 * yes / n,
                           100 * limits.low,
                           100 * limits.high,
                           level,
                           n,
                           people - n,
                           "percent favourable, wilson",
                           false,
                           leaves_control_out(answers)};
}

/* Of an item of several answers, and of weighted shares, the row of the wave says it. */
static reading_value share_row(const surveys *of, const survey_work *work, uint32_t item,
                               size_t wave) {
    const char *arm = answers_reached(work->answers, of->arena),
               *group = work->view.wave_groups[wave];
    const baremo_result *row = work_row(&work->items[item], "percent_favourable",
                                        arm ? rows_group(of->arena, group, arm) : group);
    if (!row)
        return (reading_value){BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING, BAREMO_MISSING, 0, 0,
                               NULL,           false,          false};
    reading_value value = value_of_row(row);
    value.without_control = arm != NULL;
    return value;
}

static bool subject_value(const surveys *of, const survey_work *work, const char *subject,
                          size_t wave, reading_value *value) {
    uint32_t scale = find_scale(work->survey, subject), item = find_item(work->survey, subject);
    if (scale != PROGRAMME_NONE) {
        survey_measure measure = measure_of_scale(work->answers, scale);
        *value = mean_of(of, work, &measure, wave);
        value->of_office = answers_of_an_office(work->answers);
        return true;
    }
    if (item == PROGRAMME_NONE || work->survey->items[item].type == PROGRAMME_TEXT)
        return false;
    const item_answers *answers = &work->answers->items[item];
    if (answers->codes && !work->answers->weights) {
        survey_measure measure = measure_of_item(work->answers, item);
        bool bounded = !baremo_is_missing(answers->item->low + answers->item->high);
        bool favour = answers->item->positive_count > 0 || bounded;
        *value = favour ? favourable_of(work, &measure, wave) : mean_of(of, work, &measure, wave);
    } else {
        *value = share_row(of, work, item, wave);
    }
    value->of_office = answers_of_an_office(work->answers);
    return true;
}

/* -- readings -- */

static baremo_period in_grain(const programme *model, baremo_period period) {
    return period.grain ? baremo_period_coarsen(period, model->grain) : period;
}

static void add_reading(surveys *of, uint32_t indicator, baremo_period period,
                        const reading_value *value, const char *source) {
    period = in_grain(of->model, period);
    for (size_t i = 0; i < of->reading_count; i++)
        if (of->readings[i].indicator == indicator &&
            baremo_period_equal(of->readings[i].period, period))
            return;
    if (!period.grain)
        return;
    bool one = value->n == 1 && !value->of_office;
    bool none = one || baremo_is_missing(value->value);
    of->readings[of->reading_count++] =
        (evaluate_reading){.indicator = indicator,
                           .period = period,
                           .value = none ? BAREMO_MISSING : value->value,
                           .low = none ? BAREMO_MISSING : value->low,
                           .high = none ? BAREMO_MISSING : value->high,
                           .level = none ? BAREMO_MISSING : value->level,
                           .n = value->n,
                           .missing = value->missing,
                           .method = value->method,
                           .source = source,
                           .note = one                      ? &baremo_note_one_answer
                                   : none                   ? &baremo_note_no_value
                                   : value->without_control ? &baremo_note_without_control
                                                            : NULL};
}

static const char *source_of(surveys *of, const programme_survey *survey) {
    return survey->file_count > 1 ? baremo_arena_format(of->arena, "%s, %s", survey->files[0].name,
                                                        survey->files[1].name)
                                  : survey->files[0].name;
}

static void read_survey(surveys *of, uint32_t index, const survey_work *work) {
    const programme_indicator *indicator = &of->model->indicators[index];
    const survey_answers *answers = work->answers;
    size_t last = 0;
    for (size_t i = 1; i < answers->wave_count; i++)
        if (answers->waves[i] == PROGRAMME_POST)
            last = i;
    reading_value value;
    if (!subject_value(of, work, indicator->subject, last, &value))
        return;
    const char *source = source_of(of, work->survey);
    add_reading(of, index, work->survey->period, &value, source);
    if (last == 0 || !baremo_is_missing(indicator->baseline))
        return;
    baremo_period before =
        programme_survey_before(of->model, work->survey, indicator->baseline_period);
    if (subject_value(of, work, indicator->subject, 0, &value))
        add_reading(of, index, before, &value, source);
}

static void read_codes(surveys *of, uint32_t index, const coding_set *set) {
    const programme_indicator *indicator = &of->model->indicators[index];
    for (size_t i = 0; i < set->code_count; i++) {
        if (strcmp(set->codes[i], indicator->subject) != 0)
            continue;
        const survey_rows *rows = &set->single[i];
        for (size_t k = 0; k < rows->count; k++) {
            const baremo_result *row = &rows->rows[k];
            if (row->group || strcmp(row->statistic, "percent_of_respondents") != 0)
                continue;
            reading_value value = value_of_row(row);
            baremo_period period = row->period;
            if (!set->dated)
                period = of->model->settings.period;
            add_reading(of, index, period, &value, "codings");
        }
    }
}

static int compare_readings(const void *a, const void *b) {
    const evaluate_reading *left = a, *right = b;
    if (left->indicator != right->indicator)
        return left->indicator < right->indicator ? -1 : 1;
    return baremo_period_compare(left->period, right->period);
}

void readings_fill(surveys *of) {
    const programme *model = of->model;
    size_t room = 1;
    for (size_t i = 0; i < of->set_count; i++)
        for (size_t k = 0; k < of->sets[i].code_count; k++)
            room += of->sets[i].single[k].count;
    room = (room + 2 * of->work_count) * (model->indicator_count + 1);
    size_t readers = 0;
    for (size_t i = 0; i < model->indicator_count; i++)
        readers += *model->indicators[i].survey != '\0';
    if (readers == 0)
        return;
    of->readings = baremo_arena_array(of->arena, room, sizeof *of->readings);
    for (uint32_t i = 0; i < model->indicator_count; i++) {
        const programme_indicator *indicator = &model->indicators[i];
        if (!*indicator->survey)
            continue;
        for (size_t k = 0; k < of->work_count; k++)
            if (programme_survey_feeds(model, of->works[k].survey, indicator->survey))
                read_survey(of, i, &of->works[k]);
        for (size_t k = 0; k < of->set_count; k++)
            if (strcmp(of->sets[k].id, indicator->survey) == 0)
                read_codes(of, i, &of->sets[k]);
    }
    if (of->reading_count)
        qsort(of->readings, of->reading_count, sizeof *of->readings, compare_readings);
}

/* -- what an indicator reads must be there -- */

static bool has_subject(const surveys *of, const programme_indicator *indicator) {
    bool any = false;
    for (size_t i = 0; i < of->model->survey_count; i++) {
        const programme_survey *survey = &of->model->surveys[i];
        if (!programme_survey_feeds(of->model, survey, indicator->survey))
            continue;
        any = true;
        if (find_scale(survey, indicator->subject) != PROGRAMME_NONE ||
            find_item(survey, indicator->subject) != PROGRAMME_NONE)
            return true;
    }
    for (size_t i = 0; i < of->model->coding_count; i++) {
        const programme_coding *coding = &of->model->codings[i];
        if (strcmp(*coding->set ? coding->set : "codings", indicator->survey) != 0)
            continue;
        any = true;
        if (strcmp(coding->code, indicator->subject) == 0)
            return true;
    }
    return !any; /* that there is no such survey has been said */
}

void readings_check(surveys *of) {
    for (size_t i = 0; i < of->model->indicator_count; i++) {
        const programme_indicator *indicator = &of->model->indicators[i];
        if (!*indicator->survey || has_subject(of, indicator))
            continue;
        baremo_diagnostics_add(of->diagnostics, &baremo_problem_subject_unknown, &indicator->place,
                               "subject", indicator->subject,
                               "the survey `%s` has no scale, item or code of this name",
                               indicator->survey);
    }
}
