/* The cells of a sheet of Excel. */
#include <stdlib.h>
#include <string.h>

#include <math.h>

#include <baremo/number.h>
#include <baremo/period.h>

#include "engine/base/buffer.h"
#include "engine/input/problems.h"
#include "engine/input/xlsx.h"

/* The limits of Excel. */
enum { MOST_ROWS = 1048576, MOST_COLUMNS = 16384 };

typedef struct sheet_walk {
    xlsx_book *book;
    sheet *cells;
    size_t row, column; /* of the cell, from 1 */
    char type[12];      /* the t attribute */
    size_t style;
    bool has_value, has_formula, has_inline, in_value, in_text, bad_place;
    int in_phonetic;
    baremo_buffer text, raw;
    char number[BAREMO_NUMBER_SIZE];
} sheet_walk;

static void fault(sheet_walk *walk, const baremo_problem *problem, const char *message,
                  const char *found) {
    const sheet_fault one = {problem, walk->row, walk->column, message, found};
    sheet_fault_add(walk->cells, &one);
}

/* -- places -- */

/* Letters and a row: "C7". false: not such a reference, or beyond the limits. */
static bool read_reference(const char *text, size_t *row, size_t *column) {
    size_t letters = 0, digits = 0;
    *row = *column = 0;
    for (; *text >= 'A' && *text <= 'Z' && letters < 4; text++, letters++)
        *column = *column * 26 + (size_t)(*text - 'A') + 1;
    for (; *text >= '0' && *text <= '9' && digits < 8; text++, digits++)
        *row = *row * 10 + (size_t)(*text - '0');
    return letters && digits && !*text && *row >= 1 && *row <= MOST_ROWS && *column <= MOST_COLUMNS;
}

static void begin_row(sheet_walk *walk, const char **attributes) {
    const char *number = xml_attribute(attributes, "r");
    const char *hidden = xml_attribute(attributes, "hidden");
    walk->row = number ? strtoul(number, NULL, 10) : walk->row + 1;
    walk->column = 0;
    if (hidden && (strcmp(hidden, "1") == 0 || strcmp(hidden, "true") == 0) &&
        walk->cells->hidden_rows++ == 0)
        walk->cells->first_hidden_row = walk->row;
}

typedef struct cell_attributes {
    const char *reference, *type, *style;
} cell_attributes;

static cell_attributes attributes_of(const char **attributes) {
    cell_attributes found = {NULL, NULL, NULL};
    for (; *attributes; attributes += 2) {
        const char *name = attributes[0][1] ? xml_local(attributes[0]) : attributes[0];
        if (name[1])
            continue;
        if (*name == 'r')
            found.reference = attributes[1];
        else if (*name == 't')
            found.type = attributes[1];
        else if (*name == 's')
            found.style = attributes[1];
    }
    return found;
}

static void begin_cell(sheet_walk *walk, const char **attributes) {
    const cell_attributes about = attributes_of(attributes);
    const char *reference = about.reference;
    size_t row = walk->row;
    walk->column++;
    walk->bad_place = false;
    if (reference && !read_reference(reference, &row, &walk->column)) {
        const sheet_fault one = {&baremo_problem_cell_reference, walk->row, 0,
                                 "a cell is outside of what a sheet can hold", reference};
        sheet_fault_add(walk->cells, &one);
        walk->bad_place = true;
    }
    if (!walk->bad_place)
        walk->row = row;
    walk->bad_place |= walk->row < 1 || walk->row > MOST_ROWS || walk->column > MOST_COLUMNS;
    walk->style = about.style ? strtoul(about.style, NULL, 10) : 0;
    walk->type[0] = '\0';
    if (about.type)
        strncat(walk->type, about.type, sizeof walk->type - 1);
    walk->has_value = walk->has_formula = walk->has_inline = false;
    walk->text.length = 0;
}

/* -- values -- */

static sheet_cell cell_here(const sheet_walk *walk, baremo_cell_kind kind, const char *text) {
    return (sheet_cell){walk->row, walk->column, kind, text, strlen(text)};
}

static sheet_cell number_cell(sheet_walk *walk, double value, int decimals) {
    char *text = walk->number;
    baremo_number_print(text, value);
    if (fabs(value) >= 1e15 && value == floor(value))
        fault(walk, &baremo_problem_number_digits,
              "the number has more than 15 digits: the spreadsheet has changed the last ones",
              text);
    return cell_here(walk, BAREMO_CELL_NUMBER,
                     cell_number_shown(text, decimals, walk->book->reader->scratch));
}

