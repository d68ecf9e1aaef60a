/* `--scores FILE`: the table as it was read, and its scores, as CSV.
 *
 * All columns stand in it, so that the scores can be matched with whatever else is known of a row.
 * The column is called `score`, or `score_2` and so on where the table has one of that name. A row
 * without a score has a blank cell.
 */
#include "cli/stat_scores.h"

#include <stdint.h>
#include <string.h>

#include "cli/output_file.h"
#include "engine/base/buffer.h"
#include "engine/statistics/runner/scoring.h"

enum { WRITTEN_AT_ONCE = 1 << 16 };

bool stat_can_score(const baremo_procedure *procedure) {
    if (runner_scores(procedure))
        return true;
    for (size_t i = 0; i < procedure->option_count; i++)
        if (strcmp(procedure->options[i].name, "answered") == 0)
            return true;
    return false;
}

static const char *score_heading(const baremo_table *table, baremo_arena *arena) {
    const char *heading = "score";
    for (int i = 2; baremo_table_find(table, heading) != SIZE_MAX; i++)
        heading = baremo_arena_format(arena, "score_%d", i);
    return heading;
}

static void add_headings(baremo_buffer *buffer, const baremo_table *table) {
    for (size_t c = 0; c < baremo_table_column_count(table); c++) {
        baremo_buffer_add_csv(buffer, baremo_table_column(table, c)->heading);
        baremo_buffer_add_char(buffer, ',');
    }
    baremo_buffer_add(buffer, score_heading(table, buffer->arena));
    baremo_buffer_add_char(buffer, '\n');
}

static void add_row(baremo_buffer *buffer, const baremo_table *table, size_t row, double score) {
    for (size_t c = 0; c < baremo_table_column_count(table); c++) {
        baremo_buffer_add_csv(buffer, baremo_table_text(table, row, c));
        baremo_buffer_add_char(buffer, ',');
    }
    baremo_buffer_add_number(buffer, score);
    baremo_buffer_add_char(buffer, '\n');
}

static void write_rows(const baremo_table *table, const double *scores, FILE *file,
                       baremo_arena *arena) {
    baremo_arena *scratch = baremo_arena_new(arena);
    baremo_buffer buffer = baremo_buffer_new(scratch);
    add_headings(&buffer, table);
    for (size_t row = 0; row < baremo_table_row_count(table); row++) {
        add_row(&buffer, table, row, scores[row]);
        if (buffer.length < WRITTEN_AT_ONCE)
            continue;
        fwrite(baremo_buffer_text(&buffer), 1, buffer.length, file);
        buffer.length = 0;
    }
    fwrite(baremo_buffer_text(&buffer), 1, buffer.length, file);
    baremo_arena_free(scratch);
}

cli_exit stat_write_scores(const cli_call *call, const baremo_table *table, const char *path) {
    runner_request request = {.decimal = call->settings.decimal,
                              .threads = call->settings.threads,
                              .scale = {cli_value(call, "items"), cli_value(call, "reverse"),
                                        cli_value(call, "min"), cli_value(call, "max"),
                                        cli_value(call, "answered"), cli_value(call, "score")}};
    runner_source scores;
    const char *refusal = NULL;
    if (!request.scale.items)
        return cli_usage(call, "--scores needs --items");
    baremo_status status =
        runner_score(&scores, &request, table, call->arena, call->diagnostics, &refusal);
    if (status == BAREMO_INVALID)
        return cli_usage(call, "%s", refusal);
    cli_output_file output;
    if (status != BAREMO_OK)
        return cli_exit_of(status, call->diagnostics);
    if (!cli_output_file_open(&output, path, call->arena))
        return CLI_FAILED;
    write_rows(table, scores.row_numbers, output.file, call->arena);
    return cli_output_file_commit(&output) ? CLI_DONE : CLI_FAILED;
}
