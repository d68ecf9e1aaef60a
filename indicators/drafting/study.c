/* What the files of an export hold: their columns side by side, and each column's different answers
 * with counts. */
#include "indicators/drafting/heading_words.h"
#include "indicators/drafting/study.h"

#include <math.h>
#include <string.h>

#include <baremo/text.h>

#include "engine/table/profile.h"
#include "indicators/programme/schema.h"

/* A key by which answers are compared: typographic apostrophes and a final stop do not matter. */
static char *answer_key(baremo_arena *arena, const char *text) {
    static const char curved[] = "\xE2\x80\x99";
    char *plain = baremo_arena_text(arena, text), *write = plain;
    for (const char *at = text; *at;) {
        bool apostrophe = strncmp(at, curved, sizeof curved - 1) == 0;
        *write++ = apostrophe ? '\'' : *at;
        at += apostrophe ? sizeof curved - 1 : 1;
    }
    while (write > plain + 1 && write[-1] == '.')
        write--;
    *write = '\0';
    char *key = baremo_text_key(arena, plain);
    return *key ? key : baremo_text_fold(arena, text);
}

/* Words for "no answer" beside those that every survey knows (words.def); drafts list them as
 * missing. */
static const char *const no_answers[] = {"i don't remember",
                                         "don't remember",
                                         "i prefer not to answer",
                                         "prefer not to answer",
                                         "no opinion",
                                         "unsure",
                                         "no recuerdo",
                                         "no me acuerdo",
                                         "no lo sé",
                                         "no lo se",
                                         "prefiero no responder",
                                         "prefiero no decirlo",
                                         "sin opinión",
                                         "no sabría decir",
                                         "je ne me souviens pas",
                                         "je préfère ne pas répondre",
                                         "préfère ne pas répondre",
                                         "je ne souhaite pas répondre",
                                         "ne se prononce pas"};

/* The same, wherever they stand in an answer: "unfamiliar (N/A)". */
static const char *const not_asked[] = {"n_a",        "not_applicable", "no_aplica",
                                        "no_procede", "sans_objet",     "non_applicable"};

void study_reasons(study *of) {
    enum { OWN = sizeof no_answers / sizeof *no_answers };
    const char **keys = baremo_arena_array(of->arena, OWN, sizeof *keys);
    for (size_t i = 0; i < OWN; i++)
        keys[i] = answer_key(of->arena, no_answers[i]);
    of->no_answers = keys;
    of->no_answer_count = OWN;
    of->reasons = schema_word_index(of->arena, SET_REASON);
}

static bool is_reason(const study *of, const char *text) {
    int reason;
    const char *key = answer_key(of->arena, text), *words = heading_words(of->arena, text);
    for (size_t i = 0; i < of->no_answer_count; i++)
        if (strcmp(key, of->no_answers[i]) == 0)
            return true;
    for (size_t i = 0; i < sizeof not_asked / sizeof *not_asked; i++)
        if (heading_has_words(words, not_asked[i]))
            return true;
    return name_index_find(of->reasons, text, &reason);
}

static study_answer *answer_with(study_column *column, const char *key) {
    for (size_t i = 0; i < column->answer_count; i++)
        if (strcmp(column->answers[i].key, key) == 0)
            return &column->answers[i];
    return NULL;
}

static void add_answer(study *of, study_column *column, const study_answer *seen) {
    study_answer *known = answer_with(column, seen->key);
    if (known) {
        known->count += seen->count;
        return;
    }
    if (column->answer_count == STUDY_ANSWERS) {
        column->many = true;
        return;
    }
    BAREMO_ARENA_RESERVE(of->arena, column->answers, column->answer_count, column->answer_capacity);
    column->answers[column->answer_count++] = *seen;
}

static void add_number(study_column *column, double value, size_t count) {
    column->numbers += count;
    column->whole = column->whole && value == floor(value);
    if (baremo_is_missing(column->least) || value < column->least)
        column->least = value;
    if (baremo_is_missing(column->most) || value > column->most)
        column->most = value;
}

/* `look`: whether words beside those that every file has for it are looked for. */
static bool says_missing(const study *of, const baremo_column *cells, size_t text,
                         profile_class what, bool look) {
    if (cells->labels && cells->labels[text] && is_reason(of, cells->labels[text]))
        return true;
    return what == PROFILE_MISSING_WORD || (look && is_reason(of, cells->texts[text]));
}

/* A number as answers are read: digits with a point or a comma. */
static bool is_plain(const study *of, const char *text) {
    char *plain = baremo_arena_text(of->arena, text), *comma = strchr(plain, ',');
    double value;
    if (comma)
        *comma = '.';
    return baremo_number_parse(plain, strlen(plain), &value);
}

