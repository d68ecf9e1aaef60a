/* Results that are hard to draw, made in code. */
#include "made_hard.h"

#include <math.h>

#include <baremo/number.h>

#include "engine/results/notes.h"

#define LONG_AXIS                                                                                    \
    "Igualdad de género y promoción social, cultural, sanitaria y productiva de las mujeres, con " \
    "atención preferente a quienes encuentran barreras idiomáticas o administrativas (%d)"

enum { AXES = 40, AREAS = 40 };

static baremo_period parse(const char *text) {
    baremo_period period = {0};
    baremo_period_parse(text, &period);
    return period;
}

typedef struct hard {
    baremo_results *results;
    baremo_arena *arena;
} hard;

static void set_programme(const hard *made, const char *language) {
    *baremo_results_set_programme(made->results) =
        (baremo_results_programme){.id = "dificil",
                                   .title = "Plan con un título muy largo que no cabe en una sola "
                                            "línea del pie de los gráficos porque enumera "
                                            "todas las entidades que lo firman",
                                   .city = "Ciudad de prueba",
                                   .language = language,
                                   .currency = "EUR",
                                   .source = "Registros",
                                   .start = parse("2017"),
                                   .end = parse("2020"),
                                   .period = parse("2019"),
                                   .synthetic = true,
                                   .incomplete = true,
                                   .confidence = 0.95};
}

static baremo_results_indicator *add_indicator(const hard *made, const char *id,
                                               const char *title) {
    baremo_results_indicator *entry = baremo_results_add_indicator(made->results);
    *entry = (baremo_results_indicator){.id = id,
                                        .axis = "E1",
                                        .title = title,
                                        .kind = "quantitative",
                                        .unit = "personas",
                                        .measure = "count",
                                        .flow = "period",
                                        .target_flow = "period",
                                        .factor = 1,
                                        .value_class = BAREMO_VALUE_COUNT,
                                        .low = BAREMO_MISSING,
                                        .high = BAREMO_MISSING,
                                        .baseline = BAREMO_MISSING};
    return entry;
}

static baremo_result *add_row(const hard *made, const baremo_results_indicator *about,
                              const char *period, const char *statistic, double value) {
    baremo_result *row =
        baremo_results_add(made->results, &(baremo_result){.subject_kind = BAREMO_SUBJECT_INDICATOR,
                                                           .subject = about->id,
                                                           .title = about->title,
                                                           .axis = about->axis,
                                                           .period = parse(period),
                                                           .statistic = statistic,
                                                           .value = value,
                                                           .low = BAREMO_MISSING,
                                                           .high = BAREMO_MISSING,
                                                           .level = BAREMO_MISSING,
                                                           .n = BAREMO_MISSING,
                                                           .missing = BAREMO_MISSING,
                                                           .value_class = about->value_class});
    if (baremo_is_missing(value))
        baremo_result_note(made->results, row, &baremo_note_not_observed, NULL, NULL, NULL);
    return row;
}

static void add_target(const hard *made, baremo_results_indicator *entry, const char *period,
                       double value) {
    baremo_results_target *targets =
        baremo_arena_array(made->arena, entry->target_count + 1, sizeof *targets);
    for (size_t i = 0; i < entry->target_count; i++)
        targets[i] = entry->targets[i];
    targets[entry->target_count++] = (baremo_results_target){parse(period), NULL, value};
    entry->targets = targets;
}

static void set_baseline(baremo_results_indicator *entry, const char *period, double value) {
    entry->baseline = value;
    entry->baseline_period = parse(period);
}

static void add_status(const hard *made, const baremo_results_indicator *about, double value,
                       baremo_result_status status, double share) {
    add_row(made, about, "2019", "value", value)->status = status;
    add_row(made, about, "2019", "share", share)->value_class = BAREMO_VALUE_SHARE;
}

/* 48 months with gaps of two reasons. */
static void add_months(const hard *made) {
    baremo_results_indicator *entry =
        add_indicator(made, "MESES", "Llamadas al teléfono de atención, por meses");
    set_baseline(entry, "2016-12", 80);
    for (int i = 0; i < 48; i++) {
        const char *month = baremo_arena_format(made->arena, "%d-%02d", 2017 + i / 12, i % 12 + 1);
        double value =
            i == 7 || i == 8 || i == 30 ? BAREMO_MISSING : floor(100 + 60 * sin(i / 3.0) + 2 * i);
        baremo_result *row = add_row(made, entry, month, "value", value);
        if (i == 30)
            baremo_result_note(made->results, row, &baremo_note_denominator_is_zero, NULL, NULL,
                               NULL);
    }
    add_target(made, entry, "2018-12", 150);
    add_target(made, entry, "2020-12", 220);
}

