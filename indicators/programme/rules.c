/* The office's own plausibility rules: two operands and what has to hold between them. */
#include "indicators/programme/rules.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

static bool action_column(const reader *reading, const char *text, programme_operand_kind *kind) {
    static const struct {
        schema_column_id column;
        programme_operand_kind kind;
    } columns[] = {{ACTIONS_BUDGET, PROGRAMME_OPERAND_BUDGET},
                   {ACTIONS_SPENT, PROGRAMME_OPERAND_SPENT},
                   {ACTIONS_SESSIONS, PROGRAMME_OPERAND_SESSIONS},
                   {ACTIONS_INVITED, PROGRAMME_OPERAND_INVITED},
                   {ACTIONS_PARTICIPANTS, PROGRAMME_OPERAND_PARTICIPANTS}};
    const char *dot = strchr(text, '.');
    int table = 0, column = 0;
    if (!dot)
        return false;
    const char *name = baremo_arena_copy(reading->arena, text, (size_t)(dot - text));
    if (!name_index_find(schema_table_index(reading->arena), name, &table) ||
        table != TABLE_ACTIONS ||
        !name_index_find(schema_column_index(reading->arena, TABLE_ACTIONS), dot + 1, &column))
        return false;
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if ((int)columns[i].column == column) {
            *kind = columns[i].kind;
            return true;
        }
    return false;
}

/* Point or comma as decimal mark: a number in a rule has no thousands mark. */
static bool plain_number(const reader *reading, const char *text, double *number) {
    char *plain = baremo_arena_text(reading->arena, text);
    char *comma = strchr(plain, ',');
    if (comma && !strchr(plain, '.'))
        *comma = '.';
    return baremo_number_parse(plain, strlen(plain), number);
}

static bool read_operand(reader *reading, schema_column_id column, size_t row,
                         programme_operand *operand) {
    const char *text = cell_text(reading, column, row);
    *operand = (programme_operand){.text = text,
                                   .number = BAREMO_MISSING,
                                   .indicator = id_index_find(&reading->indicators, text)};
    if (operand->indicator != PROGRAMME_NONE) {
        operand->kind = PROGRAMME_OPERAND_INDICATOR;
        return true;
    }
    operand->kind = PROGRAMME_OPERAND_NUMBER;
    if (action_column(reading, text, &operand->kind) ||
        plain_number(reading, text, &operand->number))
        return true;
    const char *nearest =
        baremo_text_nearest(text, reading->indicators.ids, reading->indicators.count);
    cell_problem(reading, &baremo_problem_rule_operand, column, row,
                 "this is neither an indicator nor a column of actions nor a number");
    if (nearest)
        baremo_diagnostics_remedy(reading->diagnostics, "did you mean `%s`?", nearest);
    return false;
}

static bool read_sides(reader *reading, size_t row, programme_rule *rule) {
    bool filled = cell_filled(reading, RULES_LEFT, row);
    filled = cell_filled(reading, RULES_OPERATOR, row) && filled;
    filled = cell_filled(reading, RULES_RIGHT, row) && filled;
    if (!filled)
        return false;
    bool left = read_operand(reading, RULES_LEFT, row, &rule->left);
    return read_operand(reading, RULES_RIGHT, row, &rule->right) && left;
}

static bool compares_something(reader *reading, size_t row, const programme_rule *rule) {
    bool left = rule->left.kind == PROGRAMME_OPERAND_NUMBER;
    bool right = rule->right.kind == PROGRAMME_OPERAND_NUMBER;
    bool given = rule->operation == PROGRAMME_BOTH || rule->operation == PROGRAMME_NOT_BOTH;
    if (given ? !left && !right : !left || !right)
        return true;
    cell_problem(reading, &baremo_problem_rule_numbers, left ? RULES_LEFT : RULES_RIGHT, row,
                 given ? "a number is always given, so it cannot be asked whether it is"
                       : "both sides of this rule are numbers");
    return false;
}

void rules_read(reader *reading) {
    const char *const *ids = NULL;
    const uint32_t *rows = NULL;
    size_t count = cells_identifiers(reading, RULES_RULE, &ids, &rows), kept = 0;
    programme_rule *rules = baremo_arena_array(reading->arena, count, sizeof *rules);
    word_cells operators = cells_words(reading, RULES_OPERATOR, SET_OPERATOR);
    word_cells severities = cells_words(reading, RULES_SEVERITY, SET_SEVERITY);
    word_cells missing = cells_words(reading, RULES_MISSING, SET_RULE_MISSING);
    for (size_t i = 0; i < count; i++) {
        programme_rule rule = {.id = ids[i],
                               .severity =
                                   (baremo_severity)word_at(&severities, rows[i], BAREMO_WARNING),
                               .missing_is_zero = word_at(&missing, rows[i], 0) == 1,
                               .place = cell_place(reading, RULES_RULE, rows[i])};
        int operation = word_at(&operators, rows[i], WORD_BLANK);
        bool sides = read_sides(reading, rows[i], &rule);
        if (!sides || operation == WORD_BLANK)
            continue;
        rule.operation = (programme_operator)operation;
        if (compares_something(reading, rows[i], &rule))
            rules[kept++] = rule;
    }
    reading->model->rules = rules;
    reading->model->rule_count = kept;
}
