/* A programme from its folder: tables read, model checked. */
#include "cli/load.h"

#include <baremo/text.h>

baremo_status cli_load(const programme **out, const cli_call *call, const char *path, const char *period,
                       baremo_arena *arena, baremo_diagnostics *diagnostics) {
    *out = NULL;
    programme_options options = {.decimal = call->settings.decimal, .language = call->settings.language};
    if (period && !baremo_period_parse(period, &options.period)) {
        cli_usage(call, "'%s' is no period; write it as 2018, 2018-Q3, 2018-07 or 2017/18", period);
        return BAREMO_INVALID;
    }
    baremo_read_options reading = {.threads = call->settings.threads};
    const baremo_tables *tables = NULL;
    baremo_status read =
        baremo_tables_read(path, programme_table_names(arena), &reading, arena, diagnostics, &tables);
    if (!tables || read == BAREMO_IO || read == BAREMO_NO_MEMORY)
        return read == BAREMO_OK ? BAREMO_DATA : read;
    baremo_status checked = programme_read(out, tables, &options, arena, diagnostics);
    return checked == BAREMO_OK ? read : checked;
}