static sheet_cell date_cell(sheet_walk *walk, double value, const xlsx_style *style) {
    bool quirk = false;
    const char *text = cell_date_text(value, style->format, walk->book->from_1904, &quirk,
                                      walk->book->reader->scratch);
    if (!text) {
        fault(walk, &baremo_problem_date_impossible,
              "the number is formatted as a date, but is none", walk->text.text);
        return cell_here(walk, BAREMO_CELL_MISSING, "no date");
    }
    if (quirk)
        fault(walk, &baremo_problem_date_quirk, "this day exists only in Excel", text);
    bool date = style->format == CELL_FORMAT_DATE || style->format == CELL_FORMAT_DATE_TIME ||
                strlen(text) > 10;
    return cell_here(walk, date && !quirk ? BAREMO_CELL_DATE : BAREMO_CELL_TEXT, text);
}

/* NULL: the file does not define the style that the cell names. */
static const xlsx_style *style_of(const sheet_walk *walk) {
    static const xlsx_style plain = {CELL_FORMAT_NUMBER, 0};
    if (walk->style < walk->book->style_count)
        return &walk->book->styles[walk->style];
    return walk->style ? NULL : &plain;
}

static bool is_code(const xlsx_style *style, double value) {
    return style->format == CELL_FORMAT_PADDED && value >= 0 && value < 1e15 &&
           value == floor(value);
}

static bool is_number(const xlsx_style *style, double value) {
    return !style || style->format == CELL_FORMAT_NUMBER ||
           (style->format == CELL_FORMAT_PADDED && !is_code(style, value));
}

/* A number that is a date or a code by its style, or none. */
static sheet_cell read_number(sheet_walk *walk) {
    double value = BAREMO_MISSING;
    const xlsx_style *style = style_of(walk);
    if (!baremo_number_parse(walk->text.text, walk->text.length, &value) || isinf(value)) {
        fault(walk, isinf(value) ? &baremo_problem_number_range : &baremo_problem_number_text,
              isinf(value) ? "the number is out of range" : "this is not a number",
              walk->text.text);
        return cell_here(walk, BAREMO_CELL_MISSING, "no number");
    }
    if (is_number(style, value))
        return number_cell(walk, value, style ? style->digits : 0);
    if (is_code(style, value))
        return cell_here(walk, BAREMO_CELL_TEXT,
                         baremo_arena_format(walk->book->reader->scratch, "%0*lld", style->digits,
                                             (long long)value));
    return date_cell(walk, value, style);
}

static sheet_cell read_shared(sheet_walk *walk) {
    const xlsx_book *book = walk->book;
    double index = -1;
    baremo_number_parse(walk->text.text, walk->text.length, &index);
    if (index >= 0 && index < (double)book->string_count && index == floor(index))
        return cell_here(walk, BAREMO_CELL_TEXT, book->strings[(size_t)index]);
    fault(walk, &baremo_problem_cell_reference, "the cell refers to a text that is not there",
          walk->text.text);
    return cell_here(walk, BAREMO_CELL_MISSING, "no text");
}

/* The key of a plain number. Those that are shown with more decimals than they need are none. */
static bool number_key(sheet_walk *walk, double value, uint64_t *key) {
    const xlsx_style *style = style_of(walk);
    if (isinf(value) || !is_number(style, value) ||
        (style && style->format == CELL_FORMAT_NUMBER && style->digits && value != floor(value)))
        return false;
    if (!style)
        fault(walk, &baremo_problem_cell_style, "the cell's format is not defined", NULL);
    *key = number_codes_key(value);
    return true;
}

static bool text_key(const sheet_walk *walk, double index, uint64_t *key) {
    if (!(index >= 0 && index < (double)walk->book->string_count && index == floor(index)))
        return false;
    *key = number_codes_key_of_index((uint32_t)index);
    return true;
}

/* Plain numbers and shared texts, nearly all cells: known by their value. false: something else. */
static bool add_by_key(sheet_walk *walk) {
    double value = 0;
    uint64_t key = 0;
    bool is_text = strcmp(walk->type, "s") == 0;
    if ((!is_text && walk->type[0] && strcmp(walk->type, "n") != 0) ||
        !baremo_number_parse(walk->text.text, walk->text.length, &value) ||
        !(is_text ? text_key(walk, value, &key) : number_key(walk, value, &key)))
        return false;
    const sheet_cell place = {.row = walk->row, .column = walk->column};
    if (sheet_add_known_key(walk->cells, &place, key))
        return true;
    const sheet_cell cell = is_text ? read_shared(walk) : number_cell(walk, value, 0);
    sheet_add_new_key(walk->cells, &cell, key);
    return true;
}

static sheet_cell read_iso_date(sheet_walk *walk) {
    const char *text = cell_iso_date(walk->text.text, walk->book->reader->scratch);
    if (text)
        return cell_here(walk, BAREMO_CELL_DATE, text);
    fault(walk, &baremo_problem_date_impossible, "there is no such date", walk->text.text);
    return cell_here(walk, BAREMO_CELL_MISSING, "no date");
}

