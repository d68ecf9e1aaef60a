/* Results of a made survey. */
#include "made_surveys.h"

#include <string.h>

#include <baremo/number.h>

#define NONE BAREMO_MISSING

static baremo_period made_period(void) {
    int first = 0, last = 0;
    baremo_day_make(2020, 1, 1, &first);
    baremo_day_make(2020, 12, 31, &last);
    return (baremo_period){BAREMO_PERIOD_YEAR, first, last};
}

made_survey made_survey_plain(const char *language) {
    return (made_survey){.language = language,
                         .design = "matched",
                         .score = "mean",
                         .before = 3.21,
                         .after = 3.58,
                         .change = 0.37,
                         .low = 0.12,
                         .high = 0.62,
                         .effect = 0.61,
                         .p = 0.0052,
                         .holm = 0.0104,
                         .n = 40,
                         .matched = 44,
                         .retention = 88,
                         .alpha = 0.81,
                         .status = BAREMO_STATUS_IMPROVED,
                         .scales = 1,
                         .people = 45,
                         .coders = 3,
                         .agreement = 0.71};
}

typedef struct place {
    baremo_results *results;
    baremo_subject_kind kind;
    const char *subject, *title, *group;
    baremo_period period;
} place;

static baremo_result *add(const place *at, const char *statistic, double value,
                          baremo_value_class value_class) {
    const baremo_result row = {.subject_kind = at->kind,
                               .subject = at->subject,
                               .title = at->title,
                               .period = at->period,
                               .group = at->group,
                               .statistic = statistic,
                               .value = value,
                               .low = NONE,
                               .high = NONE,
                               .level = NONE,
                               .n = NONE,
                               .missing = NONE,
                               .value_class = value_class};
    return baremo_results_add(at->results, &row);
}

static baremo_result *add_between(const place *at, const char *statistic, double value, double low,
                                  double high) {
    baremo_value_class value_class =
        strncmp(statistic, "percent", 7) == 0 || strcmp(statistic, "retention") == 0
            ? BAREMO_VALUE_PERCENT
        : strncmp(statistic, "mean", 4) == 0 ? BAREMO_VALUE_MEAN
                                             : BAREMO_VALUE_STATISTIC;
    baremo_result *row = add(at, statistic, value, value_class);
    row->low = low;
    row->high = high;
    row->level = 0.95;
    return row;
}

static void add_counts(baremo_results *results, const made_survey *wanted, const char *group) {
    const place at = {results, BAREMO_SUBJECT_SURVEY, "Q", "Cuestionario", group, made_period()};
    add(&at, "responses_pre", wanted->matched + 6, BAREMO_VALUE_COUNT);
    add(&at, "responses_post", wanted->matched + 1, BAREMO_VALUE_COUNT);
    add(&at, "matched", wanted->matched, BAREMO_VALUE_COUNT);
    add(&at, "only_pre", 6, BAREMO_VALUE_COUNT);
    add(&at, "only_post", 1, BAREMO_VALUE_COUNT);
    add(&at, "duplicates", 0, BAREMO_VALUE_COUNT);
    add_between(&at, "retention", wanted->retention, wanted->retention - 9, wanted->retention + 5)
        ->n = wanted->matched + 6;
}

static void add_moves(const place *at, double up, double same, double down) {
    double all = up + same + down;
    add(at, "moved_up", up, BAREMO_VALUE_COUNT)->n = all;
    add(at, "same", same, BAREMO_VALUE_COUNT)->n = all;
    add(at, "moved_down", down, BAREMO_VALUE_COUNT)->n = all;
    add(at, "moved_up.percent", 100 * up / all, BAREMO_VALUE_PERCENT)->n = all;
    add(at, "same.percent", 100 * same / all, BAREMO_VALUE_PERCENT)->n = all;
    add(at, "moved_down.percent", 100 * down / all, BAREMO_VALUE_PERCENT)->n = all;
}

