/* What a call of a procedure holds: shared by call.c and call_options.c only. */
#ifndef BAREMO_ENGINE_STATISTICS_CALL_H
#define BAREMO_ENGINE_STATISTICS_CALL_H

#include <baremo/procedure.h>

/* The value of an option, read as its kind says. */
typedef struct option_value {
    bool present, given; /* a value is there; it was set by the caller */
    double number;
    uint64_t whole; /* INTEGER: exact, also past 2^53 */
    const char *word;
    const char **texts;
    double *numbers;
    size_t count; /* of texts or numbers */
} option_value;

typedef struct role_binding {
    const baremo_variable **variables;
    size_t count, capacity;
} role_binding;

struct baremo_call {
    baremo_arena *arena;
    const baremo_procedure *procedure;
    role_binding *bindings; /* one a role */
    option_value *values;   /* one an option, then one a common option */
    const char *subject;
    const char *unknown_role; /* bound, but not the procedure's */
    const char **refusal;     /* behind a pointer, so that a const call can be refused */
    baremo_fault *fault;
};

/* The option's declaration and value, or NULL. */
const baremo_option *call_option(const baremo_call *call, const char *name, option_value **value);

#endif
