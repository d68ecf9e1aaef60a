/* The formats of outputs, for `list`, `explain` and --format; charts are a folder, not a format of one file. */
#include "cli/registries.h"

#include "reports/formats/formats.h"

static size_t format_count(void) {
    size_t count = 0;
    report_formats(&count);
    return count + 1;
}

static void member(size_t index, const char **name, const char **summary) {
    size_t count = 0;
    const report_format *const *formats = report_formats(&count);
    *name = index < count ? formats[index]->name : "charts";
    *summary = index < count ? formats[index]->summary : "charts/*.svg and charts/*.png: every chart, with its text alternative";
}

const cli_registry cli_registry_formats = {"formats", format_count, member, NULL};
