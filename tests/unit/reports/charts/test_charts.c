/* What holds for every chart of made results, in each language. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include <expat.h>

#include "made_charts.h"
#include "reports/charts/svg.h"

typedef void (*claim)(const made_charts *made, const chart *page);

static void assert_of_all(claim holds) {
    static const char *const languages[] = {"en", "es", "fr"};
    for (int i = 0; i < 3 * MADE_SOURCES; i++) {
        made_source source = (made_source)(i % MADE_SOURCES);
        made_charts *made = made_charts_new(source, languages[i / MADE_SOURCES]);
        assert_int_equal(made->status, BAREMO_OK);
        assert_true(made->list.count >= (source == MADE_SURVEYS ? 5 : 15));
        for (size_t k = 0; k < made->list.count; k++)
            holds(made, made->list.items[k]);
        made_charts_free(made);
    }
}

static void assert_inside(const chart *page, mark_box box, const char *what) {
    bool is_inside = box.x >= 0 && box.y >= 0 && box.x + box.width <= page->width &&
                     box.y + box.height <= page->height;
    if (!is_inside)
        print_error("%s: outside the page at %.1f %.1f (%.1f x %.1f): %s\n", page->stem, box.x,
                    box.y, box.width, box.height, what);
    assert_true(is_inside);
}

/* With room for a font that is wider by a twentieth. */
static void texts_of(const made_charts *made, const chart *page) {
    for (size_t i = 0; i < page->mark_count; i++) {
        const mark *shape = &page->marks[i];
        if (shape->kind != MARK_TEXT)
            continue;
        mark_box box = text_box(&made->widths, shape);
        box.width *= shape->font.anchor == MARK_START ? 1.05 : 1;
        assert_inside(page, box, shape->lines[0]);
    }
}

static void no_text_leaves_the_page(void **state) {
    (void)state;
    assert_of_all(texts_of);
}

static bool overlap(mark_box a, mark_box b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height &&
           b.y < a.y + a.height;
}

/* The line height is larger than the letters need: boxes shrink by what no letter of these texts
 * fills. */
static mark_box ink(const made_charts *made, const mark *shape) {
    mark_box box = text_box(&made->widths, shape);
    box.y += shape->font.size * 0.12;
    box.height -= shape->font.size * 0.2;
    return box;
}

static void pairs_of(const made_charts *made, const chart *page) {
    for (size_t a = 0; a < page->mark_count; a++)
        for (size_t b = 0; page->marks[a].kind == MARK_TEXT && b < a; b++) {
            if (page->marks[b].kind != MARK_TEXT)
                continue;
            bool covers = overlap(ink(made, &page->marks[a]), ink(made, &page->marks[b]));
            if (covers)
                print_error("%s: \"%s\" covers \"%s\"\n", page->stem, page->marks[a].lines[0],
                            page->marks[b].lines[0]);
            assert_false(covers);
        }
}

static void no_text_covers_another(void **state) {
    (void)state;
    assert_of_all(pairs_of);
}

static void shapes_of(const made_charts *made, const chart *page) {
    (void)made;
    for (size_t i = 0; i < page->mark_count; i++) {
        const mark *shape = &page->marks[i];
        assert_true(isfinite(shape->box.x) && isfinite(shape->box.y));
        if (shape->kind == MARK_RECTANGLE || shape->kind == MARK_CIRCLE) {
            assert_true(shape->box.width >= 0 && shape->box.height >= 0);
            assert_inside(page, shape->box, "a shape");
        }
        for (size_t k = 0; k < shape->point_count; k++)
            assert_inside(page, (mark_box){shape->points[k].x, shape->points[k].y, 0, 0},
                          "a point");
    }
}

static void no_shape_leaves_the_page(void **state) {
    (void)state;
    assert_of_all(shapes_of);
}

static void words_of(const made_charts *made, const chart *page) {
    (void)made;
    assert_non_null(page->title);
    assert_true(strlen(page->alt) > 40);
    assert_null(strstr(page->alt, "nan"));
    assert_null(strstr(page->alt, "%1"));
    assert_true(page->data.row_count > 0 && page->data.column_count > 1);
    for (size_t i = 0; i < page->data.row_count * page->data.column_count; i++)
        assert_non_null(page->data.cells[i]);
    assert_true(
        made_says(page, report_text(report_language_of(made->results), REPORT_TEXT_SYNTHETIC)) ||
        made_says(page, "ejemplo") || made_says(page, "exemple") || made_says(page, "example"));
}

static void every_chart_has_a_text_alternative_data_and_says_that_they_are_made(void **state) {
    (void)state;
    assert_of_all(words_of);
}

