/* The procedure `composite`: units and their indicators in, the index and its robustness out. The
 * statements of behaviour stand in composite.c and composite_draws.c; beyond them
 *
 *  1. --low and --high are one number for all items or one an item; so are --weights and --pillars
 *     one an item. An item without pillar stands in the one pillar there is.
 *  2. A row without unit is left out, counted in `missing`, as are units without an index.
 *  3. Limits of the index and of the rank come from weights drawn about the given ones.
 */
#include <string.h>

#include <baremo/number.h>
#include <baremo/procedure.h>

#include "engine/statistics/cases.h"
#include "engine/statistics/composite_draws.h"
#include "engine/statistics/rows.h"
#include "engine/statistics/scale.h"

/* What a call asks for. */
typedef struct request {
    const baremo_call *call;
    const baremo_variable *const *items;
    const char **names; /* of items */
    size_t item_count;
    const char **pillars; /* labels; one "" where there is none */
    baremo_composite_indicator *indicators;
    baremo_composite_plan plan;
    const char **units;
    double *values;
    size_t unit_count, blank;
} request;

/* -- options -- */

static baremo_status refuse_count(const request *r, const char *option, size_t found, size_t wanted,
                                  const char *what) {
    baremo_call_refuse(r->call, "--%s has %zu values for %zu %s", option, found, wanted, what);
    return BAREMO_INVALID;
}

/* The goalposts: NULL where they were refused. */
static const double *ends_of(const request *r, const char *option, size_t *step) {
    size_t count;
    const double *ends = baremo_call_numbers(r->call, option, &count);
    *step = count == 1 ? 0 : 1;
    if (count == 1 || count == r->item_count)
        return ends;
    if (count == 0)
        baremo_call_refuse(r->call, "--%s is needed: one goalpost for all items or one for each",
                           option);
    else
        refuse_count(r, option, count, r->item_count, "items");
    return NULL;
}

static baremo_status read_goalposts(request *r) {
    size_t low_step, high_step;
    const double *low = ends_of(r, "low", &low_step);
    const double *high = low ? ends_of(r, "high", &high_step) : NULL;
    if (!high)
        return BAREMO_INVALID;
    for (size_t i = 0; i < r->item_count; i++) {
        r->indicators[i].low = low[i * low_step];
        r->indicators[i].high = high[i * high_step];
    }
    return BAREMO_OK;
}

static baremo_status read_directions(request *r) {
    size_t count;
    const char *const *reverse = baremo_call_texts(r->call, "reverse", &count);
    baremo_arena *arena = baremo_call_arena(r->call);
    bool *reversed = baremo_arena_array(arena, r->item_count + 1, sizeof *reversed);
    const char *unknown =
        baremo_scale_reverse(arena, r->names, r->item_count, reverse, count, reversed);
    if (unknown) {
        baremo_call_refuse(r->call, "--reverse: %s is not one of the items", unknown);
        return BAREMO_INVALID;
    }
    for (size_t i = 0; i < r->item_count; i++)
        r->indicators[i].decrease = reversed[i];
    return BAREMO_OK;
}

static size_t pillar_of(request *r, const char *label) {
    for (size_t p = 0; p < r->plan.pillar_count; p++)
        if (strcmp(r->pillars[p], label) == 0)
            return p;
    r->pillars[r->plan.pillar_count] = label;
    return r->plan.pillar_count++;
}

static baremo_status read_weights(request *r) {
    size_t weight_count, label_count, over_count;
    const double *weights = baremo_call_numbers(r->call, "weights", &weight_count);
    const char *const *labels = baremo_call_texts(r->call, "pillars", &label_count);
    const double *over = baremo_call_numbers(r->call, "pillar-weights", &over_count);
    if (weight_count && weight_count != r->item_count)
        return refuse_count(r, "weights", weight_count, r->item_count, "items");
    if (label_count && label_count != r->item_count)
        return refuse_count(r, "pillars", label_count, r->item_count, "items");
    for (size_t i = 0; i < r->item_count; i++) {
        r->indicators[i].weight = weight_count ? weights[i] : 1;
        r->indicators[i].pillar = pillar_of(r, label_count ? labels[i] : "");
    }
    if (over_count && over_count != r->plan.pillar_count)
        return refuse_count(r, "pillar-weights", over_count, r->plan.pillar_count, "pillars");
    r->plan.pillar_weights = over_count ? over : NULL;
    return BAREMO_OK;
}

