/* Charts as files: the first thread that joins lays them out, all take one after the other. Each
 * keeps its fonts and its page. */
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "reports/charts/canvas.h"
#include "reports/charts/charts.h"
#include "reports/charts/png.h"
#include "reports/charts/svg.h"
#include "reports/problems.h"

/* What became of a chart's files: of those that could not be written the name and why. */
typedef struct chart_outcome {
    baremo_status status;
    const char *ending;
    int error;
} chart_outcome;

struct chart_files {
    const baremo_results *results;
    const char *folder;
    baremo_arena *arena;  /* of all that follows */
    pthread_mutex_t lock; /* held while the charts are laid out */
    bool is_laid_out;
    baremo_status layout;
    baremo_diagnostics *diagnostics; /* of the layout */
    chart_list charts;
    chart_outcome *outcomes;
    atomic_size_t next;
};

/* A thread that writes charts. */
typedef struct chart_writer {
    chart_files *files;
    canvas *page; /* made when it is first needed */
    baremo_arena *scratch;
    size_t index;
} chart_writer;

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

static baremo_status write_svg(const chart_writer *self, const chart *drawn) {
    size_t length;
    const char *text = svg_write(self->scratch, drawn, &length);
    const char *path =
        baremo_arena_format(self->scratch, "%s/%s.svg", self->files->folder, drawn->stem);
    return write_file(path, text, length);
}

static baremo_status write_png(chart_writer *self, const chart *drawn) {
    if (!self->page)
        self->page = canvas_new();
    if (!self->page)
        return BAREMO_NO_MEMORY;
    canvas_pixels pixels;
    baremo_status status = canvas_draw(self->page, drawn, &pixels);
    if (status != BAREMO_OK)
        return status;
    size_t length;
    const char *bytes = png_encode(self->scratch, &pixels, drawn, &length);
    const char *path =
        baremo_arena_format(self->scratch, "%s/%s.png", self->files->folder, drawn->stem);
    return write_file(path, bytes, length);
}

static baremo_status write_chart(void *argument) {
    chart_writer *self = argument;
    const chart *drawn = self->files->charts.items[self->index];
    const char *ending = "svg";
    errno = 0;
    baremo_status status = write_svg(self, drawn);
    if (status == BAREMO_OK) {
        ending = "png";
        status = write_png(self, drawn);
    }
    if (status == BAREMO_IO)
        self->files->outcomes[self->index] = (chart_outcome){.ending = ending, .error = errno};
    return status;
}

/* Charts are handed out in order: when one fails, all before it have been begun, and the first that
 * failed is the same by any number of threads. */
static baremo_status write_next(chart_writer *self) {
    chart_files *files = self->files;
    baremo_status status = BAREMO_NO_MEMORY;
    self->scratch = baremo_arena_new(NULL);
    if (self->scratch)
        status = baremo_arena_try(self->scratch, write_chart, self);
    baremo_arena_free(self->scratch);
    files->outcomes[self->index].status = status;
    if (status != BAREMO_OK)
        atomic_store(&files->next, files->charts.count);
    return status;
}

static baremo_status lay_out(void *argument) {
    chart_files *files = argument;
    files->diagnostics = baremo_diagnostics_new(files->arena);
    baremo_status status =
        report_charts(&files->charts, files->results, report_language_of(files->results),
                      files->arena, files->diagnostics);
    files->outcomes =
        baremo_arena_array(files->arena, files->charts.count + 1, sizeof *files->outcomes);
    return status;
}

/* The first who comes lays the charts out, the others wait for it. */
static baremo_status lay_out_once(chart_files *files) {
    pthread_mutex_lock(&files->lock);
    if (!files->is_laid_out)
        files->layout = baremo_arena_try(files->arena, lay_out, files);
    files->is_laid_out = true;
    pthread_mutex_unlock(&files->lock);
    return files->layout;
}

chart_files *chart_files_new(const baremo_results *results, const char *folder) {
    chart_files *files = calloc(1, sizeof *files);
    if (!files)
        return NULL;
    files->results = results;
    files->folder = folder;
    files->arena = baremo_arena_new(NULL);
    if (files->arena && pthread_mutex_init(&files->lock, NULL) == 0)
        return files;
    baremo_arena_free(files->arena);
    free(files);
    return NULL;
}

void chart_files_free(chart_files *files) {
    if (!files)
        return;
    pthread_mutex_destroy(&files->lock);
    baremo_arena_free(files->arena);
    free(files);
}

baremo_status chart_files_join(chart_files *files) {
    chart_writer self = {.files = files};
    baremo_status status = lay_out_once(files);
    while (status == BAREMO_OK &&
           (self.index = atomic_fetch_add(&files->next, 1)) < files->charts.count)
        status = write_next(&self);
    canvas_free(self.page);
    return status;
}

static void diagnose(const chart_files *files, baremo_diagnostics *diagnostics) {
    for (size_t i = 0; i < files->charts.count; i++) {
        const chart_outcome *outcome = &files->outcomes[i];
        if (!outcome->ending)
            continue;
        char name[512];
        snprintf(name, sizeof name, "charts/%s.%s", files->charts.items[i]->stem, outcome->ending);
        baremo_diagnostics_add(diagnostics, &baremo_problem_output_write,
                               &(baremo_place){.file = name}, NULL, NULL,
                               "cannot write the chart: %s", strerror(outcome->error));
    }
}

baremo_status chart_files_end(const chart_files *files, chart_list *charts,
                              baremo_diagnostics *diagnostics) {
    *charts = (chart_list){0};
    if (files->diagnostics)
        baremo_diagnostics_append(diagnostics, files->diagnostics);
    if (files->layout != BAREMO_OK)
        return files->layout;
    *charts = files->charts;
    baremo_status status = BAREMO_OK;
    for (size_t i = 0; i < charts->count && status == BAREMO_OK; i++)
        status = files->outcomes[i].status;
    if (status == BAREMO_IO)
        diagnose(files, diagnostics);
    return status;
}