static void groups_of(const made_charts *made, const chart *page) {
    (void)made;
    int depth = 0;
    for (size_t i = 0; i < page->mark_count; i++) {
        depth += page->marks[i].kind == MARK_GROUP;
        depth -= page->marks[i].kind == MARK_GROUP_END;
        assert_in_range(depth, 0, 1);
    }
    assert_int_equal(depth, 0);
}

static void groups_are_closed(void **state) {
    (void)state;
    assert_of_all(groups_of);
}

static void xml_of(const made_charts *made, const chart *page) {
    size_t length;
    const char *text = svg_write(made->arena, page, &length);
    XML_Parser parser = XML_ParserCreate(NULL);
    enum XML_Status status = XML_Parse(parser, text, (int)length, 1);
    if (status != XML_STATUS_OK)
        print_error("%s: %s\n", page->stem, XML_ErrorString(XML_GetErrorCode(parser)));
    assert_int_equal(status, XML_STATUS_OK);
    XML_ParserFree(parser);
}

static void every_svg_is_well_formed(void **state) {
    (void)state;
    assert_of_all(xml_of);
}

static void every_stem_is_its_own(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_HARD, "es");
    for (size_t a = 0; a < made->list.count; a++)
        for (size_t b = 0; b < a; b++)
            assert_string_not_equal(made->list.items[a]->stem, made->list.items[b]->stem);
    made_charts_free(made);
}

static void charts_are_found_by_type_and_subject(void **state) {
    (void)state;
    made_charts *made = made_charts_new(MADE_PLAIN, "es");
    const chart *found = report_chart_find(&made->list, "line", BAREMO_SUBJECT_INDICATOR, "I2");
    assert_non_null(found);
    assert_string_equal(found->stem, "line-I2");
    assert_non_null(report_chart_find(&made->list, "status", BAREMO_SUBJECT_PROGRAMME, NULL));
    assert_non_null(report_chart_find(&made->list, "progress", BAREMO_SUBJECT_AXIS, "E3"));
    assert_null(report_chart_find(&made->list, "line", BAREMO_SUBJECT_AXIS, "I2"));
    assert_null(report_chart_find(&made->list, "forest", BAREMO_SUBJECT_INDICATOR, "I2"));
    made_charts_free(made);
    made = made_charts_new(MADE_CITIES, "en");
    assert_non_null(report_chart_find(&made->list, "forest", BAREMO_SUBJECT_SCALE, "W.trust"));
    assert_null(report_chart_find(&made->list, "line", BAREMO_SUBJECT_INDICATOR, "I2"));
    assert_null(report_chart_find(&made->list, "status", BAREMO_SUBJECT_PROGRAMME, NULL));
    made_charts_free(made);
}

static baremo_status of_nothing(void *argument) {
    baremo_arena *arena = argument;
    chart_list list;
    baremo_status status = report_charts(&list, baremo_results_new(arena), REPORT_SPANISH, arena,
                                         baremo_diagnostics_new(arena));
    assert_int_equal(list.count, 0);
    return status;
}

static void results_without_anything_have_no_charts(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    assert_int_equal(baremo_arena_try(arena, of_nothing, arena), BAREMO_OK);
    baremo_arena_free(arena);
}

/* A usual space, one without a break, or a narrow one. */
static bool ends_with_space(const char *from, const char *end) {
    static const char *const SPACES[] = {" ", "\xc2\xa0", "\xe2\x80\xaf"};
    for (size_t i = 0; i < sizeof SPACES / sizeof *SPACES; i++) {
        size_t length = strlen(SPACES[i]);
        if ((size_t)(end - from) >= length && memcmp(end - length, SPACES[i], length) == 0)
            return true;
    }
    return false;
}

static void semicolons_of(const made_charts *made, const chart *page) {
    if (report_language_of(made->results) != REPORT_FRENCH)
        return;
    for (const char *at = page->alt; (at = strchr(at, ';')) != NULL; at++)
        if (!ends_with_space(page->alt, at) && at[2] != '"') /* that is one of a made title */
            fail_msg("%s: no space before a semicolon: %.*s", page->stem, (int)(at - page->alt + 1),
                     page->alt);
}

static void french_lists_have_a_space_before_their_semicolons(void **state) {
    (void)state;
    assert_of_all(semicolons_of);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_text_leaves_the_page),
        cmocka_unit_test(no_text_covers_another),
        cmocka_unit_test(no_shape_leaves_the_page),
        cmocka_unit_test(every_chart_has_a_text_alternative_data_and_says_that_they_are_made),
        cmocka_unit_test(groups_are_closed),
        cmocka_unit_test(every_svg_is_well_formed),
        cmocka_unit_test(every_stem_is_its_own),
        cmocka_unit_test(charts_are_found_by_type_and_subject),
        cmocka_unit_test(french_lists_have_a_space_before_their_semicolons),
        cmocka_unit_test(results_without_anything_have_no_charts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
