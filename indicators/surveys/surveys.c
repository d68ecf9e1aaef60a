/* Surveys and coded statements: the order in which they are read, computed and reported.
 *
 * Scales and items are computed on all cores, each to a list of its own; the lists are published in
 * the order of the code book, so that the results have the same bytes on any number of threads.
 */
#include "indicators/surveys/surveys.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "engine/base/threads.h"
#include "engine/statistics/adjust.h"
#include "indicators/surveys/parts.h"

survey_rows new_rows_of(const surveys *of, baremo_arena *arena, baremo_subject_kind kind,
                        const char *subject, const char *title) {
    return (survey_rows){.arena = arena,
                         .pattern = {.subject_kind = kind, .subject = subject, .title = title},
                         .level = of->model->settings.confidence,
                         .seed = of->model->settings.seed,
                         .brief = of->options.brief};
}

const baremo_result *work_row(const survey_rows *rows, const char *statistic, const char *group) {
    for (size_t i = 0; i < rows->count; i++)
        if (strcmp(rows->rows[i].statistic, statistic) == 0 &&
            baremo_text_equal(rows->rows[i].group, group))
            return &rows->rows[i];
    return NULL;
}

/* -- reading -- */

static baremo_status read_all(void *argument) {
    surveys *of = argument;
    const programme *model = of->model;
    answers_options options = {of->options.decimal, of->options.threads, of->options.quoted};
    if (options.decimal == BAREMO_DECIMAL_UNKNOWN)
        options.decimal = model->settings.decimal;
    of->works = baremo_arena_array(of->arena, model->survey_count + 1, sizeof *of->works);
    for (size_t i = 0; i < model->survey_count; i++) {
        const programme_survey *survey = &model->surveys[i];
        if (survey->file_count == 0)
            continue;
        const survey_answers *answers =
            answers_read(model, survey, &options, of->arena, of->diagnostics);
        if (answers)
            of->works[of->work_count++] =
                (survey_work){.survey = survey,
                              .answers = answers,
                              .view = view_of(answers, model->settings.confidence,
                                              model->settings.seed, of->arena)};
    }
    readings_check(of);
    return BAREMO_OK;
}

baremo_status surveys_read(surveys **out, const programme *model, const surveys_options *options,
                           baremo_arena *arena, baremo_diagnostics *diagnostics) {
    surveys *of = NULL;
    size_t errors = baremo_diagnostics_count(diagnostics, BAREMO_ERROR);
    of = baremo_arena_alloc(arena, sizeof *of);
    *of =
        (surveys){.model = model, .options = *options, .arena = arena, .diagnostics = diagnostics};
    baremo_status status = baremo_arena_try(arena, read_all, of);
    if (status == BAREMO_NO_MEMORY)
        return status;
    *out = of;
    return baremo_diagnostics_count(diagnostics, BAREMO_ERROR) > errors ? BAREMO_DATA : BAREMO_OK;
}

/* -- computing -- */

/* A scale or an item of a survey: a piece of work for one thread. */
typedef struct survey_job {
    survey_work *work;
    uint32_t index;
    bool scale;
} survey_job;

typedef struct survey_jobs {
    const surveys *of;
    survey_job *jobs;
    size_t count;
    baremo_arena **arenas; /* one a worker */
} survey_jobs;

static void compute_scale(survey_rows *rows, const survey_view *view, uint32_t scale,
                          baremo_arena *scratch) {
    const survey_answers *answers = view->answers;
    if (answers->survey->scales[scale].item_count == 0)
        return;
    survey_measure measure = measure_of_scale(answers, scale);
    for (size_t wave = 0; wave < answers->wave_count; wave++)
        for (size_t s = 0; s < view->slice_count; s++)
            wave_rows_scale(rows, view, scale, wave, &view->slices[s], scratch);
    for (size_t c = 0; c < view->change_count; c++) {
        for (size_t s = 0; s < view->slice_count; s++)
            change_rows(rows, view, &measure, &view->changes[c], &view->slices[s], scratch);
        arm_rows(rows, view, &measure, &view->changes[c], scratch);
    }
}

static void compute_item(survey_rows *rows, const survey_view *view, uint32_t item,
                         baremo_arena *scratch) {
    const survey_answers *answers = view->answers;
    const item_answers *of = &answers->items[item];
    programme_item_type type = of->item->type;
    if (type == PROGRAMME_TEXT)
        return;
    for (size_t wave = 0; wave < answers->wave_count; wave++)
        for (size_t s = 0; s < view->slice_count; s++)
            wave_rows_item(rows, view, item, wave, &view->slices[s], scratch);
    if (type == PROGRAMME_MULTIPLE)
        return;
    survey_measure measure = measure_of_item(answers, item);
    for (size_t c = 0; c < view->change_count; c++)
        for (size_t s = 0; s < view->slice_count; s++) {
            const survey_change *change = &view->changes[c];
            if (type == PROGRAMME_ORDINAL || type == PROGRAMME_NUMBER)
                change_rows(rows, view, &measure, change, &view->slices[s], scratch);
            else
                change_rows_table(rows, view, of, change, &view->slices[s], scratch);
        }
}

