/* Files of SPSS (.sav, .zsav) and Stata (.dta), by ReadStat.
 *
 * 1. Rows are cases: the first case is row 1. All cases count, blank ones too.
 * 2. System-missing is blank. User-missing values and tagged missings are missing with their label,
 * or their value, as reason.
 * 3. Dates and times of SPSS (seconds since 1582-10-14) and Stata (days and milliseconds since
 * 1960) are dates.
 * 4. Nothing is allocated by what the header says. A file that is cut off gives no table.
 * 5. A file without usable encoding is read as UTF-8, else as Windows-1252, with a warning. Stata
 * files before format 118 never name one: they are UTF-8 where all their texts are, else
 * Windows-1252.
 */
#include <ctype.h>
#include <iconv.h>
#include <math.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include <baremo/number.h>
#include <baremo/period.h>
#include <baremo/text.h>

#include "engine/base/buffer.h"
#include "engine/input/archive.h"
#include "engine/input/dta_head.h"
#include "engine/input/problems.h"
#include "engine/input/sheets.h"
#include "engine/input/statistics_numbers.h"
#include "engine/input/statistics_stream.h"

typedef struct variable {
    const char *name, *labels; /* name of the set of labels, or NULL */
} variable;

typedef struct statistics_file {
    input_reader *reader;
    readstat_parser_t *parser;
    readstat_error_t (*parse)(readstat_parser_t *, const char *, void *);
    statistics_stream stream;
    sheet cells;
    statistics_numbers numbers;
    variable *variables;
    size_t variable_count, variable_capacity;
    dictionary labels; /* "set US value" -> index into label_texts + 1 */
    const char **label_texts;
    size_t label_count, label_capacity;
    long expected_rows; /* by the header; below 0: not known */
    size_t row_count;
    char number[BAREMO_NUMBER_SIZE];
    size_t label_bytes; /* at most, of the name of a set of labels */
    bool too_large;
    sheet_fault first_foreign; /* the first text beyond ASCII */
} statistics_file;

/* -- variables and labels -- */

static int on_metadata(readstat_metadata_t *metadata, void *context) {
    ((statistics_file *)context)->expected_rows = readstat_get_row_count(metadata);
    return READSTAT_HANDLER_OK;
}

static const char *label_set(const statistics_file *file, const char *labels) {
    return labels ? baremo_arena_copy(file->reader->scratch, labels,
                                      strnlen(labels, file->label_bytes))
                  : NULL;
}

static int on_variable(int index, readstat_variable_t *about, const char *labels, void *context) {
    statistics_file *file = context;
    baremo_arena *arena = file->reader->scratch;
    (void)index;
    const char *name = readstat_variable_get_name(about);
    BAREMO_ARENA_RESERVE(arena, file->variables, file->variable_count, file->variable_capacity);
    file->variables[file->variable_count++] =
        (variable){baremo_arena_text(arena, name ? name : ""), label_set(file, labels)};
    statistics_numbers_add_variable(&file->numbers, about);
    if (file->variable_count > file->reader->options->max_columns)
        file->too_large = true;
    return file->too_large ? READSTAT_HANDLER_ABORT : READSTAT_HANDLER_OK;
}

/* Good until the next number. */
static const char *number_text(statistics_file *file, double value) {
    baremo_number_print(file->number, value);
    return file->number;
}

/* What a value is called where labels are kept: its number, ".a", or its text. */
static const char *value_text(statistics_file *file, readstat_value_t value) {
    if (readstat_value_is_tagged_missing(value))
        return baremo_arena_format(file->reader->scratch, ".%c", readstat_value_tag(value));
    if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING) {
        const char *text = readstat_string_value(value);
        return text ? text : "";
    }
    return number_text(file, readstat_double_value(value));
}

static const char *label_key(statistics_file *file, const char *set, const char *text) {
    return baremo_arena_format(file->reader->scratch, "%s\x1f%s", set, text);
}

