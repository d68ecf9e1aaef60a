#include "check.h"

#include <string.h>

#include <baremo/number.h>

#include "made_cities.h"
#include "made_run.h"
#include "reports/plan/city_sentences.h"

static const char *const LANGUAGES[] = {"en", "es", "fr"};

typedef struct said {
    survey_words words;
    const cities *all;
} said;

static said of(baremo_arena *arena, const baremo_results *results) {
    return (said){{arena, report_language_of(results), results}, cities_of(arena, results)};
}

static said of_made(baremo_arena *arena, const made_cities *wanted) {
    return of(arena, made_cities_results(arena, wanted));
}

/* Spaces of any kind read alike. */
static char *plain_spaces(baremo_arena *arena, const char *text) {
    char *copy = baremo_arena_text(arena, text ? text : "(nothing)"), *to = copy;
    for (const char *from = copy; *from;) {
        size_t length = strncmp(from, "\xc2\xa0", 2) == 0       ? 2
                        : strncmp(from, "\xe2\x80\xaf", 3) == 0 ? 3
                                                                : 0;
        *to++ = length ? ' ' : *from;
        from += length ? length : 1;
    }
    *to = '\0';
    return copy;
}

static void assert_says(const char *text, const char *part) {
    if (!strstr(text, part))
        fail_msg("\"%s\"\n  is not in \"%s\"", part, text);
}

static void assert_does_not_say(const char *text, const char *part) {
    if (strstr(text, part))
        fail_msg("\"%s\"\n  is in \"%s\"", part, text);
}

/* -- results with just the numbers that a sentence is about -- */

typedef struct numbers {
    const char *language, *effect;
    double units, value, low, high, prediction_low, prediction_high, tau2_low, i2;
    double apart, left_low; /* of the first city; missing: none */
} numbers;

static numbers clear(const char *language) {
    return (numbers){language, "mean_diff", 10, 0.37, 0.12, 0.62, -0.2, 0.9, 0.01, 62, 2, 0.05};
}

static void add(baremo_results *results, const char *unit, const char *group, const char *statistic,
                const double values[3]) {
    baremo_result row = {.programme = unit,
                         .subject_kind = BAREMO_SUBJECT_SCALE,
                         .subject = "S",
                         .group = group,
                         .statistic = statistic,
                         .value = values[0],
                         .low = values[1],
                         .high = values[2],
                         .level = 0.95,
                         .n = BAREMO_MISSING,
                         .missing = BAREMO_MISSING,
                         .value_class = BAREMO_VALUE_MEAN};
    if (strcmp(statistic, "i2") == 0)
        row.value_class = BAREMO_VALUE_PERCENT;
    baremo_results_add(results, &row);
}

static said of_numbers(baremo_arena *arena, const numbers *n) {
    static const char *const ids[] = {"a", "b", "c"};
    static const char *const names[] = {"Alba", "Brisa", "Cumbres"};
    const double none = BAREMO_MISSING;
    baremo_results *results = baremo_results_new(arena);
    *baremo_results_set_programme(results) =
        (baremo_results_programme){.id = "p", .language = n->language};
    *baremo_results_set_comparison(results) = (baremo_results_comparison){.order = "given"};
    *baremo_results_add_scale(results) =
        (baremo_results_scale){.id = "S", .survey = "Q", .title = "Confianza"};
    for (int i = 0; i < 3; i++)
        *baremo_results_add_unit(results) = (baremo_results_unit){.id = ids[i],
                                                                  .programme = ids[i],
                                                                  .title = names[i],
                                                                  .city = names[i],
                                                                  .comparable = 1,
                                                                  .exchange = none};
    const char *group = baremo_arena_format(arena, "effect=%s", n->effect);
    add(results, NULL, group, "units", (double[]){n->units, none, none});
    add(results, NULL, group, "random.hartung_knapp", (double[]){n->value, n->low, n->high});
    add(results, NULL, group, "prediction.hartung_knapp",
        (double[]){baremo_is_missing(n->prediction_low) ? none : n->value, n->prediction_low,
                   n->prediction_high});
    add(results, NULL, group, "tau2", (double[]){0.02, n->tau2_low, 0.2});
    add(results, NULL, group, "i2", (double[]){n->i2, none, none});
    for (int i = 0; i < 2; i++) {
        add(results, ids[i], group, "effect", (double[]){0.3, 0.1, 0.5});
        add(results, ids[i], group, "told_apart", (double[]){i == 0 ? n->apart : 0, none, none});
        add(results, ids[i], group, "leave_one_out",
            (double[]){0.3, i == 0 ? n->left_low : 0.1, 0.7});
    }
    return of(arena, results);
}

