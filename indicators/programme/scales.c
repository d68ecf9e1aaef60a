/* Scales: what their items are scored to. */
#include <math.h>

#include <baremo/number.h>
#include <baremo/text.h>

#include "indicators/programme/known_scales.h"
#include "indicators/programme/surveys.h"

uint32_t draft_find_scale(const survey_draft *draft, const char *id) {
    for (uint32_t i = 0; i < draft->scale_count; i++)
        if (baremo_text_equal(draft->scales[i].id, id))
            return i;
    return PROGRAMME_NONE;
}

uint32_t draft_add_scale(reader *reading, survey_draft *draft, const programme_scale *scale) {
    if (draft->scale_count == draft->scale_capacity) {
        size_t old = draft->scale_capacity, new = old ? 2 * old : 8;
        draft->scales =
            baremo_arena_grow(reading->arena, draft->scales, old, new, sizeof *draft->scales);
        draft->scale_items = baremo_arena_grow(reading->arena, draft->scale_items, old, new,
                                               sizeof *draft->scale_items);
        draft->scale_item_capacities = baremo_arena_grow(
            reading->arena, draft->scale_item_capacities, old, new, sizeof(size_t));
        draft->scale_capacity = new;
    }
    draft->scales[draft->scale_count] = *scale;
    return (uint32_t)draft->scale_count++;
}

void draft_add_scale_item(reader *reading, survey_draft *draft, uint32_t scale, uint32_t item) {
    BAREMO_ARENA_RESERVE(reading->arena, draft->scale_items[scale], draft->scales[scale].item_count,
                         draft->scale_item_capacities[scale]);
    draft->scale_items[scale][draft->scales[scale].item_count++] = item;
}

typedef struct scale_cells {
    word_cells scores, directions;
    number_cells answered, lows, highs;
    reference_cells surveys;
} scale_cells;

static double read_answered(reader *reading, const scale_cells *cells, size_t row) {
    double share = number_at(&cells->answered, row);
    if (baremo_is_missing(share))
        return 0.5;
    if (share >= 0 && share <= 1)
        return share;
    cell_problem(reading, &baremo_problem_scale_answered, SCALES_ANSWERED, row,
                 "the share of items that must be answered lies between 0 and 1");
    return 0.5;
}

/* What a published scale says where the row says nothing. */
static void take_known(reader *reading, const scale_cells *cells, size_t row,
                       programme_scale *scale) {
    const known_scale *known = known_scale_find(reading->arena, scale->source);
    if (!known)
        return;
    scale->known = known;
    scale->source = baremo_arena_format(reading->arena, "%s: %s", known->name, known->source);
    if (!*scale->title)
        scale->title = known_scale_title(known, reading->model->settings.language);
    if (word_at(&cells->directions, row, -1) < 0)
        scale->direction = known->direction;
    if (word_at(&cells->scores, row, -1) < 0)
        scale->score = known->score;
    else if (scale->score != known->score)
        cell_problem(reading, &baremo_problem_scale_definition, SCALES_SCORE, row,
                     "`%s` is scored as %s", known->name, programme_scoring_name(known->score));
}

static void read_scale(reader *reading, const scale_cells *cells, size_t row, survey_draft *draft) {
    const char *id = cell_text(reading, SCALES_SCALE, row);
    uint32_t other = draft_find_scale(draft, id);
    if (other != PROGRAMME_NONE) {
        cell_problem(reading, &baremo_problem_identifier_twice, SCALES_SCALE, row,
                     "this scale of the survey stands in %s already",
                     baremo_place_text(reading->arena, draft->scales[other].place));
        return;
    }
    if (!identifier_valid(id))
        cell_problem(reading, &baremo_problem_identifier_invalid, SCALES_SCALE, row,
                     "this identifier holds something else than letters, digits, _ - .");
    const char *title = cell_text(reading, SCALES_TITLE, row);
    programme_scale scale = {
        .id = id,
        .title = title,
        .family = cell_text(reading, SCALES_FAMILY, row),
        .source = cell_text(reading, SCALES_SOURCE, row),
        .score = (programme_scoring)word_at(&cells->scores, row, PROGRAMME_SCORE_MEAN),
        .answered = read_answered(reading, cells, row),
        .direction = (baremo_direction)word_at(&cells->directions, row, BAREMO_INCREASE),
        .low = number_at(&cells->lows, row),
        .high = number_at(&cells->highs, row),
        .place = cell_place(reading, SCALES_SCALE, row)};
    take_known(reading, cells, row, &scale);
    if (!*scale.title)
        scale.title = id;
    draft_add_scale(reading, draft, &scale);
}

