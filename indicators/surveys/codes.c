/* Coded statements: who said what, how often, and how far the coders agree.
 *
 * 1. Codings of one survey or source are a set. A unit is a statement; without a respondent it is
 *    its own.
 * 2. Where several coders coded a unit it has a code when more than half of them gave it.
 * 3. mentions: units with the code. respondents: people with a unit that has the code. The base of
 *    percent_of_respondents is the people of the period and group. Of a group of one person it is
 *    not told what that person said.
 * 4. Agreement of all codes together needs one code a unit and coder; each code by itself is this
 *    code or not, over the coders who coded the unit.
 */
#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>

#include "engine/results/notes.h"
#include "engine/table/dictionary.h"
#include "indicators/surveys/parts.h"

/* One row of the table by numbers. */
typedef struct coded_row {
    uint32_t unit, code, coder;
} coded_row;

typedef struct coded_unit {
    uint32_t respondent, group;
    size_t period; /* index */
    uint32_t coders;
} coded_unit;

typedef struct coding_work {
    surveys *of;
    coding_set *set;
    dictionary units, respondents, codes, coders, groups;
    coded_row *rows; /* by unit, code, coder; no two alike */
    size_t row_count;
    coded_unit *by_unit; /* by unit's code */
    baremo_period *periods;
    size_t period_count;
    bool several; /* a coder gave a unit several codes */
} coding_work;

static const char *set_name(const programme_coding *coding) {
    return *coding->set ? coding->set : "codings";
}

static uint32_t number_of(dictionary *texts, baremo_arena *arena, const char *text) {
    const char *folded = baremo_arena_text(arena, text);
    return dictionary_code_borrowed(texts, folded, strlen(folded), 0);
}

static size_t period_index(coding_work *work, baremo_period period) {
    for (size_t i = 0; i < work->period_count; i++)
        if (baremo_period_equal(work->periods[i], period))
            return i;
    work->periods[work->period_count] = period;
    return work->period_count++;
}

static int compare_rows(const void *a, const void *b) {
    const coded_row *left = a, *right = b;
    if (left->unit != right->unit)
        return left->unit < right->unit ? -1 : 1;
    if (left->code != right->code)
        return left->code < right->code ? -1 : 1;
    return (left->coder > right->coder) - (left->coder < right->coder);
}

static void add_coding(coding_work *work, const programme_coding *coding) {
    baremo_arena *arena = work->of->arena;
    uint32_t before = work->units.count;
    coded_row row = {number_of(&work->units, arena, coding->unit),
                     number_of(&work->codes, arena, coding->code),
                     number_of(&work->coders, arena, coding->coder)};
    if (work->units.count > before) {
        const char *who = *coding->respondent ? coding->respondent : coding->unit;
        work->by_unit[row.unit] = (coded_unit){number_of(&work->respondents, arena, who),
                                               number_of(&work->groups, arena, coding->group),
                                               period_index(work, coding->period), 0};
    }
    work->rows[work->row_count++] = row;
}

/* The same code by the same coder in the same unit counts once. */
static void sort_rows(coding_work *work) {
    if (work->row_count)
        qsort(work->rows, work->row_count, sizeof *work->rows, compare_rows);
    size_t kept = 0;
    for (size_t i = 0; i < work->row_count; i++)
        if (i == 0 || compare_rows(&work->rows[i], &work->rows[kept - 1]) != 0)
            work->rows[kept++] = work->rows[i];
    work->row_count = kept;
}

/* How many coders coded each unit. */
static void count_coders(coding_work *work) {
    uint32_t *last = baremo_arena_array(work->of->arena, work->coders.count + 1, sizeof *last);
    for (size_t i = 0; i < work->row_count; i++) {
        const coded_row *row = &work->rows[i];
        if (last[row->coder] == row->unit)
            work->several = true;
        else
            work->by_unit[row->unit].coders++;
        last[row->coder] = row->unit;
    }
}

/* -- who said what -- */

/* A unit with a code, and whose it is. */
typedef struct mention {
    uint32_t code, respondent, unit;
} mention;

static int compare_mentions(const void *a, const void *b) {
    const mention *left = a, *right = b;
    if (left->code != right->code)
        return left->code < right->code ? -1 : 1;
    return (left->respondent > right->respondent) - (left->respondent < right->respondent);
}

/* What is looked at: a period (SIZE_MAX: all), a group (0: all). */
typedef struct coding_look {
    size_t period;
    uint32_t group;
} coding_look;

static bool look_holds(const coding_look *look, const coded_unit *unit) {
    return (look->period == SIZE_MAX || unit->period == look->period) &&
           (look->group == 0 || unit->group == look->group);
}

