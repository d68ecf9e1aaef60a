/* Results made in code. The derived numbers follow indicators.md for the plain cases; nothing here
 * is a test's oracle. */
#include "made_results.h"

#include <math.h>
#include <string.h>

#include <baremo/number.h>

#include "engine/results/notes.h"

enum { FIRST_YEAR = 2017, LAST_YEAR = 2020, YEARS = LAST_YEAR - FIRST_YEAR + 1 };

static const baremo_problem doubtful = {"series-zero-after-values", BAREMO_WARNING,
                                        "a zero after three periods above zero", "",
                                        "check that nothing was left out"};

static baremo_period year(int number) {
    int first = 0, last = 0;
    baremo_day_make(number, 1, 1, &first);
    baremo_day_make(number, 12, 31, &last);
    return (baremo_period){BAREMO_PERIOD_YEAR, first, last};
}

typedef struct made_indicator {
    const char *id, *axis, *title, *unit, *measure;
    baremo_value_class value_class;
    baremo_direction direction;
    double baseline, target;
    double values[YEARS - 1]; /* 2018, 2019, 2020 */
    baremo_result_status status;
    const char *kind;
    int decimals;
} made_indicator;

#define NONE BAREMO_MISSING
#define LONG_TITLE                                                                                 \
    "Alumnado de secundaria que participa en los talleres de prevención de la intolerancia y de " \
    "convivencia intercultural, con especial atención a los centros de difícil desempeño"

static const made_indicator INDICATORS[] = {
    {"I1",
     "E1",
     LONG_TITLE,
     "personas",
     "count",
     BAREMO_VALUE_COUNT,
     BAREMO_INCREASE,
     1200,
     3000,
     {1850, 2400, 3120},
     BAREMO_STATUS_ACHIEVED,
     "quantitative",
     0},
    {"I2",
     "E1",
     "Entidades que participan en la mesa",
     "entidades",
     "count",
     BAREMO_VALUE_COUNT,
     BAREMO_INCREASE,
     12,
     30,
     {17, 22, 27},
     BAREMO_STATUS_ON_TRACK,
     "quantitative",
     0},
    {"I3",
     "E1",
     "Delitos de odio denunciados por cada 100.000 habitantes",
     "por 100.000",
     "rate",
     BAREMO_VALUE_RATE,
     BAREMO_DECREASE,
     4.8,
     3.0,
     {4.6, 4.3, 4.1},
     BAREMO_STATUS_OFF_TRACK,
     "quantitative",
     1},
    {"I4",
     "E1",
     "Profesorado formado sobre el total",
     "%",
     "ratio",
     BAREMO_VALUE_PERCENT,
     BAREMO_INCREASE,
     12.5,
     40,
     {18.25, 24.4, 31},
     BAREMO_STATUS_BEHIND,
     "quantitative",
     2},
    {"I5",
     "E2",
     "Gasto ejecutado en mediación",
     "EUR",
     "amount",
     BAREMO_VALUE_MONEY,
     BAREMO_INCREASE,
     45000,
     45000,
     {46000, 51250.5, 50000},
     BAREMO_STATUS_ACHIEVED,
     "quantitative",
     2},
    {"I6",
     "E2",
     "Calidad de la coordinación entre áreas según sus responsables",
     "nivel",
     "level",
     BAREMO_VALUE_LEVEL,
     BAREMO_INCREASE,
     1,
     4,
     {2, 2, 3},
     BAREMO_STATUS_BEHIND,
     "qualitative",
     0},
    {"I7",
     "E2",
     "Satisfacción media con la mediación (1 a 5)",
     "puntos",
     "mean",
     BAREMO_VALUE_MEAN,
     BAREMO_INCREASE,
     NONE,
     4,
     {NONE, NONE, NONE},
     BAREMO_STATUS_NOT_ASSESSED,
     "qualitative",
     2},
    {"I8",
     "E2",
     "=Tiempo de respuesta; \"días\" <hábiles> & más",
     "días",
     "score",
     BAREMO_VALUE_NUMBER,
     BAREMO_MAINTAIN,
     10,
     NONE,
     {9, 11.5, 10},
     BAREMO_STATUS_ACHIEVED,
     "quantitative",
     1},
    {"I9",
     "E3",
     "Mujeres en los cursos de empleo",
     "personas",
     "count",
     BAREMO_VALUE_COUNT,
     BAREMO_INCREASE,
     0,
     500,
     {90, 180, NONE},
     BAREMO_STATUS_NOT_ASSESSED,
     "quantitative",
     0},
};

