/* The tables of a draft: `programme`, `surveys`, `items`, `scales`, and what a person has to do
 * with them. */
#include "indicators/drafting/tables.h"

#include <string.h>

#include <baremo/text.h>

#include "engine/base/buffer.h"
#include "indicators/programme/schema.h"
#include "indicators/template/template.h"

typedef struct writing {
    const study *of;
    baremo_draft *draft;
    baremo_arena *arena;
    const char *survey; /* its identifier */
} writing;

static const char *say(const writing *to, drafting_text text, const char *first,
                       const char *second) {
    return drafting_say(to->arena, to->of->language, text, first, second);
}

static void set(baremo_draft_cell *row, schema_column_id column, const char *text,
                const char *note) {
    if (baremo_text_blank(text) && !note)
        return;
    baremo_draft_cell *cell = template_set(row, column, text);
    cell->note = note;
}

/* A cell that a person must decide; `so_far` is what is known of it. */
static void decide(baremo_draft_cell *row, schema_column_id column, const char *so_far,
                   const char *note) {
    baremo_draft_cell *cell = template_set(row, column, so_far);
    cell->note = note;
    cell->look = BAREMO_DRAFT_DECIDE;
}

static void set_number(const writing *to, baremo_draft_cell *row, schema_column_id column,
                       double value, const char *note) {
    char text[BAREMO_NUMBER_SIZE];
    size_t length = baremo_number_print(text, value);
    set(row, column, baremo_arena_copy(to->arena, text, length), note);
}

static const char *word(const writing *to, schema_set words, int value) {
    return template_word(to->arena, to->of->language, words, value);
}

/* -- programme -- */

/* What is known of a setting stands in its row too, so that it is seen beside the value. */
static void explain(baremo_draft_cell *value) {
    value[template_column(PROGRAMME_NOTE) - template_column(PROGRAMME_VALUE)].text = value->note;
}

static void set_period(const writing *to, baremo_draft_cell *cell) {
    const study *of = to->of;
    const char *first = baremo_arena_format(to->arena, "%d", of->first_year);
    const char *last = baremo_arena_format(to->arena, "%d", of->last_year);
    bool waves_apart = of->file_count > 1 && of->wave_years[1] == of->last_year &&
                       of->wave_years[0] && of->wave_years[0] != of->wave_years[1];
    bool known = of->last_year && (of->first_year == of->last_year || waves_apart);
    cell->text = known ? last : DRAFTING_UNDECIDED;
    cell->look = known ? BAREMO_DRAFT_PLAIN : BAREMO_DRAFT_DECIDE;
    if (!of->last_year)
        cell->note = say(to, DRAFTING_PERIOD_UNKNOWN, NULL, NULL);
    else if (known)
        cell->note = say(to, DRAFTING_PERIOD_FOUND, last, NULL);
    else
        cell->note = say(to, DRAFTING_PERIOD_YEARS, first, last);
}

static void write_programme(const writing *to) {
    const study *of = to->of;
    baremo_draft_table *table = template_table(to->draft, TABLE_PROGRAMME);
    template_keys(to->draft, table);
    template_key(table, KEY_ID)->text = of->request->id;
    baremo_draft_cell *title = template_key(table, KEY_TITLE);
    title->text = of->title;
    title->note =
        say(to, of->form_title ? DRAFTING_TITLE_FROM_FORM : DRAFTING_TITLE_FROM_FILE, NULL, NULL);
    template_key(table, KEY_LANGUAGE)->text = of->language;
    explain(title);
    baremo_draft_cell *period = template_key(table, KEY_PERIOD);
    set_period(to, period);
    explain(period);
}

/* -- surveys -- */

/* "antes=a; después=b"; one of them where both are the same. */
static const char *by_wave(const writing *to, const char *before, const char *after) {
    if (baremo_text_equal(before, after))
        return before;
    return baremo_arena_format(to->arena, "%s=%s; %s=%s", word(to, SET_WAVE, PROGRAMME_PRE), before,
                               word(to, SET_WAVE, PROGRAMME_POST), after);
}

static void set_file(const writing *to, baremo_draft_cell *row) {
    const study *of = to->of;
    const drafting_file *files = of->files;
    if (of->file_count == 0) {
        decide(row, SURVEYS_FILE, DRAFTING_UNDECIDED, say(to, DRAFTING_FILE_UNKNOWN, NULL, NULL));
        return;
    }
    const drafting_file *last = &files[of->file_count - 1];
    const char *note = of->files_by == DRAFTING_NOTHING ? NULL : say(to, of->files_by, NULL, NULL);
    set(row, SURVEYS_FILE, by_wave(to, files[0].name, last->name), note);
    set(row, SURVEYS_SHEET, by_wave(to, files[0].sheet, last->sheet), NULL);
}