typedef struct job_call {
    survey_rows *rows;
    const survey_job *job;
    baremo_arena *scratch;
} job_call;

static baremo_status compute(void *argument) {
    job_call *call = argument;
    const survey_view *view = &call->job->work->view;
    if (call->job->scale)
        compute_scale(call->rows, view, call->job->index, call->scratch);
    else
        compute_item(call->rows, view, call->job->index, call->scratch);
    if (!answers_of_an_office(view->answers))
        withhold_single_people(call->rows);
    return BAREMO_OK;
}

static baremo_status run_job(void *context, const threads_piece *piece) {
    const survey_jobs *all = context;
    const survey_job *job = &all->jobs[piece->index];
    survey_rows *rows = job->scale ? &job->work->scales[job->index] : &job->work->items[job->index];
    rows->arena = all->arenas[piece->worker];
    job_call call = {rows, job, piece->scratch};
    return baremo_arena_try(rows->arena, compute, &call);
}

static void prepare_work(const surveys *of, survey_work *work) {
    const programme_survey *survey = work->survey;
    baremo_arena *arena = of->arena;
    work->account = new_rows_of(of, arena, BAREMO_SUBJECT_SURVEY, survey->id, survey->title);
    work->account.pattern.period = survey->period;
    work->scales = baremo_arena_array(arena, survey->scale_count + 1, sizeof *work->scales);
    work->items = baremo_arena_array(arena, survey->item_count + 1, sizeof *work->items);
    for (size_t i = 0; i < survey->scale_count; i++) {
        const char *id = baremo_arena_format(arena, "%s.%s", survey->id, survey->scales[i].id);
        work->scales[i] = new_rows_of(of, arena, BAREMO_SUBJECT_SCALE, id, survey->scales[i].title);
        work->scales[i].pattern.period = survey->period;
    }
    for (size_t i = 0; i < survey->item_count; i++) {
        const char *id = baremo_arena_format(arena, "%s.%s", survey->id, survey->items[i].id);
        work->items[i] = new_rows_of(of, arena, BAREMO_SUBJECT_ITEM, id, survey->items[i].text);
        work->items[i].pattern.period = survey->period;
    }
}

static void collect_jobs(const surveys *of, survey_jobs *all) {
    size_t room = 0;
    for (size_t i = 0; i < of->work_count; i++)
        room += of->works[i].survey->scale_count + of->works[i].survey->item_count;
    all->jobs = baremo_arena_array(of->arena, room + 1, sizeof *all->jobs);
    for (size_t i = 0; i < of->work_count; i++) {
        survey_work *work = &of->works[i];
        for (uint32_t k = 0; k < work->survey->scale_count; k++)
            all->jobs[all->count++] = (survey_job){work, k, true};
        for (uint32_t k = 0; k < work->survey->item_count; k++)
            all->jobs[all->count++] = (survey_job){work, k, false};
    }
}

/* -- several outcomes -- */

/* The adjusted p of the scales of one family, as a row of each. */
static void adjust_family(survey_work *work, const char *p_id, const char *family,
                          const char *group, baremo_arena *arena) {
    const programme_survey *survey = work->survey;
    double *p = baremo_arena_array(arena, survey->scale_count + 1, sizeof *p);
    size_t *scales = baremo_arena_array(arena, survey->scale_count + 1, sizeof *scales), count = 0;
    for (size_t i = 0; i < survey->scale_count; i++) {
        const baremo_result *row = work_row(&work->scales[i], p_id, group);
        if (!baremo_text_equal(survey->scales[i].family, family) || !row ||
            baremo_is_missing(row->value))
            continue;
        p[count] = row->value;
        scales[count++] = i;
    }
    if (count == 0)
        return;
    baremo_adjusted adjusted = baremo_adjust(arena, p, count);
    for (size_t i = 0; i < count; i++) {
        survey_rows *rows = &work->scales[scales[i]];
        rows->pattern.group = group;
        rows_add(rows, "holm.p", adjusted.holm[i], (double)count, BAREMO_MISSING)->method =
            baremo_arena_format(arena, "holm over %zu scale%s", count, count == 1 ? "" : "s");
    }
}