typedef struct filling {
    baremo_results *results;
    const made_indicator *about;
    baremo_period period;
    const char *area, *group;
} filling;

static baremo_result *add(const filling *at, const char *statistic, double value,
                          baremo_value_class value_class) {
    const baremo_result row = {.subject_kind = BAREMO_SUBJECT_INDICATOR,
                               .subject = at->about->id,
                               .title = at->about->title,
                               .axis = at->about->axis,
                               .period = at->period,
                               .area = at->area,
                               .group = at->group,
                               .statistic = statistic,
                               .value = value,
                               .low = BAREMO_MISSING,
                               .high = BAREMO_MISSING,
                               .level = BAREMO_MISSING,
                               .n = BAREMO_MISSING,
                               .missing = BAREMO_MISSING,
                               .value_class = value_class};
    return baremo_results_add(at->results, &row);
}

static void why(const filling *at, baremo_result *row, const baremo_note_kind *kind) {
    baremo_result_note(at->results, row, kind, NULL, NULL, NULL);
}

static const char *const RUNGS[] = {"nula", "parcial", "adecuada", "plena"};

static void add_value(const filling *at, double value, baremo_result_status status) {
    const made_indicator *about = at->about;
    baremo_result *row = add(at, "value", value, about->value_class);
    row->status = status;
    row->source = "observations.csv:E12, E15:E18";
    if (baremo_is_missing(value))
        why(at, row, &baremo_note_not_observed);
    else if (about->value_class == BAREMO_VALUE_LEVEL)
        row->note = RUNGS[(int)value - 1];
    else if (about->value_class == BAREMO_VALUE_RATE) {
        row->low = value * 0.9;
        row->high = value * 1.15;
        row->level = 0.95;
        row->method = "garwood";
    }
}

static void add_shares(const filling *at, double value, double expected) {
    const made_indicator *about = at->about;
    double way = about->target - about->baseline;
    baremo_result *share = add(at, "share", (value - about->baseline) / way, BAREMO_VALUE_SHARE);
    baremo_result *of_expected =
        add(at, "share_of_expected", (value - about->baseline) / (expected - about->baseline),
            BAREMO_VALUE_SHARE);
    if (way == 0) {
        share->value = of_expected->value = BAREMO_MISSING;
        why(at, share, &baremo_note_baseline_equals_target);
        why(at, of_expected, &baremo_note_baseline_equals_target);
    } else if (baremo_is_missing(share->value)) {
        why(at, share,
            baremo_is_missing(value) ? &baremo_note_not_observed : &baremo_note_no_baseline);
    }
}

static void add_progress(const filling *at, double value, int step) {
    const made_indicator *about = at->about;
    double expected = about->baseline + (about->target - about->baseline) * step / (YEARS - 1);
    baremo_result *change = add(at, "change", value - about->baseline, about->value_class);
    if (baremo_is_missing(change->value))
        why(at, change,
            baremo_is_missing(value) ? &baremo_note_not_observed : &baremo_note_no_baseline);
    if (about->direction == BAREMO_MAINTAIN) {
        add(at, "in_band", 1, BAREMO_VALUE_FLAG);
        return;
    }
    add(at, "expected", expected, about->value_class);
    add_shares(at, value, expected);
    if (step == YEARS - 1)
        add(at, "target", about->target, about->value_class);
}

