/* Without fonts: the configuration is set before fontconfig reads it, so these tests have a program
 * of their own. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include <unistd.h>

#include "made_results.h"
#include "reports/charts/charts.h"

static char CONFIGURATION[] = "/tmp/baremo-fonts-XXXXXX";

static int hide_fonts(void **state) {
    (void)state;
    int file = mkstemp(CONFIGURATION);
    static const char text[] = "<?xml version=\"1.0\"?><fontconfig></fontconfig>";
    if (file < 0 || write(file, text, sizeof text - 1) != sizeof text - 1)
        return -1;
    close(file);
    return setenv("FONTCONFIG_FILE", CONFIGURATION, 1);
}

static int drop_configuration(void **state) {
    (void)state;
    return unlink(CONFIGURATION);
}

typedef struct outcome {
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
    chart_list list;
} outcome;

static baremo_status make(void *argument) {
    outcome *made = argument;
    made->diagnostics = baremo_diagnostics_new(made->arena);
    return report_charts(&made->list, made_results(made->arena, "es"), REPORT_SPANISH, made->arena,
                         made->diagnostics);
}

static void a_machine_without_fonts_is_diagnosed(void **state) {
    (void)state;
    outcome made = {.arena = baremo_arena_new(NULL)};
    assert_int_equal(baremo_arena_try(made.arena, make, &made), BAREMO_IO);
    assert_int_equal(made.list.count, 0);
    assert_int_equal(baremo_diagnostics_length(made.diagnostics), 1);
    assert_string_equal(baremo_diagnostics_at(made.diagnostics, 0)->problem->code, "no-font");
    baremo_arena_free(made.arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_machine_without_fonts_is_diagnosed),
    };
    return cmocka_run_group_tests(tests, hide_fonts, drop_configuration);
}