static int on_label(const char *set, readstat_value_t value, const char *label, void *context) {
    statistics_file *file = context;
    const char *key = label_key(file, set, value_text(file, value));
    uint32_t known = file->labels.count;
    uint32_t code = dictionary_code_borrowed(&file->labels, key, strlen(key), 0);
    if (code < known)
        return READSTAT_HANDLER_OK;
    BAREMO_ARENA_RESERVE(file->reader->scratch, file->label_texts, file->label_count,
                         file->label_capacity);
    file->label_texts[file->label_count++] = baremo_arena_text(file->reader->arena, label);
    return READSTAT_HANDLER_OK;
}

/* -- values -- */

/* The first text beyond ASCII: where a wrong encoding shows. */
static void note_foreign(statistics_file *file, const sheet_cell *place, const char *text) {
    if (file->first_foreign.row)
        return;
    for (const char *at = text; *at; at++)
        if ((unsigned char)*at >= 0x80) {
            file->first_foreign.row = place->row;
            file->first_foreign.column = place->column;
            file->first_foreign.found = baremo_arena_text(file->reader->scratch, text);
            return;
        }
}

static void add_text(statistics_file *file, const sheet_cell *place, readstat_value_t value,
                     readstat_variable_t *about) {
    const char *text = readstat_string_value(value);
    sheet_cell cell = *place;
    if (!text || !*text)
        return;
    note_foreign(file, place, text);
    cell.kind =
        readstat_value_is_defined_missing(value, about) ? BAREMO_CELL_MISSING : BAREMO_CELL_TEXT;
    cell.text = text;
    cell.length = strlen(text);
    sheet_add(&file->cells, &cell);
}

static int on_value(int index, readstat_variable_t *about, readstat_value_t value, void *context) {
    statistics_file *file = context;
    const sheet_cell place = {.row = (size_t)index + 1,
                              .column = (size_t)readstat_variable_get_index(about) + 1};
    if (place.row > file->row_count)
        file->row_count = place.row;
    if (place.row > file->reader->options->max_rows) {
        file->too_large = true;
        return READSTAT_HANDLER_ABORT;
    }
    if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING)
        add_text(file, &place, value, about);
    else if (statistics_numbers_put(&file->numbers, (size_t)index, place.column - 1, value) !=
             BAREMO_OK)
        baremo_arena_fail(file->reader->scratch);
    return READSTAT_HANDLER_OK;
}

/* -- the file -- */

static void forget(statistics_file *file) {
    statistics_numbers_free(&file->numbers);
    file->numbers.cells = &file->cells;
    sheet_init(&file->cells, file->reader, NULL, "");
    file->variable_count = file->label_count = file->row_count = 0;
    file->first_foreign = (sheet_fault){0};
    dictionary_init(&file->labels, file->reader->scratch);
}

static readstat_error_t parse_as(statistics_file *file, const char *encoding) {
    forget(file);
    file->parser = readstat_parser_init();
    if (!file->parser)
        baremo_arena_fail(file->reader->scratch);
    readstat_parser_t *parser = file->parser;
    file->stream = (statistics_stream){.bytes = file->reader->bytes,
                                       .is_sav = file->parse == readstat_parse_sav};
    statistics_stream_set(&file->stream, parser);
    readstat_set_metadata_handler(parser, on_metadata);
    readstat_set_variable_handler(parser, on_variable);
    readstat_set_value_handler(parser, on_value);
    readstat_set_value_label_handler(parser, on_label);
    if (encoding)
        readstat_set_file_character_encoding(parser, encoding);
    readstat_error_t error = file->parse(parser, file->reader->bytes->shown, file);
    readstat_parser_free(parser);
    file->parser = NULL;
    return error;
}

static bool is_of_encoding(readstat_error_t error) {
    return error == READSTAT_ERROR_UNSUPPORTED_CHARSET || error == READSTAT_ERROR_CONVERT ||
           error == READSTAT_ERROR_CONVERT_BAD_STRING;
}

static readstat_error_t parse_nameless(statistics_file *file) {
    readstat_error_t error = parse_as(file, "UTF-8");
    return is_of_encoding(error) ? parse_as(file, "WINDOWS-1252") : error;
}