static void add_series(baremo_results *results, const made_indicator *about) {
    filling at = {.results = results, .about = about, .period = year(FIRST_YEAR)};
    if (!baremo_is_missing(about->baseline)) {
        add_value(&at, about->baseline, BAREMO_STATUS_NONE);
        add(&at, "baseline", about->baseline, about->value_class);
    }
    for (int i = 1; i < YEARS; i++) {
        double value = about->values[i - 1];
        at.period = year(FIRST_YEAR + i);
        add_value(&at, value,
                  i == YEARS - 1             ? about->status
                  : baremo_is_missing(value) ? BAREMO_STATUS_NOT_ASSESSED
                                             : BAREMO_STATUS_BEHIND);
        add(&at, "baseline", about->baseline, about->value_class);
        add_progress(&at, value, i);
    }
}

static void add_parts(baremo_results *results, const made_indicator *about) {
    static const char *const areas[] = {"D1", "D2"};
    for (int i = 1; i < YEARS; i++) {
        filling at = {.results = results, .about = about, .period = year(FIRST_YEAR + i)};
        for (int area = 0; area < 2; area++) {
            at.area = areas[area];
            add_value(&at, floor(about->values[i - 1] * (area ? 0.4 : 0.6)), BAREMO_STATUS_NONE);
        }
        at.area = NULL;
        at.group = "sex=f";
        add_value(&at, floor(about->values[i - 1] / 2), BAREMO_STATUS_NONE);
        at.group = "sex=m";
        add_value(&at, i == 2 ? BAREMO_MISSING : ceil(about->values[i - 1] / 2),
                  BAREMO_STATUS_NONE);
    }
}

static void set_targets(baremo_results *results, const made_indicator *about,
                        baremo_results_indicator *entry) {
    if (baremo_is_missing(about->target))
        return;
    baremo_results_target *targets =
        baremo_arena_array(baremo_results_arena(results), 1, sizeof *targets);
    targets[0] = (baremo_results_target){year(LAST_YEAR), NULL, about->target};
    entry->targets = targets;
    entry->target_count = 1;
}

static void add_entry(baremo_results *results, const made_indicator *about) {
    bool compares = strcmp(about->kind, "result") == 0;
    baremo_results_indicator *entry = baremo_results_add_indicator(results);
    *entry = (baremo_results_indicator){
        .id = about->id,
        .axis = about->axis,
        .title = about->title,
        .kind = about->kind,
        .of = compares ? "I1" : NULL,
        .unit = about->unit,
        .measure = about->measure,
        .flow = "period",
        .target_flow = "period",
        .factor = 1,
        .direction = about->direction,
        .value_class = about->value_class,
        .decimals = about->decimals,
        .low = NONE,
        .high = NONE,
        .baseline = about->baseline,
        .baseline_period = year(FIRST_YEAR),
        .definition = "Personas distintas que asisten al menos a una sesión completa en el año.",
        .source = "Registro de actividades del área de participación",
        .method = "Recuento de las hojas de asistencia, sin repetir personas.",
        .frequency = "anual",
        .responsible = "Área de Participación Ciudadana",
        .limitations = "No recoge las actividades de entidades sin convenio."};
    if (about->value_class == BAREMO_VALUE_LEVEL) {
        entry->levels = RUNGS;
        entry->level_count = sizeof RUNGS / sizeof *RUNGS;
    }
    if (about->direction == BAREMO_MAINTAIN) {
        entry->low = 8;
        entry->high = 12;
    }
    if (baremo_is_missing(about->baseline))
        entry->baseline_note = "no se medía antes del plan";
    set_targets(results, about, entry);
}

