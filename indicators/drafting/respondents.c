/* Whose answers: the column of codes. See waves.c, statement 2. */
#include <stdlib.h>
#include <string.h>

#include <baremo/text.h>

#include "indicators/drafting/heading_words.h"
#include "indicators/drafting/study.h"

enum { LEAST_CODES = 8 };

typedef struct code_entry {
    const char *code;
    int wave;
} code_entry;

/* How the codes of a column are spread over rows and waves. */
typedef struct code_counts {
    size_t rows, filled, different, twice, both;
} code_counts;

static int compare_entries(const void *a, const void *b) {
    const code_entry *first = a, *second = b;
    int order = strcmp(first->code, second->code);
    return order ? order : first->wave - second->wave;
}

/* The wave of each text of the column of waves: its number among them. */
static int wave_of_row(const study *of, size_t file, size_t row) {
    if (of->file_count > 1)
        return (int)file;
    return of->wave ? (int)of->wave->columns[0]->codes[row] : 0;
}

static size_t collect(const study *of, const study_column *column, code_entry *entries,
                      size_t *rows) {
    size_t count = 0;
    *rows = 0;
    for (size_t file = 0; file < of->file_count; file++) {
        const baremo_column *cells = column->columns[file];
        size_t file_rows = baremo_table_row_count(of->tables[file]);
        *rows += file_rows;
        if (!cells)
            continue;
        const char **folded = baremo_arena_array(of->arena, cells->text_count, sizeof *folded);
        for (size_t i = 1; i < cells->text_count; i++)
            folded[i] = baremo_text_fold(of->arena, cells->texts[i]);
        for (size_t row = 0; row < file_rows; row++)
            if (cells->codes[row])
                entries[count++] =
                    (code_entry){folded[cells->codes[row]], wave_of_row(of, file, row)};
    }
    return count;
}

static code_counts count_codes(const study *of, const study_column *column) {
    size_t room = 0;
    for (size_t file = 0; file < of->file_count; file++)
        room += baremo_table_row_count(of->tables[file]);
    code_entry *entries = baremo_arena_array(of->arena, room + 1, sizeof *entries);
    code_counts counts = {0};
    counts.filled = collect(of, column, entries, &counts.rows);
    qsort(entries, counts.filled, sizeof *entries, compare_entries);
    for (size_t i = 0; i < counts.filled;) {
        size_t waves = 1, next = i + 1;
        bool twice = false;
        for (; next < counts.filled && strcmp(entries[next].code, entries[i].code) == 0; next++) {
            bool same = entries[next].wave == entries[next - 1].wave;
            twice = twice || same;
            waves += !same;
        }
        counts.different++;
        counts.twice += twice;
        counts.both += waves > 1;
        i = next;
    }
    return counts;
}

static bool has_waves(const study *of) { return of->file_count > 1 || of->wave != NULL; }

static bool could_be(const study *of, const study_column *column) {
    return column->role == STUDY_ITEM && !column->stem && !column->later &&
           10 * column->long_texts <= column->filled &&
           !heading_means(of->book, column->heading, HEADING_NO_RESPONDENT, HEADING_WITHIN) &&
           (column->numbers < column->filled || column->whole || column->codes);
}

static bool is_named(const study *of, const study_column *column) {
    return heading_means(of->book, column->heading, HEADING_RESPONDENT, HEADING_WHOLE) ||
           heading_means(of->book, column->heading, HEADING_RESPONDENT, HEADING_WITHIN);
}

/* By heading: most rows have a code, and few codes stand twice. */
static bool named_fits(const code_counts *counts) {
    return counts->different > 1 && 10 * counts->filled >= 7 * counts->rows &&
           5 * counts->twice <= counts->different;
}

/* By the codes alone: none twice in a wave, and half of them in both waves. */
static bool codes_fit(const code_counts *counts) {
    return counts->different >= LEAST_CODES && counts->twice == 0 &&
           10 * counts->filled >= 9 * counts->rows && 2 * counts->both >= counts->different;
}

static void take(study *of, study_column *column, const code_counts *counts) {
    const char *different = drafting_count(of->arena, counts->different);
    drafting_text text = has_waves(of) ? DRAFTING_RESPONDENT_FOUND : DRAFTING_RESPONDENT_SINGLE;
    const char *first = different, *second = drafting_count(of->arena, counts->both);
    if (counts->twice) {
        text = DRAFTING_RESPONDENT_TWICE;
        first = drafting_count(of->arena, counts->twice);
        second = different;
    }
    of->respondent = column;
    column->role = STUDY_RESPONDENT;
    of->respondent_note = drafting_say(of->arena, of->language, text, first, second);
}

typedef struct respondent_search {
    study_column *best;
    code_counts counts;
    size_t found;
    const char *headings; /* of all that fit */
} respondent_search;

static void consider(study *of, study_column *column, const code_counts *counts,
                     respondent_search *search) {
    bool better = !search->best || counts->twice < search->counts.twice ||
                  (counts->twice == search->counts.twice && counts->both > search->counts.both);
    search->found++;
    study_list_add(of, &search->headings, column->heading);
    if (better) {
        search->best = column;
        search->counts = *counts;
    }
}

/* What fits by heading; where nothing does, and only then, what fits by its codes. */
static respondent_search search_columns(study *of, bool named) {
    respondent_search search = {0};
    for (size_t i = 0; i < of->column_count; i++) {
        study_column *column = &of->columns[i];
        if (!could_be(of, column) || is_named(of, column) != named)
            continue;
        code_counts counts = count_codes(of, column);
        if (named ? named_fits(&counts) : codes_fit(&counts))
            consider(of, column, &counts, &search);
    }
    return search;
}

void study_respondents(study *of) {
    bool wide = of->design == PROGRAMME_RETROSPECTIVE;
    respondent_search search = search_columns(of, true);
    if (!search.found && has_waves(of)) {
        search = search_columns(of, false);
        if (search.found > 1) {
            of->respondent_undecided = true;
            of->respondent_note = drafting_say(of->arena, of->language, DRAFTING_RESPONDENT_SEVERAL,
                                               search.headings, NULL);
            return;
        }
    }
    if (search.found)
        take(of, search.best, &search.counts);
    if (wide && of->respondent)
        of->design = PROGRAMME_MATCHED;
    if (!has_waves(of))
        return;
    of->design = of->respondent ? PROGRAMME_MATCHED : PROGRAMME_UNMATCHED;
    if (!of->respondent)
        of->respondent_note =
            drafting_say(of->arena, of->language, DRAFTING_RESPONDENT_NONE, NULL, NULL);
}
