/* The procedure `ranks`: units in, their ranks and what tells them apart out. The statements of
 * behaviour stand in ranks.c and pairwise.c. */
#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/procedure.h>

#include "engine/statistics/cases.h"
#include "engine/statistics/pairwise.h"
#include "engine/statistics/ranks.h"
#include "engine/statistics/rows.h"

/* The rows that have a name. */
typedef struct named_units {
    const char **names;
    double *estimates, *ses;
    size_t count, blank;
} named_units;

static baremo_status read_units(const baremo_call *call, named_units *units) {
    const baremo_variable *estimate = baremo_call_variable(call, "estimate");
    const baremo_variable *variance = baremo_call_variable(call, "variance");
    baremo_arena *arena = baremo_call_arena(call);
    size_t rows = estimate->count;
    *units = (named_units){.names = baremo_arena_array(arena, rows + 1, sizeof *units->names),
                           .estimates = baremo_arena_array(arena, rows + 1, sizeof(double)),
                           .ses = baremo_arena_array(arena, rows + 1, sizeof(double))};
    baremo_status status = baremo_units_once(call);
    for (size_t row = 0; row < rows && status == BAREMO_OK; row++) {
        const char *name = baremo_unit_name(call, row, arena);
        if (variance->numbers[row] < 0) {
            baremo_call_fault(call, "variance", row, "the variance is negative");
            return BAREMO_DATA;
        }
        if (!name) {
            units->blank++;
            continue;
        }
        units->names[units->count] = name;
        units->estimates[units->count] = estimate->numbers[row];
        units->ses[units->count++] = sqrt(variance->numbers[row]);
    }
    return status;
}

static void report_unit(const baremo_rows *rows, const baremo_rank *rank, double apart,
                        const char *method, const char *why) {
    baremo_rows_interval(rows, "rank", rank->rank, (baremo_interval){rank->low, rank->high}, method,
                         why);
    baremo_rows_method(rows, "rank.median", rank->median, method, why);
    baremo_rows_value(rows, "rank.expected", rank->expected, why);
    baremo_rows_method(rows, "rank.best", rank->best, method, why);
    baremo_rows_method(rows, "apart", apart, "holm", why);
}

static baremo_status run(const baremo_call *call, baremo_estimates *estimates) {
    named_units units;
    baremo_status status = read_units(call, &units);
    if (status != BAREMO_OK)
        return status;
    if (units.count > BAREMO_RANK_UNITS_MOST) {
        baremo_call_refuse(call, "at most %d units can be ranked", BAREMO_RANK_UNITS_MOST);
        return BAREMO_INVALID;
    }
    bool lowest_first = strcmp(baremo_call_word(call, "first"), "lowest") == 0;
    size_t draws = (size_t)baremo_call_number(call, "draws");
    double level = baremo_call_level(call);
    baremo_ranks ranks;
    status = baremo_ranks_simulate(
        baremo_call_arena(call),
        &(baremo_rank_units){units.estimates, units.ses, units.count, !lowest_first},
        &(baremo_rank_settings){draws, level, baremo_call_stream(call), 1}, &ranks);
    if (status != BAREMO_OK)
        return status;
    baremo_pairwise pairs = baremo_pairwise_compare(baremo_call_arena(call), units.estimates,
                                                    units.ses, units.count, level);
    baremo_rows rows = {.estimates = estimates,
                        .n = (double)ranks.compared,
                        .missing = (double)(ranks.left_out + units.blank),
                        .level = level};
    bool none = pairs.pairs == 0;
    const char *why = ranks.compared == 0 ? "no unit with everything given" : "one unit";
    baremo_rows_method(&rows, "pairs_apart", none ? BAREMO_MISSING : (double)pairs.apart, "holm",
                       why);
    baremo_rows_value(&rows, "pairs", (double)pairs.pairs, NULL);
    const char *method = baremo_arena_format(estimates->arena, "normal, %zu draws, seed %llu",
                                             draws, (unsigned long long)baremo_call_seed(call));
    for (size_t i = 0; i < units.count; i++) {
        bool left_out = baremo_is_missing(ranks.units[i].rank);
        rows.subject = units.names[i];
        report_unit(&rows, &ranks.units[i], left_out ? BAREMO_MISSING : (double)pairs.apart_from[i],
                    method, "left out: something is blank");
    }
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"estimate", BAREMO_ROLE_NUMBER, false, false,
     "the units' estimates, independent of each other"},
    {"variance", BAREMO_ROLE_NUMBER, false, false, "their sampling variances, from 0"},
    {"unit", BAREMO_ROLE_CATEGORY, false, true, "name of the unit, one row each"},
};

static const baremo_option options[] = {
    {"first", BAREMO_OPTION_WORD, "highest|lowest", "highest", 0, 0, "what has rank 1"},
    {"draws", BAREMO_OPTION_INTEGER, NULL, "10000", 1, 1000000, "how often units are drawn"},
};

static const baremo_output outputs[] = {
    {"pairs_apart", "pairs of units whose difference has an adjusted p below 1 - level"},
    {"pairs", "pairs of units"},
    {"rank", "of the estimate, per unit (subject); limits: quantiles of the draws"},
    {"rank.median", "median of the draws"},
    {"rank.expected", "1 + the chances of the others to be ahead, not simulated"},
    {"rank.best", "share of the draws with rank 1"},
    {"apart", "from how many others the unit can be told apart"},
};

static const baremo_form forms[] = {{.roles = {"estimate", "variance"}}};

const baremo_procedure baremo_procedure_ranks = {
    .name = "ranks",
    .summary = "ranks of units with their uncertainty, and which can be told apart",
    .definition =
        "Every unit is drawn from the normal distribution about its estimate, --draws times, and "
        "each draw is ranked; the limits of a rank are the smallest ranks that at least (1 - "
        "level)/2 and (1 + level)/2 of the draws do not exceed. Ties share the mean of their "
        "ranks, "
        "and the chance to be best; estimates that are equal to 1e-9 of the largest are tied. A "
        "unit with variance 0 stands still.\n\n"
        "rank.expected is exact: 1 + the sum of the normal probabilities that another unit lies "
        "ahead.\n\n"
        "Two units are told apart where Holm's adjusted p of their difference, over all pairs, is "
        "below 1 - level.\n\n"
        "A unit with a blank estimate or variance is left out and its rows say so. The same seed "
        "gives the same numbers on any number of threads.",
    .source =
        "Goldstein and Spiegelhalter (1996) J. R. Stat. Soc. A 159:385; Laird and Louis "
        "(1989) J. Educ. Stat. 14:29; Holm (1979) Scand. J. Stat. 6:65. Equals R 4.2 from the "
        "definition, with pnorm and p.adjust",
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
