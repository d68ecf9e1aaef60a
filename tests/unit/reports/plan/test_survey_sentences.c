#include "check.h"

#include <string.h>

#include "made_run.h"
#include "made_surveys.h"
#include "reports/plan/survey_sentences.h"

static const char *const LANGUAGES[] = {"en", "es", "fr"};

static survey_words words_of(baremo_arena *arena, const made_survey *wanted) {
    const baremo_results *results = made_survey_results(arena, wanted);
    return (survey_words){arena, report_language_of(results), results};
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

static const char *scale_said(baremo_arena *arena, const made_survey *wanted) {
    survey_words words = words_of(arena, wanted);
    size_t count;
    const baremo_results_scale *scales = baremo_results_scales(words.results, &count);
    const char *const *paragraphs = NULL;
    const char *text = NULL;
    size_t told = survey_say_scale(&words, &scales[0], &paragraphs);
    for (size_t i = 0; i < told; i++)
        text = text ? baremo_arena_format(arena, "%s\n%s", text, paragraphs[i]) : paragraphs[i];
    return plain_spaces(arena, text);
}

static const char *cautions_said(baremo_arena *arena, const made_survey *wanted) {
    survey_words words = words_of(arena, wanted);
    return plain_spaces(
        arena, survey_say_cautions(&words, baremo_results_survey_find(words.results, "Q")));
}

static void assert_says(const char *text, const char *part) {
    if (!strstr(text, part))
        fail_msg("\"%s\"\n  is not in \"%s\"", part, text);
}

static void assert_does_not_say(const char *text, const char *part) {
    if (strstr(text, part))
        fail_msg("\"%s\"\n  is in \"%s\"", part, text);
}

TEST_IN_ARENA(an_improvement_is_told_with_unit_interval_n_test_and_size) {
    static const char *const expected[] = {
        "Convivencia: Improved. The mean rose from 3.21 to 3.58: +0.37 points (95% interval: +0.12 "
        "to +0.62), n = 40 of 44 matched people. Paired t test: p = 0.005. The observed change is "
        "medium in size (g_av = 0.61).",
        "Convivencia: Mejora. La media subió de 3,21 a 3,58: +0,37 puntos (intervalo del 95 %: de "
        "+0,12 a +0,62), n = 40 de 44 personas emparejadas. Prueba t para muestras emparejadas: p "
        "= 0,005. El cambio observado es de tamaño mediano (g_av = 0,61).",
        "Convivencia : Amélioration. La moyenne est montée de 3,21 à 3,58 : +0,37 point "
        "(intervalle à 95 % : de +0,12 à +0,62), n = 40 sur 44 personnes appariées. Test t pour "
        "échantillons appariés : p = 0,005. Le changement observé est d’ampleur moyenne (g_av = "
        "0,61)."};
    for (int i = 0; i < 3; i++) {
        const made_survey wanted = made_survey_plain(LANGUAGES[i]);
        assert_string_equal(scale_said(argument, &wanted), expected[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(a_worsening_says_fell_and_keeps_the_sign) {
    static const char *const expected[][2] = {
        {"Worsened. The mean fell from 3.21 to 2.84: −0.37 points (95% interval: −0.62 to −0.12)",
         "p < 0.001"},
        {"Empeora. La media bajó de 3,21 a 2,84: −0,37 puntos (intervalo del 95 %: de −0,62 a "
         "−0,12)",
         "p < 0,001"},
        {"Dégradation. La moyenne est descendue de 3,21 à 2,84 : −0,37 point (intervalle à 95 % : "
         "de −0,62 à −0,12)",
         "p < 0,001"}};
    for (int i = 0; i < 3; i++) {
        made_survey wanted = made_survey_plain(LANGUAGES[i]);
        wanted.after = 2.84;
        wanted.change = -0.37;
        wanted.low = -0.62;
        wanted.high = -0.12;
        wanted.p = 0.0004;
        wanted.status = BAREMO_STATUS_WORSENED;
        const char *said = scale_said(argument, &wanted);
        assert_says(said, expected[i][0]);
        assert_says(said, expected[i][1]);
    }
    return BAREMO_OK;
}

/* Of a scale that should fall, a fall is an improvement. */
TEST_IN_ARENA(the_verdict_follows_the_status_and_the_verb_the_sign) {
    made_survey wanted = made_survey_plain("en");
    wanted.after = 2.84;
    wanted.change = -0.37;
    assert_says(scale_said(argument, &wanted), "Improved. The mean fell from 3.21 to 2.84");
    return BAREMO_OK;
}

TEST_IN_ARENA(a_change_that_may_be_none_is_no_clear_change_and_neither_rose_nor_fell) {
    static const char *const expected[] = {
        "No clear change. The mean went from 3.21 to 3.58",
        "Sin cambio claro. La media pasó de 3,21 a 3,58",
        "Pas de changement net. La moyenne est passée de 3,21 à 3,58"};
    static const char *const forbidden[] = {"rose", "subió", "montée"};
    for (int i = 0; i < 3; i++) {
        made_survey wanted = made_survey_plain(LANGUAGES[i]);
        wanted.low = -0.05;
        wanted.status = BAREMO_STATUS_UNCHANGED;
        const char *said = scale_said(argument, &wanted);
        assert_says(said, expected[i]);
        assert_does_not_say(said, forbidden[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(the_size_in_words_is_of_the_absolute_effect) {
    static const struct {
        double effect;
        const char *words[3];
    } sizes[] = {{0.199, {"negligible", "insignificante", "négligeable"}},
                 {0.2, {"small", "pequeño", "faible"}},
                 {-0.499, {"small", "pequeño", "faible"}},
                 {0.5, {"medium", "mediano", "moyenne"}},
                 {-0.799, {"medium", "mediano", "moyenne"}},
                 {0.8, {"large", "grande", "grande"}},
                 {-1.7, {"large", "grande", "grande"}}};
    (void)argument;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int language = 0; language < REPORT_LANGUAGE_COUNT; language++)
            assert_string_equal(survey_size_word((report_language)language, sizes[i].effect),
                                sizes[i].words[language]);
    return BAREMO_OK;
}

TEST_IN_ARENA(few_people_and_a_low_alpha_are_cautions_of_the_scale) {
    static const char *const expected[] = {
        "With care: few people (n = 29), so the estimate is uncertain; the reliability of the "
        "scale is low (alpha = 0.69).",
        "Con cautela: pocas personas (n = 29): la estimación es incierta; la fiabilidad de la "
        "escala es baja (alfa = 0,69).",
        "Avec prudence : peu de personnes (n = 29), donc l’estimation est incertaine ; la "
        "fiabilité "
        "de l’échelle est faible (alpha = 0,69)."};
    for (int i = 0; i < 3; i++) {
        made_survey wanted = made_survey_plain(LANGUAGES[i]);
        wanted.n = 29;
        wanted.alpha = 0.69;
        assert_says(scale_said(argument, &wanted), expected[i]);
    }
    made_survey wanted = made_survey_plain("en");
    wanted.n = 30;
    wanted.alpha = 0.7;
    assert_does_not_say(scale_said(argument, &wanted), "With care");
    return BAREMO_OK;
}

TEST_IN_ARENA(different_samples_are_called_that_in_every_sentence) {
    static const char *const expected[] = {
        "Convivencia: More favourable after (different samples). The mean was 3.21 in the first "
        "sample and 3.58 in the second: +0.37 points (95% interval: +0.12 to +0.62), n = 40 and 43 "
        "different people. Welch’s t test: p = 0.005. The observed difference is medium in size "
        "(Hedges’ g = 0.61).",
        "Convivencia: Más favorable después (muestras distintas). La media fue 3,21 en la primera "
        "muestra y 3,58 en la segunda: +0,37 puntos (intervalo del 95 %: de +0,12 a +0,62), n = 40 "
        "y 43 personas distintas. Prueba t de Welch: p = 0,005. La diferencia observada es de "
        "tamaño mediano (g de Hedges = 0,61).",
        "Convivencia : Plus favorable après (échantillons différents). La moyenne était de 3,21 "
        "dans le premier échantillon et de 3,58 dans le second : +0,37 point (intervalle à 95 % : "
        "de +0,12 à +0,62), n = 40 et 43 personnes différentes. Test t de Welch : p = 0,005. La "
        "différence observée est d’ampleur moyenne (g de Hedges = 0,61)."};
    static const char *const cautions[] = {
        "before and after are different samples, a weaker design",
        "antes y después son muestras distintas, un diseño más débil",
        "avant et après sont des échantillons différents, un plan plus faible"};
    for (int i = 0; i < 3; i++) {
        made_survey wanted = made_survey_plain(LANGUAGES[i]);
        wanted.design = "unmatched";
        assert_string_equal(scale_said(argument, &wanted), expected[i]);
        assert_says(cautions_said(argument, &wanted), cautions[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(what_is_remembered_is_called_that) {
    static const char *const expected[] = {"Improved (as remembered afterwards).",
                                           "Mejora (según lo recordado después).",
                                           "Amélioration (selon le souvenir après coup)."};
    static const char *const cautions[] = {"memory may favour a change",
                                           "el recuerdo puede favorecer un cambio",
                                           "le souvenir peut favoriser un changement"};
    for (int i = 0; i < 3; i++) {
        made_survey wanted = made_survey_plain(LANGUAGES[i]);
        wanted.design = "retrospective";
        assert_says(scale_said(argument, &wanted), expected[i]);
        assert_says(cautions_said(argument, &wanted), cautions[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(without_comparison_group_a_change_is_no_proof) {
    static const char *const expected[] = {
        "With care: there is no comparison group: change is not proof of effect.",
        "Con cautela: no hay grupo de comparación: un cambio no prueba un efecto.",
        ("Avec prudence : il n’y a pas de groupe de comparaison : un changement ne prouve pas un "
         "effet.")};
    for (int i = 0; i < 3; i++) {
        const made_survey wanted = made_survey_plain(LANGUAGES[i]);
        assert_string_equal(cautions_said(argument, &wanted), expected[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(attrition_is_a_caution_above_a_fifth) {
    static const char *const expected[] = {
        "21% of those who answered first did not answer later",
        "no respondió después el 21 % de quienes respondieron antes",
        "21 % de ceux qui ont d’abord répondu n’ont pas répondu ensuite"};
    for (int i = 0; i < 3; i++) {
        made_survey wanted = made_survey_plain(LANGUAGES[i]);
        wanted.retention = 79;
        assert_says(cautions_said(argument, &wanted), expected[i]);
        wanted.retention = 80;
        assert_does_not_say(cautions_said(argument, &wanted), "20");
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(several_outcomes_are_adjusted_and_a_caution) {
    static const char *const adjusted[] = {
        "p = 0.005; p = 0.010 after Holm’s adjustment over 3 scales.",
        "p = 0,005; p = 0,010 con el ajuste de Holm sobre 3 escalas.",
        "p = 0,005 ; p = 0,010 après ajustement de Holm sur 3 échelles."};
    static const char *const cautions[] = {"3 scales are tested together",
                                           "se prueban 3 escalas a la vez",
                                           "3 échelles sont testées ensemble"};
    for (int i = 0; i < 3; i++) {
        made_survey wanted = made_survey_plain(LANGUAGES[i]);
        wanted.scales = 3;
        assert_says(scale_said(argument, &wanted), adjusted[i]);
        assert_says(cautions_said(argument, &wanted), cautions[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(few_clusters_are_a_caution_and_leave_the_plain_interval) {
    static const char *const expected[] = {
        "the people come from 5 clusters only, so the intervals are too narrow",
        "las personas vienen de solo 5 conglomerados: los intervalos son demasiado estrechos",
        "les personnes viennent de 5 grappes seulement, donc les intervalles sont trop étroits"};
    for (int i = 0; i < 3; i++) {
        made_survey wanted = made_survey_plain(LANGUAGES[i]);
        wanted.cluster = "centro";
        wanted.cluster_count = 5;
        assert_says(cautions_said(argument, &wanted), expected[i]);
        assert_does_not_say(scale_said(argument, &wanted), "0.35");
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(six_clusters_carry_the_change_and_its_test) {
    static const char *const expected[] = {
        "The mean rose from 3.21 to 3.58; mean change of the clusters +0.35 points (95% interval: "
        "+0.07 to +0.67), n = 40 of 44 matched people. t test on the means of 6 clusters: p = "
        "0.010.",
        "La media subió de 3,21 a 3,58; cambio medio de los conglomerados +0,35 puntos (intervalo "
        "del 95 %: de +0,07 a +0,67), n = 40 de 44 personas emparejadas. Prueba t sobre las medias "
        "de 6 conglomerados: p = 0,010.",
        "La moyenne est montée de 3,21 à 3,58 ; évolution moyenne des grappes +0,35 point "
        "(intervalle à 95 % : de +0,07 à +0,67), n = 40 sur 44 personnes appariées. Test t sur les "
        "moyennes de 6 grappes : p = 0,010."};
    for (int i = 0; i < 3; i++) {
        made_survey wanted = made_survey_plain(LANGUAGES[i]);
        wanted.scales = 2;
        wanted.cluster = "centro";
        wanted.cluster_count = 6;
        assert_says(scale_said(argument, &wanted), expected[i]);
        assert_does_not_say(scale_said(argument, &wanted), "Holm");
        assert_does_not_say(cautions_said(argument, &wanted), "6");
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(arms_are_told_apart_and_against_the_control) {
    static const char *const expected[][3] = {
        {"“control”, Convivencia: No clear change. The mean went from 3.21 to 3.23",
         "\n“taller”, Convivencia: Improved. The mean rose from 3.21 to 3.58",
         "“taller” against “control”: the changes differ by +0.35 points (95% interval: +0.10 to "
         "+0.60). Welch’s t test on the changes: p = 0.005."},
        {"«control», Convivencia: Sin cambio claro. La media pasó de 3,21 a 3,23",
         "\n«taller», Convivencia: Mejora. La media subió de 3,21 a 3,58",
         "«taller» frente a «control»: los cambios difieren en +0,35 puntos (intervalo del 95 %: "
         "de "
         "+0,10 a +0,60). Prueba t de Welch sobre los cambios: p = 0,005."},
        {"« control », Convivencia : Pas de changement net. La moyenne est passée de 3,21 à 3,23",
         "\n« taller », Convivencia : Amélioration. La moyenne est montée de 3,21 à 3,58",
         "« taller » par rapport à « control » : les évolutions diffèrent de +0,35 point "
         "(intervalle à 95 "
         "% : de +0,10 à +0,60). Test t de Welch sur les évolutions : p = 0,005."}};
    static const char *const cautions[] = {"depends on how the groups were formed",
                                           "depende de cómo se formaron los grupos",
                                           "dépend de la façon dont les groupes ont été formés"};
    for (int i = 0; i < 3; i++) {
        made_survey wanted = made_survey_plain(LANGUAGES[i]);
        wanted.with_arms = true;
        const char *said = scale_said(argument, &wanted);
        for (int k = 0; k < 3; k++)
            assert_says(said, expected[i][k]);
        assert_says(cautions_said(argument, &wanted), cautions[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(arms_that_may_be_alike_show_no_clear_difference) {
    static const char *const expected[] = {
        "“taller” against “control”: no clear difference of the changes, +0.35 points",
        "«taller» frente a «control»: sin diferencia clara entre los cambios, +0,35 puntos",
        ("« taller » par rapport à « control » : pas de différence nette des évolutions, +0,35 "
         "point")};
    for (int i = 0; i < 3; i++) {
        made_survey wanted = made_survey_plain(LANGUAGES[i]);
        wanted.with_arms = true;
        wanted.low = 0.01;
        assert_says(scale_said(argument, &wanted), expected[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(a_third_wave_is_told_against_the_first) {
    static const char *const expected[] = {"Follow-up − Before: Improved. The mean",
                                           "Seguimiento − Antes: Mejora. La media",
                                           "Suivi − Avant : Amélioration. La moyenne"};
    for (int i = 0; i < 3; i++) {
        made_survey wanted = made_survey_plain(LANGUAGES[i]);
        wanted.with_followup = true;
        assert_says(scale_said(argument, &wanted), expected[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(changes_of_one_scale_share_their_cautions) {
    made_survey wanted = made_survey_plain("en");
    wanted.with_followup = true;
    wanted.alpha = 0.5;
    const char *text = scale_said(argument, &wanted);
    const char *care = strstr(text, "With care:");
    assert_non_null(care);
    assert_null(strstr(care + 1, "With care:"));
    assert_true(care > strstr(text, "Follow-up − Before"));
    return BAREMO_OK;
}

TEST_IN_ARENA(a_protected_change_says_why_it_is_not_there_and_no_number) {
    static const char *const expected[] = {
        "Convivencia: the change cannot be stated ([c] fewer than 10).",
        "Convivencia: el cambio no se puede dar ([c] fewer than 10).",
        "Convivencia : l’évolution ne peut être donnée ([c] fewer than 10)."};
    for (int i = 0; i < 3; i++) {
        made_survey wanted = made_survey_plain(LANGUAGES[i]);
        wanted.is_protected = true;
        assert_string_equal(scale_said(argument, &wanted), expected[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(a_survey_asked_once_tells_no_change_and_needs_no_caution_of_change) {
    static const char *const expected[] = {
        "Convivencia: Mean 3.21 (95% interval: 3.01 to 3.41), n = 40 people.",
        "Convivencia: Media 3,21 (intervalo del 95 %: de 3,01 a 3,41), n = 40 personas.",
        "Convivencia : Moyenne 3,21 (intervalle à 95 % : de 3,01 à 3,41), n = 40 personnes."};
    for (int i = 0; i < 3; i++) {
        made_survey wanted = made_survey_plain(LANGUAGES[i]);
        wanted.design = "single";
        assert_string_equal(scale_said(argument, &wanted), expected[i]);
        assert_string_equal(cautions_said(argument, &wanted), "(nothing)");
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(percent_scores_change_by_percentage_points) {
    static const char *const expected[] = {
        "from 52.5% to 60.0%: +7.5 percentage points (95% interval: +2.5 to +12.5)",
        "de 52,5 % a 60,0 %: +7,5 puntos porcentuales (intervalo del 95 %: de +2,5 a +12,5)",
        "de 52,5 % à 60,0 % : +7,5 points de pourcentage (intervalle à 95 % : de +2,5 à +12,5)"};
    for (int i = 0; i < 3; i++) {
        made_survey wanted = made_survey_plain(LANGUAGES[i]);
        wanted.score = "percent";
        wanted.before = 52.5;
        wanted.after = 60;
        wanted.change = 7.5;
        wanted.low = 2.5;
        wanted.high = 12.5;
        assert_says(scale_said(argument, &wanted), expected[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(weights_are_a_caution_about_the_tests) {
    static const char *const expected[] = {"the tests do not use the weights",
                                           "las pruebas no usan los pesos",
                                           "les tests n’utilisent pas les poids"};
    for (int i = 0; i < 3; i++) {
        made_survey wanted = made_survey_plain(LANGUAGES[i]);
        wanted.weighted = true;
        assert_says(cautions_said(argument, &wanted), expected[i]);
    }
    return BAREMO_OK;
}

/* Convivencia and Empatía up and unclear, Confianza and Diálogo: -0.23 (-0.48..0.02), -0.53. */
TEST_IN_ARENA(the_headline_counts_the_scales_by_their_status) {
    static const char *const expected[] = {
        "Cuestionario de convivencia (same people before and after). Scales: improved 1, no clear "
        "change 2, worsened 1.",
        "Cuestionario de convivencia (mismas personas antes y después). Escalas: mejora 1, sin "
        "cambio claro 2, empeora 1.",
        "Cuestionario de convivencia (mêmes personnes avant et après). Échelles : amélioration 1, "
        "pas de changement net 2, dégradation 1."};
    for (int i = 0; i < 3; i++) {
        made_survey wanted = made_survey_plain(LANGUAGES[i]);
        wanted.scales = 4;
        survey_words words = words_of(argument, &wanted);
        assert_string_equal(
            plain_spaces(argument, survey_say_headline(
                                       &words, baremo_results_survey_find(words.results, "Q"))),
            expected[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(a_clear_difference_of_arms_is_better_only_in_the_direction_of_the_scale) {
    static const char *const expected[] = {"better 1, no clear difference 0, worse 0",
                                           "better 0, no clear difference 0, worse 1",
                                           "better 0, no clear difference 0, worse 1"};
    static const baremo_direction directions[] = {BAREMO_INCREASE, BAREMO_DECREASE,
                                                  BAREMO_MAINTAIN};
    for (int i = 0; i < 3; i++) {
        made_survey wanted = made_survey_plain("en");
        wanted.with_arms = true;
        wanted.direction = directions[i];
        survey_words words = words_of(argument, &wanted);
        assert_says(survey_say_headline(&words, baremo_results_survey_find(words.results, "Q")),
                    expected[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(with_arms_the_headline_is_of_what_they_have_more_than_the_control) {
    static const char *const expected[] = {
        "Scales, change against the control group: better 1, no clear difference 0, worse 0.",
        "Escalas, cambio frente al grupo de control: mejor 1, sin diferencia clara 0, peor 0.",
        ("Échelles, évolution par rapport au groupe témoin : meilleure 1, pas de différence nette "
         "0, moins bonne 0.")};
    for (int i = 0; i < 3; i++) {
        made_survey wanted = made_survey_plain(LANGUAGES[i]);
        wanted.with_arms = true;
        survey_words words = words_of(argument, &wanted);
        assert_says(plain_spaces(argument, survey_say_headline(&words, baremo_results_survey_find(
                                                                           words.results, "Q"))),
                    expected[i]);
    }
    return BAREMO_OK;
}

TEST_IN_ARENA(a_part_of_a_group_is_found_by_its_whole_name) {
    assert_string_equal(survey_part_of(argument, "wave=pre;answer=4", "answer"), "4");
    assert_string_equal(survey_part_of(argument, "wave=pre;answer=4", "wave"), "pre");
    assert_null(survey_part_of(argument, "wave=pre;answer=4", "swer"));
    assert_null(survey_part_of(argument, "answers=4", "answer"));
    assert_null(survey_part_of(argument, NULL, "answer"));
    return BAREMO_OK;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_improvement_is_told_with_unit_interval_n_test_and_size),
        cmocka_unit_test(a_worsening_says_fell_and_keeps_the_sign),
        cmocka_unit_test(the_verdict_follows_the_status_and_the_verb_the_sign),
        cmocka_unit_test(a_change_that_may_be_none_is_no_clear_change_and_neither_rose_nor_fell),
        cmocka_unit_test(the_size_in_words_is_of_the_absolute_effect),
        cmocka_unit_test(few_people_and_a_low_alpha_are_cautions_of_the_scale),
        cmocka_unit_test(different_samples_are_called_that_in_every_sentence),
        cmocka_unit_test(what_is_remembered_is_called_that),
        cmocka_unit_test(without_comparison_group_a_change_is_no_proof),
        cmocka_unit_test(attrition_is_a_caution_above_a_fifth),
        cmocka_unit_test(several_outcomes_are_adjusted_and_a_caution),
        cmocka_unit_test(few_clusters_are_a_caution_and_leave_the_plain_interval),
        cmocka_unit_test(six_clusters_carry_the_change_and_its_test),
        cmocka_unit_test(arms_are_told_apart_and_against_the_control),
        cmocka_unit_test(arms_that_may_be_alike_show_no_clear_difference),
        cmocka_unit_test(a_third_wave_is_told_against_the_first),
        cmocka_unit_test(changes_of_one_scale_share_their_cautions),
        cmocka_unit_test(a_protected_change_says_why_it_is_not_there_and_no_number),
        cmocka_unit_test(a_survey_asked_once_tells_no_change_and_needs_no_caution_of_change),
        cmocka_unit_test(percent_scores_change_by_percentage_points),
        cmocka_unit_test(weights_are_a_caution_about_the_tests),
        cmocka_unit_test(the_headline_counts_the_scales_by_their_status),
        cmocka_unit_test(with_arms_the_headline_is_of_what_they_have_more_than_the_control),
        cmocka_unit_test(a_clear_difference_of_arms_is_better_only_in_the_direction_of_the_scale),
        cmocka_unit_test(a_part_of_a_group_is_found_by_its_whole_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
