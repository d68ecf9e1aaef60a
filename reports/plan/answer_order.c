/* The answers of an ordinal item in the order in which bars show them. */
#include "reports/plan/answer_order.h"

#include <baremo/text.h>

bool answers_fit_bar(const baremo_results_item *item) {
    return baremo_text_equal(item->type, "ordinal") && item->answer_count >= 2 &&
           item->answer_count <= ANSWERS_MAX;
}

bool answers_are_same(const baremo_results_item *a, const baremo_results_item *b) {
    if (a->answer_count != b->answer_count)
        return false;
    for (size_t i = 0; i < a->answer_count; i++)
        if (!baremo_text_equal(a->answers[i].label, b->answers[i].label) ||
            a->answers[i].favour != b->answers[i].favour)
            return false;
    return true;
}

static size_t outside_of(size_t from_outside, size_t on_side) {
    return from_outside == 0 ? 0 : from_outside + 1 >= on_side ? 2 : 1;
}

void answers_put_in_order(const baremo_results_item *item, answer_place places[ANSWERS_MAX]) {
    const baremo_results_answer *answers = item->answers;
    size_t bad = 0, good = 0, count = item->answer_count;
    bool falls = answers[0].favour > answers[count - 1].favour;
    for (size_t i = 0; i < count; i++) {
        bad += answers[i].favour < 0;
        good += answers[i].favour > 0;
    }
    for (size_t i = 0; i < count; i++) {
        size_t answer = falls ? count - 1 - i : i;
        int side = bad || good ? answers[answer].favour : 1;
        size_t on_side = bad || good ? (side < 0 ? bad : good) : count;
        places[i] = (answer_place){answer, side, outside_of(side < 0 ? i : count - 1 - i, on_side)};
    }
}
