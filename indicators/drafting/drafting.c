/* The order in which a programme is drafted. */
#include "indicators/drafting/drafting.h"

#include <string.h>

#include <baremo/text.h>

#include "indicators/drafting/form.h"
#include "indicators/drafting/language.h"
#include "indicators/drafting/problems.h"
#include "indicators/drafting/study.h"
#include "indicators/drafting/tables.h"
#include "indicators/programme/schema.h"

bool drafting_profile_known(baremo_arena *arena, const char *word) {
    int value;
    return name_index_find(schema_word_index(arena, SET_PROFILE), word, &value);
}

static void problem(const study *of, const baremo_problem *what, const char *file,
                    const char *message) {
    baremo_place place = {.file = file};
    baremo_diagnostics_add(of->diagnostics, what, &place, NULL, NULL, "%s", message);
}

static bool failed(const study *of) {
    return baremo_diagnostics_count(of->diagnostics, BAREMO_ERROR) > 0;
}

/* "march" of "folder/march (answers).xlsx". */
static const char *title_of(baremo_arena *arena, const char *path) {
    static const char *const added[] = {" (respuestas)", " (Responses)", " (réponses)",
                                        " (answers)"};
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path,
               *dot = strrchr(name, '.');
    char *title =
        baremo_arena_copy(arena, name, dot && dot > name ? (size_t)(dot - name) : strlen(name));
    for (size_t i = 0; i < sizeof added / sizeof *added; i++) {
        char *at = strstr(title, added[i]);
        if (at && at > title)
            *at = '\0';
    }
    return title;
}

static size_t row_count(const study *of) {
    size_t rows = 0;
    for (size_t i = 0; i < of->file_count; i++)
        rows += baremo_table_row_count(of->tables[i]);
    return rows;
}

/* What the answers say that the form does not: waves, respondents, when. */
static void read_answers(study *of) {
    study_read(of);
    if (failed(of) || of->file_count == 0)
        return;
    if (row_count(of) == 0) {
        problem(of, &baremo_problem_draft_no_answers, of->request->files[0].path,
                "there is no row of answers");
        return;
    }
    if (!of->language)
        of->language = language_of(of);
    study_roles(of);
    study_waves(of);
}

static void find_items(study *of) {
    if (of->request->form)
        form_items(of);
    else
        study_items(of);
    if (of->item_count == 0 && !failed(of) && of->file_count)
        problem(of, &baremo_problem_draft_no_questions, of->request->files[0].path,
                "no column is left that could be a question");
    study_scales(of);
}

typedef struct make_call {
    study *of;
    baremo_draft **out;
    drafting_account *account;
} make_call;

static baremo_status make(void *argument) {
    const make_call *call = argument;
    study *of = call->of;
    of->sets = answer_sets(of->arena, &of->set_count);
    of->book = heading_book_new(of->arena);
    study_wave_words(of);
    study_reasons(of);
    if (of->request->form)
        form_read(of);
    if (of->request->file_count && !failed(of))
        read_answers(of);
    if (failed(of))
        return of->unreadable ? BAREMO_IO : BAREMO_DATA;
    find_items(of);
    if (failed(of))
        return BAREMO_DATA;
    if (!of->title)
        of->title = title_of(of->arena, of->request->file_count ? of->request->files[0].path
                                                                : of->request->form);
    *call->account = (drafting_account){.language = of->language,
                                        .profile = schema_word_name(SET_PROFILE, (int)of->profile),
                                        .items = of->item_count,
                                        .scales = of->scale_count,
                                        .responses = row_count(of)};
    *call->out = tables_write(of, call->account);
    return BAREMO_OK;
}

baremo_status drafting_make(baremo_draft **out, drafting_account *account,
                            const drafting_request *request, baremo_arena *arena,
                            baremo_diagnostics *diagnostics) {
    study of = {.arena = arena,
                .diagnostics = diagnostics,
                .request = request,
                .language = request->language,
                .design = PROGRAMME_SINGLE,
                .least = 2};
    make_call call = {&of, out, account};
    return baremo_arena_try(arena, make, &call);
}
