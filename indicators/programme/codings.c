/* Codings: coded statements of interviews, focus groups and open questions. */
#include "indicators/programme/surveys.h"

void codings_read(reader *reading) {
    size_t rows = reader_row_count(reading, TABLE_CODINGS), count = 0;
    programme_coding *codings = baremo_arena_array(reading->arena, rows + 1, sizeof *codings);
    period_cells periods = cells_periods(reading, CODINGS_PERIOD);
    for (size_t row = 0; row < rows; row++) {
        if (reader_row_blank(reading, TABLE_CODINGS, row))
            continue;
        bool filled = cell_filled(reading, CODINGS_UNIT, row);
        filled = cell_filled(reading, CODINGS_CODE, row) && filled;
        if (!filled)
            continue;
        const char *survey = cell_text(reading, CODINGS_SURVEY, row);
        codings[count++] =
            (programme_coding){.set = *survey ? survey : cell_text(reading, CODINGS_SOURCE, row),
                               .unit = cell_text(reading, CODINGS_UNIT, row),
                               .respondent = cell_text(reading, CODINGS_RESPONDENT, row),
                               .coder = cell_text(reading, CODINGS_CODER, row),
                               .code = cell_text(reading, CODINGS_CODE, row),
                               .group = cell_text(reading, CODINGS_GROUP, row),
                               .period = period_at(&periods, row),
                               .row = (uint32_t)row};
    }
    reading->model->codings = codings;
    reading->model->coding_count = count;
}