static baremo_status check_cuts(const request *r) {
    size_t count;
    const double *cuts = baremo_call_numbers(r->call, "cuts", &count);
    for (size_t i = 1; i < count; i++)
        if (!(cuts[i] > cuts[i - 1])) {
            baremo_call_refuse(r->call, "--cuts must ascend");
            return BAREMO_INVALID;
        }
    return BAREMO_OK;
}

/* -- data -- */

static baremo_status read_units(request *r) {
    size_t rows = r->items[0]->count;
    baremo_arena *arena = baremo_call_arena(r->call);
    r->units = baremo_arena_array(arena, rows + 1, sizeof *r->units);
    r->values = baremo_arena_array(arena, rows * r->item_count + 1, sizeof *r->values);
    for (size_t row = 0; row < rows; row++) {
        const char *name = baremo_unit_name(r->call, row, arena);
        if (!name) {
            r->blank++;
            continue;
        }
        for (size_t i = 0; i < r->item_count; i++)
            r->values[r->unit_count * r->item_count + i] = r->items[i]->numbers[row];
        r->units[r->unit_count++] = name;
    }
    return baremo_units_once(r->call);
}

static baremo_status read_request(const baremo_call *call, request *r) {
    baremo_arena *arena = baremo_call_arena(call);
    *r = (request){.call = call};
    r->items = baremo_call_variables(call, "items", &r->item_count);
    r->names = baremo_arena_array(arena, r->item_count + 1, sizeof *r->names);
    r->pillars = baremo_arena_array(arena, r->item_count + 1, sizeof *r->pillars);
    r->indicators = baremo_arena_array(arena, r->item_count + 1, sizeof *r->indicators);
    for (size_t i = 0; i < r->item_count; i++)
        r->names[i] = r->items[i]->name;
    r->plan = (baremo_composite_plan){
        .indicators = r->indicators,
        .indicator_count = r->item_count,
        .impute_mean = strcmp(baremo_call_word(call, "missing"), "imputed_mean") == 0};
    baremo_status (*const steps[])(request * r) = {read_goalposts, read_directions, read_weights,
                                                   read_units};
    baremo_status status = check_cuts(r);
    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == BAREMO_OK; i++)
        status = steps[i](r);
    return status;
}

/* -- report -- */

static const char *weight_note(double sum) {
    return sum == 0 || baremo_composite_adds_up(sum) ? NULL : "not 1 or 100: weights divided by it";
}

static void report_weights(const baremo_rows *rows, const request *r, const baremo_composite *of) {
    baremo_rows_value(rows, "pillar_weight_sum", of->pillar_weight_sum, NULL)->note =
        weight_note(of->pillar_weight_sum);
    for (size_t p = 0; p < r->plan.pillar_count; p++) {
        baremo_rows own = *rows;
        own.subject = r->pillars[p][0] ? r->pillars[p] : NULL;
        bool part = of->pillars[p].weight > 0;
        baremo_rows_value(&own, "pillar_weight", of->pillars[p].weight, NULL)->note =
            part ? NULL : "no item of the pillar can be used";
        baremo_rows_value(&own, "weight_sum", of->pillars[p].weight_sum, NULL)->note =
            weight_note(of->pillars[p].weight_sum);
    }
}

