/* The questions: an item for each column that is left, named after its heading.
 *
 * A heading that is an identifier is the item's; else items are numbered: q1, q2 ... What headings
 * of neighbours have in common is their stem: the group of KoboToolbox (`group/question`), the
 * question before the brackets of a grid
 * (`question [row]`, `code[SQ001]`), what stands before a number (`conf1`, `conf_2`), or the
 * first word of a name (`impact_career`).
 */
#include <ctype.h>
#include <string.h>

#include <baremo/text.h>

#include "indicators/drafting/study.h"
#include "indicators/programme/identifiers.h"
#include "indicators/programme/schema.h"

enum { LONGEST_ID = 32 };

const char *study_type_word(const study *of, programme_item_type type) {
    size_t count = 0;
    const schema_word *words = schema_words(&count);
    for (size_t i = 0; i < count; i++)
        if (words[i].set == SET_ITEM_TYPE && words[i].value == (int)type)
            return names_first(of->arena, &words[i].names, of->language);
    return "";
}

/* -- identifiers -- */

static bool id_taken(const study *of, const char *id) {
    for (size_t i = 0; i < of->item_count; i++)
        if (strcmp(of->items[i].id, id) == 0)
            return true;
    return false;
}

study_item *study_item_add(study *of, const char *wanted, const char *heading) {
    const char *id = wanted;
    if (!id || !identifier_valid(id) || strlen(id) > LONGEST_ID)
        id = baremo_arena_format(of->arena, "q%zu", of->item_count + 1);
    for (size_t i = 2; id_taken(of, id); i++)
        id = baremo_arena_format(of->arena, "%s_%zu",
                                 wanted && identifier_valid(wanted) ? wanted : "q", i);
    BAREMO_ARENA_RESERVE(of->arena, of->items, of->item_count, of->item_capacity);
    study_item *item = &of->items[of->item_count++];
    *item = (study_item){.id = id,
                         .heading = heading,
                         .text = heading,
                         .low = BAREMO_MISSING,
                         .high = BAREMO_MISSING,
                         .scale = SIZE_MAX};
    return item;
}

/* -- headings -- */

typedef struct heading_parts {
    const char *stem; /* NULL: none */
    const char *name; /* for the identifier */
    const char *text;
} heading_parts;

static const char *copy(const study *of, const char *text, size_t length) {
    while (length && text[length - 1] == ' ')
        length--;
    return baremo_arena_copy(of->arena, text, length);
}

/* "question [row]", "code[SQ001]" */
static bool in_brackets(const study *of, const char *heading, heading_parts *parts) {
    const char *open = strrchr(heading, '['), *close = strrchr(heading, ']');
    if (!open || !close || open == heading || close <= open + 1 || close[1])
        return false;
    parts->stem = copy(of, heading, (size_t)(open - heading));
    parts->text = copy(of, open + 1, (size_t)(close - open - 1));
    parts->name = baremo_arena_format(of->arena, "%s_%s", parts->stem, parts->text);
    return true;
}

/* "conf1", "conf_01", "impact_career": short names only, for "question 1" of a long text says
 * nothing. */
static void of_name(const study *of, const char *name, heading_parts *parts) {
    size_t length = strlen(name), stem = length;
    while (stem && isdigit((unsigned char)name[stem - 1]))
        stem--;
    if (!identifier_valid(name))
        return;
    if (stem == length) {
        size_t word = strcspn(name, "_");
        if (word && name[word] && name[word + 1])
            parts->stem = copy(of, name, word);
        return;
    }
    while (stem && strchr("_-.", name[stem - 1]))
        stem--;
    if (stem)
        parts->stem = copy(of, name, stem);
}

/* The text behind "code. text". */
static const char *behind_code(const study *of, const char *heading, const char **code) {
    const char *stop = strstr(heading, ". ");
    if (!stop || of->profile != PROGRAMME_LIMESURVEY)
        return NULL;
    *code = copy(of, heading, (size_t)(stop - heading));
    return identifier_valid(*code) ? stop + 2 : NULL;
}

static heading_parts parts_of(const study *of, const char *heading) {
    heading_parts parts = {NULL, heading, heading};
    const char *code, *text = behind_code(of, heading, &code);
    if (text)
        return (heading_parts){NULL, code, text};
    if (in_brackets(of, heading, &parts))
        return parts;
    const char *slash = strrchr(heading, '/');
    bool paths = of->profile == PROGRAMME_KOBO || of->profile == PROGRAMME_PLAIN;
    if (paths && slash && slash > heading && slash[1]) {
        parts = (heading_parts){copy(of, heading, (size_t)(slash - heading)), slash + 1, slash + 1};
        return parts;
    }
    of_name(of, heading, &parts);
    return parts;
}

/* -- columns of two files -- */

/* The column of the later file that is nearest to a heading which is only in the earlier one. */
static study_column *nearest_later(const study *of, const study_column *column) {
    const char **headings = baremo_arena_array(of->arena, of->column_count + 1, sizeof *headings);
    for (size_t i = 0; i < of->column_count; i++)
        if (of->columns[i].role == STUDY_ITEM && !of->columns[i].columns[0] && !of->columns[i].stem)
            headings[i] = of->columns[i].heading;
    const char *nearest = baremo_text_nearest(column->heading, headings, of->column_count);
    return nearest ? study_find(of, nearest) : NULL;
}

static void match_files(study *of) {
    if (of->file_count < 2)
        return;
    for (size_t i = 0; i < of->column_count; i++) {
        study_column *column = &of->columns[i];
        if (column->role != STUDY_ITEM || !column->columns[0] || column->columns[1] || column->stem)
            continue;
        column->later = nearest_later(of, column);
        if (column->later)
            column->later->role = STUDY_PART;
    }
    for (size_t i = 0; i < of->column_count; i++) {
        study_column *column = &of->columns[i];
        bool both = column->columns[0] && (column->columns[1] || column->later);
        if (column->role == STUDY_ITEM && !both) {
            column->role = STUDY_ABSENT;
            column->why = DRAFTING_WHY_ABSENT;
        }
    }
}

/* -- the items -- */

static void add_column(study *of, study_column *column) {
    const char *heading = column->options ? column->stem : column->heading;
    heading_parts parts = parts_of(of, column->base ? column->base : heading);
    study_item *item = study_item_add(of, parts.name, heading);
    item->column = column;
    item->text = column->base ? column->base : parts.text;
    item->stem = parts.stem;
    if (column->later) {
        study_merge(of, column, column->later);
        item->post_heading = column->later->heading;
        if (of->file_count > 1)
            item->column_note =
                drafting_say(of->arena, of->language, DRAFTING_POST_COLUMN_NEAR, heading, NULL);
    }
    study_decide(of, item);
}

void study_items(study *of) {
    match_files(of);
    for (size_t i = 0; i < of->column_count; i++)
        if (of->columns[i].role == STUDY_ITEM)
            add_column(of, &of->columns[i]);
    study_ranges(of);
    study_known_labels(of);
}

size_t study_run(const study *of, size_t first) {
    size_t count = 1;
    const char *stem = of->items[first].stem;
    while (stem && first + count < of->item_count && of->items[first + count].stem &&
           strcmp(of->items[first + count].stem, stem) == 0)
        count++;
    return count;
}
