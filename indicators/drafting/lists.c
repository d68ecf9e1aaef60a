/* Several answers in a cell: `a, b`, `a;b`, and of KoboToolbox `a b`.
 *
 * A column holds lists when parts come again: nine tenths of all parts are more than one person's,
 * there are a few different ones, and a tenth of the cells at least have more than one. A blank
 * stands in names too (`Lycée A`, `Lycée B`): parts it separates must be combined in more ways than
 * there are parts.
 */
#include <string.h>

#include <baremo/text.h>

#include "engine/table/text_class.h"
#include "indicators/drafting/study.h"
#include "indicators/programme/identifiers.h"

enum { MOST_PARTS = 60, MOST_OPTIONS = 25, LONGEST_PART = 80 };

typedef struct list_search {
    study *of;
    const char *separator;
    study_answer parts[MOST_PARTS];
    size_t part_count, total, cells, lists;
    size_t ways; /* different cells of the file that has most */
    bool too_many;
} list_search;

static void add_part(list_search *search, const char *text, size_t length, size_t count) {
    while (length && *text == ' ') {
        text++;
        length--;
    }
    while (length && text[length - 1] == ' ')
        length--;
    const char *part = baremo_arena_copy(search->of->arena, text, length);
    if (length == 0 || text_class_of(part) == TEXT_MISSING_WORD)
        return;
    search->total += count;
    for (size_t i = 0; i < search->part_count; i++)
        if (strcmp(search->parts[i].text, part) == 0) {
            search->parts[i].count += count;
            return;
        }
    if (search->part_count == MOST_PARTS)
        search->too_many = true;
    else
        search->parts[search->part_count++] =
            (study_answer){.text = part, .number = BAREMO_MISSING, .count = count};
}

static void take_apart(list_search *search, const char *text, size_t count) {
    size_t step = strlen(search->separator), parts = 0;
    for (const char *at = text;; at += step) {
        const char *next = strstr(at, search->separator);
        size_t length = next ? (size_t)(next - at) : strlen(at);
        add_part(search, at, length, count);
        parts += length > 0;
        at += length;
        if (!next)
            break;
    }
    search->cells += count;
    search->lists += parts > 1 ? count : 0;
}

static void read_column(list_search *search, const baremo_column *cells,
                        const baremo_table *table) {
    size_t rows = baremo_table_row_count(table);
    size_t *counts = baremo_arena_array(search->of->arena, cells->text_count, sizeof *counts);
    for (size_t row = 0; row < rows; row++)
        counts[cells->codes[row]]++;
    for (size_t i = 1; i < cells->text_count && !search->too_many; i++)
        take_apart(search, cells->texts[i], counts[i]);
    if (cells->text_count > search->ways + 1)
        search->ways = cells->text_count - 1;
}

static bool part_allowed(const char *part, bool codes) {
    return strlen(part) <= LONGEST_PART && !strpbrk(part, ";|") &&
           (!codes || identifier_valid(part));
}

/* Whether the parts found are the answers to one question. */
static bool convinces(const list_search *search, bool codes) {
    size_t repeated = 0, options = 0;
    if (codes && search->ways <= search->part_count)
        return false;
    for (size_t i = 0; i < search->part_count; i++) {
        if (!part_allowed(search->parts[i].text, codes))
            return false;
        bool told = search->parts[i].count >= search->of->least;
        repeated += told ? search->parts[i].count : 0;
        options += told;
    }
    return !search->too_many && options >= 2 && options <= MOST_OPTIONS &&
           10 * search->lists >= search->cells && 10 * repeated >= 9 * search->total;
}

static void take_lists(study_item *item, list_search *search) {
    study *of = search->of;
    const study_answer *all[MOST_PARTS] = {NULL}, *rare[MOST_PARTS] = {NULL};
    size_t rare_count = 0;
    item->type = PROGRAMME_MULTIPLE;
    for (size_t i = 0; i < search->part_count; i++) {
        all[i] = &search->parts[i];
        if (search->parts[i].count >= of->least)
            study_list_add(of, &item->labels, study_label(of, search->parts[i].text, i));
        else
            rare[rare_count++] = &search->parts[i];
    }
    item->type_note = drafting_say(of->arena, of->language, DRAFTING_MULTIPLE_LISTS,
                                   study_seen(of, all, search->part_count), NULL);
    if (rare_count) {
        study_list_add(of, &item->labels, DRAFTING_UNDECIDED);
        item->labels_note = study_rare_note(of, item, rare, rare_count);
    }
}

static bool try_separator(study *of, study_item *item, const char *separator) {
    list_search *search = baremo_arena_alloc(of->arena, sizeof *search);
    search->of = of;
    search->separator = separator;
    for (size_t file = 0; file < of->file_count; file++)
        if (item->column->columns[file])
            read_column(search, item->column->columns[file], of->tables[file]);
    if (!convinces(search, *separator == ' '))
        return false;
    take_lists(item, search);
    return true;
}

bool study_decide_lists(study *of, study_item *item) {
    return try_separator(of, item, ";") || try_separator(of, item, ", ") ||
           (of->profile == PROGRAMME_KOBO && try_separator(of, item, " "));
}