static void add_tests(const place *at, const made_survey *wanted) {
    bool samples = strcmp(wanted->design, "unmatched") == 0;
    add(at, samples ? "mean_1" : "mean_pre", wanted->before, BAREMO_VALUE_MEAN);
    add(at, samples ? "mean_2" : "mean_post", wanted->after, BAREMO_VALUE_MEAN);
    add(at, samples ? "welch.p" : "t.p", wanted->p, BAREMO_VALUE_P);
    add(at, "holm.p", wanted->holm, BAREMO_VALUE_P);
    add_between(at, samples ? "hedges_g" : "g_av", wanted->effect, wanted->effect - 0.4,
                wanted->effect + 0.4);
    if (samples) {
        add(at, "n_1", wanted->n, BAREMO_VALUE_COUNT);
        add(at, "n_2", wanted->n + 3, BAREMO_VALUE_COUNT);
        return;
    }
    add(at, "n", wanted->n, BAREMO_VALUE_COUNT);
    double fewer =
        at->group && strncmp(at->group, "change=", 7) == 0 ? wanted->followup_fewer_up : 0;
    add_moves(at, wanted->n - 15 - fewer, 9 + fewer, 6);
    add_between(at, "attrition.difference", -0.21, -0.7, 0.28);
    add(at, "attrition.hedges_g", -0.3, BAREMO_VALUE_STATISTIC);
}

static void add_change(const place *at, const made_survey *wanted) {
    if (wanted->is_protected) {
        add(at, "mean_diff", NONE, BAREMO_VALUE_MEAN)->note = "[c] fewer than 10";
        return;
    }
    baremo_result *row = add_between(at, "mean_diff", wanted->change, wanted->low, wanted->high);
    row->status = wanted->status;
    row->n = wanted->n;
    add_tests(at, wanted);
    if (wanted->cluster) {
        add_between(at, "mean_diff.cluster", wanted->change - 0.02, wanted->low - 0.05,
                    wanted->high + 0.05);
        add(at, "mean_diff.cluster.p", wanted->p * 2, BAREMO_VALUE_P);
    }
}

static void add_wave(const place *scale, const made_survey *wanted, const char *wave, double mean) {
    place at = *scale;
    at.group = baremo_arena_format(baremo_results_arena(scale->results), "wave=%s", wave);
    add(&at, "n", wanted->n, BAREMO_VALUE_COUNT);
    add_between(&at, "mean", mean, mean - 0.2, mean + 0.2)->n = wanted->n;
    add(&at, "sd", 0.62, BAREMO_VALUE_MEAN);
    add(&at, "median", mean, BAREMO_VALUE_MEAN);
    add_between(&at, "percent_favourable", 20 * mean, 20 * mean - 12, 20 * mean + 11)->n =
        wanted->n;
    add_between(&at, "alpha", wanted->alpha, wanted->alpha - 0.1, wanted->alpha + 0.07);
}

static void add_arms(const place *scale, const made_survey *wanted) {
    made_survey control = *wanted;
    control.change = 0.02;
    control.low = -0.2;
    control.high = 0.24;
    control.after = control.before + 0.02;
    control.effect = 0.03;
    control.p = 0.84;
    control.status = BAREMO_STATUS_UNCHANGED;
    place at = *scale;
    at.group = "grupo=control";
    add_change(&at, &control);
    at.group = "grupo=taller";
    add_change(&at, wanted);
    at.group = "grupo=taller-control";
    add_between(&at, "change_difference", wanted->change - 0.02, wanted->low - 0.02,
                wanted->high - 0.02);
    add(&at, "change_difference.p", wanted->p, BAREMO_VALUE_P);
    add(&at, "change_difference.hedges_g", wanted->effect, BAREMO_VALUE_STATISTIC);
}

static void add_scale(baremo_results *results, const made_survey *wanted, size_t index) {
    static const char *const ids[] = {"Q.convivencia", "Q.empatia", "Q.confianza", "Q.dialogo"};
    static const char *const titles[] = {"Convivencia", "Empatía con quienes piensan distinto",
                                         "Confianza en las instituciones de la ciudad", "Diálogo"};
    *baremo_results_add_scale(results) = (baremo_results_scale){.id = ids[index],
                                                                .survey = "Q",
                                                                .scale = ids[index] + 2,
                                                                .title = titles[index],
                                                                .score = wanted->score,
                                                                .direction = wanted->direction,
                                                                .low = 1,
                                                                .high = 5,
                                                                .answered = 0.5,
                                                                .family = "Q",
                                                                .family_count = wanted->scales,
                                                                .item_count = 3};
    made_survey own = *wanted;
    if (index > 0) {
        own.change = wanted->change - 0.3 * (double)index;
        own.low = wanted->low - 0.3 * (double)index;
        own.high = wanted->high - 0.3 * (double)index;
        own.after = wanted->before + own.change;
        own.effect = wanted->effect - 0.5 * (double)index;
        own.status = own.high < 0  ? BAREMO_STATUS_WORSENED
                     : own.low > 0 ? BAREMO_STATUS_IMPROVED
                                   : BAREMO_STATUS_UNCHANGED;
    }
    place at = {results, BAREMO_SUBJECT_SCALE, ids[index], titles[index], NULL, made_period()};
    if (strcmp(wanted->design, "single") == 0) {
        add_wave(&at, &own, "single", own.before);
        return;
    }
    add_wave(&at, &own, "pre", own.before);
    add_wave(&at, &own, "post", own.after);
    add_change(&at, &own);
    if (wanted->with_arms)
        add_arms(&at, &own);
    if (wanted->with_followup) {
        add_wave(&at, &own, "followup", own.after - 0.05);
        own.change -= wanted->followup_loss;
        own.low -= wanted->followup_loss;
        own.high -= wanted->followup_loss;
        own.after -= wanted->followup_loss;
        own.is_protected |= wanted->followup_protected;
        at.group = "change=followup-pre";
        add_change(&at, &own);
    }
}

