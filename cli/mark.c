/* A programme given back as a workbook with its problems marked. */
#include "cli/mark.h"

#include <sys/stat.h>

#include "cli/draft_files.h"
#include "indicators/template/marked.h"
#include "reports/drafts/drafts.h"

static bool same_file(const char *a, const char *b) {
    struct stat first, second;
    return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

cli_exit cli_mark_allowed(const cli_call *call, const char *path, const char *input) {
    if (!cli_names_workbook(path))
        return cli_usage(call, "'%s' cannot be made: the marked copy is a workbook (.xlsx)", path);
    if (same_file(path, input))
        return cli_usage(
            call, "'%s' is the programme itself; name another file for the marked copy", path);
    return CLI_DONE;
}

typedef struct marking_job {
    baremo_arena *arena;
    const programme *model;
    const char *language;
    const baremo_diagnostics *diagnostics;
    baremo_draft *draft;
} marking_job;

static baremo_status make(void *argument) {
    marking_job *job = argument;
    job->draft = marked_make(job->arena, job->model, job->language, job->diagnostics);
    draft_mark(job->draft);
    return BAREMO_OK;
}

cli_exit cli_mark(const cli_call *call, const char *path, const programme *model,
                  const baremo_diagnostics *diagnostics) {
    marking_job job = {.arena = call->arena, .model = model, .diagnostics = diagnostics};
    const char *asked = call->settings.language;
    job.language = model ? model->settings.language : asked ? asked : "en";
    if (baremo_arena_try(call->arena, make, &job) != BAREMO_OK) {
        cli_error("%s: memory ran out; nothing was written", path);
        return CLI_FAILED;
    }
    cli_exit status = cli_draft_replace(call, job.draft, path);
    if (status == CLI_DONE)
        cli_say(call, "the tables with their problems marked are in %s", path);
    return status;
}