static void add_result_indicator(baremo_results *results) {
    static const made_indicator about = {.id = "R1",
                                         .axis = "E1",
                                         .title = "Previsto y logrado: alumnado en talleres",
                                         .unit = "personas",
                                         .measure = "count",
                                         .value_class = BAREMO_VALUE_COUNT,
                                         .direction = BAREMO_INCREASE,
                                         .baseline = 1200,
                                         .target = 3000,
                                         .kind = "result"};
    add_entry(results, &about);
    filling at = {.results = results, .about = &about, .period = year(LAST_YEAR)};
    add(&at, "value", 3120, BAREMO_VALUE_COUNT)->status = BAREMO_STATUS_ACHIEVED;
    add(&at, "forecast", 3000, BAREMO_VALUE_COUNT);
    add(&at, "achieved", 3120, BAREMO_VALUE_COUNT);
    add(&at, "difference", 120, BAREMO_VALUE_COUNT);
    add(&at, "share", 3120.0 / 3000, BAREMO_VALUE_SHARE);
}

static void add_count(baremo_results *results, const char *axis, const char *statistic,
                      double value, baremo_value_class value_class) {
    const baremo_result row = {.subject_kind =
                                   axis ? BAREMO_SUBJECT_AXIS : BAREMO_SUBJECT_PROGRAMME,
                               .subject = axis ? axis : "prueba",
                               .axis = axis,
                               .period = year(LAST_YEAR),
                               .statistic = statistic,
                               .value = value,
                               .low = NONE,
                               .high = NONE,
                               .level = NONE,
                               .n = NONE,
                               .missing = NONE,
                               .value_class = value_class};
    baremo_results_add(results, &row);
}

typedef struct made_roll_up {
    const char *axis;
    double
        counts[7]; /* indicators, assessed, achieved, on_track, behind, off_track, not_assessed */
    double actions[5]; /* actions, completed, ongoing, not_started, dropped */
    double budget, spent;
} made_roll_up;

static void add_roll_up(baremo_results *results, const made_roll_up *about) {
    static const char *const indicators[] = {"indicators", "assessed",  "achieved",    "on_track",
                                             "behind",     "off_track", "not_assessed"};
    static const char *const actions[] = {"actions", "completed", "ongoing", "not_started",
                                          "dropped"};
    for (int i = 0; i < 7; i++)
        add_count(results, about->axis, indicators[i], about->counts[i], BAREMO_VALUE_COUNT);
    add_count(results, about->axis, "mean_share_capped", 0.64, BAREMO_VALUE_SHARE);
    for (int i = 0; i < 5; i++)
        add_count(results, about->axis, actions[i], about->actions[i], BAREMO_VALUE_COUNT);
    add_count(results, about->axis, "execution",
              (about->actions[1] + about->actions[2]) / about->actions[0], BAREMO_VALUE_SHARE);
    add_count(results, about->axis, "completion", about->actions[1] / about->actions[0],
              BAREMO_VALUE_SHARE);
    add_count(results, about->axis, "budget", about->budget, BAREMO_VALUE_MONEY);
    add_count(results, about->axis, "spent", about->spent, BAREMO_VALUE_MONEY);
    add_count(results, about->axis, "budget_execution", about->spent / about->budget,
              BAREMO_VALUE_SHARE);
    add_count(results, about->axis, "sessions", 31, BAREMO_VALUE_COUNT);
    add_count(results, about->axis, "participants", 840, BAREMO_VALUE_COUNT);
    add_count(results, about->axis, "cost_per_participant", about->spent / 840, BAREMO_VALUE_MONEY);
}

static void add_row(baremo_results *results, baremo_subject_kind kind, const char *subject,
                    const char *statistic, double value) {
    const baremo_result row = {.subject_kind = kind,
                               .subject = subject,
                               .title = subject,
                               .period = year(LAST_YEAR),
                               .statistic = statistic,
                               .value = value,
                               .low = NONE,
                               .high = NONE,
                               .level = NONE,
                               .n = NONE,
                               .missing = NONE,
                               .value_class = strcmp(statistic, "share") == 0 ||
                                                      strcmp(statistic, "budget_execution") == 0
                                                  ? BAREMO_VALUE_SHARE
                                                  : BAREMO_VALUE_COUNT};
    baremo_results_add(results, &row);
}