static const baremo_results_answer LIKERT[] = {{"1", "Nada de acuerdo", -1},
                                               {"2", "Poco de acuerdo", -1},
                                               {"3", "Ni de acuerdo ni en desacuerdo", 0},
                                               {"4", "Bastante de acuerdo", 1},
                                               {"5", "Muy de acuerdo", 1}};

static void add_answers(const place *item, const char *wave, const double counts[5]) {
    double all = 0;
    for (int i = 0; i < 5; i++)
        all += counts[i];
    place at = *item;
    for (int i = 0; i < 5; i++) {
        at.group = baremo_arena_format(baremo_results_arena(item->results), "wave=%s;answer=%d",
                                       wave, i + 1);
        double percent = 100 * counts[i] / all;
        add(&at, "count", counts[i], BAREMO_VALUE_COUNT)->n = all;
        add_between(&at, "percent", percent, percent * 0.7, percent * 1.2)->n = all;
    }
    at.group = baremo_arena_format(baremo_results_arena(item->results), "wave=%s", wave);
    double good = 100 * (counts[3] + counts[4]) / all, bad = 100 * (counts[0] + counts[1]) / all;
    add(&at, "n", all, BAREMO_VALUE_COUNT);
    add_between(&at, "percent_favourable", good, good - 9, good + 8)->n = all;
    add(&at, "percent_unfavourable", bad, BAREMO_VALUE_PERCENT)->n = all;
    add(&at, "percent_neutral", 100 - good - bad, BAREMO_VALUE_PERCENT)->n = all;
    add(&at, "net_balance", good - bad, BAREMO_VALUE_PERCENT)->n = all;
}

static void add_items(baremo_results *results, const made_survey *wanted) {
    static const char *const ids[] = {"Q.q1", "Q.q2", "Q.q3"};
    static const char *const texts[] = {
        "Me siento a gusto con personas de otro origen",
        "Sé qué hacer cuando alguien insulta a otra persona por su religión o su acento",
        "Prefiero no hablar con quien no piensa como yo"};
    static const double before[][5] = {{4, 9, 12, 11, 8}, {6, 10, 9, 12, 7}, {10, 14, 9, 7, 4}};
    static const double after[][5] = {{1, 5, 9, 16, 13}, {2, 6, 8, 16, 12}, {13, 16, 8, 5, 2}};
    for (int i = 0; i < 3; i++) {
        *baremo_results_add_item(results) = (baremo_results_item){.id = ids[i],
                                                                  .survey = "Q",
                                                                  .item = ids[i] + 2,
                                                                  .scale = "Q.convivencia",
                                                                  .text = texts[i],
                                                                  .type = "ordinal",
                                                                  .reversed = i == 2,
                                                                  .low = 1,
                                                                  .high = 5,
                                                                  .answers = LIKERT,
                                                                  .answer_count = 5,
                                                                  .missing = "9"};
        place at = {results, BAREMO_SUBJECT_ITEM, ids[i], texts[i], NULL, made_period()};
        add_answers(&at, strcmp(wanted->design, "single") == 0 ? "single" : "pre", before[i]);
        if (strcmp(wanted->design, "single") == 0)
            continue;
        add_answers(&at, "post", after[i]);
        add_between(&at, "mean_diff", 0.4, 0.1, 0.7);
        add_between(&at, "hodges_lehmann", 0.5, 0, 1);
        add(&at, "signedrank.wilcoxon.p_exact", 0.012, BAREMO_VALUE_P);
        add_moves(&at, 20, 17, 7);
    }
}

