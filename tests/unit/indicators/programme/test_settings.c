/* The table `programme`: defaults, words in three languages, the command's options. */
#include "from_text.h"

#define INDICATORS                                                                                 \
    { "indicators.csv", "indicator,title\npeople,People\n" }

static void what_is_not_given_has_its_default(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME({"programme.csv", "key,value\nstart,2017\n"}, INDICATORS);
    const programme_settings *settings = &read.model->settings;
    assert_no_finding(&read);
    assert_string_equal(settings->id, "my-plan"); /* of the folder "my plan" */
    assert_string_equal(settings->language, "en");
    assert_close(settings->confidence, 0.95, 0);
    assert_int_equal(settings->min_cell, 10);
    assert_int_equal(settings->rounding, 5);
    assert_int_equal(settings->disclosure, PROGRAMME_SUPPRESS);
    assert_int_equal(settings->seed, 1);
    assert_close(settings->on_track, 0.95, 0);
    assert_close(settings->behind, 0.60, 0);
    assert_false(settings->partial || settings->ranks || settings->synthetic ||
                 settings->zeros_shown);
    assert_int_equal(settings->decimal, BAREMO_DECIMAL_UNKNOWN);
    text_programme_free(&read);
}

static void keys_and_words_are_read_in_spanish_and_french(void **state) {
    (void)state;
    text_programme spanish = READ_PROGRAMME(
        {"programa.csv", "clave;valor\nIDENTIFICADOR;m1\nidioma;español\nsintético;SÍ\n"
                         "ceros;mostrar\nconfianza;0,9\ncelda mínima;7\nfecha;31/01/2020\n"
                         "decimal;coma\n"},
        INDICATORS);
    assert_no_finding(&spanish);
    assert_string_equal(spanish.model->settings.language, "es");
    assert_true(spanish.model->settings.synthetic && spanish.model->settings.zeros_shown);
    assert_close(spanish.model->settings.confidence, 0.9, 0);
    assert_int_equal(spanish.model->settings.min_cell, 7);
    assert_int_equal(spanish.model->settings.decimal, BAREMO_DECIMAL_COMMA);
    assert_string_equal(baremo_day_text(spanish.arena, spanish.model->settings.date), "2020-01-31");
    text_programme_free(&spanish);
    text_programme french = READ_PROGRAMME(
        {"programme.csv", "clé,valeur\nlangue,français\nrangs,oui\ndivulgation,arrondir\n"},
        INDICATORS);
    assert_no_finding(&french);
    assert_string_equal(french.model->settings.language, "fr");
    assert_true(french.model->settings.ranks);
    assert_int_equal(french.model->settings.disclosure, PROGRAMME_ROUND);
    text_programme_free(&french);
}

static void the_period_evaluated_is_the_last_with_data(void **state) {
    (void)state;
    text_programme read =
        READ_PROGRAMME({"programme.csv", "key,value\nstart,2017\nend,2020\n"}, INDICATORS,
                       {"observations.csv",
                        "indicator,period,value\npeople,2018,4\npeople,2019,\npeople,2017,3\n"});
    assert_no_finding(&read);
    assert_string_equal(baremo_period_text(read.arena, read.model->settings.period), "2018");
    assert_string_equal(baremo_day_text(read.arena, read.model->settings.date), "2018-12-31");
    assert_false(read.model->settings.period_given);
    text_programme_free(&read);
}

static void monthly_data_with_yearly_targets_are_evaluated_by_year(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        {"programme.csv", "key,value\nstart,2017\nend,2020\n"}, INDICATORS,
        {"observations.csv", "indicator,period,value\npeople,2018-03,4\npeople,2018-04,4\n"},
        {"targets.csv", "indicator,period,target\npeople,2020,90\n"});
    assert_no_finding(&read);
    assert_int_equal(read.model->grain, BAREMO_PERIOD_YEAR);
    assert_string_equal(baremo_period_text(read.arena, read.model->settings.period), "2018");
    text_programme_free(&read);
}