static void report_item(const baremo_rows *rows, const baremo_composite *of, size_t item) {
    const baremo_composite_part *part = &of->parts[item];
    const char *why = baremo_composite_note(part->none);
    baremo_rows_value(rows, "effective_weight", part->effective, NULL)->note = why;
    baremo_rows_value(rows, "correlation", part->correlation,
                      why ? why : "fewer than three units, or constant scores");
    baremo_rows_value(rows, "shift_mean", part->mean_shift, why ? why : "no index without it");
    baremo_rows_value(rows, "shift_most", part->most_shift, why ? why : "no index without it");
    baremo_rows_value(rows, "units_missing", (double)part->missing, NULL);
    baremo_rows_value(rows, "units_imputed", (double)part->imputed, NULL);
    baremo_rows_value(rows, "units_clipped", (double)part->clipped, NULL);
}

/* Names the items without score, or says that there is nothing to weigh. */
static const char *why_no_index(const request *r, const baremo_composite *of, size_t unit,
                                baremo_arena *arena) {
    const char *names = NULL;
    for (size_t i = 0; i < r->item_count; i++)
        if (of->parts[i].none == BAREMO_COMPOSITE_USED &&
            of->marks[unit * r->item_count + i] == BAREMO_SCORE_MISSING)
            names = names ? baremo_arena_format(arena, "%s, %s", names, r->names[i])
                          : baremo_arena_format(arena, "no value: %s", r->names[i]);
    return names ? names : "no item can be used";
}

static void report_index(const baremo_rows *rows, const baremo_composite_unit *unit,
                         const baremo_composite_range *range, const char *method, const char *why) {
    baremo_rows_interval(rows, "index", unit->arithmetic,
                         (baremo_interval){range->low, range->high}, method, why);
    baremo_rows_method(rows, "index.geometric", unit->geometric, "geometric on 1..100", why);
    baremo_rows_interval(rows, "rank", unit->rank,
                         (baremo_interval){range->rank.low, range->rank.high}, method, why);
    baremo_rows_value(rows, "rank.geometric", unit->rank_geometric, why);
}

static const char *mark_note(baremo_composite_mark mark) {
    static const char *const notes[] = {NULL, "no value", "mean of the other units",
                                        "beyond the goalpost of 0", "beyond the goalpost of 100"};
    return notes[mark];
}

static void report_cells(const baremo_rows *rows, const request *r, const baremo_composite *of,
                         size_t unit, const char *why_none) {
    baremo_arena *arena = rows->estimates->arena;
    baremo_rows own = *rows;
    for (size_t p = 0; p < r->plan.pillar_count && r->pillars[p][0]; p++) {
        own.subject = baremo_arena_format(arena, "%s|%s", r->units[unit], r->pillars[p]);
        baremo_rows_value(&own, "pillar", of->pillar_arithmetic[unit * r->plan.pillar_count + p],
                          of->pillars[p].weight > 0 ? "no value in the pillar"
                                                    : "no item of the pillar can be used");
    }
    for (size_t i = 0; i < r->item_count; i++) {
        size_t cell = unit * r->item_count + i;
        const char *why = baremo_composite_note(of->parts[i].none);
        own.subject = baremo_arena_format(arena, "%s|%s", r->units[unit], r->names[i]);
        baremo_estimate *score =
            baremo_rows_value(&own, "score", of->scores[cell], why ? why : "no value");
        if (!baremo_is_missing(of->scores[cell]))
            score->note = mark_note(of->marks[cell]);
        baremo_rows_value(&own, "contribution", of->contributions[cell], why ? why : "no value");
        bool indexed = !baremo_is_missing(of->units[unit].arithmetic);
        baremo_rows_value(&own, "leave_one_out", of->left_out[cell],
                          why       ? why
                          : indexed ? "no index without it"
                                    : why_none);
    }
}

static void report_bands(const baremo_rows *rows, const double *bands, const double *cuts,
                         size_t cut_count, const char *why) {
    baremo_rows own = *rows;
    baremo_arena *arena = rows->estimates->arena;
    for (size_t b = 0; b < cut_count; b++) {
        char text[BAREMO_NUMBER_SIZE];
        baremo_number_print(text, cuts[b]);
        double above = 0;
        for (size_t c = b + 1; c <= cut_count; c++)
            above += bands[c];
        own.subject = baremo_arena_format(arena, "%s|%s", rows->subject, text);
        baremo_rows_value(&own, "at_least", above, why);
    }
}

