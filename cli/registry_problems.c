/* The problems that data can have, of all floors, for `list` and `explain`. */
#include "cli/registries.h"

#include <stdio.h>

#include "engine/input/problems.h"
#include "engine/statistics/runner/problems.h"
#include "indicators/checks/problems.h"
#include "indicators/drafting/problems.h"
#include "indicators/cities/problems.h"
#include "indicators/programme/problems.h"
#include "indicators/surveys/problems.h"
#include "reports/problems.h"

typedef const baremo_problem *const *(*lister)(size_t *count);

static const lister listers[] = {
#define CLI_PROBLEMS(function) function,
#include "cli/problems.def"
#undef CLI_PROBLEMS
};

enum { LISTER_COUNT = sizeof listers / sizeof *listers };

static const baremo_problem *problem_at(size_t index) {
    for (size_t i = 0; i < LISTER_COUNT; i++) {
        size_t count = 0;
        const baremo_problem *const *problems = listers[i](&count);
        if (index < count)
            return problems[index];
        index -= count;
    }
    return NULL;
}

static size_t problem_count(void) {
    size_t total = 0;
    for (size_t i = 0; i < LISTER_COUNT; i++) {
        size_t count = 0;
        listers[i](&count);
        total += count;
    }
    return total;
}

static void member(size_t index, const char **name, const char **summary) {
    const baremo_problem *problem = problem_at(index);
    *name = problem->code;
    *summary = problem->summary;
}

static void explain(size_t index) {
    static const char *const severities[] = {"note", "warning", "error"};
    const baremo_problem *problem = problem_at(index);
    printf("%s (%s): %s\n\n%s\n\nWhat to do: %s\n", problem->code, severities[problem->severity], problem->summary,
           problem->explanation, problem->remedy);
}

const cli_registry cli_registry_problems = {"problems", problem_count, member, explain};
