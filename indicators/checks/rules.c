/* The office's own rules over figures of the same period and area.
 *
 *  1. Each rule is looked at in each period of the plan up to the evaluated one, for the programme
 * and for every area in which all its indicators are reported. Columns of actions belong to the
 * programme only, summed up to the period.
 *  2. A pair with a missing part is skipped, or, with `missing` = zero, a missing part is 0. `both`
 * and `not_both` ask whether values are there.
 *  3. Equal means equal but for the last digits of computed numbers (1e-9 of their size).
 */
#include "indicators/checks/checks.h"

#include <math.h>

#include <baremo/number.h>

#include "engine/results/notes.h"
#include "indicators/actions.h"
#include "indicators/checks/problems.h"

/* A rule in a period and area. */
typedef struct look {
    evaluation *of;
    const programme_rule *rule;
    baremo_period period;
    uint32_t area; /* PROGRAMME_NONE: the programme */
    double left, right;
} look;

static double action_column(const action_standing *at, programme_operand_kind kind) {
    switch (kind) {
    case PROGRAMME_OPERAND_BUDGET:
        return at->budget;
    case PROGRAMME_OPERAND_SPENT:
        return at->spent;
    case PROGRAMME_OPERAND_SESSIONS:
        return at->sessions;
    case PROGRAMME_OPERAND_INVITED:
        return at->invited;
    default:
        return at->participants;
    }
}

static double sum_of_actions(const look *at, programme_operand_kind kind) {
    double sum = BAREMO_MISSING;
    for (size_t i = 0; i < at->of->model->action_count; i++) {
        action_standing standing = action_standing_at(&at->of->model->actions[i], at->period);
        double value = action_column(&standing, kind);
        if (!baremo_is_missing(value))
            sum = baremo_is_missing(sum) ? value : sum + value;
    }
    return sum;
}

/* false: the operand does not stand in this area. */
static bool operand_value(const look *at, const programme_operand *operand, double *value) {
    if (operand->kind == PROGRAMME_OPERAND_NUMBER) {
        *value = operand->number;
        return true;
    }
    if (operand->kind != PROGRAMME_OPERAND_INDICATOR) {
        *value = sum_of_actions(at, operand->kind);
        return at->area == PROGRAMME_NONE;
    }
    const baremo_result_key key = {.subject_kind = BAREMO_SUBJECT_INDICATOR,
                                   .subject = at->of->model->indicators[operand->indicator].id,
                                   .period = at->period,
                                   .area = evaluation_area(at->of, at->area),
                                   .statistic = "value"};
    const baremo_result *row = baremo_results_find(at->of->results, &key);
    *value = row ? row->value : BAREMO_MISSING;
    return row != NULL;
}

static bool at_least(double a, double b) { return a >= b - 1e-9 * fmax(fabs(a), fabs(b)); }

static bool equal(double a, double b) { return at_least(a, b) && at_least(b, a); }

static bool holds(programme_operator operation, double left, double right) {
    bool both = !baremo_is_missing(left) && !baremo_is_missing(right);
    switch (operation) {
    case PROGRAMME_EQUAL:
        return equal(left, right);
    case PROGRAMME_NOT_EQUAL:
        return !equal(left, right);
    case PROGRAMME_LESS:
        return !at_least(left, right);
    case PROGRAMME_LESS_EQUAL:
        return at_least(right, left);
    case PROGRAMME_GREATER:
        return !at_least(right, left);
    case PROGRAMME_GREATER_EQUAL:
        return at_least(left, right);
    case PROGRAMME_BOTH:
        return both || (baremo_is_missing(left) && baremo_is_missing(right));
    case PROGRAMME_NOT_BOTH:
        return !both;
    }
    return true;
}

static bool asks_presence(programme_operator operation) {
    return operation == PROGRAMME_BOTH || operation == PROGRAMME_NOT_BOTH;
}

/* What came of looking at a rule in all areas of a period. */
typedef struct outcome {
    size_t checked, skipped, broken;
} outcome;

