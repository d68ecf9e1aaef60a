/* The types of charts, for `list` and `explain`. */
#include "cli/registries.h"

#include "reports/charts/charts.h"
#include "reports/charts/maker.h"

static size_t chart_count(void) {
    size_t count = 0;
    report_chart_types(&count);
    return count;
}

static void member(size_t index, const char **name, const char **summary) {
    size_t count = 0;
    const chart_type *type = report_chart_types(&count)[index];
    *name = type->id;
    *summary = type->summary;
}

const cli_registry cli_registry_charts = {"charts", chart_count, member, NULL};
