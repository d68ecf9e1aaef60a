/* The procedure `displacement`: areas before and after in, the two weighted measures out. The
 * statements of behaviour stand in displacement.c; beyond them
 *
 *  1. Areas of one role are added up; `role` is programme, neighbour, comparison or
 *     neighbour_comparison.
 *  2. An area with anything blank is left out, counted in `missing`.
 *  3. A role that does not occur has no rows of its own, and what needs it says so.
 */
#include <math.h>
#include <string.h>

#include <baremo/number.h>
#include <baremo/procedure.h>

#include "engine/statistics/categories.h"
#include "engine/statistics/displacement.h"
#include "engine/statistics/rows.h"

enum { PROGRAMME, NEIGHBOUR, COMPARISON, NEIGHBOUR_COMPARISON, AREA_ROLES };

static const char *const area_roles[AREA_ROLES] = {"programme", "neighbour", "comparison",
                                                   "neighbour_comparison"};

/* The areas of each role together. */
typedef struct area_sums {
    double before[AREA_ROLES], after[AREA_ROLES];
    double areas[AREA_ROLES];
    double used, missing;
} area_sums;

static int role_of(const char *label) {
    for (int i = 0; i < AREA_ROLES; i++)
        if (label && strcmp(label, area_roles[i]) == 0)
            return i;
    return AREA_ROLES;
}

static baremo_status add_areas(const baremo_call *call, area_sums *sums) {
    const baremo_variable *role = baremo_call_variable(call, "role");
    const baremo_variable *before = baremo_call_variable(call, "before");
    const baremo_variable *after = baremo_call_variable(call, "after");
    *sums = (area_sums){.used = 0};
    baremo_status status = baremo_counts_check(call, "before");
    if (status == BAREMO_OK)
        status = baremo_counts_check(call, "after");
    for (size_t row = 0; row < role->count && status == BAREMO_OK; row++) {
        const char *label = role->codes[row] >= 0 ? role->labels[role->codes[row]] : NULL;
        int place = role_of(label);
        if (label && place == AREA_ROLES) {
            baremo_call_fault(call, "role", row,
                              "the role is none of programme, neighbour, comparison and "
                              "neighbour_comparison");
            return BAREMO_DATA;
        }
        if (!label || baremo_is_missing(before->numbers[row]) ||
            baremo_is_missing(after->numbers[row])) {
            sums->missing++;
            continue;
        }
        sums->before[place] += before->numbers[row];
        sums->after[place] += after->numbers[row];
        sums->areas[place]++;
        sums->used++;
    }
    return status;
}

static baremo_area_events events_of(const baremo_call *call, const area_sums *sums, int role) {
    double no = BAREMO_MISSING;
    if (sums->areas[role] == 0 && role == NEIGHBOUR_COMPARISON)
        return (baremo_area_events){{0, 0}, {0, 0}};
    if (sums->areas[role] == 0)
        return (baremo_area_events){{no, no}, {no, no}};
    return (baremo_area_events){{sums->before[role], baremo_call_number(call, "length-before")},
                                {sums->after[role], baremo_call_number(call, "length-after")}};
}

static void report_role(const baremo_rows *rows, const area_sums *sums, int role,
                        const baremo_rate_ratio *ratio) {
    baremo_rows own = *rows;
    own.subject = area_roles[role];
    own.n = sums->areas[role];
    if (sums->areas[role] == 0)
        return;
    baremo_rows_value(&own, "before", sums->before[role], NULL);
    baremo_rows_value(&own, "after", sums->after[role], NULL);
    if (!ratio)
        return;
    baremo_rows_interval(&own, "rate_ratio", ratio->estimate, ratio->exact,
                         "poisson exact, given the sum", "no events before");
    baremo_rows_value(&own, "rate_ratio.p", ratio->p, NULL);
}

static void report_change(const baremo_rows *rows, const char *const ids[3],
                          const baremo_count_change *change, const char *why) {
    baremo_rows_interval(rows, ids[0], change->estimate, change->limits, "poisson, z", why);
    baremo_rows_value(rows, ids[1], change->se, why);
    baremo_rows_value(rows, ids[2], change->p, why ? why : "no events");
}

static void report_quotient(const baremo_rows *rows, const baremo_displacement *of,
                            const char *no_programme, const char *no_neighbour) {
    const char *none = "no events in the comparison areas";
    const char *buffer = no_neighbour ? no_neighbour : none;
    const char *success = no_programme ? no_programme : none;
    bool won = of->success < 0;
    const char *quotient = baremo_is_missing(of->success) ? success
                           : won                          ? buffer
                                                          : "the programme areas did not gain";
    baremo_rows_value(rows, "quotient.success", of->success, success);
    baremo_rows_value(rows, "quotient.buffer", of->buffer, buffer);
    baremo_rows_value(rows, "quotient", of->quotient, quotient);
}

