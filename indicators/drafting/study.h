/* What is known of an export of answers: its columns with what was seen in them, and what each of
 * them is taken for.
 *
 * Filled step by step: study_read() counts what the files hold, study_roles() and study_waves() say
 * what columns are, study_items() makes questions of those that are left, study_scales() puts
 * questions together. Nothing is guessed twice.
 */
#ifndef INDICATORS_DRAFTING_STUDY_H
#define INDICATORS_DRAFTING_STUDY_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/number.h>
#include <baremo/table.h>

#include "indicators/drafting/answer_sets.h"
#include "indicators/drafting/drafting.h"
#include "indicators/drafting/heading_words.h"
#include "indicators/drafting/texts.h"
#include "indicators/programme/codebook.h"
#include "indicators/programme/names.h"

enum {
    STUDY_FILES = 2,    /**< before and after */
    STUDY_ANSWERS = 60, /**< different answers that are kept of a column */
    STUDY_LONG = 80     /**< bytes: a longer answer is no answer to a closed question */
};

/** What a column is taken for. */
typedef enum study_role {
    STUDY_ITEM,
    STUDY_EMPTY,
    STUDY_TECHNICAL, /**< what a platform adds */
    STUDY_TIME,      /**< when it was answered */
    STUDY_PERSONAL,  /**< tells who somebody is */
    STUDY_RESPONDENT,
    STUDY_WAVE,
    STUDY_WEIGHT,
    STUDY_DATE,
    STUDY_PART,   /**< an option or the later wave of another column's question */
    STUDY_ABSENT, /**< not in every file */
    STUDY_UNASKED /**< not in the form */
} study_role;

/** A text that was seen, however it was written. */
typedef struct study_answer {
    const char *text; /**< as it stands first */
    const char *key;
    const char *label; /**< what it stands for in an SPSS or Stata file; NULL: nothing */
    double number;     /**< missing: it is none */
    size_t count;
    bool missing; /**< a word for "no answer", or missing by the file */
    bool by_file;
} study_answer;

typedef struct study_column {
    const char *heading, *key;
    const baremo_column *columns[STUDY_FILES]; /**< NULL: not in this file */
    study_role role;
    drafting_text why;     /**< of a column left out */
    study_answer *answers; /**< the first STUDY_ANSWERS, in the order in which they stand */
    size_t answer_count, answer_capacity;
    bool many;                         /**< there are more */
    size_t filled;                     /**< cells with an answer: neither blank nor missing */
    size_t numbers, dates, long_texts; /**< of these */
    size_t marked;      /**< numbers with more than digits and a decimal mark: 37%, 1.234,5 */
    bool whole, codes;  /**< all numbers are whole; digits that are names: 007 */
    double least, most; /**< of the numbers; missing: there are none */
    struct study_column *later; /**< the same question of the later wave; NULL: the same column */
    const char
        *base; /**< of such a column: its heading without the word for the wave; NULL: none */
    const char *stem; /**< of a column for each answer: the question; NULL: it is no such column */
    const char *options; /**< on the first of them: the list of answers */
    size_t option_count;
    bool asked; /**< it is a question of the form */
} study_column;

/** A question that becomes a row of `items`. */
typedef struct study_item {
    study_column *column; /**< NULL: known from a form alone */
    const char *id, *heading, *text;
    const char *post_heading; /**< NULL: none */
    const char *stem; /**< what its heading has in common with its neighbours; NULL: nothing */
    const char *stem_title, *text_note;
    programme_item_type type;
    bool undecided;     /**< the type has to be decided */
    double low, high;   /**< missing: not bounded, or by its labels */
    bool whole_numbers; /**< a range of whole numbers, perhaps shared with its neighbours */
    bool open_range;    /**< the highest answer has to be decided */
    bool missing_undecided;
    bool reversed, reverse_undecided;
    const char *labels, *positive, *missing; /**< NULL: blank */
    const answer_set *set;                   /**< the known answers that it has; NULL: none */
    const char *type_note, *labels_note, *range_note, *missing_note, *column_note, *reverse_note;
    size_t scale; /**< of the study; SIZE_MAX: none */
} study_item;

typedef struct study_scale {
    const char *id, *title;
    size_t first, count; /**< items, which stand together */
} study_scale;