void scales_read(reader *reading, survey_drafts *surveys) {
    scale_cells cells = {.scores = cells_words(reading, SCALES_SCORE, SET_SCORING),
                         .directions = cells_words(reading, SCALES_DIRECTION, SET_DIRECTION),
                         .answered = cells_numbers(reading, SCALES_ANSWERED),
                         .lows = cells_numbers(reading, SCALES_LOW),
                         .highs = cells_numbers(reading, SCALES_HIGH),
                         .surveys =
                             cells_references(reading, SCALES_SURVEY, &surveys->ids, TABLE_SURVEYS,
                                              &baremo_problem_survey_unknown)};
    for (size_t row = 0; row < reader_row_count(reading, TABLE_SCALES); row++) {
        if (reader_row_blank(reading, TABLE_SCALES, row))
            continue;
        bool filled = cell_filled(reading, SCALES_SURVEY, row);
        filled = cell_filled(reading, SCALES_SCALE, row) && filled;
        uint32_t survey = reference_at(&cells.surveys, row);
        if (filled && survey < surveys->count)
            read_scale(reading, &cells, row, &surveys->drafts[survey]);
    }
}

/* -- what a score can be -- */

static void scale_problem(reader *reading, const baremo_problem *problem,
                          const programme_scale *scale, const char *message) {
    baremo_diagnostics_add(reading->diagnostics, problem, &scale->place, "scale", scale->id, "%s",
                           message);
}

/* The range of the items; missing where they have none in common. */
static void item_range(const survey_draft *draft, uint32_t scale, double *low, double *high) {
    const programme_scale *of = &draft->scales[scale];
    for (size_t i = 0; i < of->item_count; i++) {
        const programme_item *item = &draft->items[draft->scale_items[scale][i]];
        if (i == 0) {
            *low = item->low;
            *high = item->high;
        } else if (item->low != *low || item->high != *high) {
            *low = *high = BAREMO_MISSING;
        }
    }
}

static void sum_ranges(const survey_draft *draft, uint32_t scale, double *low, double *high) {
    *low = *high = 0;
    for (size_t i = 0; i < draft->scales[scale].item_count; i++) {
        const programme_item *item = &draft->items[draft->scale_items[scale][i]];
        *low += item->low;
        *high += item->high;
    }
}

static void check_known(reader *reading, const survey_draft *draft, uint32_t index) {
    const programme_scale *scale = &draft->scales[index];
    const known_scale *known = scale->known;
    size_t reversed = 0;
    for (size_t i = 0; i < scale->item_count; i++)
        reversed += draft->items[draft->scale_items[index][i]].reversed;
    if (scale->item_count != known->item_count)
        scale_problem(reading, &baremo_problem_scale_definition, scale,
                      baremo_arena_format(reading->arena, "`%s` has %zu items, this scale has %zu",
                                          known->name, known->item_count, scale->item_count));
    if (reversed)
        scale_problem(reading, &baremo_problem_scale_definition, scale,
                      baremo_arena_format(reading->arena,
                                          "no item of `%s` is reversed, here %zu %s", known->name,
                                          reversed, reversed == 1 ? "is" : "are"));
}

static void complete_scale(reader *reading, survey_draft *draft, uint32_t index) {
    programme_scale *scale = &draft->scales[index];
    scale->items = draft->scale_items[index];
    if (scale->item_count < 2 && reading->undecided[TABLE_ITEMS])
        return; /* its items may be among those to be decided */
    if (scale->item_count == 0) {
        scale_problem(reading, &baremo_problem_scale_empty, scale, "no item belongs to this scale");
        return;
    }
    if (scale->known)
        check_known(reading, draft, index);
    if (scale->item_count == 1)
        scale_problem(reading, &baremo_problem_scale_single, scale,
                      "this scale has one item, so its consistency cannot be computed");
    double low = BAREMO_MISSING, high = BAREMO_MISSING;
    item_range(draft, index, &low, &high);
    bool common = !baremo_is_missing(low) && !baremo_is_missing(high);
    if (!common && scale->score != PROGRAMME_SCORE_SUM)
        scale_problem(reading, &baremo_problem_scale_ranges, scale,
                      "its items do not all have the same lowest and highest answer");
    if (scale->score == PROGRAMME_SCORE_SUM)
        sum_ranges(draft, index, &low, &high);
    else if (scale->score == PROGRAMME_SCORE_PERCENT) {
        low = 0;
        high = 100;
    }
    if (baremo_is_missing(scale->low) || baremo_is_missing(scale->high)) {
        scale->low = low;
        scale->high = high;
    }
}

void scales_complete(reader *reading, survey_draft *draft) {
    for (uint32_t i = 0; i < draft->scale_count; i++)
        complete_scale(reading, draft, i);
    draft->survey->scales = draft->scales;
    draft->survey->scale_count = draft->scale_count;
    draft->survey->items = draft->items;
    draft->survey->item_count = draft->item_count;
}