static size_t mentions_of(const coding_work *work, const coding_look *look, mention *mentions) {
    size_t count = 0;
    for (size_t i = 0; i < work->row_count;) {
        const coded_row *row = &work->rows[i];
        const coded_unit *unit = &work->by_unit[row->unit];
        size_t end = i;
        while (end < work->row_count && work->rows[end].unit == row->unit &&
               work->rows[end].code == row->code)
            end++;
        if (2 * (end - i) > unit->coders && look_holds(look, unit))
            mentions[count++] = (mention){row->code, unit->respondent, row->unit};
        i = end;
    }
    if (count)
        qsort(mentions, count, sizeof *mentions, compare_mentions);
    return count;
}

static double people_of(const coding_work *work, const coding_look *look, double *units,
                        baremo_arena *scratch) {
    bool *seen = baremo_arena_array(scratch, work->respondents.count + 1, sizeof *seen);
    double people = 0;
    *units = 0;
    for (uint32_t i = 1; i < work->units.count; i++) {
        const coded_unit *unit = &work->by_unit[i];
        if (!look_holds(look, unit))
            continue;
        ++*units;
        people += !seen[unit->respondent];
        seen[unit->respondent] = true;
    }
    return people;
}

static const char *method_of(const coding_work *work) {
    return work->set->coder_count > 1 ? "code of most coders of a unit" : NULL;
}

static void set_look(survey_rows *rows, const coding_work *work, const coding_look *look) {
    rows->pattern.period =
        look->period == SIZE_MAX ? (baremo_period){0} : work->periods[look->period];
    rows->pattern.group = look->group ? rows_part(rows->arena, "group",
                                                  dictionary_at(&work->groups, look->group)->text)
                                      : NULL;
}

static void withhold_code(survey_rows *rows) {
    static const char *const told[] = {"respondents", "mentions", "percent_of_respondents"};
    for (size_t i = 0; i < sizeof told / sizeof *told; i++)
        rows_none(rows, told[i], baremo_note_one_answer.template)->note_kind =
            &baremo_note_one_answer;
}

static void report_look(coding_work *work, const coding_look *look) {
    baremo_arena *scratch = baremo_arena_new(work->of->arena);
    mention *mentions = baremo_arena_array(scratch, work->row_count + 1, sizeof *mentions);
    size_t count = mentions_of(work, look, mentions);
    double units = 0, people = people_of(work, look, &units, scratch);
    survey_rows *all = &work->set->all;
    set_look(all, work, look);
    rows_add(all, "respondents", people, BAREMO_MISSING, BAREMO_MISSING);
    rows_add(all, "mentions", (double)count, BAREMO_MISSING, BAREMO_MISSING)->method =
        method_of(work);
    rows_add(all, "units", units, BAREMO_MISSING, BAREMO_MISSING);
    rows_add(all, "coders", (double)work->set->coder_count, BAREMO_MISSING, BAREMO_MISSING);
    size_t at = 0;
    for (uint32_t code = 1; code < work->codes.count; code++) {
        double own = 0, respondents = 0;
        uint32_t last = 0;
        for (; at < count && mentions[at].code == code; at++) {
            own++;
            respondents += mentions[at].respondent != last;
            last = mentions[at].respondent;
        }
        survey_rows *rows = &work->set->single[code - 1];
        set_look(rows, work, look);
        if (look->group && people == 1) {
            withhold_code(rows);
            continue;
        }
        rows_add(rows, "respondents", respondents, people, BAREMO_MISSING)->method =
            method_of(work);
        rows_add(rows, "mentions", own, units, BAREMO_MISSING)->method = method_of(work);
        rows_percent(rows, "percent_of_respondents", respondents, people);
    }
    baremo_arena_free(scratch);
}

/* -- agreement -- */

/* The codes of a coder, one a unit; of a single code 1 where he gave it, 0 where another one. */
static baremo_variable *rater_of(const coding_work *work, uint32_t coder, uint32_t single,
                                 baremo_arena *scratch) {
    static const char *const yes_no[] = {"no", "yes"};
    baremo_variable *rater = baremo_arena_alloc(scratch, sizeof *rater);
    size_t units = work->units.count - 1;
    int *codes = baremo_arena_raw(scratch, units + 1, sizeof *codes);
    for (size_t i = 0; i < units; i++)
        codes[i] = -1;
    for (size_t i = 0; i < work->row_count; i++) {
        const coded_row *row = &work->rows[i];
        if (row->coder != coder)
            continue;
        int *code = &codes[row->unit - 1];
        if (!single)
            *code = (int)row->code - 1;
        else if (*code != 1)
            *code = row->code == single;
    }
    *rater = (baremo_variable){.name = dictionary_at(&work->coders, coder)->text,
                               .count = units,
                               .codes = codes,
                               .labels = single ? yes_no : work->set->codes,
                               .label_count = single ? 2 : (int)work->set->code_count};
    return rater;
}

