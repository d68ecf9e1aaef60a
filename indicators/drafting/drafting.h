/* A programme drafted from an export of answers, from a form, or from both.
 *
 * What can be known is filled in; `?` stands where a person must decide, with a note why. Nobody's
 * answers are copied: of closed questions the labels that two people gave at least, or that
 * everybody knows ("strongly agree").
 */
#ifndef INDICATORS_DRAFTING_DRAFTING_H
#define INDICATORS_DRAFTING_DRAFTING_H

#include <stdbool.h>
#include <stddef.h>

#include <baremo/arena.h>
#include <baremo/diagnostics.h>
#include <baremo/draft.h>
#include <baremo/status.h>

/** What stands in a cell that a person must decide. */
#define DRAFTING_UNDECIDED "?"

typedef struct drafting_file {
    const char *path;  /**< to read */
    const char *name;  /**< as the tables name it: beside them */
    const char *sheet; /**< NULL: the first with cells */
} drafting_file;

typedef struct drafting_request {
    const drafting_file *files; /**< one; or two, of the wave before and of the wave after */
    size_t file_count;          /**< 0: a form alone */
    bool ordered;               /**< which of two files is of the wave before is known: the first */
    const char *form;           /**< an XLSForm; NULL: none */
    const char *profile;        /**< "kobo" ...; NULL: seen from the headings */
    const char *language;       /**< NULL: that of the answers, where it is clear, else en */
    const char *id;             /**< of the programme */
    unsigned threads;
} drafting_request;

/** What was made of it, for the person who asked. */
typedef struct drafting_account {
    const char *profile, *language;
    size_t items, scales, undecided, left_out, responses;
} drafting_account;

/** Drafts the tables `programme`, `surveys`, `items` and `scales`.
 *  errors  BAREMO_DATA with diagnostics: what was named cannot be read as answers or as a form, or
 * holds nothing that could be evaluated; BAREMO_NO_MEMORY
 */
baremo_status drafting_make(baremo_draft **out, drafting_account *account,
                            const drafting_request *request, baremo_arena *arena,
                            baremo_diagnostics *diagnostics);

/** Whether a word names a profile. */
bool drafting_profile_known(baremo_arena *arena, const char *word);

#endif