static const char *absent(const area_sums *sums, int first, int second) {
    static const char *const notes[] = {"no programme area", "no neighbour area",
                                        "no comparison area"};
    return sums->areas[first] == 0 ? notes[first] : sums->areas[second] == 0 ? notes[second] : NULL;
}

static baremo_status run(const baremo_call *call, baremo_estimates *estimates) {
    static const char *const local[] = {"local", "local.se", "local.p"};
    static const char *const displaced[] = {"displaced", "displaced.se", "displaced.p"};
    static const char *const total[] = {"difference", "difference.se", "difference.p"};
    area_sums sums;
    baremo_status status = add_areas(call, &sums);
    if (status != BAREMO_OK)
        return status;
    double level = baremo_call_level(call);
    baremo_displacement_areas areas = {
        events_of(call, &sums, PROGRAMME), events_of(call, &sums, NEIGHBOUR),
        events_of(call, &sums, COMPARISON), events_of(call, &sums, NEIGHBOUR_COMPARISON)};
    baremo_displacement of = baremo_displacement_of(&areas, level);
    baremo_rows rows = {
        .estimates = estimates, .n = sums.used, .missing = sums.missing, .level = level};
    report_role(&rows, &sums, PROGRAMME, &of.programme);
    report_role(&rows, &sums, NEIGHBOUR, &of.neighbour);
    report_role(&rows, &sums, COMPARISON, &of.comparison);
    report_role(&rows, &sums, NEIGHBOUR_COMPARISON, NULL);
    const char *no_programme = absent(&sums, PROGRAMME, COMPARISON);
    const char *no_neighbour = absent(&sums, NEIGHBOUR, NEIGHBOUR);
    report_quotient(&rows, &of, no_programme, absent(&sums, NEIGHBOUR, COMPARISON));
    report_change(&rows, local, &of.local, no_programme);
    report_change(&rows, displaced, &of.displaced, no_neighbour);
    report_change(&rows, total, &of.total, no_programme ? no_programme : no_neighbour);
    return BAREMO_OK;
}

static const baremo_role roles[] = {
    {"role", BAREMO_ROLE_CATEGORY, false, false,
     "programme, neighbour, comparison or neighbour_comparison, a row an area"},
    {"before", BAREMO_ROLE_NUMBER, false, false, "events before"},
    {"after", BAREMO_ROLE_NUMBER, false, false, "events after"},
};

static const baremo_option options[] = {
    {"length-before", BAREMO_OPTION_NUMBER, NULL, "1", 1e-9, 1e12, "length of the period before"},
    {"length-after", BAREMO_OPTION_NUMBER, NULL, "1", 1e-9, 1e12, "length of the period after"},
};

static const baremo_output outputs[] = {
    {"before", "events of the areas of a role (subject)"},
    {"after", "the same after"},
    {"rate_ratio", "of a role: rate after over rate before; exact limits"},
    {"rate_ratio.p", "exact, two-sided"},
    {"quotient.success", "change of programme/comparison, below 0 where the programme gained"},
    {"quotient.buffer", "change of neighbour/comparison"},
    {"quotient", "buffer/success: above 0 diffusion, below 0 displacement"},
    {"local", "change of the programme's areas less that of the comparison's; z limits"},
    {"local.se", "its standard error"},
    {"local.p", "two-sided"},
    {"displaced", "change of the neighbours less that of their own comparison"},
    {"displaced.se", "its standard error"},
    {"displaced.p", "two-sided"},
    {"difference", "local + displaced: below 0 is a net reduction"},
    {"difference.se", "its standard error"},
    {"difference.p", "two-sided"},
};

static const baremo_form forms[] = {{.roles = {"role", "before", "after"}}};

const baremo_procedure baremo_procedure_displacement = {
    .name = "displacement",
    .summary = "whether what a programme's areas lose turns up in their neighbours",
    .definition =
        "The areas of a role are added up. Events before are put on the length of the period "
        "after.\n\n"
        "quotient (weighted displacement quotient): the change of neighbour/comparison over the "
        "change of programme/comparison, after less before. Above 0 the neighbours gained too, "
        "below 0 they lost, below -1 more than the programme won. Where programme/comparison did "
        "not fall there is none.\n\n"
        "difference (weighted displacement difference): the change of the programme's areas less "
        "that of the comparison's, plus that of the neighbours less that of areas of role "
        "neighbour_comparison, where there are any. Its variance is the sum of all counts, as of "
        "Poisson numbers.\n\n"
        "A later displacement shows when the counts after are those of a later period.",
    .source = "Bowers and Johnson (2003) J. Quant. Criminol. 19:275; Wheeler and Ratcliffe (2018) "
              "Crime Science 7:11. Equals R 4.2 from the definition; rate ratios as poisson.test",
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