/* An answer that is not missing. */
static void count_answer(const study *of, study_column *column, const study_answer *seen,
                         profile_class what) {
    column->filled += seen->count;
    column->dates += what == PROFILE_DATE ? seen->count : 0;
    column->long_texts += strlen(seen->text) > STUDY_LONG ? seen->count : 0;
    if (what != PROFILE_NUMBER)
        return;
    column->marked += is_plain(of, seen->text) ? 0 : seen->count;
    if (isfinite(seen->number))
        add_number(column, seen->number, seen->count);
}

static bool is_kind(const baremo_column *cells, size_t text, baremo_cell_kind kind) {
    return cells->kinds && cells->kinds[text] == kind;
}

/* One file's cells of a column, each different text once. */
static void read_cells(study *of, study_column *column, const baremo_table *table, size_t index) {
    column_profile profile = profile_of(table, index, of->arena);
    const baremo_column *cells = profile.column;
    baremo_numbers numbers = {0};
    (void)baremo_table_numbers(table, index, BAREMO_DECIMAL_POINT, of->arena, NULL, &numbers);
    column->codes = column->codes || (profile.codes && profile.rows[PROFILE_NUMBER]);
    for (size_t i = 1; i < cells->text_count; i++) {
        profile_class what = is_kind(cells, i, BAREMO_CELL_BOOLEAN)
                                 ? PROFILE_NUMBER
                                 : (profile_class)profile.classes[i];
        bool look = !column->many && what != PROFILE_NUMBER;
        study_answer seen = {.text = cells->texts[i],
                             .label = cells->labels ? cells->labels[i] : NULL,
                             .number = numbers.bad[i] ? BAREMO_MISSING : numbers.values[i],
                             .count = profile.counts[i],
                             .missing = says_missing(of, cells, i, what, look),
                             .by_file = is_kind(cells, i, BAREMO_CELL_MISSING)};
        if (seen.count && (!column->many || seen.missing)) {
            seen.key = answer_key(of->arena, seen.text);
            add_answer(of, column, &seen);
        }
        if (seen.count && !seen.missing)
            count_answer(of, column, &seen, what);
    }
}

/* -- columns -- */

study_column *study_find(const study *of, const char *heading) {
    const char *key = baremo_text_key(of->arena, heading);
    for (size_t i = 0; i < of->column_count; i++)
        if (strcmp(of->columns[i].key, key) == 0)
            return &of->columns[i];
    return NULL;
}

static study_column *new_column(study *of, const baremo_column *cells) {
    study_column *column = &of->columns[of->column_count++];
    *column = (study_column){.heading = cells->heading,
                             .key = cells->key,
                             .whole = true,
                             .least = BAREMO_MISSING,
                             .most = BAREMO_MISSING};
    return column;
}

void study_add_file(study *of, size_t file) {
    const baremo_table *table = of->tables[file];
    for (size_t i = 0; i < baremo_table_column_count(table); i++) {
        const baremo_column *cells = baremo_table_column(table, i);
        if (!*cells->heading)
            continue;
        study_column *column = file ? study_find(of, cells->heading) : NULL;
        if (!column || column->columns[file])
            column = new_column(of, cells);
        column->columns[file] = cells;
        read_cells(of, column, table, i);
    }
}

/* -- what the steps share -- */

size_t study_answers(const study_column *column, const study_answer ***answers,
                     baremo_arena *arena) {
    size_t count = 0;
    const study_answer **found = baremo_arena_array(arena, column->answer_count + 1, sizeof *found);
    for (size_t i = 0; i < column->answer_count; i++)
        if (!column->answers[i].missing)
            found[count++] = &column->answers[i];
    *answers = found;
    return count;
}

void study_list_add(study *of, const char **list, const char *part) {
    *list = *list ? baremo_arena_format(of->arena, "%s; %s", *list, part) : part;
}

void study_leave_out(study *of, const char *heading, drafting_text why) {
    BAREMO_ARENA_RESERVE(of->arena, of->left_out, of->left_out_count, of->left_out_capacity);
    of->left_out[of->left_out_count].heading = heading;
    of->left_out[of->left_out_count++].why = why;
}

void study_merge(study *of, study_column *column, const study_column *later) {
    column->many = column->many || later->many;
    for (size_t i = 0; i < later->answer_count; i++)
        add_answer(of, column, &later->answers[i]);
    column->filled += later->filled;
    column->numbers += later->numbers;
    column->dates += later->dates;
    column->long_texts += later->long_texts;
    column->marked += later->marked;
    column->whole = column->whole && later->whole;
    column->codes = column->codes || later->codes;
    if (!baremo_is_missing(later->least) && !(column->least <= later->least))
        column->least = later->least;
    if (!baremo_is_missing(later->most) && !(column->most >= later->most))
        column->most = later->most;
}
