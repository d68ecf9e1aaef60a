/* The registry of formats, and the one way to write a file in one of them. */
#include "reports/formats/formats.h"

#include <string.h>

#define REPORT_FORMAT(name) extern const report_format report_format_##name;
#include "reports/formats/output_formats.def"
#undef REPORT_FORMAT

static const report_format *const FORMATS[] = {
#define REPORT_FORMAT(name) &report_format_##name,
#include "reports/formats/output_formats.def"
#undef REPORT_FORMAT
};

const report_format *const *report_formats(size_t *count) {
    *count = sizeof FORMATS / sizeof *FORMATS;
    return FORMATS;
}

const report_format *report_format_find(const char *name) {
    for (size_t i = 0; name && i < sizeof FORMATS / sizeof *FORMATS; i++)
        if (strcmp(FORMATS[i]->name, name) == 0)
            return FORMATS[i];
    return NULL;
}

const char *report_format_file_name(const report_format *format, const baremo_results *results) {
    return format->comparison_name && baremo_results_get_comparison(results)
               ? format->comparison_name
               : format->file_name;
}

baremo_status report_write(const report_format *format, const report_output *output) {
    report_output inner = *output;
    inner.arena = baremo_arena_new(output->arena);
    baremo_status status = format->write(&inner);
    baremo_arena_free(inner.arena);
    return status;
}