static void report_agreement(survey_rows *rows, const coding_work *work, uint32_t single) {
    static const char *const wanted[] = {"percent_agreement",
                                         "cohen_kappa",
                                         "fleiss_kappa",
                                         "conger_kappa",
                                         "gwet_ac1",
                                         "brennan_prediger",
                                         "prevalence_index",
                                         "bias_index",
                                         "n_pairable",
                                         "krippendorff_alpha.nominal",
                                         NULL};
    rows->pattern.group = NULL;
    rows->pattern.period = (baremo_period){0};
    baremo_arena *scratch = baremo_arena_new(rows->arena);
    baremo_call *call = rows_call(rows, scratch, "agreement");
    (void)baremo_call_set(call, "bootstrap", "1000");
    for (uint32_t coder = 1; coder < work->coders.count; coder++)
        baremo_call_bind(call, "raters", rater_of(work, coder, single, scratch));
    const baremo_estimates *estimates = rows_run(rows, scratch, call, "agreement");
    if (estimates)
        rows_estimates(rows, estimates, wanted);
    baremo_arena_free(scratch);
}

static void report_coders(coding_work *work) {
    coding_set *set = work->set;
    if (set->coder_count < 2)
        return;
    set->all.pattern.group = NULL;
    set->all.pattern.period = (baremo_period){0};
    if (work->several)
        rows_none(&set->all, "krippendorff_alpha.nominal", "a unit has several codes of one coder");
    else
        report_agreement(&set->all, work, 0);
    for (uint32_t code = 1; code < work->codes.count; code++)
        report_agreement(&set->single[code - 1], work, code);
}

/* -- sets -- */

static void open_set(coding_work *work) {
    surveys *of = work->of;
    coding_set *set = work->set;
    sort_rows(work);
    count_coders(work);
    set->code_count = work->codes.count - 1;
    set->coder_count = work->coders.count - 1;
    const char **codes = baremo_arena_array(of->arena, set->code_count + 1, sizeof *codes);
    set->single = baremo_arena_array(of->arena, set->code_count + 1, sizeof *set->single);
    set->all = new_rows_of(of, of->arena, BAREMO_SUBJECT_CODE, set->id, set->id);
    for (size_t i = 0; i < set->code_count; i++) {
        codes[i] = dictionary_at(&work->codes, (uint32_t)i + 1)->text;
        const char *id = baremo_arena_format(of->arena, "%s.%s", set->id, codes[i]);
        set->single[i] = new_rows_of(of, of->arena, BAREMO_SUBJECT_CODE, id, codes[i]);
    }
    set->codes = codes;
}

/* All together, each period, each group, and each group of each period. */
static void report_set(coding_work *work) {
    bool periods = work->period_count > 1 || work->periods[0].grain;
    work->set->dated = periods;
    for (size_t period = periods ? 0 : work->period_count; period <= work->period_count; period++)
        for (uint32_t group = 0; group < work->groups.count; group++) {
            coding_look look = {period == work->period_count ? SIZE_MAX : period, group};
            if (look.period == SIZE_MAX || work->periods[period].grain)
                report_look(work, &look);
        }
    report_coders(work);
}

static bool is_survey(const programme *model, const char *id) {
    for (size_t i = 0; i < model->survey_count; i++)
        if (strcmp(model->surveys[i].id, id) == 0)
            return true;
    return false;
}

static void evaluate_set(surveys *of, coding_set *set) {
    const programme *model = of->model;
    size_t room = model->coding_count + 1;
    coding_work work = {.of = of,
                        .set = set,
                        .rows = baremo_arena_array(of->arena, room, sizeof(coded_row)),
                        .by_unit = baremo_arena_array(of->arena, room + 1, sizeof(coded_unit)),
                        .periods = baremo_arena_array(of->arena, room, sizeof(baremo_period))};
    dictionary *all[] = {&work.units, &work.respondents, &work.codes, &work.coders, &work.groups};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        dictionary_init(all[i], of->arena);
    for (size_t i = 0; i < model->coding_count; i++)
        if (strcmp(set_name(&model->codings[i]), set->id) == 0)
            add_coding(&work, &model->codings[i]);
    set->survey = is_survey(model, set->id) ? set->id : NULL;
    open_set(&work);
    report_set(&work);
}

void codes_evaluate(surveys *of) {
    const programme *model = of->model;
    of->sets = baremo_arena_array(of->arena, model->coding_count + 1, sizeof *of->sets);
    for (size_t i = 0; i < model->coding_count; i++) {
        const char *name = set_name(&model->codings[i]);
        bool known = false;
        for (size_t k = 0; k < of->set_count && !known; k++)
            known = strcmp(of->sets[k].id, name) == 0;
        if (!known)
            of->sets[of->set_count++].id = name;
    }
    for (size_t i = 0; i < of->set_count; i++)
        evaluate_set(of, &of->sets[i]);
}
