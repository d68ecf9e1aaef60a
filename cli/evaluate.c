/* The one way in which commands evaluate a programme. */
#include "cli/evaluate.h"

#include <stdlib.h>
#include <string.h>

#include <baremo/number.h>

#include "indicators/surveys/surveys.h"

/* Their problems go to files, so they quote no answers. */
static baremo_status read_answers(surveys **out, const programme *model,
                                  const cli_evaluate_call *call, baremo_arena *arena,
                                  baremo_diagnostics *diagnostics) {
    const surveys_options wanted = {
        .decimal = call->settings->decimal, .threads = call->threads, .brief = call->brief};
    return surveys_read(out, model, &wanted, arena, diagnostics);
}

baremo_status cli_check_answers(const programme *model, const cli_evaluate_call *call,
                                baremo_arena *arena, baremo_diagnostics *diagnostics) {
    surveys *answers = NULL;
    baremo_status status = read_answers(&answers, model, call, arena, diagnostics);
    baremo_diagnostics_sort(diagnostics);
    return status;
}

/* Surveys first: indicators may read them. */
baremo_status cli_evaluate(baremo_results **out, const programme *model,
                           const cli_evaluate_call *call, baremo_arena *arena,
                           baremo_diagnostics *diagnostics) {
    const cli_settings *settings = call->settings;
    surveys *answers = NULL;
    baremo_status status = read_answers(&answers, model, call, arena, diagnostics);
    if (status == BAREMO_NO_MEMORY || (status != BAREMO_OK && !settings->keep_going))
        return status;
    status = surveys_evaluate(answers);
    if (status != BAREMO_OK)
        return status;
    evaluate_options more = {.parts = call->parts};
    more.readings = surveys_readings(answers, &more.reading_count);
    status = evaluate_programme(out, model, &more, arena, diagnostics);
    if (status != BAREMO_OK && !(status == BAREMO_DATA && settings->keep_going))
        return status;
    return surveys_report(answers, *out);
}

bool cli_epoch_day(int *day) {
    enum { SECONDS_OF_DAY = 86400 };
    static const double latest = 2e11;
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    double seconds = 0;
    if (!epoch || !baremo_number_parse(epoch, strlen(epoch), &seconds) || seconds < 0 ||
        seconds >= latest)
        return false;
    *day = (int)(seconds / SECONDS_OF_DAY);
    return true;
}
