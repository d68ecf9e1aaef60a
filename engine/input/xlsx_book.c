/* The parts of a workbook that say what the others are: sheets, relationships, styles. */
#include <stdlib.h>
#include <string.h>

#include "engine/input/problems.h"
#include "engine/input/xlsx.h"

typedef struct number_format {
    unsigned number;
    cell_format format;
    int digits;
} number_format;

typedef struct book_walk {
    xlsx_book *book;
    number_format *formats;
    size_t format_count, format_capacity;
    bool in_cell_formats;
    baremo_status status;
    const char *main_part; /* of the package */
} book_walk;

static bool is_true(const char *value) {
    return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

/* -- workbook.xml -- */

static void on_workbook(void *context, const char *name, const char **attributes) {
    xlsx_book *book = ((book_walk *)context)->book;
    if (strcmp(name, "workbookPr") == 0)
        book->from_1904 |= is_true(xml_attribute(attributes, "date1904"));
    if (strcmp(name, "sheet") != 0)
        return;
    const char *title = xml_attribute(attributes, "name");
    const char *id = xml_attribute(attributes, "id");
    const char *state = xml_attribute(attributes, "state");
    BAREMO_ARENA_RESERVE(book->reader->scratch, book->sheets, book->sheet_count,
                         book->sheet_capacity);
    book->sheets[book->sheet_count++] =
        (xlsx_sheet_entry){.name = baremo_arena_text(book->reader->arena, title ? title : ""),
                           .relationship = baremo_arena_text(book->reader->scratch, id ? id : ""),
                           .hidden = state && strcmp(state, "visible") != 0};
}

/* -- relationships -- */

/* A target below the folder of the part that names it; NULL when it leaves the package. */
static const char *part_path(const xlsx_book *book, const char *target) {
    if (strstr(target, "..") || strchr(target, '\\') || strchr(target, ':'))
        return NULL;
    if (*target == '/')
        return target + 1;
    return baremo_arena_format(book->reader->scratch, "%s%s", book->folder, target);
}

static void refuse_target(book_walk *walk, const char *target, const char *why) {
    if (walk->status == BAREMO_OK)
        walk->status = archive_fail(walk->book->reader, &baremo_problem_workbook_damaged,
                                    "the workbook points to \"%s\", %s", target, why);
}

static xlsx_sheet_entry *sheet_of(xlsx_book *book, const char *id) {
    for (size_t i = 0; id && i < book->sheet_count; i++)
        if (strcmp(book->sheets[i].relationship, id) == 0)
            return &book->sheets[i];
    return NULL;
}

/* What a relationship of the workbook is about, where that matters here. */
typedef struct relationship {
    xlsx_sheet_entry *sheet;
    bool is_strings, is_styles;
} relationship;

static relationship relationship_of(xlsx_book *book, const char **attributes) {
    const char *type = xml_attribute(attributes, "Type");
    const char *kind = type ? strrchr(type, '/') : NULL;
    if (!kind)
        return (relationship){.sheet = NULL};
    return (relationship){.sheet = sheet_of(book, xml_attribute(attributes, "Id")),
                          .is_strings = strcmp(kind, "/sharedStrings") == 0,
                          .is_styles = strcmp(kind, "/styles") == 0};
}

/* The part that is pointed to. A sheet must be there, the others need not. */
static const archive_entry *find_target(book_walk *walk, const char **attributes, bool is_sheet) {
    const char *target = xml_attribute(attributes, "Target");
    const char *mode = xml_attribute(attributes, "TargetMode");
    bool external = mode && strcmp(mode, "External") == 0;
    const char *path = external ? NULL : part_path(walk->book, target);
    const archive_entry *part = path ? archive_find(&walk->book->zip, path) : NULL;
    if (!path)
        refuse_target(walk, target, "which is outside of it");
    else if (!part && is_sheet)
        refuse_target(walk, target, "which is not there");
    return part;
}

static void on_relationship(void *context, const char *name, const char **attributes) {
    book_walk *walk = context;
    if (strcmp(name, "Relationship") != 0 || !xml_attribute(attributes, "Target"))
        return;
    const relationship about = relationship_of(walk->book, attributes);
    if (!about.sheet && !about.is_strings && !about.is_styles)
        return;
    const archive_entry *part = find_target(walk, attributes, about.sheet != NULL);
    if (about.sheet)
        about.sheet->part = part;
    if (about.is_strings)
        walk->book->strings_part = part;
    if (about.is_styles)
        walk->book->styles_part = part;
}

/* -- styles.xml -- */

static void add_format(book_walk *walk, const char **attributes) {
    const char *number = xml_attribute(attributes, "numFmtId");
    const char *code = xml_attribute(attributes, "formatCode");
    if (!number || !code)
        return;
    BAREMO_ARENA_RESERVE(walk->book->reader->scratch, walk->formats, walk->format_count,
                         walk->format_capacity);
    number_format *format = &walk->formats[walk->format_count++];
    format->number = (unsigned)strtoul(number, NULL, 10);
    format->format = cell_format_of(code, &format->digits);
}

static void add_style(book_walk *walk, const char **attributes) {
    xlsx_book *book = walk->book;
    const char *text = xml_attribute(attributes, "numFmtId");
    unsigned number = text ? (unsigned)strtoul(text, NULL, 10) : 0;
    xlsx_style style = {CELL_FORMAT_NUMBER, 0};
    style.format = cell_format_builtin(number, &style.digits);
    for (size_t i = 0; i < walk->format_count; i++)
        if (walk->formats[i].number == number)
            style = (xlsx_style){walk->formats[i].format, walk->formats[i].digits};
    BAREMO_ARENA_RESERVE(book->reader->scratch, book->styles, book->style_count,
                         book->style_capacity);
    book->styles[book->style_count++] = style;
}

static void on_style(void *context, const char *name, const char **attributes) {
    book_walk *walk = context;
    if (strcmp(name, "numFmt") == 0)
        add_format(walk, attributes);
    else if (strcmp(name, "cellXfs") == 0)
        walk->in_cell_formats = true;
    else if (strcmp(name, "xf") == 0 && walk->in_cell_formats)
        add_style(walk, attributes);
}

static void on_style_end(void *context, const char *name) {
    if (strcmp(name, "cellXfs") == 0)
        ((book_walk *)context)->in_cell_formats = false;
}

/* -- the package -- */

static void on_package(void *context, const char *name, const char **attributes) {
    book_walk *walk = context;
    const char *type = xml_attribute(attributes, "Type");
    const char *target = xml_attribute(attributes, "Target");
    const char *kind = type ? strrchr(type, '/') : NULL;
    if (strcmp(name, "Relationship") == 0 && target && kind && strcmp(kind, "/officeDocument") == 0)
        walk->main_part = baremo_arena_text(walk->book->reader->scratch, target);
}

static baremo_status read_part(book_walk *walk, const archive_entry *part,
                               void (*start)(void *, const char *, const char **)) {
    const xml_handlers handlers = {start, start == on_style ? on_style_end : NULL, NULL, walk};
    baremo_status status = xml_read(&walk->book->zip, part, &handlers, &walk->book->parser);
    return status == BAREMO_OK ? walk->status : status;
}

static const char *folder_of(const char *path, baremo_arena *arena) {
    const char *slash = strrchr(path, '/');
    return slash ? baremo_arena_copy(arena, path, (size_t)(slash - path) + 1) : "";
}

static const archive_entry *relationships_of(xlsx_book *book, const char *path) {
    const char *name = strrchr(path, '/');
    return archive_find(&book->zip, baremo_arena_format(book->reader->scratch, "%s_rels/%s.rels",
                                                        book->folder, name ? name + 1 : path));
}

static const archive_entry *find_workbook(book_walk *walk) {
    xlsx_book *book = walk->book;
    const archive_entry *package = archive_find(&book->zip, "_rels/.rels");
    if (package && read_part(walk, package, on_package) != BAREMO_OK)
        return NULL;
    const char *path = walk->main_part ? walk->main_part : "xl/workbook.xml";
    const archive_entry *part = archive_find(&book->zip, path);
    return part ? part : archive_find(&book->zip, "xl/workbook.xml");
}

static baremo_status read_styles(book_walk *walk) {
    return walk->book->styles_part ? read_part(walk, walk->book->styles_part, on_style) : BAREMO_OK;
}

baremo_status xlsx_book_read(xlsx_book *book) {
    book_walk walk = {.book = book, .status = BAREMO_OK};
    const archive_entry *part = find_workbook(&walk);
    if (!part)
        return walk.main_part || walk.status != BAREMO_OK
                   ? BAREMO_DATA
                   : archive_fail(book->reader, &baremo_problem_workbook_damaged,
                                  "the archive holds no workbook");
    book->folder = folder_of(part->name, book->reader->scratch);
    baremo_status status = read_part(&walk, part, on_workbook);
    if (status == BAREMO_OK && !book->sheet_count)
        return archive_fail(book->reader, &baremo_problem_workbook_damaged,
                            "the workbook has no sheets");
    const archive_entry *relationships = relationships_of(book, part->name);
    if (status == BAREMO_OK && !relationships)
        return archive_fail(book->reader, &baremo_problem_workbook_damaged,
                            "the workbook does not say where its sheets are");
    if (status == BAREMO_OK)
        status = read_part(&walk, relationships, on_relationship);
    if (status == BAREMO_OK && !archive_find(&book->zip, "[Content_Types].xml"))
        archive_fail(book->reader, &baremo_problem_workbook_incomplete,
                     "the workbook has no [Content_Types].xml");
    return status == BAREMO_OK ? read_styles(&walk) : status;
}