static void add_codes(baremo_results *results, const made_survey *wanted) {
    static const char *const codes[] = {"respeto", "miedo", "barrio"};
    static const double people[] = {31, 14, 11};
    place at = {.results = results, .kind = BAREMO_SUBJECT_CODE, .subject = "voces"};
    *baremo_results_add_code(results) =
        (baremo_results_code){.id = "voces", .set = "voces", .coders = 3};
    add(&at, "respondents", wanted->people, BAREMO_VALUE_COUNT);
    add(&at, "mentions", 71, BAREMO_VALUE_COUNT);
    add(&at, "units", 80, BAREMO_VALUE_COUNT);
    add(&at, "coders", wanted->coders, BAREMO_VALUE_COUNT);
    add_between(&at, "percent_agreement", 82, 74, 89);
    add_between(&at, "krippendorff_alpha.nominal", wanted->agreement, 0.6, 0.8);
    for (int i = 0; i < 3; i++) {
        const char *id = baremo_arena_format(baremo_results_arena(results), "voces.%s", codes[i]);
        *baremo_results_add_code(results) =
            (baremo_results_code){.id = id, .set = "voces", .code = codes[i], .coders = 3};
        at.subject = id;
        at.title = codes[i];
        add(&at, "respondents", people[i], BAREMO_VALUE_COUNT);
        add(&at, "mentions", people[i] + 4, BAREMO_VALUE_COUNT);
        double percent = 100 * people[i] / 45;
        add_between(&at, "percent_of_respondents", percent, percent * 0.7, percent * 1.25)->n = 45;
        add_between(&at, "krippendorff_alpha.nominal", 0.6 + 0.1 * i, 0.5, 0.9);
    }
}

static void add_catalogue(baremo_results *results, const made_survey *wanted) {
    static const char *const two[] = {"pre", "post"};
    static const char *const three[] = {"pre", "post", "followup"};
    static const char *const one[] = {"single"};
    static const char *const arms[] = {"control", "taller"};
    bool is_single = strcmp(wanted->design, "single") == 0;
    *baremo_results_add_survey(results) =
        (baremo_results_survey){.id = "Q",
                                .title = "Cuestionario de convivencia",
                                .design = wanted->design,
                                .period = made_period(),
                                .waves = is_single               ? one
                                         : wanted->with_followup ? three
                                                                 : two,
                                .wave_count = is_single               ? 1
                                              : wanted->with_followup ? 3
                                                                      : 2,
                                .group = wanted->with_arms ? "grupo" : NULL,
                                .arms = wanted->with_arms ? arms : NULL,
                                .arm_count = wanted->with_arms ? 2 : 0,
                                .control = wanted->with_arms ? "control" : NULL,
                                .cluster = wanted->cluster,
                                .cluster_count = wanted->cluster_count,
                                .cluster_used = wanted->cluster && wanted->cluster_count >= 6,
                                .weight = wanted->weighted ? "peso" : NULL,
                                .files = "respuestas.csv"};
}

void made_survey_add(baremo_results *results, const made_survey *wanted) {
    add_catalogue(results, wanted);
    if (strcmp(wanted->design, "single") != 0)
        add_counts(results, wanted, NULL);
    if (wanted->with_arms) {
        add_counts(results, wanted, "grupo=taller");
        add_counts(results, wanted, "grupo=control");
    }
    for (size_t i = 0; i < wanted->scales; i++)
        add_scale(results, wanted, i);
    if (wanted->with_items)
        add_items(results, wanted);
    if (wanted->with_codes)
        add_codes(results, wanted);
}

baremo_results *made_survey_results(baremo_arena *arena, const made_survey *wanted) {
    baremo_results *results = baremo_results_new(arena);
    *baremo_results_set_programme(results) =
        (baremo_results_programme){.id = "prueba",
                                   .title = "Talleres de convivencia",
                                   .city = "Ciudad de prueba",
                                   .language = wanted->language,
                                   .period = made_period(),
                                   .start = made_period(),
                                   .end = made_period(),
                                   .date = made_period().last_day,
                                   .synthetic = true,
                                   .confidence = 0.95};
    made_survey_add(results, wanted);
    return results;
}
