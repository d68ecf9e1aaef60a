/* Movement on verbal ladders: found in the results, and said in words. */
#include "reports/plan/ladders.h"

#include <string.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "reports/plan/numbers.h"

static bool is_move(const baremo_result *row) {
    return row->subject_kind == BAREMO_SUBJECT_INDICATOR && row->group &&
           strcmp(row->statistic, "moved_up") == 0;
}

static const char *since_text(baremo_arena *arena, report_language language, const char *text) {
    baremo_period period = {0};
    return text && baremo_period_parse(text, &period) ? report_period(arena, language, period)
                                                      : text;
}

const ladder_move *ladder_moves(baremo_arena *arena, report_language language,
                                const baremo_results *results, size_t *count) {
    size_t row_count, capacity = 0;
    const baremo_result *rows = baremo_results_rows(results, &row_count);
    ladder_move *moves = NULL;
    *count = 0;
    for (size_t i = 0; i < row_count; i++) {
        const baremo_results_indicator *indicator =
            is_move(&rows[i]) ? baremo_results_indicator_find(results, rows[i].subject) : NULL;
        if (!indicator)
            continue;
        const char *by = survey_part_of(arena, rows[i].group, "by");
        BAREMO_ARENA_RESERVE(arena, moves, *count, capacity);
        moves[(*count)++] = (ladder_move){
            indicator,
            {BAREMO_SUBJECT_INDICATOR, indicator->id, rows[i].period, rows[i].group},
            baremo_text_equal(by, "area") ? report_text(language, REPORT_TEXT_LADDER_AREAS) : by,
            since_text(arena, language, survey_part_of(arena, rows[i].group, "since"))};
    }
    return moves;
}

static const char *count_text(baremo_arena *arena, report_language language, double count) {
    return report_number(arena, language, count, 0);
}

const char *ladder_said(baremo_arena *arena, report_language language,
                        const baremo_results *results, const ladder_move *move) {
    const baremo_result *up = survey_row(results, &move->subject, "moved_up");
    if (baremo_is_missing(up->value))
        return report_fill(arena, report_text(language, REPORT_TEXT_LADDER_NOTHING),
                           report_note(arena, language, up), NULL, NULL);
    const char *text = report_fill(arena, report_text(language, REPORT_TEXT_LADDER_UP),
                                   count_text(arena, language, up->value),
                                   count_text(arena, language, up->n), NULL);
    const char *rest = report_fill(
        arena, report_text(language, REPORT_TEXT_LADDER_REST),
        count_text(arena, language, survey_value(results, &move->subject, "same")),
        count_text(arena, language, survey_value(results, &move->subject, "moved_down")), NULL);
    text = baremo_arena_format(arena, "%s, %s", text, rest);
    if (up->missing > 0)
        text =
            baremo_arena_format(arena, "%s, %s", text,
                                report_fill(arena, report_text(language, REPORT_TEXT_LADDER_LEFT),
                                            count_text(arena, language, up->missing), NULL, NULL));
    return text;
}

double ladder_pair(baremo_arena *arena, const baremo_results *results, const ladder_move *move,
                   const char *from, const char *to) {
    survey_subject subject = move->subject;
    if (from)
        subject.group = baremo_arena_format(arena, "%s;from=%s", subject.group, from);
    if (to)
        subject.group = baremo_arena_format(arena, "%s;to=%s", subject.group, to);
    return survey_value(results, &subject, "moved");
}