static void adjust_work(survey_work *work, baremo_arena *arena) {
    const programme_survey *survey = work->survey;
    const char *p_id = work->answers->paired ? "t.p" : "welch.p";
    for (size_t c = 0; c < work->view.change_count; c++)
        for (size_t i = 0; i < survey->scale_count; i++) {
            bool first = true;
            for (size_t j = 0; j < i; j++)
                first =
                    first && !baremo_text_equal(survey->scales[i].family, survey->scales[j].family);
            if (first)
                adjust_family(work, p_id, survey->scales[i].family, work->view.changes[c].group,
                              arena);
        }
    for (size_t i = 0; i < survey->scale_count; i++) {
        const baremo_result *row = work_row(&work->scales[i], "mean_diff.cluster", NULL);
        work->clusters_used = work->clusters_used || (row && row->n >= 6);
    }
}

static baremo_status finish(void *argument) {
    surveys *of = argument;
    for (size_t i = 0; i < of->work_count; i++) {
        survey_work *work = &of->works[i];
        adjust_work(work, of->arena);
        account_report(work);
    }
    codes_evaluate(of);
    readings_fill(of);
    return BAREMO_OK;
}

static baremo_status prepare(void *argument) {
    survey_jobs *all = argument;
    for (size_t i = 0; i < all->of->work_count; i++)
        prepare_work(all->of, &all->of->works[i]);
    collect_jobs(all->of, all);
    unsigned workers = threads_workers(all->of->options.threads, all->count);
    all->arenas = baremo_arena_array(all->of->arena, workers + 1, sizeof *all->arenas);
    return BAREMO_OK;
}

/* Takes a list of rows out of a worker's arena. */
static void adopt_rows(survey_rows *rows, baremo_arena *arena) {
    baremo_result *copies = baremo_arena_raw(arena, rows->count + 1, sizeof *copies);
    for (size_t i = 0; i < rows->count; i++) {
        copies[i] = rows->rows[i];
        copies[i].group = baremo_arena_text(arena, copies[i].group);
        copies[i].method = baremo_arena_text(arena, copies[i].method);
        copies[i].note = baremo_arena_text(arena, copies[i].note);
    }
    rows->rows = copies;
    rows->capacity = rows->count;
    rows->arena = arena;
}

static baremo_status adopt_all(void *argument) {
    const survey_jobs *all = argument;
    for (size_t i = 0; i < all->count; i++) {
        const survey_job *job = &all->jobs[i];
        adopt_rows(job->scale ? &job->work->scales[job->index] : &job->work->items[job->index],
                   all->of->arena);
    }
    return BAREMO_OK;
}

static baremo_status run_jobs(survey_jobs *all) {
    unsigned threads = all->of->options.threads, workers = threads_workers(threads, all->count);
    baremo_status status = BAREMO_OK;
    for (unsigned i = 0; i < workers && status == BAREMO_OK; i++) {
        all->arenas[i] = baremo_arena_new(NULL);
        if (!all->arenas[i])
            status = BAREMO_NO_MEMORY;
    }
    if (status == BAREMO_OK)
        status = threads_for(threads, all->count, run_job, all);
    if (status == BAREMO_OK)
        status = baremo_arena_try(all->of->arena, adopt_all, all);
    for (unsigned i = 0; i < workers; i++)
        baremo_arena_free(all->arenas[i]);
    return status;
}

baremo_status surveys_evaluate(surveys *of) {
    survey_jobs all = {.of = of};
    baremo_status status = baremo_arena_try(of->arena, prepare, &all);
    if (status == BAREMO_OK)
        status = run_jobs(&all);
    return status == BAREMO_OK ? baremo_arena_try(of->arena, finish, of) : status;
}

/* -- reporting -- */

const evaluate_reading *surveys_readings(const surveys *of, size_t *count) {
    *count = of->reading_count;
    return of->readings;
}

typedef struct report_call {
    const surveys *of;
    baremo_results *results;
} report_call;

static baremo_status publish(void *argument) {
    const report_call *call = argument;
    const surveys *of = call->of;
    catalogue_surveys(of, call->results);
    for (size_t i = 0; i < of->work_count; i++) {
        const survey_work *work = &of->works[i];
        rows_publish(&work->account, call->results);
        for (size_t k = 0; k < work->survey->scale_count; k++)
            rows_publish(&work->scales[k], call->results);
        for (size_t k = 0; k < work->survey->item_count; k++)
            rows_publish(&work->items[k], call->results);
    }
    for (size_t i = 0; i < of->set_count; i++) {
        rows_publish(&of->sets[i].all, call->results);
        for (size_t k = 0; k < of->sets[i].code_count; k++)
            rows_publish(&of->sets[i].single[k], call->results);
    }
    return BAREMO_OK;
}

baremo_status surveys_report(const surveys *of, baremo_results *results) {
    report_call call = {of, results};
    return baremo_arena_try(baremo_results_arena(results), publish, &call);
}
