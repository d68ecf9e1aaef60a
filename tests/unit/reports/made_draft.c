#include "made_draft.h"

static const char *const steps[] = {"To fill in", "1. Begin."};
static const char *const words[] = {"ongoing", "completed"};

static baremo_draft_column *add(baremo_draft *draft, baremo_draft_table *table, const char *name,
                                baremo_draft_kind kind) {
    baremo_draft_column *column = baremo_draft_column_add(draft, table, name, name);
    column->kind = kind;
    return column;
}

static void add_axes(baremo_draft *draft) {
    baremo_draft_table *axes = baremo_draft_add(draft, "axes", "axes");
    add(draft, axes, "axis", BAREMO_DRAFT_IDENTIFIER)->needed = true;
    add(draft, axes, "title", BAREMO_DRAFT_TEXT)->note = "Its title.";
    baremo_draft_cell *row = baremo_draft_row(draft, axes);
    row[0].text = "E9";
    row[0].look = row[1].look = BAREMO_DRAFT_EXAMPLE;
    row[1].text = "only an example";
    row = baremo_draft_row(draft, axes);
    row[0].text = "1.10";
    row[1].text = "one; \"two\"";
    axes->text = "The lines of the plan.";
}

static void add_actions(baremo_draft *draft) {
    baremo_draft_table *actions = baremo_draft_add(draft, "actions", "actions");
    add(draft, actions, "action", BAREMO_DRAFT_IDENTIFIER)->needed = true;
    baremo_draft_column *axis = add(draft, actions, "axis", BAREMO_DRAFT_REFERENCE);
    axis->of_table = "axes";
    axis->of_column = "axis";
    add(draft, actions, "start", BAREMO_DRAFT_PERIOD);
    add(draft, actions, "budget", BAREMO_DRAFT_NUMBER);
    baremo_draft_column *status = add(draft, actions, "status", BAREMO_DRAFT_WORD);
    status->words = words;
    status->word_count = 2;
    baremo_draft_cell *row = baremo_draft_row(draft, actions);
    row[0].text = "007";
    row[1].text = "1.10";
    row[2].text = "2018-07";
    row[3].text = "1234.5";
    row[4].text = "ongoing";
}

baremo_draft *made_draft(baremo_arena *arena, const char *language) {
    baremo_draft *draft = baremo_draft_new(arena, language);
    draft->title = "instructions";
    draft->instructions = steps;
    draft->instruction_count = 2;
    draft->examples_title = "examples";
    add_axes(draft);
    add_actions(draft);
    return draft;
}