static sheet_cell read_typed(sheet_walk *walk) {
    const char *text = walk->text.text;
    if (!walk->type[0] || strcmp(walk->type, "n") == 0)
        return read_number(walk);
    if (strcmp(walk->type, "s") == 0)
        return read_shared(walk);
    if (strcmp(walk->type, "b") == 0)
        return cell_here(walk, BAREMO_CELL_BOOLEAN, strcmp(text, "0") == 0 ? "0" : "1");
    if (strcmp(walk->type, "e") == 0) {
        fault(walk, &baremo_problem_cell_error, "the cell holds an error", text);
        return cell_here(walk, BAREMO_CELL_MISSING, text);
    }
    if (strcmp(walk->type, "d") == 0)
        return read_iso_date(walk);
    if (strcmp(walk->type, "str") != 0 && strcmp(walk->type, "inlineStr") != 0)
        fault(walk, &baremo_problem_workbook_cell, "the cell is of a kind that does not exist",
              walk->type);
    size_t length = walk->text.length;
    text = xlsx_unescape(text, &length, walk->book->reader->scratch);
    return (sheet_cell){walk->row, walk->column, BAREMO_CELL_TEXT, text, length};
}

/* The cell as the file writes it: the same in a column means the same. */
static sheet_cell raw_cell(sheet_walk *walk) {
    baremo_buffer *raw = &walk->raw;
    raw->length = 0;
    baremo_buffer_add(raw, walk->type);
    baremo_buffer_add_char(raw, ' ');
    for (size_t style = walk->style; style; style >>= 6)
        baremo_buffer_add_char(raw, (char)('0' + (style & 63)));
    baremo_buffer_add_char(raw, ' ');
    baremo_buffer_add_bytes(raw, walk->text.text, walk->text.length);
    return (sheet_cell){walk->row, walk->column, BAREMO_CELL_TEXT, raw->text, raw->length};
}

static void end_cell(sheet_walk *walk) {
    const baremo_read_options *options = walk->book->reader->options;
    if (walk->bad_place)
        return;
    if (!walk->has_value) {
        if (walk->has_formula)
            fault(walk, &baremo_problem_formula_unsaved, "the formula has no saved value", NULL);
        return;
    }
    if (walk->text.length > options->max_cell) {
        fault(walk, &baremo_problem_cell_too_long, "the cell is too long", NULL);
        return;
    }
    if (!walk->text.length)
        baremo_buffer_add(&walk->text, "");
    if (add_by_key(walk))
        return;
    const sheet_cell raw = raw_cell(walk);
    if (sheet_add_known(walk->cells, &raw))
        return;
    const sheet_cell cell = read_typed(walk);
    sheet_add_new(walk->cells, &raw, &cell);
}

/* -- elements -- */

static void on_start(void *context, const char *name, const char **attributes) {
    sheet_walk *walk = context;
    if (strcmp(name, "c") == 0) {
        begin_cell(walk, attributes);
    } else if (strcmp(name, "v") == 0) {
        walk->has_value = true;
        walk->in_value = !walk->has_inline;
    } else if (strcmp(name, "row") == 0) {
        begin_row(walk, attributes);
    } else if (strcmp(name, "f") == 0) {
        walk->has_formula = true;
    } else if (strcmp(name, "is") == 0) {
        walk->has_value = walk->has_inline = true;
        walk->text.length = 0;
    } else if (strcmp(name, "rPh") == 0) {
        walk->in_phonetic++;
    } else if (strcmp(name, "t") == 0) {
        walk->in_text = !walk->in_phonetic && walk->has_value;
    }
}

static void on_end(void *context, const char *name) {
    sheet_walk *walk = context;
    if (strcmp(name, "c") == 0)
        end_cell(walk);
    else if (strcmp(name, "v") == 0)
        walk->in_value = false;
    else if (strcmp(name, "t") == 0)
        walk->in_text = false;
    else if (strcmp(name, "rPh") == 0)
        walk->in_phonetic--;
}

static void on_text(void *context, const char *text, size_t length) {
    sheet_walk *walk = context;
    size_t most = walk->book->reader->options->max_cell;
    if ((walk->in_value || walk->in_text) && walk->text.length <= most)
        baremo_buffer_add_bytes(&walk->text, text, length);
}

baremo_status xlsx_sheet_read(xlsx_book *book, const xlsx_sheet_entry *entry, sheet *cells) {
    sheet_walk walk = {.book = book,
                       .cells = cells,
                       .text = baremo_buffer_new(book->reader->scratch),
                       .raw = baremo_buffer_new(book->reader->scratch)};
    const xml_handlers handlers = {on_start, on_end, on_text, &walk};
    return xml_read(&book->zip, entry->part, &handlers, &book->parser);
}
