/* The files of an export, and which of two is of the wave before.
 *
 * It is the one that was named so; else the one whose name says so; else the one whose answers are
 * all older; else the first. Dates that can be read two ways decide nothing unless both ways agree.
 */
#include <string.h>

#include <baremo/text.h>

#include "engine/table/date_text.h"
#include "indicators/drafting/heading_words.h"
#include "indicators/drafting/study.h"

static const baremo_table *read_file(study *of, const drafting_file *file) {
    const baremo_read_options options = {.sheet = file->sheet,
                                         .threads = of->request->threads,
                                         .spare_repeated = true,
                                         .shown = file->path};
    const baremo_table *table = NULL;
    baremo_status status =
        baremo_table_read(file->path, &options, of->arena, of->diagnostics, &table);
    if (status == BAREMO_NO_MEMORY)
        baremo_arena_fail(of->arena);
    of->unreadable = of->unreadable || status == BAREMO_IO;
    return table;
}

/* From the oldest to the newest answer, day before month [0] and month before day [1]; counted in
 * days. */
typedef struct time_span {
    int first[2], last[2];
    bool impossible[2]; /* a month beyond twelve */
    bool known;
} time_span;

static void widen(time_span *span, const date_text *date) {
    int months[2] = {date->second, date->first}, days[2] = {date->first, date->second};
    if (date->form == DATE_YEAR_FIRST) {
        months[0] = months[1] = date->first;
        days[0] = days[1] = date->second;
    }
    for (int i = 0; i < 2; i++) {
        span->impossible[i] = span->impossible[i] || months[i] > 12;
        int day = date->year * 400 + months[i] * 32 + days[i];
        span->first[i] = !span->known || day < span->first[i] ? day : span->first[i];
        span->last[i] = !span->known || day > span->last[i] ? day : span->last[i];
    }
    span->known = true;
}

static time_span span_of(const study *of, const baremo_table *table) {
    time_span span = {.known = false};
    for (size_t i = 0; i < baremo_table_column_count(table) && !span.known; i++) {
        const baremo_column *column = baremo_table_column(table, i);
        if (!heading_means(of->book, column->heading, HEADING_TIME, HEADING_WHOLE))
            continue;
        for (size_t text = 1; text < column->text_count; text++) {
            date_text date;
            if (date_text_read(column->texts[text], &date) && date.form != DATE_WEEK)
                widen(&span, &date);
        }
    }
    return span;
}

static bool older(const time_span *a, const time_span *b) {
    bool all = a->known && b->known, any = false;
    for (int i = 0; i < 2; i++) {
        if (a->impossible[i] || b->impossible[i])
            continue;
        any = true;
        all = all && a->last[i] < b->first[i];
    }
    return all && any;
}

/* What may say the wave of a file: the name of its sheet, where one is named, else its own. */
static const char *told_by(const drafting_file *file) {
    return file->sheet ? file->sheet : file->name;
}

/* Whether the second file is of the wave before. */
static bool exchanged(study *of) {
    const drafting_request *request = of->request;
    int first = study_wave_in(of, told_by(&request->files[0])),
        second = study_wave_in(of, told_by(&request->files[1]));
    if (request->ordered || (first == PROGRAMME_PRE && second == PROGRAMME_POST))
        return false;
    if (first == PROGRAMME_POST && second == PROGRAMME_PRE)
        return true;
    time_span spans[2] = {span_of(of, of->tables[0]), span_of(of, of->tables[1])};
    bool known = older(&spans[0], &spans[1]) || older(&spans[1], &spans[0]);
    of->files_by = known ? DRAFTING_FILES_BY_DATE : DRAFTING_FILES_BY_ORDER;
    return older(&spans[1], &spans[0]);
}

void study_read(study *of) {
    size_t room = 0, count = of->request->file_count;
    for (size_t i = 0; i < count; i++) {
        of->tables[i] = read_file(of, &of->request->files[i]);
        of->files[i] = of->request->files[i];
        if (!of->tables[i])
            return;
        room += baremo_table_column_count(of->tables[i]);
    }
    if (count == 2 && exchanged(of)) {
        const baremo_table *table = of->tables[0];
        of->tables[0] = of->tables[1];
        of->tables[1] = table;
        of->files[0] = of->request->files[1];
        of->files[1] = of->request->files[0];
    }
    of->file_count = count;
    of->columns = baremo_arena_array(of->arena, room + 1, sizeof *of->columns);
    for (size_t i = 0; i < count; i++)
        study_add_file(of, i);
}