static readstat_error_t parse_any(statistics_file *file, const char **guessed) {
    static const char *const guesses[] = {"UTF-8", "WINDOWS-1252"};
    *guessed = NULL;
    if (file->parse == readstat_parse_dta && !dta_head_is_utf8(file->reader->bytes))
        return parse_nameless(file);
    readstat_error_t error = parse_as(file, NULL);
    for (size_t i = 0; is_of_encoding(error) && i < sizeof guesses / sizeof *guesses; i++) {
        *guessed = guesses[i];
        error = parse_as(file, guesses[i]);
    }
    return error;
}

static baremo_status report_error(const statistics_file *file, readstat_error_t error) {
    const input_reader *reader = file->reader;
    if (file->too_large)
        return archive_fail(reader, &baremo_problem_table_too_large,
                            "the file has more rows or columns than %zu and %zu",
                            reader->options->max_rows, reader->options->max_columns);
    if (error == READSTAT_ERROR_MALLOC)
        return archive_fail(reader, &baremo_problem_statistics_damaged,
                            "the file cannot be read: it names a length that cannot be");
    return archive_fail(reader, &baremo_problem_statistics_damaged, "the file cannot be read: %s",
                        readstat_error_message(error));
}

static const char *label_of(statistics_file *file, const variable *about, const char *text) {
    if (!about->labels || !*about->labels)
        return NULL;
    const char *key = label_key(file, about->labels, text);
    uint32_t code = dictionary_find(&file->labels, key, strlen(key));
    return code ? file->label_texts[code - 1] : NULL;
}

/* Labels beside the texts; a missing value's reason is its label. */
static void add_labels(statistics_file *file, baremo_column *column, const variable *about) {
    baremo_arena *arena = file->reader->arena;
    const char **labels = baremo_arena_array(arena, column->text_count, sizeof *labels);
    const char **texts = baremo_arena_array(arena, column->text_count, sizeof *texts);
    bool any = false;
    texts[0] = "";
    for (size_t code = 1; code < column->text_count; code++) {
        const char *label = label_of(file, about, column->texts[code]);
        bool missing = column->kinds && column->kinds[code] == BAREMO_CELL_MISSING;
        texts[code] = missing && label ? label : column->texts[code];
        labels[code] = label;
        any |= label != NULL;
    }
    column->texts = texts;
    column->labels = any ? labels : NULL;
    /* The file says that a text variable is text, even where its texts are digits. */
    if (!column->kinds)
        column->kinds = baremo_arena_array(arena, column->text_count, 1);
}

static void report_guess(const statistics_file *file, const char *guessed) {
    const sheet_fault *first = &file->first_foreign;
    baremo_place place = {
        .file = file->reader->bytes->shown, .row = first->row, .column = first->column};
    baremo_diagnostics_add(
        file->reader->diagnostics, &baremo_problem_encoding_guessed, &place,
        first->column ? file->variables[first->column - 1].name : NULL, first->found,
        "the encoding that the file names does not fit; it is read as %s", guessed);
}

static void check_encoding(statistics_file *file) {
    const char *name = statistics_stream_encoding(&file->stream, file->reader->scratch);
    if (file->parse != readstat_parse_sav || !*name || !file->first_foreign.row)
        return;
    iconv_t conversion = iconv_open("UTF-8", name);
    bool known = conversion != (iconv_t)-1;
    if (known)
        iconv_close(conversion);
    if (!known || strcasecmp(name, "ascii") == 0 || strcasecmp(name, "us-ascii") == 0)
        report_guess(file, "UTF-8");
}

/* Fewer cases than the header says: the file was cut off. The largest number that fits the header
 * is no count. */
static baremo_status check_count(statistics_file *file) {
    const input_reader *reader = file->reader;
    if (file->parse == readstat_parse_sav)
        file->expected_rows = statistics_stream_count(&file->stream, file->expected_rows);
    if (file->expected_rows < 0 || (size_t)file->expected_rows == file->row_count)
        return BAREMO_OK;
    bool fewer = file->row_count < (size_t)file->expected_rows && file->expected_rows < INT32_MAX;
    archive_fail(
        reader, fewer ? &baremo_problem_statistics_damaged : &baremo_problem_statistics_warning,
        "the file says it has %ld cases, but has %zu", file->expected_rows, file->row_count);
    return fewer ? BAREMO_DATA : BAREMO_OK;
}

