/* The files of a survey's answers, stacked: a long table, a table a wave, or a wide table whose
 * rows are a response for each wave. */
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include <baremo/text.h>

#include "engine/input/digest.h"
#include "indicators/surveys/problems.h"
#include "indicators/surveys/reading.h"

void reading_problem(const answers_reading *reading, const baremo_problem *problem,
                     const baremo_table *table, size_t row, size_t column, const char *message,
                     ...) {
    baremo_place place = baremo_table_place(table, row, column);
    const char *heading = column == SIZE_MAX ? NULL : baremo_table_column(table, column)->heading;
    const char *text = NULL;
    if (row != SIZE_MAX && column != SIZE_MAX && reading->options->quoted)
        text = baremo_table_text(table, row, column);
    va_list arguments;
    va_start(arguments, message);
    const char *said = baremo_arena_vformat(reading->arena, message, arguments);
    va_end(arguments);
    baremo_diagnostics_add(reading->diagnostics, problem, &place, heading,
                           baremo_text_blank(text) ? NULL : text, "%s", said);
}

void reading_take(const answers_reading *reading, const baremo_diagnostics *findings) {
    for (size_t i = 0; i < baremo_diagnostics_length(findings); i++) {
        const baremo_diagnostic *one = baremo_diagnostics_at(findings, i);
        bool quoted = reading->options->quoted || one->place.row <= 1;
        baremo_diagnostics_add(reading->diagnostics, one->problem, &one->place, one->variable,
                               quoted ? one->found : NULL, "%s",
                               quoted ? one->message : one->problem->summary);
        baremo_diagnostics_severity(reading->diagnostics, one->severity);
        if (quoted)
            baremo_diagnostics_remedy(reading->diagnostics, "%s", one->remedy);
    }
}

/* Answers stand beside the tables: in the folder, or in the folder of the workbook. */
static const char *path_of(const answers_reading *reading, const char *name) {
    const baremo_tables *tables = reading->model->tables;
    const char *slash = strrchr(tables->path, '/');
    if (*name == '/')
        return name;
    if (tables->folder)
        return baremo_arena_format(reading->arena, "%s/%s", tables->path, name);
    if (!slash)
        return name;
    return baremo_arena_format(reading->arena, "%.*s/%s", (int)(slash - tables->path), tables->path,
                               name);
}

/* What run.json says of a file. */
static void keep_file(answers_reading *reading, const char *path, const char *shown, size_t rows) {
    survey_answers *answers = reading->answers;
    baremo_diagnostics *unheard = baremo_diagnostics_new(reading->arena);
    source bytes = {.shown = shown};
    const char *digest = NULL;
    if (source_open(&bytes, path, SIZE_MAX, reading->arena, unheard) == BAREMO_OK)
        digest = digest_of(&bytes, reading->arena);
    reading->files[answers->file_count++] =
        (struct baremo_file_read){shown, digest ? digest : "", bytes.size, rows};
    source_close(&bytes);
}

static const baremo_table *read_file(answers_reading *reading, const programme_answers_file *file) {
    baremo_read_options options = {.sheet = *file->sheet ? file->sheet : NULL,
                                   .threads = reading->options->threads,
                                   .spare_repeated = true,
                                   .shown = file->name};
    const char *path = path_of(reading, file->name);
    const baremo_table *table = NULL;
    if (access(path, R_OK) != 0) {
        baremo_diagnostics_add(reading->diagnostics, &baremo_problem_answers_file,
                               &reading->survey->file_place, "file", file->name,
                               "this file of answers is not there or cannot be read");
        return NULL;
    }
    baremo_diagnostics *findings = baremo_diagnostics_new(reading->arena);
    if (baremo_table_read(path, &options, reading->arena, findings, &table) == BAREMO_NO_MEMORY)
        baremo_arena_fail(reading->arena);
    reading_take(reading, findings);
    if (table)
        keep_file(reading, path, file->name, baremo_table_row_count(table));
    return table;
}

/* -- segments -- */

static size_t needed_column(answers_reading *reading, const baremo_table *table, const char *name,
                            const char *what) {
    if (!*name)
        return READING_NO_COLUMN;
    size_t column = answers_find_column(reading, table, name);
    if (column == READING_NO_COLUMN) {
        answers_missing_column(reading, table, name, what);
        reading->broken = true;
    }
    return column;
}

