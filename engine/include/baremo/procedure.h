/* baremo: statistical procedures and how they are called.
 *
 * A procedure is a named computation: a pure function with a header of its own in engine/statistics/, and an entry
 * (a `baremo_procedure`) that tells its roles, options and outputs, listed in engine/statistics/procedures.def.
 * Help, `list`, `explain`, the checks of arguments and the columns that are read all come from the entry.
 *
 * Whoever calls (the command `stat`, the evaluation) binds columns to roles as variables of equal length, one row a
 * case. Long data are pivoted, scales are scored and groups are split before the call: a procedure sees one group in
 * its canonical form, leaves incomplete cases out itself, and counts them.
 */
#ifndef BAREMO_PROCEDURE_H
#define BAREMO_PROCEDURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <baremo/arena.h>
#include <baremo/estimate.h>
#include <baremo/status.h>

/** What a role needs of its column. */
typedef enum baremo_role_kind {
    BAREMO_ROLE_NUMBER,   /**< numbers; text in it is a data error */
    BAREMO_ROLE_CATEGORY, /**< labels, in order: numbers ascending, texts by first appearance */
    BAREMO_ROLE_ANY       /**< labels, and numbers too where all are numbers */
} baremo_role_kind;

/** A role: what a column is to the procedure, `--name COLUMN`. */
typedef struct baremo_role {
    const char *name; /**< "pre", "value", "items" */
    baremo_role_kind kind;
    bool many;        /**< takes a list of columns, ranges `q1..q14` and patterns `q*` */
    bool optional;    /**< may be absent in every form */
    const char *help; /**< one line */
} baremo_role;

typedef enum baremo_option_kind {
    BAREMO_OPTION_FLAG,
    BAREMO_OPTION_NUMBER,
    BAREMO_OPTION_INTEGER,
    BAREMO_OPTION_WORD, /**< one of `words`, separated by `|` */
    BAREMO_OPTION_TEXT,
    BAREMO_OPTION_NUMBERS, /**< a list of numbers: 0.1,0.9 */
    BAREMO_OPTION_TEXTS    /**< a list of texts */
} baremo_option_kind;

/** An option: `--name VALUE`. The common ones (baremo_common_options) are not declared but always there.
 *  Lists are separated by `;` or `|` where one of these occurs, else by `,`. */
typedef struct baremo_option {
    const char *name;
    baremo_option_kind kind;
    const char *words;    /**< WORD: "reml|dl|pm" */
    const char *standard; /**< the default as text; NULL: none */
    double low, high;     /**< NUMBER, INTEGER, NUMBERS: the allowed range with both ends; both 0: any */
    const char *help;
} baremo_option;

/** A statistic that the procedure writes. */
typedef struct baremo_output {
    const char *id;   /**< "signedrank.wilcoxon.p_exact" */
    const char *help; /**< definition in one line, with the method of its interval */
} baremo_output;

/** One way to call a procedure: the roles that must be there together, by name, ended by NULL. Roles that are declared
 *  optional may join any form; others that are not of the form are refused. */
#define BAREMO_FORM_ROLES 8
typedef struct baremo_form {
    const char *roles[BAREMO_FORM_ROLES];
    /** A long form: rows are pivoted by `row_role` into one variable a label of `column_role`, each holding `value_role`,
     *  and bound in the order of the labels to `to_roles` (two or more names, or one role that takes many). */
    const char *row_role, *column_role, *value_role;
    const char *to_roles[4];
    const char *order_option; /**< option that settles the labels and their order (`waves`), or NULL */
} baremo_form;

/** A column bound to a role: `count` cases. */
typedef struct baremo_variable {
    const char *name; /**< heading */
    size_t count;
    const double *numbers; /**< missing is BAREMO_MISSING; NULL when they are not numbers */
    int decimals;          /**< the most decimals written in the data (0.25: 2); -1: a computed score */
    const int *codes;      /**< index into labels, -1 missing; NULL for role kind NUMBER */
    const char *const *labels;
    const double *label_numbers; /**< the labels as numbers; NULL when one of them is text */
    int label_count;
} baremo_variable;

/** What a procedure is called with. */
typedef struct baremo_call baremo_call;