static void set_waves(const writing *to, baremo_draft_cell *row) {
    static const schema_column_id columns[] = {SURVEYS_PRE, SURVEYS_POST, SURVEYS_FOLLOWUP};
    const study *of = to->of;
    if (!of->wave)
        return;
    set(row, SURVEYS_WAVE, of->wave->heading, of->wave_undecided ? NULL : of->wave_note);
    for (int i = 0; i < PROGRAMME_WAVES; i++)
        if (of->wave_undecided && i != PROGRAMME_FOLLOWUP)
            decide(row, columns[i], DRAFTING_UNDECIDED, of->wave_note);
        else
            set(row, columns[i], of->wave_labels[i], NULL);
}

static void set_years(const writing *to, baremo_draft_cell *row) {
    const study *of = to->of;
    if (of->file_count > 1 && of->wave_years[0] && of->wave_years[0] != of->wave_years[1])
        set(row, SURVEYS_PRE_PERIOD, baremo_arena_format(to->arena, "%d", of->wave_years[0]), NULL);
}

static void write_survey(const writing *to) {
    const study *of = to->of;
    baremo_draft_table *table = template_table(to->draft, TABLE_SURVEYS);
    baremo_draft_cell *row = baremo_draft_row(to->draft, table);
    set(row, SURVEYS_SURVEY, to->survey, NULL);
    set(row, SURVEYS_TITLE, of->title, NULL);
    set_file(to, row);
    if (of->respondent_undecided)
        decide(row, SURVEYS_RESPONDENT, DRAFTING_UNDECIDED, of->respondent_note);
    else
        set(row, SURVEYS_RESPONDENT, of->respondent ? of->respondent->heading : NULL,
            of->respondent_note);
    set_waves(to, row);
    set_years(to, row);
    set(row, SURVEYS_WEIGHT, of->weight ? of->weight->heading : NULL, NULL);
    if (!of->respondent_undecided && of->file_count)
        set(row, SURVEYS_DESIGN, word(to, SET_DESIGN, (int)of->design), of->design_note);
    if (of->profile != PROGRAMME_PLAIN)
        set(row, SURVEYS_PROFILE, word(to, SET_PROFILE, (int)of->profile), NULL);
}

/* -- items and scales -- */

static void set_type(const writing *to, baremo_draft_cell *row, const study_item *item) {
    if (item->undecided)
        decide(row, ITEMS_TYPE, DRAFTING_UNDECIDED, item->type_note);
    else
        set(row, ITEMS_TYPE, word(to, SET_ITEM_TYPE, (int)item->type), item->type_note);
}

static void set_range(const writing *to, baremo_draft_cell *row, const study_item *item) {
    if (baremo_is_missing(item->low))
        return;
    set_number(to, row, ITEMS_MIN, item->low, NULL);
    if (item->open_range)
        decide(row, ITEMS_MAX, DRAFTING_UNDECIDED, item->range_note);
    else
        set_number(to, row, ITEMS_MAX, item->high, item->range_note);
}

/* A list that ends in `?` has to be completed. */
static void set_labels(baremo_draft_cell *row, const study_item *item) {
    bool open = item->labels && item->labels[strlen(item->labels) - 1] == *DRAFTING_UNDECIDED &&
                item->labels_note;
    if (open)
        decide(row, ITEMS_LABELS, item->labels, item->labels_note);
    else
        set(row, ITEMS_LABELS, item->labels, item->labels_note);
}

static void write_item(const writing *to, baremo_draft_table *table, const study_item *item) {
    const study *of = to->of;
    baremo_draft_cell *row = baremo_draft_row(to->draft, table);
    set(row, ITEMS_SURVEY, to->survey, NULL);
    set(row, ITEMS_ITEM, item->id, NULL);
    if (strcmp(item->heading, item->id) != 0)
        set(row, ITEMS_COLUMN, item->heading, NULL);
    set(row, ITEMS_POST_COLUMN, item->post_heading, item->column_note);
    set(row, ITEMS_TEXT, item->text, item->text_note);
    set_type(to, row, item);
    set_range(to, row, item);
    set_labels(row, item);
    if (item->reverse_undecided)
        decide(row, ITEMS_REVERSE, DRAFTING_UNDECIDED, item->reverse_note);
    else if (item->reversed)
        set(row, ITEMS_REVERSE, word(to, SET_YES_NO, 1), item->reverse_note);
    if (item->scale != SIZE_MAX)
        set(row, ITEMS_SCALE, of->scales[item->scale].id, NULL);
    set(row, ITEMS_POSITIVE, item->positive, NULL);
    if (item->missing_undecided)
        decide(row, ITEMS_MISSING, DRAFTING_UNDECIDED, item->missing_note);
    else
        set(row, ITEMS_MISSING, item->missing, NULL);
}

static const char *answers_text(const writing *to, const study_item *item) {
    if (item->labels)
        return item->labels;
    char low[BAREMO_NUMBER_SIZE], high[BAREMO_NUMBER_SIZE];
    baremo_number_print(low, item->low);
    baremo_number_print(high, item->high);
    return baremo_arena_format(to->arena, "%s–%s", low, high);
}

