/* Templates: the tables of a programme, empty or filled with an example. */
#ifndef INDICATORS_TEMPLATE_MAKE_H
#define INDICATORS_TEMPLATE_MAKE_H

#include "indicators/template/template.h"

/** What a template is to be. */
typedef struct template_wish {
    const char *language; /**< "en", "es", "fr" */
    bool example;         /**< filled with a small made programme */
    bool workbook;        /**< answers are a sheet beside the tables, else a file */
} template_wish;

/** A new draft of a language, with the titles of its sheets for people and the instructions. */
baremo_draft *template_new(baremo_arena *arena, const char *language);

/** A template: all tables of a programme with their notes, and rows of the example: as data, or as
 * examples. */
baremo_draft *template_make(baremo_arena *arena, const template_wish *wish);

/** Fills the tables of a draft with the rows of example.def. */
void template_add_example(baremo_draft *draft, const template_wish *wish);

#endif
