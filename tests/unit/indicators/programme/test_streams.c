/* Costs and benefits. */
#include "from_text.h"

#define PROGRAMME                                                                                  \
    { "programme.csv", "key,value\nid,p\nperiod,2019\n" }
#define ACTIONS                                                                                    \
    { "actions.csv", "action,title\nA1,One\n" }

static void streams_may_repeat_by_period(void **state) {
    (void)state;
    text_programme read = READ_PROGRAMME(
        PROGRAMME, ACTIONS,
        {"flujos.csv", "flujo;clase;acción;periodo;importe;peso muerto\n"
                       "personal;coste;A1;2018;1000;\npersonal;gasto;A1;2019;1200,5;\n"
                       "ahorro;beneficio;;;5000;0,25\n"});
    assert_no_finding(&read);
    assert_int_equal(read.model->stream_count, 3);
    const programme_stream *streams = read.model->streams;
    assert_int_equal(streams[0].kind, PROGRAMME_STREAM_COST);
    assert_int_equal(streams[0].action, 0);
    assert_close(streams[1].amount, 1200.5, 0);
    assert_int_equal(streams[2].kind, PROGRAMME_STREAM_BENEFIT);
    assert_int_equal(streams[2].action, PROGRAMME_NONE);
    assert_close(streams[2].deadweight, 0.25, 0);
    assert_true(isnan(streams[2].drop_off));
    text_programme_free(&read);
}

static void faulty_streams_are_left_out(void **state) {
    (void)state;
    text_programme read =
        READ_PROGRAMME(PROGRAMME, ACTIONS,
                       {"streams.csv", "stream,kind,action,period,amount,deadweight\n"
                                       "a,cost,A1,2018,10,\na,cost,A1,2018,11,\n"
                                       "b,cost,A9,2018,10,\nc,cost,,2018,,\n"
                                       "d,cost,,2018,10,25\ne,price,,2018,10,\n"});
    assert_int_equal(read.status, BAREMO_DATA);
    assert_int_equal(baremo_diagnostics_count(read.diagnostics, BAREMO_ERROR), 5);
    assert_int_equal(read.model->stream_count, 2);
    assert_string_equal(read.model->streams[0].id, "a");
    assert_string_equal(read.model->streams[1].id, "d");
    text_programme_free(&read);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(streams_may_repeat_by_period),
        cmocka_unit_test(faulty_streams_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
