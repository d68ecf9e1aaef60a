/* Charts of made results. */
#include "made_charts.h"

#include <stdlib.h>
#include <string.h>

#include "made_cities.h"
#include "made_hard.h"
#include "made_results.h"
#include "made_surveys.h"
#include "reports/charts/canvas.h"

typedef struct making {
    made_charts *made;
    made_source source;
    const char *language;
    const made_survey *survey; /* of MADE_SURVEYS; NULL: one with everything */
    const made_cities *cities; /* of a comparison; NULL: one with everything */
} making;

static baremo_results *cities_of_job(const making *job) {
    made_cities whole = made_cities_plain(job->language);
    whole.ranks = true;
    if (job->source == MADE_HARD_CITIES) {
        whole.count = 28;
        whole.long_names = whole.of_areas = whole.imputed = true;
    }
    return made_cities_results(job->made->arena, job->cities ? job->cities : &whole);
}

static baremo_results *results_of(const making *job) {
    baremo_arena *arena = job->made->arena;
    if (job->source == MADE_CITIES || job->source == MADE_HARD_CITIES)
        return cities_of_job(job);
    if (job->source != MADE_SURVEYS)
        return (job->source == MADE_HARD ? made_hard_results : made_results)(arena, job->language);
    if (job->survey)
        return made_survey_results(arena, job->survey);
    made_survey whole = made_survey_plain(job->language);
    whole.scales = 4;
    whole.with_arms = whole.with_items = whole.with_codes = true;
    return made_survey_results(arena, &whole);
}

static baremo_status make(void *argument) {
    const making *job = argument;
    made_charts *made = job->made;
    made->diagnostics = baremo_diagnostics_new(made->arena);
    made->results = results_of(job);
    return report_charts(&made->list, made->results, report_language_of(made->results), made->arena,
                         made->diagnostics);
}

static made_charts *made_of(making job) {
    made_charts *made = calloc(1, sizeof *made);
    made->arena = baremo_arena_new(NULL);
    job.made = made;
    made->status = baremo_arena_try(made->arena, make, &job);
    canvas *ruler = canvas_new();
    canvas_measure(ruler, &made->widths);
    canvas_free(ruler);
    return made;
}

made_charts *made_charts_new(made_source source, const char *language) {
    return made_of((making){.source = source, .language = language});
}

made_charts *made_charts_of_survey(const made_survey *wanted) {
    return made_of(
        (making){.source = MADE_SURVEYS, .language = wanted->language, .survey = wanted});
}

made_charts *made_charts_of_cities(const made_cities *wanted) {
    return made_of((making){.source = MADE_CITIES, .language = wanted->language, .cities = wanted});
}

void made_charts_free(made_charts *made) {
    baremo_arena_free(made->arena);
    free(made);
}

const chart *made_charts_find(const made_charts *made, const char *stem) {
    for (size_t i = 0; i < made->list.count; i++)
        if (strcmp(made->list.items[i]->stem, stem) == 0)
            return made->list.items[i];
    return NULL;
}

/* The next byte of a text, a no-break space read as a space. */
static char next_byte(const char **at) {
    if (strncmp(*at, "\xc2\xa0", 2) == 0) {
        *at += 2;
        return ' ';
    }
    return *(*at)++;
}

/* Equal, whatever the kind of their spaces. */
static bool reads_alike(const char *a, const char *b) {
    for (;;) {
        char one = next_byte(&a), other = next_byte(&b);
        if (one != other || !one)
            return one == other;
    }
}

const mark *made_mark_in(const chart *page, const char *group, mark_kind kind) {
    bool is_inside = false;
    for (size_t i = 0; i < page->mark_count; i++) {
        const mark *shape = &page->marks[i];
        if (shape->kind == MARK_GROUP)
            is_inside = reads_alike(shape->text, group);
        else if (shape->kind == MARK_GROUP_END)
            is_inside = false;
        else if (is_inside && shape->kind == kind)
            return shape;
    }
    return NULL;
}

const mark *made_text(const chart *page, const char *text) {
    for (size_t i = 0; i < page->mark_count; i++)
        if (page->marks[i].kind == MARK_TEXT && page->marks[i].line_count == 1 &&
            reads_alike(page->marks[i].lines[0], text))
            return &page->marks[i];
    return NULL;
}

bool made_says(const chart *page, const char *part) {
    for (size_t i = 0; i < page->mark_count; i++)
        for (size_t line = 0; page->marks[i].kind == MARK_TEXT && line < page->marks[i].line_count;
             line++)
            if (strstr(page->marks[i].lines[line], part))
                return true;
    return false;
}

double made_middle_x(const mark *shape) { return shape->box.x + shape->box.width / 2; }
double made_middle_y(const mark *shape) { return shape->box.y + shape->box.height / 2; }