static baremo_status simulate(const request *r, const baremo_composite *of,
                              baremo_composite_draws *draws) {
    baremo_composite_settings settings = {.draws = (size_t)baremo_call_number(r->call, "draws"),
                                          .level = baremo_call_level(r->call),
                                          .stream = baremo_call_stream(r->call),
                                          .threads = 1,
                                          .concentration =
                                              baremo_call_number(r->call, "concentration")};
    settings.cuts = baremo_call_numbers(r->call, "cuts", &settings.cut_count);
    return baremo_composite_simulate(baremo_call_arena(r->call), of, &settings, draws);
}

static const char *method_of(const request *r, baremo_arena *arena) {
    char text[BAREMO_NUMBER_SIZE];
    baremo_number_print(text, baremo_call_number(r->call, "concentration"));
    return baremo_arena_format(arena, "weights dirichlet %s, %.0f draws, seed %llu", text,
                               baremo_call_number(r->call, "draws"),
                               (unsigned long long)baremo_call_seed(r->call));
}

static void report_units(const baremo_rows *rows, const request *r, const baremo_composite *of,
                         const baremo_composite_draws *draws) {
    baremo_arena *arena = rows->estimates->arena;
    const char *method = method_of(r, arena);
    size_t cut_count;
    const double *cuts = baremo_call_numbers(r->call, "cuts", &cut_count);
    for (size_t u = 0; u < r->unit_count; u++) {
        baremo_rows own = *rows;
        const char *why = why_no_index(r, of, u, arena);
        own.subject = r->units[u];
        report_index(&own, &of->units[u], &draws->units[u], method, why);
        report_bands(&own, draws->bands + u * (cut_count + 1), cuts, cut_count, why);
        report_cells(&own, r, of, u, why);
    }
}

static baremo_status run(const baremo_call *call, baremo_estimates *estimates) {
    request r;
    baremo_composite_draws draws;
    baremo_status status = read_request(call, &r);
    if (status != BAREMO_OK)
        return status;
    baremo_composite of =
        baremo_composite_compute(baremo_call_arena(call), &r.plan, r.values, r.unit_count);
    status = simulate(&r, &of, &draws);
    if (status == BAREMO_INVALID)
        baremo_call_refuse(call, "at most %d units can be ranked", BAREMO_RANK_UNITS_MOST);
    if (status != BAREMO_OK)
        return status;
    baremo_rows rows = {.estimates = estimates, .level = baremo_call_level(call)};
    size_t with_index = 0;
    for (size_t u = 0; u < r.unit_count; u++)
        with_index += !baremo_is_missing(of.units[u].arithmetic);
    rows.n = (double)with_index;
    rows.missing = (double)(r.unit_count - with_index + r.blank);
    report_weights(&rows, &r, &of);
    for (size_t i = 0; i < r.item_count; i++) {
        baremo_rows own = rows;
        own.subject = r.names[i];
        report_item(&own, &of, i);
    }
    report_units(&rows, &r, &of, &draws);
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"items", BAREMO_ROLE_NUMBER, true, false, "the indicators, a column each"},
    {"unit", BAREMO_ROLE_CATEGORY, false, true, "name of the unit, one row each"},
};

