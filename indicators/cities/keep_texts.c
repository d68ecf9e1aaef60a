/* Copies of texts, places and rows in the arena of a kept programme. */
#include <string.h>

#include <baremo/number.h>

#include "indicators/cities/keeping.h"

const char *keep_text(keeping *at, const char *text) {
    if (!text)
        return NULL;
    size_t length = strlen(text);
    if (length == 0)
        return "";
    return dictionary_at(&at->texts, dictionary_code(&at->texts, text, length, 0))->text;
}

const char *keep_number(keeping *at, double value) {
    char text[BAREMO_NUMBER_SIZE];
    if (baremo_is_missing(value))
        return "";
    baremo_number_print(text, value);
    return keep_text(at, text);
}

baremo_place keep_place(keeping *at, baremo_place place) {
    if (place.file)
        place.file = keep_text(at, baremo_file_within(at->scratch, at->source->name, place.file));
    place.sheet = keep_text(at, place.sheet);
    return place;
}

baremo_result keep_row(keeping *at, const baremo_result *row) {
    baremo_result copy = *row;
    copy.subject = keep_text(at, row->subject);
    copy.title = keep_text(at, row->title);
    copy.axis = keep_text(at, row->axis);
    copy.area = keep_text(at, row->area);
    copy.group = keep_text(at, row->group);
    copy.statistic = keep_text(at, row->statistic);
    copy.method = keep_text(at, row->method);
    copy.note = keep_text(at, row->note);
    copy.source = keep_text(at, row->source);
    for (size_t i = 0; i < BAREMO_NOTE_ARGUMENTS; i++)
        copy.note_arguments[i] = keep_text(at, row->note_arguments[i]);
    return copy;
}

const baremo_result *keep_find(const keeping *at, baremo_subject_kind kind, const char *subject,
                               baremo_period period, const char *statistic) {
    const baremo_result_key key = {
        .subject_kind = kind, .subject = subject, .period = period, .statistic = statistic};
    return baremo_results_find(at->results, &key);
}

double keep_value(const keeping *at, baremo_subject_kind kind, const char *subject,
                  baremo_period period, const char *statistic) {
    const baremo_result *row = keep_find(at, kind, subject, period, statistic);
    return row ? row->value : BAREMO_MISSING;
}
