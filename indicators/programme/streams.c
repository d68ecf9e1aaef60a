/* Costs and benefits, once or by period. */
#include "indicators/programme/streams.h"

#include <math.h>

#include <baremo/number.h>
#include <baremo/text.h>

typedef struct stream_cells {
    word_cells kinds;
    reference_cells actions;
    period_cells periods;
    number_cells amounts, deadweights, attributions, displacements, drop_offs;
} stream_cells;

static bool filled(reader *reading, size_t row) {
    bool whole = cell_filled(reading, STREAMS_STREAM, row);
    whole = cell_filled(reading, STREAMS_KIND, row) && whole;
    return cell_filled(reading, STREAMS_AMOUNT, row) && whole;
}

/* A share of what would have happened anyway, of what is due to others ... */
static double share_at(reader *reading, const number_cells *cells, schema_column_id column,
                       size_t row) {
    double share = number_at(cells, row);
    if (baremo_is_missing(share) || (share >= 0 && share <= 1))
        return share;
    cell_problem(reading, &baremo_problem_stream_share, column, row,
                 "this share lies between 0 and 1");
    return BAREMO_MISSING;
}

static bool is_repeated(reader *reading, const programme_stream *streams, size_t count,
                        const programme_stream *one, size_t row) {
    for (size_t i = 0; i < count; i++)
        if (baremo_text_equal(streams[i].id, one->id) &&
            baremo_period_equal(streams[i].period, one->period)) {
            cell_problem(reading, &baremo_problem_identifier_twice, STREAMS_STREAM, row,
                         "this stream stands in %s already, with the same period",
                         baremo_place_text(reading->arena, streams[i].place));
            return true;
        }
    return false;
}

static programme_stream stream_at(reader *reading, const stream_cells *cells, size_t row) {
    return (programme_stream){
        .id = cell_text(reading, STREAMS_STREAM, row),
        .kind = (programme_stream_kind)word_at(&cells->kinds, row, PROGRAMME_STREAM_COST),
        .action = reference_at(&cells->actions, row),
        .period = period_at(&cells->periods, row),
        .amount = number_at(&cells->amounts, row),
        .deadweight = share_at(reading, &cells->deadweights, STREAMS_DEADWEIGHT, row),
        .attribution = share_at(reading, &cells->attributions, STREAMS_ATTRIBUTION, row),
        .displacement = share_at(reading, &cells->displacements, STREAMS_DISPLACEMENT, row),
        .drop_off = share_at(reading, &cells->drop_offs, STREAMS_DROP_OFF, row),
        .note = cell_text(reading, STREAMS_NOTE, row),
        .place = cell_place(reading, STREAMS_STREAM, row)};
}

void streams_read(reader *reading) {
    size_t row_count = reader_row_count(reading, TABLE_STREAMS), kept = 0;
    programme_stream *streams = baremo_arena_array(reading->arena, row_count + 1, sizeof *streams);
    stream_cells cells = {.kinds = cells_words(reading, STREAMS_KIND, SET_STREAM),
                          .actions =
                              cells_references(reading, STREAMS_ACTION, &reading->actions,
                                               TABLE_ACTIONS, &baremo_problem_action_unknown),
                          .periods = cells_periods(reading, STREAMS_PERIOD),
                          .amounts = cells_amounts(reading, STREAMS_AMOUNT, false),
                          .deadweights = cells_numbers(reading, STREAMS_DEADWEIGHT),
                          .attributions = cells_numbers(reading, STREAMS_ATTRIBUTION),
                          .displacements = cells_numbers(reading, STREAMS_DISPLACEMENT),
                          .drop_offs = cells_numbers(reading, STREAMS_DROP_OFF)};
    for (size_t row = 0; row < row_count; row++) {
        if (reader_row_blank(reading, TABLE_STREAMS, row) || !filled(reading, row))
            continue;
        programme_stream one = stream_at(reading, &cells, row);
        bool usable = !baremo_is_missing(one.amount) && one.action != REFERENCE_UNKNOWN &&
                      word_at(&cells.kinds, row, WORD_BLANK) != WORD_BLANK;
        if (!is_repeated(reading, streams, kept, &one, row) && usable)
            streams[kept++] = one;
    }
    reading->model->streams = streams;
    reading->model->stream_count = kept;
}