static bool has_option_column(const answers_reading *reading, const baremo_table *table,
                              const programme_item *item, const char *name) {
    for (size_t i = 0; i < item->answer_count; i++)
        if (answers_find_option(reading, table, name, &item->answers[i]) != READING_NO_COLUMN)
            return true;
    return false;
}

/* The columns of the items; of a later wave those that `post_column` names. */
static void find_items(answers_reading *reading, answers_segment *segment, bool later) {
    const programme_survey *survey = reading->survey;
    segment->columns =
        baremo_arena_array(reading->arena, survey->item_count + 1, sizeof *segment->columns);
    for (size_t i = 0; i < survey->item_count; i++) {
        const programme_item *item = &survey->items[i];
        const char *name = later && *item->post_column ? item->post_column : item->column;
        segment->columns[i] = answers_find_column(reading, segment->table, name);
        if (segment->columns[i] != READING_NO_COLUMN || item->type == PROGRAMME_TEXT)
            continue;
        if (item->type != PROGRAMME_MULTIPLE ||
            !has_option_column(reading, segment->table, item, name)) {
            answers_missing_column(reading, segment->table, name,
                                   baremo_arena_format(reading->arena, "the item `%s`", item->id));
            reading->broken = true;
        }
    }
}

static void add_segment(answers_reading *reading, const baremo_table *table, int wave, bool later) {
    const programme_survey *survey = reading->survey;
    answers_segment *segment = &reading->segments[reading->segment_count++];
    *segment = (answers_segment){.table = table,
                                 .first = reading->answers->response_count,
                                 .count = baremo_table_row_count(table),
                                 .wave = wave,
                                 .wave_column = READING_NO_COLUMN};
    find_items(reading, segment, later);
    segment->respondent =
        needed_column(reading, table, survey->respondent, "the respondent's code");
    segment->weight = needed_column(reading, table, survey->weight, "the weight");
    if (wave < 0)
        segment->wave_column = needed_column(reading, table, survey->wave, "the wave");
    reading->answers->response_count += segment->count;
}

static int add_wave(survey_answers *answers, programme_wave wave) {
    answers->waves[answers->wave_count] = wave;
    return (int)answers->wave_count++;
}

/* A table of several waves in rows names those it has; else it is one wave. */
static void open_long(answers_reading *reading, const baremo_table *table) {
    survey_answers *answers = reading->answers;
    if (answers->survey->design == PROGRAMME_SINGLE || !*answers->survey->wave) {
        add_segment(reading, table, add_wave(answers, PROGRAMME_POST), false);
        return;
    }
    add_wave(answers, PROGRAMME_PRE);
    add_wave(answers, PROGRAMME_POST);
    add_segment(reading, table, -1, false);
}

static void open_wide(answers_reading *reading, const baremo_table *table) {
    add_segment(reading, table, add_wave(reading->answers, PROGRAMME_PRE), false);
    add_segment(reading, table, add_wave(reading->answers, PROGRAMME_POST), true);
}

static bool is_wide(const programme_survey *survey) {
    bool second = false;
    for (size_t i = 0; i < survey->item_count; i++)
        second = second || *survey->items[i].post_column;
    return second && !*survey->wave && survey->file_count == 1;
}

/* Files in the order of their waves, whatever the order in which they are named. */
static void open_by_wave(answers_reading *reading) {
    const programme_survey *survey = reading->survey;
    for (int wave = 0; wave < PROGRAMME_WAVES; wave++)
        for (size_t i = 0; i < survey->file_count; i++) {
            if (survey->files[i].wave != wave)
                continue;
            const baremo_table *table = read_file(reading, &survey->files[i]);
            if (table)
                add_segment(reading, table, add_wave(reading->answers, (programme_wave)wave),
                            wave != PROGRAMME_PRE);
            else
                reading->broken = true;
        }
}

void reading_open(answers_reading *reading) {
    const programme_survey *survey = reading->survey;
    reading->segments =
        baremo_arena_array(reading->arena, survey->file_count + 2, sizeof *reading->segments);
    reading->files =
        baremo_arena_array(reading->arena, survey->file_count + 1, sizeof *reading->files);
    reading->answers->files = reading->files;
    if (survey->file_count > 1) {
        open_by_wave(reading);
        return;
    }
    const baremo_table *table = survey->file_count ? read_file(reading, &survey->files[0]) : NULL;
    if (!table)
        reading->broken = true;
    else if (is_wide(survey))
        open_wide(reading, table);
    else
        open_long(reading, table);
}
