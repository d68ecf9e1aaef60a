/* Labels of known answers, in the wording of the file: those that were seen anywhere in the survey,
 * and those that every questionnaire with such answers has. */
#include <string.h>

#include "indicators/drafting/study.h"

enum { GRID_ANSWERS = 12 };

/* The wording of each rung of a set, over all items that have it; NULL: nobody gave it. */
typedef struct seen_rungs {
    const char *texts[ANSWER_RUNGS];
} seen_rungs;

/* Neighbours of a grid are of one set: that of all their answers together, where there is one. */
static void share_set(study *of, size_t first, size_t count) {
    const char **keys = baremo_arena_array(of->arena, count * STUDY_ANSWERS + 1, sizeof *keys);
    size_t key_count = 0;
    for (size_t i = first; i < first + count; i++) {
        const study_column *column = of->items[i].column;
        for (size_t k = 0; of->items[i].set && k < column->answer_count; k++) {
            bool known = column->answers[k].missing;
            for (size_t j = 0; j < key_count && !known; j++)
                known = strcmp(keys[j], column->answers[k].key) == 0;
            if (!known)
                keys[key_count++] = column->answers[k].key;
        }
    }
    const answer_set *near, *set = answer_set_of(of->sets, of->set_count, keys, key_count, &near);
    for (size_t i = first; set && i < first + count; i++)
        if (of->items[i].set) {
            of->items[i].set = set;
            of->items[i].type = set->yes_no ? PROGRAMME_BINARY : PROGRAMME_ORDINAL;
        }
}

static const char *own_text(const study_item *item, size_t rung) {
    for (size_t i = 0; i < item->column->answer_count; i++) {
        const study_answer *answer = &item->column->answers[i];
        if (!answer->missing && answer_set_rung(item->set, answer->key) == (int)rung)
            return answer->text;
    }
    return NULL;
}

/* A wording that nobody used: in the language of the survey, where the set has it. */
static const char *unseen_wording(const study *of, const answer_set *set, size_t rung) {
    for (size_t i = 0; i < of->set_count; i++)
        if (strcmp(of->sets[i].name, set->name) == 0 &&
            strcmp(of->sets[i].language, of->language) == 0 &&
            of->sets[i].rung_count == set->rung_count)
            return of->sets[i].rungs[rung].wording;
    return set->rungs[rung].wording;
}

static void label_item(study *of, study_item *item, const seen_rungs *seen) {
    const answer_set *set = item->set;
    const char *unseen = NULL;
    size_t code = set->yes_no ? 0 : 1;
    const study_answer **answers;
    size_t count = study_answers(item->column, &answers, of->arena);
    for (size_t rung = 0; rung < set->rung_count; rung++) {
        const char *text = own_text(item, rung);
        if (!text)
            text = seen->texts[rung];
        if (!text && set->rungs[rung].optional)
            continue;
        if (!text) {
            text = unseen_wording(of, set, rung);
            study_list_add(of, &unseen, text);
        }
        study_list_add(of, &item->labels, baremo_arena_format(of->arena, "%zu=%s", code++, text));
    }
    const char *list = study_seen(of, answers, count);
    item->type_note =
        drafting_say(of->arena, of->language,
                     unseen ? DRAFTING_KNOWN_ANSWERS_MORE : DRAFTING_KNOWN_ANSWERS, list, unseen);
}

/* -- grids of a choice -- */

static study_answer *pooled_with(study_answer *pool, size_t count, const char *key) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(pool[i].key, key) == 0)
            return &pool[i];
    return NULL;
}

/* The answers to all rows of a grid, counted together. */
static size_t pool_answers(const study *of, size_t first, size_t count, study_answer *pool) {
    size_t pooled = 0;
    for (size_t i = first; i < first + count; i++) {
        const study_column *column = of->items[i].column;
        for (size_t k = 0; k < column->answer_count; k++) {
            study_answer *known = pooled_with(pool, pooled, column->answers[k].key);
            if (known)
                known->count += column->answers[k].count;
            else if (!column->answers[k].missing)
                pool[pooled++] = column->answers[k];
        }
    }
    return pooled;
}

static bool all_choices(const study *of, size_t first, size_t count) {
    for (size_t i = first; i < first + count; i++)
        if (!of->items[i].column ||
            (of->items[i].type != PROGRAMME_CHOICE && !of->items[i].undecided))
            return false;
    return count > 1;
}

/* Whether each of the questions has more than half of all answers: else they are not rows of one
 * grid. */
static bool have_the_same(const study *of, size_t first, size_t count, size_t pooled) {
    for (size_t i = first; i < first + count; i++) {
        const study_answer **answers;
        if (2 * study_answers(of->items[i].column, &answers, of->arena) <= pooled)
            return false;
    }
    return true;
}

/* The rows of a grid offer the same answers, in which nobody writes words of their own. */
static void share_choices(study *of, size_t first, size_t count) {
    study_answer *pool = baremo_arena_array(of->arena, count * STUDY_ANSWERS + 1, sizeof *pool);
    size_t pooled = pool_answers(of, first, count, pool);
    const char *labels = NULL;
    if (!have_the_same(of, first, count, pooled))
        return;
    for (size_t k = 0; k < pooled; k++) {
        if (pool[k].label || pool[k].count < 2 || pooled > GRID_ANSWERS)
            return;
        study_list_add(of, &labels, study_label(of, pool[k].text, k));
    }
    for (size_t i = first; i < first + count; i++) {
        of->items[i].labels = labels;
        of->items[i].labels_note = NULL;
    }
}

void study_known_labels(study *of) {
    seen_rungs *seen = baremo_arena_array(of->arena, of->set_count, sizeof *seen);
    for (size_t first = 0; first < of->item_count; first += study_run(of, first)) {
        size_t count = study_run(of, first);
        if (all_choices(of, first, count))
            share_choices(of, first, count);
        else
            share_set(of, first, count);
    }
    for (size_t i = 0; i < of->item_count; i++) {
        const study_item *item = &of->items[i];
        for (size_t rung = 0; item->set && rung < item->set->rung_count; rung++) {
            const char *text = own_text(item, rung);
            if (text && !seen[item->set - of->sets].texts[rung])
                seen[item->set - of->sets].texts[rung] = text;
        }
    }
    for (size_t i = 0; i < of->item_count; i++)
        if (of->items[i].set && !of->items[i].labels)
            label_item(of, &of->items[i], &seen[of->items[i].set - of->sets]);
}
