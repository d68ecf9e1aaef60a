/* baremo show: a table as it was read. */
#include "cli/command.h"

#include <stdio.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/table.h>
#include <baremo/text.h>

#include "engine/base/buffer.h"
#include "engine/table/summary.h"

enum { FIRST_ROWS = 5, WIDEST = 28, FLUSH = 1 << 16 };

typedef struct view {
    const baremo_table *table;
    const summary_column *columns;
    size_t row_count, column_count;
    baremo_arena *arena;
} view;

/* -- text -- */

/* A text in a field, cut where it is too wide; line ends and other control characters as spaces. */
static void print_field(const char *text, size_t width) {
    size_t length = 0, used = 0;
    while (text[length]) {
        size_t step = baremo_text_next(text + length, NULL);
        char one[5] = {0};
        memcpy(one, text + length, step < 5 ? step : 4);
        size_t wide = baremo_text_width(one);
        if (used + wide > width - (text[length + step] ? 1 : 0))
            break;
        if ((unsigned char)one[0] < 0x20)
            fputs(" ", stdout);
        else
            fputs(one, stdout);
        used += (unsigned char)one[0] < 0x20 ? 1 : wide;
        length += step;
    }
    if (text[length]) {
        fputs("…", stdout);
        used++;
    }
    for (; used < width; used++)
        fputc(' ', stdout);
}

static void print_range(const summary_column *column) {
    char least[BAREMO_NUMBER_SIZE], most[BAREMO_NUMBER_SIZE];
    if (baremo_is_missing(column->least))
        return;
    baremo_number_print(least, column->least);
    baremo_number_print(most, column->most);
    printf("  %s to %s", least, most);
    if (*summary_decimal(column))
        printf(", decimal %s (%s)", summary_decimal(column), column->numbers.decided_by);
    if (*column->numbers.group)
        printf(", thousands \"%s\"", column->numbers.group);
}

static void print_columns(const view *shown) {
    printf("   n  ");
    print_field("column", WIDEST);
    printf("  type     filled   blank  distinct\n");
    for (size_t i = 0; i < shown->column_count; i++) {
        const summary_column *column = &shown->columns[i];
        printf("%4zu  ", baremo_table_place(shown->table, SIZE_MAX, i).column);
        print_field(*column->column->heading ? column->column->heading : "(no heading)", WIDEST);
        printf("  %-6s %8zu%8zu%10zu", column->type_name, column->filled, column->blank,
               column->distinct);
        print_range(column);
        fputc('\n', stdout);
    }
}

static void print_rows(const view *shown) {
    size_t rows = shown->row_count < FIRST_ROWS ? shown->row_count : FIRST_ROWS;
    char number[BAREMO_NUMBER_SIZE];
    for (size_t row = 0; row < rows; row++) {
        printf("\nrow %zu\n", baremo_table_place(shown->table, row, SIZE_MAX).row);
        for (size_t i = 0; i < shown->column_count; i++) {
            const char *text = summary_cell(&shown->columns[i], row, number);
            if (!*text)
                continue;
            printf("      ");
            print_field(shown->columns[i].column->heading, WIDEST);
            printf("  ");
            print_field(text, baremo_text_width(text) < 60 ? baremo_text_width(text) : 60);
            fputc('\n', stdout);
        }
    }
}

static void print_text(const view *shown) {
    const char *sheet = baremo_table_sheet(shown->table);
    printf("%s%s%s: %s; %zu row%s, %zu column%s\n\n", baremo_table_file(shown->table),
           sheet ? "#" : "", sheet ? sheet : "", baremo_table_dialect(shown->table),
           shown->row_count, shown->row_count == 1 ? "" : "s", shown->column_count,
           shown->column_count == 1 ? "" : "s");
    print_columns(shown);
    print_rows(shown);
}

/* -- csv and json: all rows, cleaned -- */

/* Spreadsheets compute a cell that begins so; an apostrophe before it keeps it text. */
static bool would_be_computed(const char *text) { return *text && strchr("=+-@\t\r", *text); }

static void flush(baremo_buffer *buffer, size_t least) {
    if (buffer->length <= least)
        return;
    fwrite(buffer->text, 1, buffer->length, stdout);
    buffer->length = 0;
}

static void add_csv_cell(baremo_buffer *buffer, const view *shown, size_t row, size_t i) {
    char number[BAREMO_NUMBER_SIZE];
    const char *text = summary_cell(&shown->columns[i], row, number);
    if (!summary_is_number(&shown->columns[i], row) && would_be_computed(text))
        baremo_buffer_add_csv(buffer, baremo_arena_format(shown->arena, "'%s", text));
    else
        baremo_buffer_add_csv(buffer, text);
}

static void print_csv(const view *shown) {
    baremo_buffer buffer = baremo_buffer_new(shown->arena);
    for (size_t i = 0; i < shown->column_count; i++) {
        baremo_buffer_add(&buffer, i ? "," : "");
        baremo_buffer_add_csv(&buffer, shown->columns[i].column->heading);
    }
    baremo_buffer_add(&buffer, "\n");
    for (size_t row = 0; row < shown->row_count; row++) {
        for (size_t i = 0; i < shown->column_count; i++) {
            baremo_buffer_add(&buffer, i ? "," : "");
            add_csv_cell(&buffer, shown, row, i);
        }
        baremo_buffer_add(&buffer, "\n");
        flush(&buffer, FLUSH);
    }
    flush(&buffer, 0);
}

