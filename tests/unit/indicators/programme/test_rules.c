/* The office's own rules. */
#include "from_text.h"

#define PROGRAMME                                                                                  \
    { "programme.csv", "key,value\nid,p\nperiod,2019\n" }
#define INDICATORS                                                                                 \
    { "indicators.csv", "indicator,title\ncame,Came\ninvited,Invited\n" }

static void operands_are_indicators_columns_of_actions_and_numbers(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME, INDICATORS,
        {"reglas.csv",
         "regla;izquierda;operador;derecha;gravedad;ausentes\nR1;came;<=;invited;error;cero\n"
         "R2;actions.participants;≤;acciones.invitados;;\nR3;came;≠;12,5;aviso;omitir\n"
         "R4;came;ambos;invited;;\n"});
    const programme_rule *rules = read.model->rules;
    assert_no_finding(&read);
    assert_int_equal(read.model->rule_count, 4);
    assert_int_equal(rules[0].left.kind, PROGRAMME_OPERAND_INDICATOR);
    assert_int_equal(rules[0].right.indicator, 1);
    assert_int_equal(rules[0].operation, PROGRAMME_LESS_EQUAL);
    assert_int_equal(rules[0].severity, BAREMO_ERROR);
    assert_true(rules[0].missing_is_zero);
    assert_int_equal(rules[1].left.kind, PROGRAMME_OPERAND_PARTICIPANTS);
    assert_int_equal(rules[1].right.kind, PROGRAMME_OPERAND_INVITED);
    assert_int_equal(rules[1].operation, PROGRAMME_LESS_EQUAL);
    assert_int_equal(rules[1].severity, BAREMO_WARNING);
    assert_false(rules[1].missing_is_zero);
    assert_int_equal(rules[2].operation, PROGRAMME_NOT_EQUAL);
    assert_close(rules[2].right.number, 12.5, 0);
    assert_int_equal(rules[3].operation, PROGRAMME_BOTH);
    text_programme_free(&read);
}

static void a_faulty_rule_is_left_out(void **state) {
    (void)state;
    text_programme read =
        READ_PROGRAMME(PROGRAMME, INDICATORS,
                       {"rules.csv", "rule,left,operator,right\nR1,came,<=,invitd\nR2,came,>,0\n"});
    assert_only_finding(&read, "rule-operand", "rules.csv", 2, 4);
    assert_string_equal(text_finding(&read, "rule-operand")->remedy, "did you mean `invited`?");
    assert_int_equal(read.model->rule_count, 1);
    assert_string_equal(read.model->rules[0].id, "R2");
    text_programme_free(&read);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operands_are_indicators_columns_of_actions_and_numbers),
        cmocka_unit_test(a_faulty_rule_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
