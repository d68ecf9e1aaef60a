/* An XLSForm as its sheets `survey`, `choices` and `settings` describe it. */
#ifndef INDICATORS_DRAFTING_FORM_H
#define INDICATORS_DRAFTING_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "indicators/drafting/study.h"

/** What a question's type asks for. */
typedef enum form_kind {
    FORM_SELECT_ONE,
    FORM_SELECT_MULTIPLE,
    FORM_INTEGER,
    FORM_DECIMAL,
    FORM_RANGE,
    FORM_TEXT,
    FORM_DATE,
    FORM_OTHER, /**< pictures, places, calculations: no item */
    FORM_HIDDEN /**< notes and what the device adds: nobody expects it among the items */
} form_kind;

typedef struct form_choice {
    const char *list, *name, *label;
} form_choice;

typedef struct form_question {
    form_kind kind;
    const char *name, *label;
    const char *group;       /**< path of its groups, "a/b"; NULL: in none */
    const char *group_label; /**< of the innermost; NULL: none */
    const form_choice *const *choices;
    size_t choice_count;
    bool or_other, repeated, likert;
    const char *relevant, *constraint, *parameters; /**< "": none */
    baremo_place place;
} form_question;

typedef struct form {
    form_choice *choices;
    size_t choice_count;
    form_question *questions;
    size_t question_count;
} form;

/** Reads the form into the study; what is wrong is in its diagnostics. */
void form_read(study *of);
/** Makes the items of the form's questions, matched with the columns of the answers where there are
 * any. */
void form_items(study *of);

/** The whole numbers that a constraint or the parameters of a range allow: `. >= 1 and . <= 5`,
 * `start=1 end=5 step=1`. false: none are given */
bool form_range(const form_question *question, double *low, double *high);

#endif
