/* The registry of procedures: every line of procedures.def, as declarations and as an array. */
#include <baremo/procedure.h>

#include <string.h>

#define BAREMO_PROCEDURE(name) extern const baremo_procedure baremo_procedure_##name;
#include "engine/statistics/procedures.def"
#undef BAREMO_PROCEDURE

/* ISO C has no empty array: a NULL ends the list. */
static const baremo_procedure *const procedures[] = {
#define BAREMO_PROCEDURE(name) &baremo_procedure_##name,
#include "engine/statistics/procedures.def"
#undef BAREMO_PROCEDURE
    NULL};

const baremo_procedure *const *baremo_procedures(size_t *count) {
    *count = sizeof procedures / sizeof *procedures - 1;
    return procedures;
}

const baremo_procedure *baremo_procedure_find(const char *name) {
    for (const baremo_procedure *const *procedure = procedures; *procedure; procedure++)
        if (strcmp((*procedure)->name, name) == 0)
            return *procedure;
    return NULL;
}