static const char *effect_said(baremo_arena *arena, const numbers *n) {
    const said at = of_numbers(arena, n);
    return plain_spaces(arena, city_say_effect(&at.words, at.all, &at.all->effects[0]));
}

TEST_IN_ARENA(a_pooled_change_is_told_whole) {
    static const char *const expected[] = {
        "Pooled over 10 places: +0.37 (95% interval: +0.12 to +0.62). On average it rose. A change "
        "is no proof of an effect. The places differ by more than chance: 62% of the variation "
        "lies between them (I²). In a further place of this kind it would be expected between "
        "−0.20 and +0.90 (95% prediction interval). So there may be places without change, or with "
        "the opposite one. Told apart from at least one other, after Holm’s adjustment: Alba (from "
        "2). Without a value: Cumbres.",
        "Estimación conjunta de 10 lugares: +0,37 (intervalo del 95 %: de +0,12 a +0,62). En "
        "promedio subió. Un cambio no prueba un efecto. Los lugares difieren más de lo que explica "
        "el azar: el 62 % de la variación está entre ellos (I²). En otro lugar como estos se "
        "esperaría entre −0,20 y +0,90 (intervalo de predicción del 95 %). Así que puede haber "
        "lugares sin cambio o con el contrario. Se distinguen de al menos otra, con el ajuste de "
        "Holm: Alba (de 2). Sin valor: Cumbres.",
        "Estimation commune de 10 lieux : +0,37 (intervalle à 95 % : de +0,12 à +0,62). En "
        "moyenne, il y a eu hausse. Un changement ne prouve pas un effet. Les lieux diffèrent plus "
        "que ne l’explique le hasard : 62 % de la variation se trouve entre eux (I²). Dans un "
        "autre lieu de ce genre, on l’attendrait entre −0,20 et +0,90 (intervalle de prédiction à "
        "95 %). Il peut donc y avoir des lieux sans changement, ou avec le changement inverse. Se "
        "distinguent d’au moins une autre, après ajustement de Holm : Alba (de 2). Sans valeur : "
        "Cumbres."};
    for (int i = 0; i < 3; i++) {
        const numbers n = clear(LANGUAGES[i]);
        assert_string_equal(effect_said(argument, &n), expected[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(an_average_that_may_be_none_neither_rose_nor_fell) {
    static const char *const expected[] = {"On average no change is clear.",
                                           "En promedio no hay un cambio claro.",
                                           "En moyenne, aucun changement n’est net."};
    static const char *const forbidden[] = {"rose", "subió", "hausse"};
    static const char *const opposite[] = {"opposite", "contrario", "inverse"};
    for (int i = 0; i < 3; i++) {
        numbers n = clear(LANGUAGES[i]);
        n.low = -0.05;
        const char *text = effect_said(argument, &n);
        assert_says(text, expected[i]);
        assert_does_not_say(text, forbidden[i]);
        assert_does_not_say(text, opposite[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(a_ratio_below_one_fell) {
    static const char *const expected[] = {"On average it fell.", "En promedio bajó.",
                                           "En moyenne, il y a eu baisse."};
    for (int i = 0; i < 3; i++) {
        numbers n = clear(LANGUAGES[i]);
        n.effect = "rate_ratio";
        n.value = 0.8;
        n.low = 0.7;
        n.high = 0.9;
        assert_says(effect_said(argument, &n), expected[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(a_value_as_reached_has_no_change_in_its_words) {
    numbers n = clear("en");
    n.effect = "value";
    const char *text = effect_said(argument, &n);
    assert_does_not_say(text, "On average");
    assert_does_not_say(text, "effect");
    assert_says(text, "0.37 (95% interval: 0.12 to 0.62)");
    return BAREMO_OK;
}

TEST_IN_ARENA(places_whose_variation_may_be_chance_are_not_said_to_differ) {
    static const char *const expected[] = {
        "Chance alone may explain how far the places differ (I² = 62%).",
        "El azar por sí solo puede explicar cuánto difieren los lugares (I² = 62 %).",
        "Le hasard seul peut expliquer les écarts entre les lieux (I² = 62 %)."};
    static const char *const apart[] = {"No two places can be told apart.",
                                        "No se pueden distinguir dos lugares.",
                                        "Aucun lieu ne se distingue d’un autre."};
    for (int i = 0; i < 3; i++) {
        numbers n = clear(LANGUAGES[i]);
        n.tau2_low = 0;
        n.apart = 0;
        assert_says(effect_said(argument, &n), expected[i]);
        assert_says(effect_said(argument, &n), apart[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(two_places_give_no_prediction_and_few_are_told_with_care) {
    static const char *const expected[][2] = {
        {"Two places give no prediction interval", "With care: only 2 places"},
        {"Dos lugares no dan un intervalo de predicción", "Con cautela: solo 2 lugares"},
        {"Deux lieux ne donnent pas d’intervalle de prédiction", "Avec prudence : 2 lieux"}};
    for (int i = 0; i < 3; i++) {
        numbers n = clear(LANGUAGES[i]);
        n.units = 2;
        n.prediction_low = n.prediction_high = BAREMO_MISSING;
        const char *text = effect_said(argument, &n);
        assert_says(text, expected[i][0]);
        assert_says(text, expected[i][1]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(an_average_that_hangs_on_one_place_says_on_which) {
    static const char *const hangs[] = {"it would not be clear without Alba.",
                                        "no sería claro sin Alba.",
                                        "elle ne serait pas nette sans Alba."};
    static const char *const hides[] = {"it would be clear without Brisa.",
                                        "sería claro sin Brisa.", "elle serait nette sans Brisa."};
    for (int i = 0; i < 3; i++) {
        numbers n = clear(LANGUAGES[i]);
        n.left_low = -0.1;
        assert_says(effect_said(argument, &n), hangs[i]);
        n.low = -0.1;
        assert_says(effect_said(argument, &n), hides[i]);
    }
    return BAREMO_OK;
}

/* -- funnels -- */

static const char *funnel_said(baremo_arena *arena, const made_cities *wanted) {
    const said at = of_made(arena, wanted);
    return plain_spaces(arena, city_say_funnel(&at.words, at.all, &at.all->funnels[0]));
}

TEST_IN_ARENA(a_funnel_names_those_beyond_and_proves_no_equality) {
    static const char *const expected[][4] = {
        {"10 places around a centre of 50.2%.",
         "Above the 99.8% limits, so hardly by chance: Llanos.",
         "Below the 99.8% limits, so hardly by chance: Alba.",
         "To lie within the limits is no proof of being equal."},
        {"10 lugares alrededor de un centro de 50,2 %.",
         "Por encima de los límites del 99,8 %, difícilmente por azar: Llanos.",
         "Por debajo de los límites del 99,8 %, difícilmente por azar: Alba.",
         "Estar dentro de los límites no prueba la igualdad."},
        {"10 lieux autour d’un centre de 50,2 %.",
         "Au-dessus des limites à 99,8 %, difficilement par hasard : Llanos.",
         "Au-dessous des limites à 99,8 %, difficilement par hasard : Alba.",
         "Être dans les limites ne prouve pas l’égalité."}};
    for (int i = 0; i < 3; i++) {
        const made_cities wanted = made_cities_plain(LANGUAGES[i]);
        for (int k = 0; k < 4; k++)
            assert_says(funnel_said(argument, &wanted), expected[i][k]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(a_funnel_without_anybody_beyond_says_so) {
    static const char *const expected[] = {"None lies beyond the 99.8% limits.",
                                           "Ninguno queda más allá de los límites del 99,8 %.",
                                           "Aucun ne dépasse les limites à 99,8 %."};
    for (int i = 0; i < 3; i++) {
        made_cities wanted = made_cities_plain(LANGUAGES[i]);
        wanted.all_alike = true;
        assert_says(funnel_said(argument, &wanted), expected[i]);
    }
    made_cities wanted = made_cities_plain("en");
    wanted.all_missing = true;
    assert_says(funnel_said(argument, &wanted), "There is no value");
    return BAREMO_OK;
}

/* -- the whole -- */

TEST_IN_ARENA(what_was_compared_is_counted_and_other_periods_are_named) {
    static const char *const expected[] = {
        "Compared: 12 cities, on 12 indicators, one scale, 5 themes. The periods differ",
        "Se comparan: 12 ciudades, en 12 indicadores, una escala, 5 temas. Los periodos no son",
        "Comparaison : 12 villes, sur 12 indicateurs, une échelle, 5 thèmes. Les périodes"};
    static const char *const alone[] = {"one area, on", "una zona, en", "une zone, sur"};
    for (int i = 0; i < 3; i++) {
        made_cities wanted = made_cities_plain(LANGUAGES[i]);
        said at = of_made(argument, &wanted);
        assert_says(plain_spaces(argument, city_say_what(&at.words, at.all)), expected[i]);
        wanted.count = 1;
        wanted.of_areas = true;
        at = of_made(argument, &wanted);
        assert_says(plain_spaces(argument, city_say_what(&at.words, at.all)), alone[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(themes_that_most_name_are_told_and_silence_proves_nothing) {
    static const char *const expected[] = {
        ("Themes named by most: integrated approach (8 of 12), funding and staff (6 of 12), "
         "schools (5 of 12). What a place does not name it may still do."),
        ("Temas más nombrados: integrated approach (8 de 12), funding and staff (6 de 12), "
         "schools (5 de 12). Lo que un lugar no nombra puede hacerlo igualmente."),
        ("Thèmes les plus nommés : integrated approach (8 sur 12), funding and staff (6 sur 12), "
         "schools (5 sur 12). Ce qu’un lieu ne nomme pas, il peut le faire quand même.")};
    for (int i = 0; i < 3; i++) {
        made_cities wanted = made_cities_plain(LANGUAGES[i]);
        said at = of_made(argument, &wanted);
        assert_string_equal(plain_spaces(argument, city_say_themes(&at.words, at.all)),
                            expected[i]);
        wanted.only_outcomes = true;
        at = of_made(argument, &wanted);
        assert_null(city_say_themes(&at.words, at.all));
    }
    return BAREMO_OK;
}

static void add_reported(baremo_results *results, const char *statistic, const char *year,
                         double share) {
    baremo_result row = {.subject_kind = BAREMO_SUBJECT_PROGRAMME,
                         .subject = "p",
                         .statistic = statistic,
                         .value = share,
                         .value_class = BAREMO_VALUE_SHARE};
    assert_true(baremo_period_parse(year, &row.period));
    baremo_results_add(results, &row);
}

TEST_IN_ARENA(how_complete_and_timely_reports_were_is_told_of_two_periods) {
    static const char *const expected[] = {
        "Reports of 2018: 81% complete (2017: 77%), 53% on time (2017: 50%).",
        "Informes de 2018: 81 % completos (2017: 77 %), 53 % a tiempo (2017: 50 %).",
        "Rapports de 2018 : complets à 81 % (2017 : 77 %), 53 % dans les délais (2017 : 50 %)."};
    static const struct {
        const char *statistic;
        const char *year;
        double value;
    } rows[] = {{"completeness", "2017", 0.768},
                {"completeness", "2018", 0.806},
                {"timeliness", "2018", 0.526},
                {"timeliness", "2016", 0.1},
                {"timeliness", "2017", 0.5}};
    for (int i = 0; i < 3; i++) {
        const made_cities wanted = made_cities_plain(LANGUAGES[i]);
        baremo_results *results = made_cities_results(argument, &wanted);
        said at = of(argument, results);
        assert_null(city_say_reports(&at.words, at.all));
        for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
            add_reported(results, rows[r].statistic, rows[r].year, rows[r].value);
        at = of(argument, results);
        assert_string_equal(plain_spaces(argument, city_say_reports(&at.words, at.all)),
                            expected[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(reports_whose_delivery_is_known_of_another_period_are_told_apart) {
    const made_cities wanted = made_cities_plain("en");
    baremo_results *results = made_cities_results(argument, &wanted);
    add_reported(results, "timeliness", "2017", 0.5);
    said at = of(argument, results);
    assert_string_equal(city_say_reports(&at.words, at.all), "Reports of 2017: 50% on time.");
    add_reported(results, "completeness", "2018", 0.8);
    at = of(argument, results);
    assert_string_equal(city_say_reports(&at.words, at.all),
                        "Reports of 2018: 80% complete. Reports of 2017: 50% on time.");
    return BAREMO_OK;
}

TEST_IN_ARENA(what_cannot_be_compared_is_named_with_its_reason) {
    static const char *const expected[][2] = {
        {"nothing it measures is measured elsewhere: Brisa.",
         "because no rate to EUR is given: Alba (GBP)."},
        {"nada de lo que mide se mide en otro lugar: Brisa.",
         "porque no se indica el cambio a EUR: Alba (GBP)."},
        {"rien de ce qui y est mesuré ne l’est ailleurs : Brisa.",
         "car aucun taux vers EUR n’est donné : Alba (GBP)."}};
    for (int i = 0; i < 3; i++) {
        made_cities wanted = made_cities_plain(LANGUAGES[i]);
        wanted.only_outcomes = true; /* a theme would be shared */
        baremo_results *results = made_cities_results(argument, &wanted);
        said at = of(argument, results);
        assert_null(city_say_gaps(&at.words, at.all));
        size_t count;
        baremo_results_unit *units =
            (baremo_results_unit *)(uintptr_t)baremo_results_units(results, &count);
        units[0].currency = "GBP";
        units[0].exchange = BAREMO_MISSING;
        units[1].comparable = 0;
        at = of(argument, results);
        const char *text = plain_spaces(argument, city_say_gaps(&at.words, at.all));
        assert_says(text, expected[i][0]);
        assert_says(text, expected[i][1]);
    }
    return BAREMO_OK;
}

static const char *index_said(baremo_arena *arena, const made_cities *wanted) {
    const said at = of_made(arena, wanted);
    size_t count;
    return plain_spaces(
        arena,
        city_say_composite(&at.words, at.all, baremo_results_composites(at.words.results, &count)));
}

TEST_IN_ARENA(an_index_says_what_it_rests_on_but_no_order_unless_asked) {
    static const char *const expected[][4] = {
        {"An index of 8 indicators between fixed goalposts",
         "The weights given add up to 11 and were normalised to one.",
         "Without a score, because an indicator is missing: Encina, Mirador.",
         "Places by band, in brackets those with a probability of at least 80%"},
        {"Un índice de 8 indicadores entre valores extremos fijos",
         "Los pesos indicados suman 11 y se han normalizado a uno.",
         "Sin puntuación, porque falta algún indicador: Encina, Mirador.",
         "Lugares por franja, entre paréntesis los de probabilidad de al menos el 80 %"},
        {"Un indice de 8 indicateurs entre des bornes fixes",
         "Les poids donnés totalisent 11 et ont été ramenés à un.",
         "Sans score, car un indicateur manque : Encina, Mirador.",
         "Lieux par tranche, entre parenthèses ceux dont la probabilité atteint au moins 80 %"}};
    static const char *const order[] = {
        "First by score: Cumbres (under other weights rank 1 to 3)",
        "Primera por puntuación: Cumbres (con otros pesos, del puesto 1 al 3)",
        "Première au score : Cumbres (avec d’autres poids, du rang 1 au rang 3)"};
    static const char *const open[] = {"Other weights may put another one first.",
                                       "Otros pesos pueden poner a otra en primer lugar.",
                                       "D’autres poids peuvent en placer une autre en tête."};
    for (int i = 0; i < 3; i++) {
        made_cities wanted = made_cities_plain(LANGUAGES[i]);
        for (int k = 0; k < 4; k++)
            assert_says(index_said(argument, &wanted), expected[i][k]);
        assert_does_not_say(index_said(argument, &wanted), "Cumbres");
        wanted.ranks = true;
        assert_says(index_said(argument, &wanted), order[i]);
        assert_says(index_said(argument, &wanted), open[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(what_an_index_follows_is_told_apart_from_its_weights) {
    static const char *const expected[] = {
        "Among these places the index follows “Street mediators” most closely and",
        "Entre estos lugares, lo que más sigue el índice es «Street mediators» y",
        "Parmi ces lieux, l’indice suit surtout « Street mediators » et"};
    static const char *const alone[] = {"Places by band: low: 2; medium: 7; high: 1.",
                                        "Lugares por franja: low: 2; medium: 7; high: 1.",
                                        "Lieux par tranche : low : 2 ; medium : 7 ; high : 1."};
    for (int i = 0; i < 3; i++) {
        made_cities wanted = made_cities_plain(LANGUAGES[i]);
        assert_says(index_said(argument, &wanted), expected[i]);
        wanted.without_probabilities = true;
        assert_says(index_said(argument, &wanted), alone[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(imputation_is_stated) {
    static const char *const expected[] = {"take the mean of the others",
                                           "toman la media de las demás",
                                           "prennent la moyenne des autres"};
    for (int i = 0; i < 3; i++) {
        made_cities wanted = made_cities_plain(LANGUAGES[i]);
        assert_does_not_say(index_said(argument, &wanted), expected[i]);
        wanted.imputed = true;
        assert_says(index_said(argument, &wanted), expected[i]);
    }
    return BAREMO_OK;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pooled_change_is_told_whole),
        cmocka_unit_test(an_average_that_may_be_none_neither_rose_nor_fell),
        cmocka_unit_test(a_ratio_below_one_fell),
        cmocka_unit_test(a_value_as_reached_has_no_change_in_its_words),
        cmocka_unit_test(places_whose_variation_may_be_chance_are_not_said_to_differ),
        cmocka_unit_test(two_places_give_no_prediction_and_few_are_told_with_care),
        cmocka_unit_test(an_average_that_hangs_on_one_place_says_on_which),
        cmocka_unit_test(a_funnel_names_those_beyond_and_proves_no_equality),
        cmocka_unit_test(a_funnel_without_anybody_beyond_says_so),
        cmocka_unit_test(what_was_compared_is_counted_and_other_periods_are_named),
        cmocka_unit_test(themes_that_most_name_are_told_and_silence_proves_nothing),
        cmocka_unit_test(how_complete_and_timely_reports_were_is_told_of_two_periods),
        cmocka_unit_test(reports_whose_delivery_is_known_of_another_period_are_told_apart),
        cmocka_unit_test(what_cannot_be_compared_is_named_with_its_reason),
        cmocka_unit_test(an_index_says_what_it_rests_on_but_no_order_unless_asked),
        cmocka_unit_test(what_an_index_follows_is_told_apart_from_its_weights),
        cmocka_unit_test(imputation_is_stated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
