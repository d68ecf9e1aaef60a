/* What coded opinions found, phrase by phrase. */
#include "check.h"

#include <string.h>

#include "made_run.h"
#include "made_surveys.h"
#include "reports/plan/voices.h"

static const char *const LANGUAGES[] = {"en", "es", "fr"};

/* No-break spaces as plain ones. */
static const char *plain(baremo_arena *arena, const char *text) {
    char *copy = baremo_arena_text(arena, text), *to = copy;
    for (const char *at = copy; *at;) {
        size_t skip = strncmp(at, "\xc2\xa0", 2) == 0       ? 2
                      : strncmp(at, "\xe2\x80\xaf", 3) == 0 ? 3
                                                            : 0;
        *to++ = skip ? ' ' : *at;
        at += skip ? skip : 1;
    }
    *to = '\0';
    return copy;
}

static const char *said(baremo_arena *arena, const char *language, double alpha, double people,
                        double coders) {
    made_survey wanted = made_survey_plain(language);
    wanted.with_codes = true;
    wanted.agreement = alpha;
    wanted.people = people;
    wanted.coders = coders;
    const baremo_results *results = made_survey_results(arena, &wanted);
    const survey_words words = {arena, report_language_of(results), results};
    size_t count;
    const baremo_results_code *codes = baremo_results_codes(results, &count);
    return plain(arena, voices_say(&words, &codes[0], "Voces"));
}

TEST_IN_ARENA(what_most_speak_of_and_how_far_coders_agree) {
    static const char *const expected[] = {
        "Voces: people 45, units coded 80, coders 3. Spoken of most: respeto (69% of the people; "
        "95% interval: 48% to 86%), miedo (31% of the people; 95% interval: 22% to 39%), barrio "
        "(24% of the people; 95% interval: 17% to 31%). Agreement of the coders (Krippendorff’s "
        "alpha): 0.71 (95% interval: 0.60 to 0.80), enough for tentative conclusions only. With "
        "care: the shares are of the people who spoke, not of a population, and who did not speak "
        "of something did not deny it.",
        "Voces: personas 45, unidades codificadas 80, codificadores 3. Lo más mencionado: respeto "
        "(69 % de las personas; intervalo del 95 %: de 48 % a 86 %), miedo (31 % de las personas; "
        "intervalo del 95 %: de 22 % a 39 %), barrio (24 % de las personas; intervalo del 95 %: de "
        "17 % a 31 %). Acuerdo entre quienes codificaron (alfa de Krippendorff): 0,71 (intervalo "
        "del 95 %: de 0,60 a 0,80), suficiente solo para conclusiones provisionales. Con cautela: "
        "los porcentajes son de las personas que hablaron, no de una población, y quien no habló "
        "de "
        "algo no lo negó.",
        "Voces : personnes 45, unités codées 80, codeurs 3. Le plus évoqué : respeto (69 % des "
        "personnes ; intervalle à 95 % : de 48 % à 86 %), miedo (31 % des personnes ; intervalle à "
        "95 % : de 22 % à 39 %), barrio (24 % des personnes ; intervalle à 95 % : de 17 % à 31 %). "
        "Accord entre les codeurs (alpha de Krippendorff) : 0,71 (intervalle à 95 % : de 0,60 à "
        "0,80), assez pour des conclusions provisoires seulement. Avec prudence : les parts "
        "portent sur les personnes qui ont parlé, non sur une population, et qui n’a pas parlé "
        "d’une chose ne l’a pas niée."};
    for (int i = 0; i < 3; i++)
        assert_string_equal(said(argument, LANGUAGES[i], 0.71, 45, 3), expected[i]);
    return BAREMO_OK;
}

TEST_IN_ARENA(agreement_is_told_by_the_limits_of_krippendorff) {
    assert_non_null(strstr(said(argument, "en", 0.8, 45, 3), ", enough for conclusions."));
    assert_non_null(strstr(said(argument, "en", 0.6667, 45, 3), ", enough for tentative"));
    assert_non_null(strstr(said(argument, "en", 0.6666, 45, 3), ", too little for conclusions."));
    return BAREMO_OK;
}

TEST_IN_ARENA(few_people_and_one_coder_are_cautions) {
    assert_non_null(strstr(said(argument, "en", 0.7, 29, 3), "With care: few people (n = 29)"));
    assert_null(strstr(said(argument, "en", 0.7, 30, 3), "few people"));
    const char *one = said(argument, "en", 0.7, 45, 1);
    assert_null(strstr(one, "Agreement"));
    assert_non_null(strstr(one, "one person coded everything"));
    return BAREMO_OK;
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_most_speak_of_and_how_far_coders_agree),
        cmocka_unit_test(agreement_is_told_by_the_limits_of_krippendorff),
        cmocka_unit_test(few_people_and_one_coder_are_cautions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