static const char *side(const look *at, const programme_operand *operand, double value) {
    if (operand->kind == PROGRAMME_OPERAND_NUMBER)
        return operand->text;
    return baremo_arena_format(at->of->arena, "%s %s", operand->text,
                               baremo_is_missing(value) ? "-" : evaluation_number(at->of, value));
}

static void report_broken(const look *at) {
    const programme_rule *rule = at->rule;
    evaluation *of = at->of;
    const char *left = side(at, &rule->left, at->left);
    const char *right = side(at, &rule->right, at->right);
    const char *expected =
        baremo_arena_format(of->arena, "%s %s %s", rule->left.text,
                            programme_operator_name(rule->operation), rule->right.text);
    baremo_result row = evaluation_row(BAREMO_SUBJECT_RULE, rule->id, "difference");
    row.period = at->period;
    row.area = evaluation_area(of, at->area);
    row.title = expected;
    row.value = at->left - at->right;
    row.method = "rule";
    row.source = rule->place.file ? programme_place_text(of->arena, rule->place) : NULL;
    baremo_result_note(of->results, &row, &baremo_note_rule_broken, left, right, expected);
    baremo_results_add(of->results, &row);
    baremo_diagnostics_add(of->diagnostics, &baremo_problem_rule_broken, &rule->place, rule->id,
                           NULL, "%s, %s in %s%s%s: expected %s", left, right,
                           baremo_period_text(of->arena, at->period), row.area ? ", " : "",
                           row.area ? row.area : "", expected);
    baremo_diagnostics_severity(of->diagnostics, rule->severity);
}

static void look_at(look *at, outcome *to) {
    const programme_rule *rule = at->rule;
    bool there = operand_value(at, &rule->left, &at->left);
    there = operand_value(at, &rule->right, &at->right) && there;
    if (!there)
        return;
    if (rule->missing_is_zero && !asks_presence(rule->operation)) {
        at->left = baremo_is_missing(at->left) ? 0 : at->left;
        at->right = baremo_is_missing(at->right) ? 0 : at->right;
    }
    bool missing = baremo_is_missing(at->left) || baremo_is_missing(at->right);
    if (missing && !asks_presence(rule->operation)) {
        to->skipped++;
        return;
    }
    to->checked++;
    if (holds(rule->operation, at->left, at->right))
        return;
    to->broken++;
    report_broken(at);
}

static void add_count(evaluation *of, const programme_rule *rule, baremo_period period,
                      const char *statistic, size_t count, const outcome *came) {
    baremo_result row = evaluation_row(BAREMO_SUBJECT_RULE, rule->id, statistic);
    row.title = baremo_arena_format(of->arena, "%s %s %s", rule->left.text,
                                    programme_operator_name(rule->operation), rule->right.text);
    row.period = period;
    row.value = (double)count;
    row.value_class = BAREMO_VALUE_COUNT;
    row.n = (double)came->checked;
    row.missing = (double)came->skipped;
    row.method = "rule";
    row.source = rule->place.file ? programme_place_text(of->arena, rule->place) : NULL;
    baremo_results_add(of->results, &row);
}

static bool over_areas(const programme_rule *rule) {
    return rule->left.kind == PROGRAMME_OPERAND_INDICATOR ||
           rule->right.kind == PROGRAMME_OPERAND_INDICATOR;
}

static void report_period(evaluation *of, const programme_rule *rule, baremo_period period) {
    outcome came = {0};
    look at = {.of = of, .rule = rule, .period = period, .area = PROGRAMME_NONE};
    look_at(&at, &came);
    for (uint32_t area = 0; over_areas(rule) && area < of->model->area_count; area++) {
        at.area = area;
        look_at(&at, &came);
    }
    add_count(of, rule, period, "checked", came.checked, &came);
    add_count(of, rule, period, "violations", came.broken, &came);
}

void report_rules(evaluation *of) {
    for (size_t i = 0; i < of->model->rule_count; i++)
        for (size_t t = 0; t < of->period_count; t++)
            report_period(of, &of->model->rules[i], of->periods[t]);
}