static void write_scale(const writing *to, baremo_draft_table *table, const study_scale *scale) {
    const study_item *first = &to->of->items[scale->first];
    baremo_draft_cell *row = baremo_draft_row(to->draft, table);
    set(row, SCALES_SURVEY, to->survey, NULL);
    set(row, SCALES_SCALE, scale->id,
        say(to, DRAFTING_SCALE_FOUND, drafting_count(to->arena, scale->count),
            answers_text(to, first)));
    set(row, SCALES_TITLE, scale->title, NULL);
    set(row, SCALES_SCORE, word(to, SET_SCORING, PROGRAMME_SCORE_MEAN), NULL);
    set(row, SCALES_DIRECTION, word(to, SET_DIRECTION, BAREMO_INCREASE),
        say(to, DRAFTING_SCALE_DIRECTION, word(to, SET_DIRECTION, BAREMO_DECREASE),
            word(to, SET_YES_NO, 1)));
}

/* -- instructions -- */

static size_t count_undecided(const baremo_draft *draft) {
    size_t count = 0;
    for (size_t t = 0; t < draft->table_count; t++) {
        const baremo_draft_table *table = draft->tables[t];
        for (size_t i = 0; i < table->row_count * table->column_count; i++)
            count += table->cells[i].look == BAREMO_DRAFT_DECIDE;
    }
    return count;
}

static bool is_left_out(const study_column *column) { return column->why != DRAFTING_NOTHING; }

static size_t count_left_out(const study *of) {
    size_t count = of->left_out_count;
    for (size_t i = 0; i < of->column_count; i++)
        count += is_left_out(&of->columns[i]);
    return count;
}

static void write_instructions(const writing *to, const drafting_account *account) {
    enum { STEPS = 8 };
    const study *of = to->of;
    const char **lines = baremo_arena_array(to->arena, STEPS + account->left_out, sizeof *lines);
    const char *source = of->file_count ? of->files[0].name : of->form_name;
    size_t count = 0;
    if (of->file_count > 1 && strcmp(of->files[0].name, of->files[1].name) != 0)
        source = baremo_arena_format(to->arena, "%s, %s", of->files[0].name, of->files[1].name);
    lines[count++] = say(to, DRAFTING_HEAD_TITLE, of->title, NULL);
    lines[count++] = say(to, DRAFTING_STEP_LOOK, source, NULL);
    static const drafting_text steps[] = {DRAFTING_STEP_NOTHING, DRAFTING_STEP_DECIDE_ONE,
                                          DRAFTING_STEP_DECIDE};
    lines[count++] = say(to, steps[account->undecided < 2 ? account->undecided : 2],
                         drafting_count(to->arena, account->undecided), NULL);
    lines[count++] = say(to, DRAFTING_STEP_READ, NULL, NULL);
    lines[count++] = say(to, DRAFTING_STEP_REPORT, NULL, NULL);
    lines[count++] = say(to, DRAFTING_STEP_PRIVATE, NULL, NULL);
    if (account->left_out)
        lines[count++] =
            baremo_arena_format(to->arena, "%s:", say(to, DRAFTING_LEFT_OUT, NULL, NULL));
    for (size_t i = 0; i < of->column_count; i++)
        if (is_left_out(&of->columns[i]))
            lines[count++] = baremo_arena_format(to->arena, "– %s: %s", of->columns[i].heading,
                                                 say(to, of->columns[i].why, NULL, NULL));
    for (size_t i = 0; i < of->left_out_count; i++)
        lines[count++] = baremo_arena_format(to->arena, "– %s: %s", of->left_out[i].heading,
                                             say(to, of->left_out[i].why, NULL, NULL));
    to->draft->title =
        names_first(to->arena, &schema_companions[COMPANION_INSTRUCTIONS], of->language);
    to->draft->instructions = lines;
    to->draft->instruction_count = count;
}

/* -- the draft -- */

static const char *survey_word(const char *language) {
    if (strcmp(language, "es") == 0)
        return "encuesta";
    return strcmp(language, "fr") == 0 ? "enquete" : "survey";
}

baremo_draft *tables_write(const study *of, drafting_account *account) {
    writing to = {.of = of,
                  .draft = baremo_draft_new(of->arena, of->language),
                  .arena = of->arena,
                  .survey = survey_word(of->language)};
    write_programme(&to);
    write_survey(&to);
    baremo_draft_table *items = template_table(to.draft, TABLE_ITEMS);
    for (size_t i = 0; i < of->item_count; i++)
        write_item(&to, items, &of->items[i]);
    if (of->scale_count) {
        baremo_draft_table *scales = template_table(to.draft, TABLE_SCALES);
        for (size_t i = 0; i < of->scale_count; i++)
            write_scale(&to, scales, &of->scales[i]);
    }
    account->undecided = count_undecided(to.draft);
    account->left_out = count_left_out(of);
    write_instructions(&to, account);
    return to.draft;
}