typedef struct study {
    baremo_arena *arena;
    baremo_diagnostics *diagnostics;
    const drafting_request *request;
    const char *language;             /**< NULL: not yet known */
    const char *title;                /**< of the programme; NULL: the file's name */
    bool form_title;                  /**< it is the form's */
    const char *form_name;            /**< of its file; NULL: no form */
    struct form *form;                /**< what form_read() has found */
    drafting_file files[STUDY_FILES]; /**< in the order of the waves */
    drafting_text files_by;           /**< how the order of two files was decided, as a note */
    const heading_book *book;
    const struct wave_word { /**< words for waves, of all languages */
        const char *words;   /**< heading_words() */
        int wave;
    } * wave_words;
    size_t wave_word_count;
    const name_index *reasons;     /**< words for no answer that every survey knows */
    const char *const *no_answers; /**< keys of others */
    size_t no_answer_count;
    const answer_set *sets;
    size_t set_count;
    const baremo_table *tables[STUDY_FILES];
    size_t file_count;
    size_t least;    /**< rows with an answer from which on it is more than one person's: a person
                        answers once a wave */
    bool unreadable; /**< a file could not be opened or read */
    programme_profile profile;
    study_column *columns;
    size_t column_count;
    study_item *items;
    size_t item_count, item_capacity;
    study_scale *scales;
    size_t scale_count, scale_capacity;
    struct study_left_out {
        const char *heading;
        drafting_text why;
    } * left_out; /**< beside the columns with a `why` */
    size_t left_out_count, left_out_capacity;
    study_column *respondent, *wave, *weight;
    bool respondent_undecided, wave_undecided;
    const char *respondent_note, *wave_note, *design_note;
    const char *wave_labels[PROGRAMME_WAVES]; /**< NULL: none */
    programme_design design;
    int first_year, last_year; /**< of the answers; 0: not known */
    int wave_years[2];         /**< before, after; 0: not known */
} study;

/** Counts what the files hold. */
void study_read(study *of);
/** Adds the columns of a file that was read; a part of study_read(). */
void study_add_file(study *of, size_t file);
/** Makes the words for waves and for no answer ready. */
void study_wave_words(study *of);
void study_reasons(study *of);
/** The wave that a text names by exactly one kind of word (programme_wave), or -1. */
int study_wave_in(const study *of, const char *text);
/** The column with this heading (keys are compared), or NULL. */
study_column *study_find(const study *of, const char *heading);
/** Of all columns: what their headings and answers say that they are. */
void study_roles(study *of);
/** Waves, whose answers they are, and when they were given. */
void study_waves(study *of);
/** The column of respondents' codes and the design; a part of study_waves(). */
void study_respondents(study *of);
/** Questions of the columns that are left. */
void study_items(study *of);
/** Finds questions of several answers that have a column for each. */
void study_options(study *of);
/** Whether the answers are few and come again, as those of a closed question do. */
bool study_closed(const study *of, const study_column *column);
/** Adds an item with an identifier of its own. */
study_item *study_item_add(study *of, const char *wanted, const char *heading);
/** What an item's answers are: type, range, labels; labels of known answers wait for
 * study_known_labels(). */
void study_decide(study *of, study_item *item);
/** Numbers that stand for answers, with or without labels in the file; false: they are measured or
 * counted. */
bool study_decide_codes(study *of, study_item *item);
/** Whether the cells hold lists of a few answers; then the labels are set. */
bool study_decide_lists(study *of, study_item *item);
/** Labels of the known answers of all items, in the wording of the file. */
void study_known_labels(study *of);
/** The ranges of whole numbers, together with those of neighbours of the same stem. */
void study_ranges(study *of);
/** How many items from `first` on have the same stem, or 1. */
size_t study_run(const study *of, size_t first);
/** Labels that are not copied because one person gave them, as a note with their rows, or NULL. */
const char *study_rare_note(const study *of, const study_item *item,
                            const study_answer *const *rare, size_t count);
/** "a, b, c" of the answers that may be told, for notes. */
const char *study_seen(study *of, const study_answer *const *answers, size_t count);
/** A label as a part of a list: a code before it where it holds `=`. */
const char *study_label(const study *of, const char *label, size_t index);
/** The word that a template shows for a type of items. */
const char *study_type_word(const study *of, programme_item_type type);
/** Puts questions with a common stem and the same answers together. */
void study_scales(study *of);

/** Adds the answers of a column to those of another one, of which it is the later wave. */
void study_merge(study *of, study_column *column, const study_column *later);
/** Lists something that is in no table. */
void study_leave_out(study *of, const char *heading, drafting_text why);

/** How many answers a column has beside those that are missing, and the n-th of them. */
size_t study_answers(const study_column *column, const study_answer ***answers,
                     baremo_arena *arena);
/** A list for a cell: `1=a; 2=b`. */
void study_list_add(study *of, const char **list, const char *part);

#endif