static void add_huge(const hard *made) {
    baremo_results_indicator *entry = add_indicator(made, "ENORME", "Importe total movilizado");
    entry->value_class = BAREMO_VALUE_MONEY;
    entry->unit = "EUR";
    set_baseline(entry, "2016", 1.2e12);
    add_target(made, entry, "2020", 9.87654321e12);
    add_row(made, entry, "2017", "value", 2.5e12);
    add_row(made, entry, "2018", "value", 2.5000001e12);
    add_status(made, entry, 3.1e12, BAREMO_STATUS_OFF_TRACK, 0.219);
    add_row(made, entry, "2019", "expected", 7.7e12);
}

static void add_negative(const hard *made) {
    baremo_results_indicator *entry =
        add_indicator(made, "SALDO", "Saldo de opinión (positivas menos negativas)");
    entry->value_class = BAREMO_VALUE_NUMBER;
    entry->measure = "score";
    entry->unit = "puntos";
    entry->decimals = 1;
    set_baseline(entry, "2016", -32.5);
    add_target(made, entry, "2020", 10);
    add_row(made, entry, "2017", "value", -28.0);
    add_row(made, entry, "2018", "value", -45.5);
    add_status(made, entry, -51.2, BAREMO_STATUS_OFF_TRACK, -0.44);
    add_row(made, entry, "2019", "expected", -0.6);
}

/* The share is 5: the bar is cut, the number is not. */
static void add_beyond(const hard *made) {
    baremo_results_indicator *entry =
        add_indicator(made, "SOBRA", "Asistentes a actos públicos, muy por encima");
    set_baseline(entry, "2016", 100);
    add_target(made, entry, "2018", 150);
    add_target(made, entry, "2020", 200);
    add_row(made, entry, "2017", "value", 390);
    add_row(made, entry, "2018", "value", 410);
    add_status(made, entry, 600, BAREMO_STATUS_ACHIEVED, 5);
}

static void add_sum(const hard *made) {
    baremo_results_indicator *entry =
        add_indicator(made, "SUMA", "Personas formadas en los cuatro años del plan");
    entry->target_flow = "cumulative";
    add_target(made, entry, "2020", 500);
    static const double values[] = {90, 130, 120};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        const char *year = baremo_arena_format(made->arena, "%d", 2017 + i);
        sum += values[i];
        if (i < 2)
            add_row(made, entry, year, "value", values[i]);
        add_row(made, entry, year, "value_cumulative", sum);
    }
    add_status(made, entry, 120, BAREMO_STATUS_BEHIND, 0.68);
    add_row(made, entry, "2019", "expected", 375);
}

static void add_out_of_band(const hard *made) {
    baremo_results_indicator *entry =
        add_indicator(made, "BANDA", "Ratio de mediadores por cada mil habitantes");
    entry->direction = BAREMO_MAINTAIN;
    entry->value_class = BAREMO_VALUE_RATE;
    entry->measure = "rate";
    entry->unit = "por mil";
    entry->decimals = 2;
    entry->low = 0.8;
    entry->high = 1.2;
    add_row(made, entry, "2017", "value", 1.0);
    baremo_result *row = add_row(made, entry, "2018", "value", 0.31);
    row->low = 0.1;
    row->high = 0.75;
    row->level = 0.95;
    row = add_row(made, entry, "2019", "value", 2.4);
    row->low = 2.1;
    row->high = 2.75;
    row->level = 0.95;
    row->status = BAREMO_STATUS_OFF_TRACK;
}

static void add_single(const hard *made) {
    baremo_results_indicator *entry =
        add_indicator(made, "UNICO", "Una sola observación, sin línea de base ni metas");
    add_row(made, entry, "2019", "value", 7)->status = BAREMO_STATUS_NOT_ASSESSED;
}

static void add_flat(const hard *made) {
    baremo_results_indicator *entry = add_indicator(made, "PLANO", "Siempre mil millones y pico");
    add_row(made, entry, "2017", "value", 1000000001);
    add_row(made, entry, "2018", "value", 1000000001);
    add_row(made, entry, "2019", "value", 1000000002)->status = BAREMO_STATUS_NOT_ASSESSED;
}