static const baremo_option options[] = {
    {"low", BAREMO_OPTION_NUMBERS, NULL, NULL, 0, 0,
     "goalpost of score 0: one for all or each item"},
    {"high", BAREMO_OPTION_NUMBERS, NULL, NULL, 0, 0, "goalpost of score 100, in the same way"},
    {"reverse", BAREMO_OPTION_TEXTS, NULL, NULL, 0, 0, "items of which less is better"},
    {"weights", BAREMO_OPTION_NUMBERS, NULL, NULL, 0, 1e300, "of the items in their pillars"},
    {"pillars", BAREMO_OPTION_TEXTS, NULL, NULL, 0, 0, "the pillar of each item"},
    {"pillar-weights", BAREMO_OPTION_NUMBERS, NULL, NULL, 0, 1e300,
     "of the pillars, in the order in which they are named first"},
    {"missing", BAREMO_OPTION_WORD, "none|imputed_mean", "none", 0, 0,
     "a unit with a blank item has no index, or the mean score of the others"},
    {"concentration", BAREMO_OPTION_NUMBER, NULL, "100", 1, 1e9,
     "how close drawn weights stay to the given ones"},
    {"draws", BAREMO_OPTION_INTEGER, NULL, "10000", 1, 1000000, "how often weights are drawn"},
    {"cuts", BAREMO_OPTION_NUMBERS, NULL, NULL, 0, 100, "scores at which bands begin"},
};

static const baremo_output outputs[] = {
    {"pillar_weight_sum", "sum of the weights of the pillars in use, as given"},
    {"pillar_weight", "of a pillar (subject), adding to 1"},
    {"weight_sum", "sum of the weights in a pillar (subject), as given"},
    {"effective_weight", "of an item (subject): weight in its pillar x weight of the pillar"},
    {"correlation", "of an item's scores with the index"},
    {"shift_mean", "mean absolute change of ranks when an item is left out"},
    {"shift_most", "largest such change"},
    {"units_missing", "units without the item"},
    {"units_imputed", "units for which it is the mean of the others"},
    {"units_clipped", "units beyond one of its goalposts"},
    {"index", "arithmetic mean of the tree, 0..100 (subject: unit); limits: drawn weights"},
    {"index.geometric", "geometric mean of the tree, 1..100"},
    {"rank", "1 is the highest index; limits: drawn weights"},
    {"rank.geometric", "by the geometric mean"},
    {"at_least", "share of drawn weights with an index from a cut on (subject: unit|cut)"},
    {"pillar", "arithmetic mean of a pillar, 0..100 (subject: unit|pillar)"},
    {"score", "of an item, 0..100 (subject: unit|item)"},
    {"contribution", "effective weight x score, adding to the index"},
    {"leave_one_out", "the index without the item"},
};

static const baremo_form forms[] = {{.roles = {"items"}}};

const baremo_procedure baremo_procedure_composite = {
    .name = "composite",
    .summary = "an index of several indicators, and how far it hangs on its weights",
    .definition =
        "score = 100 (value - low)/(high - low), turned round for --reverse items, clipped to "
        "0..100. Goalposts are fixed: another unit changes nobody's score. Weights are divided by "
        "their sum, in pillars and over them, and the sums are told. The geometric mean takes 1 + "
        "0.99 score.\n\n"
        "An item with equal goalposts or weight 0 is no part, whatever the data; the others share "
        "its weight. A unit with a blank item has no index, unless --missing imputed_mean puts the "
        "mean score of the other units there; the note of the score says so.\n\n"
        "Limits: weights are drawn from Dirichlet distributions with the parameters concentration "
        "x weight, in each pillar and over the pillars, for all units at once; a weight w varies "
        "with the variance w (1 - w)/(concentration + 1). Limits of the index are type-7 "
        "quantiles, those of the rank ranks that occurred.\n\n"
        "leave_one_out weighs the other items of the pillar, or the other pillars, in its place.",
    .source =
        "OECD and JRC (2008) Handbook on Constructing Composite Indicators; Saisana, Saltelli "
        "and Tarantola (2005) J. R. Stat. Soc. A 168:307. Equals R 4.2 from the definition; "
        "effective weights as COINr::get_eff_weights defines them",
    .roles = roles,
    .role_count = sizeof roles / sizeof *roles,
    .options = options,
    .option_count = sizeof options / sizeof *options,
    .outputs = outputs,
    .output_count = sizeof outputs / sizeof *outputs,
    .forms = forms,
    .form_count = sizeof forms / sizeof *forms,
    .run = run,
};