typedef struct baremo_procedure {
    const char *name;       /**< "paired" */
    const char *summary;    /**< one line for `list procedures` */
    const char *definition; /**< paragraphs for `explain`: conventions, ties, zeros, what is not computable */
    const char *source;     /**< literature and the reference implementation the numbers equal */
    const baremo_role *roles;
    size_t role_count;
    const baremo_option *options;
    size_t option_count;
    const baremo_output *outputs;
    size_t output_count;
    const baremo_form *forms;
    size_t form_count;
    /** Adds all its rows. BAREMO_INVALID with baremo_call_refuse() for options that contradict each other. */
    baremo_status (*run)(const baremo_call *call, baremo_estimates *estimates);
} baremo_procedure;

/** All procedures, in the order of procedures.def. */
const baremo_procedure *const *baremo_procedures(size_t *count);
/** By name; NULL when there is none. */
const baremo_procedure *baremo_procedure_find(const char *name);
/** The options that every procedure takes: level, seed, exact-limit. */
const baremo_option *baremo_common_options(size_t *count);

/* -- inside a procedure -- */

/** The variable of a role; NULL when it was not given. */
const baremo_variable *baremo_call_variable(const baremo_call *call, const char *role);
/** The variables of a role that takes many. */
const baremo_variable *const *baremo_call_variables(const baremo_call *call, const char *role, size_t *count);
/** Options: the given value or the declared default. */
bool baremo_call_given(const baremo_call *call, const char *option); /**< set, not a default */
bool baremo_call_flag(const baremo_call *call, const char *option);
double baremo_call_number(const baremo_call *call, const char *option); /**< missing when there is neither */
const char *baremo_call_word(const baremo_call *call, const char *option); /**< WORD and TEXT; NULL when there is neither */
const char *const *baremo_call_texts(const baremo_call *call, const char *option, size_t *count);
const double *baremo_call_numbers(const baremo_call *call, const char *option, size_t *count);
double baremo_call_level(const baremo_call *call);     /**< of intervals, default 0.95 */
size_t baremo_call_exact_limit(const baremo_call *call); /**< default 200 */
/** Memory for scratch: lives as long as the call. */
baremo_arena *baremo_call_arena(const baremo_call *call);
/** The random stream of this call, to begin a `baremo_random` (engine/base/random.h) with: derived from the seed and from what the call is about, the same on any thread. */
uint64_t baremo_call_stream(const baremo_call *call);
uint64_t baremo_call_seed(const baremo_call *call);    /**< as given, for `method` */
/** Says why the call is refused; return BAREMO_INVALID after it. */
void baremo_call_refuse(const baremo_call *call, const char *message, ...) __attribute__((format(printf, 2, 3)));

/** Says which case of the data is wrong, of a role's variable; return BAREMO_DATA after it. */
void baremo_call_fault(const baremo_call *call, const char *role, size_t row, const char *message, ...)
    __attribute__((format(printf, 4, 5)));

/* -- around a procedure -- */

/** A case that a procedure found wrong. */
typedef struct baremo_fault {
    const char *role;    /**< NULL: none was found */
    size_t row;          /**< index into the variables of the call */
    const char *message;
} baremo_fault;
/** What the last run found wrong in the data. */
baremo_fault baremo_call_found(const baremo_call *call);

/** A call to fill: variables and options by name. Texts are borrowed. */
baremo_call *baremo_call_new(baremo_arena *arena, const baremo_procedure *procedure);
void baremo_call_bind(baremo_call *call, const char *role, const baremo_variable *variable); /**< appends for `many` */
/** Sets an option from its text (NULL for a flag); returns BAREMO_INVALID (see baremo_call_refusal) when it cannot be read or is out of
 *  range. Knows the common options `level`, `seed`, `exact-limit`. */
baremo_status baremo_call_set(baremo_call *call, const char *option, const char *text);
void baremo_call_about(baremo_call *call, const char *subject); /**< what the random stream is derived from */
/** Checks that a form is complete, then runs. */
baremo_status baremo_call_run(baremo_call *call, baremo_estimates *estimates);
/** Why the last set or run was refused; NULL: it was not. */
const char *baremo_call_refusal(const baremo_call *call);

#endif