static void add_ladder(const hard *made) {
    static const char *const rungs[] = {
        "no existe ningún procedimiento",
        "existe un borrador que todavía no se ha aprobado por el órgano competente", "aprobado",
        "aprobado, dotado de medios y evaluado cada año por un tercero"};
    baremo_results_indicator *entry =
        add_indicator(made, "NIVEL", "Grado de desarrollo del protocolo de derivación");
    entry->measure = "level";
    entry->unit = NULL;
    entry->value_class = BAREMO_VALUE_LEVEL;
    entry->kind = "qualitative";
    entry->levels = rungs;
    entry->level_count = 4;
    set_baseline(entry, "2016", 1);
    add_target(made, entry, "2020", 4);
    add_row(made, entry, "2018", "value", 2);
    add_status(made, entry, 2, BAREMO_STATUS_BEHIND, 1 / 3.0);
}

/* Forty areas with a share each, the last without any value. */
static void add_areas(const hard *made) {
    baremo_results_indicator *entry =
        add_indicator(made, "ZONAS", "Profesorado formado, por distritos y barrios");
    entry->value_class = BAREMO_VALUE_PERCENT;
    entry->measure = "ratio";
    entry->unit = "%";
    entry->decimals = 1;
    for (int year = 2017; year <= 2019; year++)
        add_row(made, entry, baremo_arena_format(made->arena, "%d", year), "value",
                10.0 * (year - 2015));
    for (int i = 0; i < AREAS; i++) {
        const char *id = baremo_arena_format(made->arena, "D%d", i + 1);
        *baremo_results_add_area(made->results) = (baremo_results_area){
            .id = id,
            .title = i % 7 == 3
                         ? baremo_arena_format(
                               made->arena,
                               "Distrito de Campanillas, Puerto de la Torre y Churriana %d", i)
                         : baremo_arena_format(made->arena, "Distrito %d", i + 1)};
        for (int year = 2017; year <= 2019; year++) {
            bool gap = i + 1 == AREAS || (i == 5 && year == 2018);
            const char *text = baremo_arena_format(made->arena, "%d", year);
            add_row(made, entry, text, "value", gap ? BAREMO_MISSING : i + 8.5 * (year - 2016))
                ->area = id;
        }
    }
}

static void add_count(const hard *made, baremo_subject_kind kind, const char *subject,
                      const char *statistic, double value) {
    baremo_results_add(made->results, &(baremo_result){.subject_kind = kind,
                                                       .subject = subject,
                                                       .period = parse("2019"),
                                                       .statistic = statistic,
                                                       .value = value,
                                                       .value_class = BAREMO_VALUE_COUNT});
}

static void add_axes(const hard *made) {
    static const char *const statistics[] = {"achieved",  "on_track",     "behind",
                                             "off_track", "not_assessed", "completed",
                                             "ongoing",   "not_started",  "dropped"};
    static const double counts[][9] = {{12, 9, 7, 3, 1, 40, 18, 2, 1},
                                       {1, 0, 0, 0, 9, 1, 0, 0, 0},
                                       {0, 0, 0, 0, 0, 0, 0, 0, 0},
                                       {1, 1, 1, 1, 1, 33, 21, 4, 1}};
    for (int i = 0; i < AXES; i++) {
        const char *id = baremo_arena_format(made->arena, "E%d", i + 1);
        const char *title =
            i % 3 ? "Mediación" : baremo_arena_format(made->arena, LONG_AXIS, i + 1);
        *baremo_results_add_axis(made->results) = (baremo_results_axis){.id = id, .title = title};
        for (int k = 0; i != 7 && k < 9; k++)
            add_count(made, BAREMO_SUBJECT_AXIS, id, statistics[k], counts[i % 4][k]);
    }
    add_count(made, BAREMO_SUBJECT_PROGRAMME, "dificil", "indicators", 300);
    add_count(made, BAREMO_SUBJECT_PROGRAMME, "dificil", "assessed", 190);
    add_count(made, BAREMO_SUBJECT_PROGRAMME, "dificil", "actions", 245);
    for (int i = 0; i < 245; i++)
        *baremo_results_add_action(made->results) =
            (baremo_results_action){.id = "A", .axis = "E1", .status = i == 3 ? NULL : "ongoing"};
}

baremo_results *made_hard_results(baremo_arena *arena, const char *language) {
    hard made = {.results = baremo_results_new(arena), .arena = arena};
    set_programme(&made, language);
    add_axes(&made);
    add_months(&made);
    add_huge(&made);
    add_negative(&made);
    add_beyond(&made);
    add_sum(&made);
    add_out_of_band(&made);
    add_single(&made);
    add_flat(&made);
    add_ladder(&made);
    add_areas(&made);
    return made.results;
}