static void add_checks(baremo_results *results) {
    add_row(results, BAREMO_SUBJECT_RULE, "R1", "checked", 1);
    add_row(results, BAREMO_SUBJECT_RULE, "R1", "violations", 0);
    add_row(results, BAREMO_SUBJECT_RULE, "completeness", "expected", 40);
    add_row(results, BAREMO_SUBJECT_RULE, "completeness", "received", 37);
    add_row(results, BAREMO_SUBJECT_RULE, "completeness", "share", 37.0 / 40);
}

static void add_actions(baremo_results *results) {
    static const char *const axes[] = {"E1", "E1", "E1", "E2", "E2", "E3"};
    static const char *const statuses[] = {"completed", "ongoing", "not_started",
                                           "completed", "dropped", NULL};
    for (int i = 0; i < 6; i++) {
        baremo_results_action *entry = baremo_results_add_action(results);
        *entry = (baremo_results_action){
            .id = baremo_arena_format(baremo_results_arena(results), "A%d", i + 1),
            .axis = axes[i],
            .title = i == 1 ? "Programa de talleres de teatro social y convivencia en los once "
                              "distritos, con jóvenes de entre doce y diecisiete años"
                            : "Jornada anual de coordinación",
            .responsible = "Servicio de Derechos Sociales",
            .status = statuses[i],
            .start = year(2018),
            .end = year(2020),
            .budget = i == 5 ? NONE : 12000 + 3500.5 * i,
            .spent = i == 5 || i == 2 ? NONE : 11000 + 3000.25 * i,
            .sessions = 4 + i,
            .invited = i == 0 ? NONE : 60,
            .participants = i == 0 ? NONE : 55,
            .note = i == 4 ? "Se integra en otra acción." : NULL};
        if (!baremo_is_missing(entry->spent))
            add_row(results, BAREMO_SUBJECT_ACTION, entry->id, "budget_execution",
                    entry->spent / entry->budget);
    }
}

static void set_programme(baremo_results *results, const char *language) {
    baremo_results_programme *programme = baremo_results_set_programme(results);
    baremo_period *periods = baremo_arena_array(baremo_results_arena(results), 3, sizeof *periods);
    for (int i = 0; i < 3; i++)
        periods[i] = year(2018 + i);
    *programme =
        (baremo_results_programme){.id = "prueba",
                                   .title = "Plan de convivencia y prevención de la intolerancia",
                                   .city = "Ciudad de prueba",
                                   .country = "España",
                                   .language = language,
                                   .authority = "Ayuntamiento",
                                   .currency = "EUR",
                                   .notes = "Ejemplo inventado.",
                                   .source = "Ayuntamiento, registros propios",
                                   .start = year(2018),
                                   .end = year(2020),
                                   .period = year(2020),
                                   .date = year(2020).last_day,
                                   .synthetic = true,
                                   .confidence = 0.95,
                                   .on_track = 0.95,
                                   .behind = 0.6,
                                   .min_cell = 10,
                                   .rounding = 5,
                                   .period_count = 3,
                                   .periods = periods};
}

static void add_catalogue(baremo_results *results) {
    *baremo_results_add_axis(results) = (baremo_results_axis){
        "E1", "Prevención e intervención planificada frente a la intolerancia", "Anticiparse."};
    *baremo_results_add_axis(results) =
        (baremo_results_axis){"E2", "Mediación social e intercultural: ¿[convivir]? */:", NULL};
    *baremo_results_add_axis(results) = (baremo_results_axis){
        "E3", "Igualdad de género y promoción social, cultural, sanitaria y productiva de la mujer",
        "Igualdad efectiva en el acceso a los recursos."};
    *baremo_results_add_area(results) = (baremo_results_area){
        .id = "D1", .title = "Centro", .role = "programme", .population = 81000};
    *baremo_results_add_area(results) = (baremo_results_area){
        .id = "D2", .title = "Palma-Palmilla", .role = "programme", .population = 30100};
    *baremo_results_add_input(results) = (baremo_results_input){
        "indicators.csv", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", 4211,
        10};
}