static baremo_status make_table(statistics_file *file, const char *guessed) {
    input_reader *reader = file->reader;
    const char **names =
        baremo_arena_array(reader->scratch, file->variable_count + 1, sizeof *names);
    for (size_t i = 0; i < file->variable_count; i++)
        names[i] = file->variables[i].name;
    if (!file->variable_count)
        return archive_fail(reader, &baremo_problem_table_empty, "the file has no variables");
    if (check_count(file) != BAREMO_OK)
        return BAREMO_DATA;
    if (statistics_numbers_finish(&file->numbers) != BAREMO_OK)
        baremo_arena_fail(reader->scratch);
    if (guessed)
        report_guess(file, guessed);
    else
        check_encoding(file);
    file->cells.headings = names;
    file->cells.heading_count = file->variable_count;
    file->cells.row_total = file->row_count;
    file->cells.dialect = file->parse == readstat_parse_sav ? "SPSS file" : "Stata file";
    baremo_table *table = sheet_finish(&file->cells);
    if (!table)
        return BAREMO_DATA;
    for (size_t i = 0; i < table->column_count; i++)
        add_labels(file, &table->columns[i], &file->variables[table->numbers[i] - 1]);
    input_reader_add(reader, table);
    return BAREMO_OK;
}

static void close_file(void *held) {
    statistics_file *file = held;
    if (file->parser)
        readstat_parser_free(file->parser);
    statistics_numbers_free(&file->numbers);
}

static baremo_status read_statistics(input_reader *reader,
                                     readstat_error_t (*parse)(readstat_parser_t *, const char *,
                                                               void *)) {
    statistics_file *file = baremo_arena_alloc(reader->scratch, sizeof *file);
    const char *guessed = NULL;
    file->reader = reader;
    file->parse = parse;
    file->label_bytes =
        parse == readstat_parse_dta ? dta_head_label_bytes(reader->bytes) : SIZE_MAX;
    reader->held = file;
    reader->close = close_file;
    readstat_error_t error = parse_any(file, &guessed);
    return error == READSTAT_OK ? make_table(file, guessed) : report_error(file, error);
}

/* -- the formats -- */

static baremo_status read_sav(input_reader *reader) {
    return read_statistics(reader, readstat_parse_sav);
}

static bool is_sav(const source *bytes, const unsigned char *head, size_t length) {
    (void)bytes;
    return length >= 4 && (memcmp(head, "$FL2", 4) == 0 || memcmp(head, "$FL3", 4) == 0) &&
           !(length >= 20 && memcmp(head + 4, "@(#) SPSS ENCRYP", 16) == 0);
}

static baremo_status read_dta(input_reader *reader) {
    baremo_status status = read_statistics(reader, readstat_parse_dta);
    const char *doubt = status == BAREMO_OK ? dta_head_doubt(reader->bytes, reader->scratch) : NULL;
    if (doubt)
        archive_fail(reader, &baremo_problem_statistics_warning, "%s", doubt);
    return status;
}

/* Before format 117 a file begins with its number, the byte order and a one. */
static bool is_dta(const source *bytes, const unsigned char *head, size_t length) {
    (void)bytes;
    if (length >= 11 && memcmp(head, "<stata_dta>", 11) == 0)
        return true;
    return length >= 4 && head[0] >= 104 && head[0] <= 115 && (head[1] == 1 || head[1] == 2) &&
           head[2] == 1 && head[3] == 0;
}

static const char *const sav_suffixes[] = {".sav", ".zsav", NULL};
static const char *const dta_suffixes[] = {".dta", NULL};

extern const input_format input_format_sav;
const input_format input_format_sav = {.name = "sav",
                                       .title = "data file of SPSS",
                                       .suffixes = sav_suffixes,
                                       .matches = is_sav,
                                       .read = read_sav};

extern const input_format input_format_dta;
const input_format input_format_dta = {.name = "dta",
                                       .title = "data file of Stata",
                                       .suffixes = dta_suffixes,
                                       .matches = is_dta,
                                       .read = read_dta};