static void add_json_column(baremo_buffer *buffer, const view *shown, size_t i) {
    const summary_column *column = &shown->columns[i];
    baremo_buffer_format(buffer, "%s\n  {\"column\":%zu,\"heading\":", i ? "," : "",
                         baremo_table_place(shown->table, SIZE_MAX, i).column);
    baremo_buffer_add_json(buffer, column->column->heading);
    baremo_buffer_format(buffer,
                         ",\"type\":\"%s\",\"decimal\":\"%s\",\"decided_by\":", column->type_name,
                         summary_decimal(column));
    baremo_buffer_add_json(buffer, *summary_decimal(column) ? column->numbers.decided_by : NULL);
    baremo_buffer_format(buffer, ",\"filled\":%zu,\"blank\":%zu,\"distinct\":%zu,\"least\":",
                         column->filled, column->blank, column->distinct);
    baremo_buffer_add_json_number(buffer, column->least);
    baremo_buffer_add(buffer, ",\"most\":");
    baremo_buffer_add_json_number(buffer, column->most);
    baremo_buffer_add(buffer, "}");
}

static void add_json_cell(baremo_buffer *buffer, const view *shown, size_t row, size_t i) {
    char number[BAREMO_NUMBER_SIZE];
    const char *text = summary_cell(&shown->columns[i], row, number);
    baremo_buffer_add(buffer, i ? "," : "");
    if (!*text)
        baremo_buffer_add(buffer, "null");
    else if (summary_is_number(&shown->columns[i], row))
        baremo_buffer_add(buffer, text);
    else
        baremo_buffer_add_json(buffer, text);
}

static void print_json(const view *shown) {
    baremo_buffer buffer = baremo_buffer_new(shown->arena);
    baremo_buffer_add(&buffer, "{\"file\":");
    baremo_buffer_add_json(&buffer, baremo_table_file(shown->table));
    baremo_buffer_add(&buffer, ",\"sheet\":");
    baremo_buffer_add_json(&buffer, baremo_table_sheet(shown->table));
    baremo_buffer_add(&buffer, ",\"dialect\":");
    baremo_buffer_add_json(&buffer, baremo_table_dialect(shown->table));
    baremo_buffer_add(&buffer, ",\n \"columns\":[");
    for (size_t i = 0; i < shown->column_count; i++)
        add_json_column(&buffer, shown, i);
    baremo_buffer_add(&buffer, "],\n \"rows\":[");
    for (size_t row = 0; row < shown->row_count; row++) {
        baremo_buffer_format(&buffer, "%s\n  {\"row\":%zu,\"cells\":[", row ? "," : "",
                             baremo_table_place(shown->table, row, SIZE_MAX).row);
        for (size_t i = 0; i < shown->column_count; i++)
            add_json_cell(&buffer, shown, row, i);
        baremo_buffer_add(&buffer, "]}");
        flush(&buffer, FLUSH);
    }
    baremo_buffer_add(&buffer, "]}\n");
    flush(&buffer, 0);
}

/* -- the command -- */

typedef struct output {
    const char *name;
    void (*print)(const view *shown);
    bool needs_whole; /* no rows are given out of a table with errors */
} output;

static const output outputs[] = {
    {"text", print_text, false}, {"csv", print_csv, true}, {"json", print_json, true}};

static const output *find_output(const cli_call *call) {
    const char *wanted = cli_value(call, "format");
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++)
        if (strcmp(wanted ? wanted : "text", outputs[i].name) == 0)
            return &outputs[i];
    return NULL;
}

static void print_table(cli_call *call, const output *how, const baremo_table *table) {
    const view shown = {table, summary_of(table, call->settings.decimal, call->arena),
                        baremo_table_row_count(table), baremo_table_column_count(table),
                        call->arena};
    how->print(&shown);
}

static cli_exit run(cli_call *call) {
    const output *how = find_output(call);
    if (!how)
        return cli_usage(call, "--format is text, csv or json");
    if (call->operand_count != 1)
        return cli_usage(call, "name one file");
    baremo_diagnostics *diagnostics = baremo_diagnostics_new(call->arena);
    const baremo_read_options options = {.sheet = cli_value(call, "sheet"),
                                         .threads = call->settings.threads};
    const baremo_table *table = NULL;
    baremo_status status =
        baremo_table_read(call->operands[0], &options, call->arena, diagnostics, &table);
    if (table)
        baremo_table_inspect(table, call->settings.decimal, call->arena, diagnostics);
    cli_print_diagnostics(call, diagnostics);
    bool faulty = baremo_diagnostics_count(diagnostics, BAREMO_ERROR) > 0;
    if (table && (!faulty || !how->needs_whole || call->settings.keep_going))
        print_table(call, how, table);
    if (status == BAREMO_NO_MEMORY)
        cli_error("memory ran out. Give the program more memory, or show less data");
    return cli_exit_of(status, diagnostics);
}

static const cli_option show_options[] = {
    {"sheet", 0, "NAME", "the sheet of a workbook (default: the first with cells)"},
    {"format", 'f', "FORMAT", "text (default): what was found out; csv, json: all of it, cleaned"},
};

const cli_command cli_command_show = {
    .name = "show",
    .operands = "FILE",
    .summary = "Shows a table as it was read",
    .help = "Separator, encoding, columns with their types, decimal marks, blanks and first rows, "
            "and everything that is\n"
            "doubtful in the table. With --format csv or json the whole table follows: UTF-8, "
            "numbers with a point and\n"
            "without thousands marks; it is kept back when the table has errors, unless "
            "--keep-going. FILE may be -.\n",
    .options = show_options,
    .option_count = sizeof show_options / sizeof *show_options,
    .run = run,
};