static void add_problems(baremo_results *results) {
    baremo_diagnostics *problems = baremo_diagnostics_new(baremo_results_arena(results));
    const baremo_place place = {.file = "observations.csv", .row = 17, .column = 5};
    baremo_diagnostics_add(problems, &doubtful, &place, "value", "0",
                           "a zero after three periods above zero");
    baremo_results_set_problems(results, problems);
}

baremo_results *made_results(baremo_arena *arena, const char *language) {
    static const made_roll_up roll_ups[] = {
        {"E1", {4, 4, 1, 1, 1, 1, 0}, {3, 1, 1, 1, 0}, 46501.5, 25000.25},
        {"E2", {4, 3, 2, 0, 1, 0, 1}, {2, 1, 0, 0, 1}, 48504.0, 43001.75},
        {"E3", {1, 0, 0, 0, 0, 0, 1}, {1, 0, 0, 0, 0}, NONE, NONE},
        {NULL, {9, 7, 3, 1, 2, 1, 2}, {6, 2, 1, 1, 1}, 95005.5, 68002.0},
    };
    baremo_results *results = baremo_results_new(arena);
    set_programme(results, language);
    add_catalogue(results);
    for (size_t i = 0; i < sizeof INDICATORS / sizeof *INDICATORS; i++) {
        add_entry(results, &INDICATORS[i]);
        add_series(results, &INDICATORS[i]);
    }
    add_parts(results, &INDICATORS[0]);
    add_result_indicator(results);
    for (size_t i = 0; i < sizeof roll_ups / sizeof *roll_ups; i++)
        add_roll_up(results, &roll_ups[i]);
    add_actions(results);
    add_checks(results);
    add_problems(results);
    return results;
}

static void add_large_axis(baremo_results *results, int axis, int indicators) {
    baremo_arena *arena = baremo_results_arena(results);
    char *id = baremo_arena_format(arena, "E%d", axis + 1);
    *baremo_results_add_axis(results) =
        (baremo_results_axis){id, "Sensibilización y formación", NULL};
    for (int i = 0; i < indicators; i++) {
        made_indicator *about = baremo_arena_alloc(arena, sizeof *about);
        *about = INDICATORS[i % 5];
        about->id = baremo_arena_format(arena, "I%d.%d", axis + 1, i + 1);
        about->axis = id;
        add_entry(results, about);
        add_series(results, about);
    }
    const made_roll_up roll_up = {id, {7, 6, 2, 1, 2, 1, 1}, {6, 2, 1, 2, 1}, 46501.5, 25000.25};
    add_roll_up(results, &roll_up);
}

static void add_large_areas(baremo_results *results, int areas) {
    baremo_arena *arena = baremo_results_arena(results);
    for (int i = 0; i < areas; i++) {
        filling at = {.results = results,
                      .about = &INDICATORS[0],
                      .area = baremo_arena_format(arena, "D%d", i + 1)};
        *baremo_results_add_area(results) = (baremo_results_area){.id = at.area, .title = at.area};
        for (int j = 1; j < YEARS; j++) {
            at.period = year(FIRST_YEAR + j);
            add_value(&at, 10 * i + j, BAREMO_STATUS_NONE);
        }
    }
}

baremo_results *made_large_results(baremo_arena *arena, int axes, int indicators, int actions,
                                   int areas) {
    baremo_results *results = baremo_results_new(arena);
    set_programme(results, "es");
    for (int i = 0; i < axes; i++)
        add_large_axis(results, i, indicators);
    add_entry(results, &INDICATORS[0]);
    add_large_areas(results, areas);
    for (int i = 0; i < actions * axes; i += 6)
        add_actions(results);
    return results;
}