static void without_data_the_period_is_the_end(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME({"programme.csv", "key,value\nend,2020\n"}, INDICATORS);
    assert_string_equal(baremo_period_text(read.arena, read.model->settings.period), "2020");
    text_programme_free(&read);
    text_programme bare = READ_PROGRAMME({"programme.csv", "key,value\nid,x\n"}, INDICATORS);
    assert_int_equal(bare.model->settings.period.grain, BAREMO_PERIOD_NONE);
    text_programme_free(&bare);
}

static void options_of_the_command_come_before_the_table(void **state) {
    (void)state;
    programme_options options = {.decimal = BAREMO_DECIMAL_COMMA, .language = "fr"};
    assert_true(baremo_period_parse("2018", &options.period));
    const text_table tables[] = {
        {"programme.csv", "key,value\nlanguage,es\nperiod,2019\ndecimal,.\nstart,2017\nend,2020\n"},
        INDICATORS,
        {NULL, NULL}};
    text_programme read = text_programme_read(tables, &options);
    assert_no_finding(&read);
    assert_string_equal(read.model->settings.language, "fr");
    assert_string_equal(baremo_period_text(read.arena, read.model->settings.period), "2018");
    assert_int_equal(read.model->settings.decimal, BAREMO_DECIMAL_COMMA);
    text_programme_free(&read);
    assert_true(baremo_period_parse("2030", &options.period));
    read = text_programme_read(tables, &options);
    const baremo_diagnostic *outside = text_finding(&read, "period-outside");
    assert_non_null(outside);
    assert_string_equal(outside->variable, "--period");
    text_programme_free(&read);
}

static void dimensions_are_columns_of_observations(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        {"programme.csv", "key,value\ndimensions,sex; age group\n"}, INDICATORS,
        {"observations.csv", "indicator,period,Age Group,SEX,value\npeople,2018,0-15,f,1\n"
                             "people,2018,TOTAL,,3\npeople,2018,0-15,F,2\n"});
    assert_int_equal(read.model->dimension_count, 2);
    assert_string_equal(read.model->dimensions[1].values[1], "0-15");
    /* f and F are one value, so the third row is the first again. */
    assert_only_finding(&read, "observation-twice", "observations.csv", 4, 1);
    assert_int_equal(read.model->observation_count, 2);
    text_programme_free(&read);
}

static void percentages_are_read_as_fractions(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        {"programme.csv", "key,value\nconfidence,95\non_track,90 %\nbehind,5%\n"}, INDICATORS);
    assert_no_finding(&read);
    assert_close(read.model->settings.confidence, 0.95, 1e-15);
    assert_close(read.model->settings.on_track, 0.9, 1e-15);
    assert_close(read.model->settings.behind, 0.05, 1e-15);
    text_programme_free(&read);
    /* 1 may be 1 % or the whole, 100 % is no confidence. */
    static const char *const refused[] = {
        "key,value\nconfidence,1\n", "key,value\nconfidence,100\n", "key,value\nconfidence,%\n",
        "key,value\nconfidence,9 5%\n"};
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        text_programme wrong = READ_PROGRAMME({"programme.csv", refused[i]}, INDICATORS);
        assert_only_finding(&wrong, "setting-invalid", "programme.csv", 2, 2);
        text_programme_free(&wrong);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_not_given_has_its_default),
        cmocka_unit_test(keys_and_words_are_read_in_spanish_and_french),
        cmocka_unit_test(the_period_evaluated_is_the_last_with_data),
        cmocka_unit_test(monthly_data_with_yearly_targets_are_evaluated_by_year),
        cmocka_unit_test(without_data_the_period_is_the_end),
        cmocka_unit_test(options_of_the_command_come_before_the_table),
        cmocka_unit_test(percentages_are_read_as_fractions),
        cmocka_unit_test(dimensions_are_columns_of_observations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
