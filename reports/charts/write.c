/* Charts as files, on all cores: each thread keeps its fonts and its page. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "engine/base/threads.h"
#include "reports/charts/canvas.h"
#include "reports/charts/charts.h"
#include "reports/charts/png.h"
#include "reports/charts/svg.h"
#include "reports/problems.h"

/* What became of a chart's files: the name of the one that could not be written, and why. */
typedef struct chart_outcome {
    const char *ending; /* NULL: written */
    int error;
} chart_outcome;

typedef struct chart_writing {
    const chart_list *charts;
    const char *folder;
    canvas **canvases; /* by worker */
    chart_outcome *outcomes;
} chart_writing;

static baremo_status write_file(const char *path, const char *text, size_t length) {
    FILE *file = fopen(path, "wb");
    if (!file)
        return BAREMO_IO;
    bool is_whole = fwrite(text, 1, length, file) == length;
    int error = errno;
    if (fclose(file) != 0 && is_whole) {
        is_whole = false;
        error = errno;
    }
    errno = error;
    return is_whole ? BAREMO_OK : BAREMO_IO;
}

static baremo_status write_svg(const chart_writing *job, const chart *page, baremo_arena *scratch) {
    size_t length;
    const char *text = svg_write(scratch, page, &length);
    const char *path = baremo_arena_format(scratch, "%s/%s.svg", job->folder, page->stem);
    return write_file(path, text, length);
}

static baremo_status write_png(const chart_writing *job, const chart *page,
                               const threads_piece *piece) {
    canvas **own = &job->canvases[piece->worker];
    if (!*own)
        *own = canvas_new();
    if (!*own)
        return BAREMO_NO_MEMORY;
    canvas_pixels pixels;
    baremo_status status = canvas_draw(*own, page, &pixels);
    if (status != BAREMO_OK)
        return status;
    size_t length;
    const char *bytes = png_encode(piece->scratch, &pixels, page, &length);
    const char *path = baremo_arena_format(piece->scratch, "%s/%s.png", job->folder, page->stem);
    return write_file(path, bytes, length);
}

static baremo_status write_chart(void *context, const threads_piece *piece) {
    const chart_writing *job = context;
    const chart *page = job->charts->items[piece->index];
    const char *ending = "svg";
    errno = 0;
    baremo_status status = write_svg(job, page, piece->scratch);
    if (status == BAREMO_OK) {
        ending = "png";
        status = write_png(job, page, piece);
    }
    if (status == BAREMO_IO)
        job->outcomes[piece->index] = (chart_outcome){ending, errno};
    return status;
}

static void diagnose(const chart_writing *job, baremo_diagnostics *diagnostics) {
    for (size_t i = 0; i < job->charts->count; i++) {
        const chart_outcome *outcome = &job->outcomes[i];
        if (!outcome->ending)
            continue;
        char name[512];
        snprintf(name, sizeof name, "charts/%s.%s", job->charts->items[i]->stem, outcome->ending);
        baremo_diagnostics_add(diagnostics, &baremo_problem_output_write,
                               &(baremo_place){.file = name}, NULL, NULL,
                               "cannot write the chart: %s", strerror(outcome->error));
    }
}

baremo_status report_charts_write(const chart_list *charts, const char *folder, unsigned threads,
                                  baremo_diagnostics *diagnostics) {
    unsigned workers = threads_workers(threads, charts->count);
    chart_writing job = {.charts = charts, .folder = folder};
    job.canvases = calloc(workers, sizeof(canvas *));
    job.outcomes = calloc(charts->count + 1, sizeof *job.outcomes);
    baremo_status status = BAREMO_NO_MEMORY;
    if (job.canvases && job.outcomes)
        status = threads_for(threads, charts->count, write_chart, &job);
    for (unsigned i = 0; job.canvases && i < workers; i++)
        canvas_free(job.canvases[i]);
    if (status == BAREMO_IO)
        diagnose(&job, diagnostics);
    free(job.canvases);
    free(job.outcomes);
    return status;
}
