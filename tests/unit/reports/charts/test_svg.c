#include "check.h"

#include <string.h>

#include "reports/charts/svg.h"

static chart page_in(baremo_arena *arena) {
    return (chart){.stem = "line-I1",
                   .title = "Título",
                   .alt = "Descripción",
                   .language = "es",
                   .width = 200,
                   .height = 100,
                   .arena = arena};
}

static const char *written(baremo_arena *arena, const chart *page) {
    size_t length;
    const char *text = svg_write(arena, page, &length);
    assert_int_equal(strlen(text), length);
    return text;
}

static void assert_holds(const char *text, const char *part) {
    if (!strstr(text, part))
        print_error("not found: %s\nin: %s\n", part, text);
    assert_non_null(strstr(text, part));
}

static void it_has_a_title_a_description_and_a_language(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    chart page = page_in(arena);
    const char *text = written(arena, &page);
    assert_holds(text, "role=\"img\" lang=\"es\"");
    assert_holds(text, "viewBox=\"0 0 200 100\"");
    assert_holds(text, "aria-labelledby=\"line-I1-title\" aria-describedby=\"line-I1-desc\"");
    assert_holds(text, "<title id=\"line-I1-title\">Título</title>");
    assert_holds(text, "<desc id=\"line-I1-desc\">Descripción</desc>");
    assert_null(strstr(text, "<metadata>"));
    baremo_arena_free(arena);
}

static void texts_are_text_and_escaped(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    chart page = page_in(arena);
    page.title = "a<b> & \"c\"\x01\x7f";
    mark_text(&page, (mark_point){1, 2}, "]]> <script>\xef\xbf\xbe\xef\xbf\xbd",
              (mark_font){.size = 12, .colour = 0x1f2933, .anchor = MARK_END, .bold = true});
    const char *text = written(arena, &page);
    assert_holds(text, ">a&lt;b&gt; &amp; &quot;c&quot;</title>");
    assert_holds(text,
                 "<text x=\"1\" y=\"2\" font-size=\"12\" fill=\"#1f2933\" text-anchor=\"end\" "
                 "font-weight=\"bold\">]]&gt; &lt;script&gt;\xef\xbf\xbd</text>");
    baremo_arena_free(arena);
}

static void lines_stand_one_below_the_other(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    chart page = page_in(arena);
    const char *lines[] = {"uno", "dos"};
    mark_lines(&page, (mark_point){5, 20}, lines, 2, (mark_font){.size = 10});
    assert_holds(
        written(arena, &page),
        "<tspan x=\"5\" y=\"20\">uno </tspan><tspan x=\"5\" y=\"32.5\">dos</tspan></text>");
    baremo_arena_free(arena);
}

static void numbers_are_short(void **state) {
    (void)state;
    static const struct {
        double value;
        const char *text;
    } cases[] = {{0, "x=\"0\""},        {-0.001, "x=\"0\""},          {0.005, "x=\"0.01\""},
                 {-0.5, "x=\"-0.5\""},  {12.25, "x=\"12.25\""},       {12.3, "x=\"12.3\""},
                 {100, "x=\"100\""},    {-7.129, "x=\"-7.13\""},      {0.07, "x=\"0.07\""},
                 {99.999, "x=\"100\""}, {1e20, "x=\"1000000000000\""}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        baremo_arena *arena = baremo_arena_new(NULL);
        chart page = page_in(arena);
        mark_rectangle(&page, (mark_box){cases[i].value, 0, 1, 1}, mark_fill(0));
        assert_holds(written(arena, &page), cases[i].text);
        baremo_arena_free(arena);
    }
}

static void shapes_have_their_paint(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    chart page = page_in(arena);
    mark_line(&page, (mark_point){0, 0}, (mark_point){10, 5}, mark_dashed(0xb04a00, 1.5, 3));
    mark_circle(&page, (mark_point){10, 20}, 4, mark_fill(0x14507d));
    mark_point corners[] = {{0, 0}, {1, 0}, {1, 1}};
    mark_area(&page, corners, 3, mark_fill(0xffffff));
    const char *text = written(arena, &page);
    assert_holds(text, "<path d=\"M0 0L10 5\" fill=\"none\" stroke=\"#b04a00\" "
                       "stroke-width=\"1.5\" stroke-dasharray=\"3\"/>");
    assert_holds(text, "<circle cx=\"10\" cy=\"20\" r=\"4\" fill=\"#14507d\"/>");
    assert_holds(text, "<path d=\"M0 0L1 0L1 1Z\" fill=\"#ffffff\"/>");
    baremo_arena_free(arena);
}

static void groups_are_named(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    chart page = page_in(arena);
    mark_group(&page, "2018: 5 & más");
    mark_group_end(&page);
    assert_holds(written(arena, &page), "<g><title>2018: 5 &amp; más</title>\n</g>");
    baremo_arena_free(arena);
}

static void the_data_are_a_table(void **state) {
    (void)state;
    baremo_arena *arena = baremo_arena_new(NULL);
    chart page = page_in(arena);
    const char *headings[] = {"Periodo", "Valor"}, *cells[] = {"2018", "1 < 2", "2019", ""};
    page.data = (chart_table){headings, 2, 2, cells};
    const char *text = written(arena, &page);
    assert_holds(
        text, "<tr><th>Periodo</th><th>Valor</th></tr>\n<tr><td>2018</td><td>1 &lt; 2</td></tr>\n"
              "<tr><td>2019</td><td></td></tr>");
    baremo_arena_free(arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_has_a_title_a_description_and_a_language),
        cmocka_unit_test(texts_are_text_and_escaped),
        cmocka_unit_test(lines_stand_one_below_the_other),
        cmocka_unit_test(numbers_are_short),
        cmocka_unit_test(shapes_have_their_paint),
        cmocka_unit_test(groups_are_named),
        cmocka_unit_test(the_data_are_a_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
