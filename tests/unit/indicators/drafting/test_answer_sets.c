/* Sets of known answers. */
#include "check.h"

#include <stdbool.h>
#include <string.h>

#include <baremo/text.h>

#include "indicators/drafting/answer_sets.h"

static const answer_set *find(baremo_arena *arena, const char *const *answers, size_t count,
                              const answer_set **near) {
    size_t set_count = 0;
    const answer_set *sets = answer_sets(arena, &set_count);
    const char *keys[16];
    for (size_t i = 0; i < count; i++)
        keys[i] = baremo_text_key(arena, answers[i]);
    return answer_set_of(sets, set_count, keys, count, near);
}

static void no_wording_stands_twice_in_a_set(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    size_t count = 0;
    const answer_set *sets = answer_sets(arena, &count);
    assert_true(count >= 30);
    for (size_t s = 0; s < count; s++) {
        assert_true(sets[s].rung_count >= 2);
        for (size_t rung = 0; rung < sets[s].rung_count; rung++) {
            assert_true(sets[s].rungs[rung].key_count > 0);
            for (size_t i = 0; i < sets[s].rungs[rung].key_count; i++)
                if (answer_set_rung(&sets[s], sets[s].rungs[rung].keys[i]) != (int)rung)
                    fail_msg("%s (%s): `%s` stands twice", sets[s].name, sets[s].language,
                             sets[s].rungs[rung].keys[i]);
        }
    }
    baremo_arena_free(arena);
}

static void every_set_is_there_in_three_languages(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    size_t count = 0;
    const answer_set *sets = answer_sets(arena, &count);
    for (size_t i = 0; i < count; i++) {
        size_t found = 0;
        for (size_t k = 0; k < count; k++)
            found += strcmp(sets[i].name, sets[k].name) == 0;
        assert_int_equal(found, 3);
    }
    baremo_arena_free(arena);
}

static void answers_are_known_in_any_order_case_and_accents(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    const answer_set *near;
    const char *es[] = {"DE ACUERDO", "totalmente en desacuerdo", "Ni de acuerdo ni en desacuerdo"};
    const char *fr[] = {"plutot d'accord", "Pas du tout d'accord"};
    const char *en[] = {"Often", "never", "Sometimes"};
    assert_string_equal(find(arena, es, 3, &near)->name, "agreement");
    assert_string_equal(find(arena, fr, 2, &near)->name, "agreement");
    assert_string_equal(find(arena, en, 3, &near)->name, "frequency");
    baremo_arena_free(arena);
}

static void a_set_with_fewer_rungs_is_taken_first(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    const answer_set *near;
    const char *yes[] = {"sí", "no"}, *low[] = {"bajo", "alto"};
    assert_true(find(arena, yes, 2, &near)->yes_no);
    assert_string_equal(find(arena, low, 2, &near)->name, "low_medium_high");
    baremo_arena_free(arena);
}

static void one_unknown_answer_makes_the_set_a_near_one(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    const answer_set *near;
    const char *some[] = {"Nunca", "A veces", "Cuando llueve"},
               *few[] = {"Nunca", "en verano", "Cuando llueve", "otra"};
    assert_null(find(arena, some, 3, &near));
    assert_string_equal(near->name, "frequency");
    assert_null(find(arena, few, 4, &near));
    assert_null(near);
    baremo_arena_free(arena);
}

static void two_answers_on_one_rung_have_no_known_order(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    const answer_set *near;
    const char *both[] = {"De acuerdo", "Bastante de acuerdo", "En desacuerdo"};
    assert_null(find(arena, both, 3, &near));
    assert_string_equal(near->name, "agreement");
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_wording_stands_twice_in_a_set),
        cmocka_unit_test(every_set_is_there_in_three_languages),
        cmocka_unit_test(answers_are_known_in_any_order_case_and_accents),
        cmocka_unit_test(a_set_with_fewer_rungs_is_taken_first),
        cmocka_unit_test(one_unknown_answer_makes_the_set_a_near_one),
        cmocka_unit_test(two_answers_on_one_rung_have_no_known_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
