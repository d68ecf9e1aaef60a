/* A programme drafted from an export of answers, a form, or both.
 *
 * 1. Answers are named by --from: one file; or two, of the wave before and after, as `--from A
 * --from B`, `A;B` or `pre=A; post=B`. A name that is a file is never taken apart.
 *    One workbook may have a sheet for each: --sheet "pre=A; post=B".
 * 2. The programme refers to its answers by names beside its tables: they are copied there byte by
 * byte, under names that no table has and that stand in a list. Beside a workbook they are not
 * copied when they are there already.
 */
#include "cli/new_draft.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <baremo/text.h>

#include "cli/draft_files.h"
#include "indicators/drafting/drafting.h"
#include "indicators/programme/identifiers.h"
#include "indicators/programme/programme.h"
#include "indicators/programme/schema.h"

enum { MOST_FILES = 2 };

typedef struct named_files {
    const char *paths[MOST_FILES], *sheets[MOST_FILES];
    int waves[MOST_FILES]; /* -1: not said */
    size_t count;
    bool too_many;
} named_files;

bool cli_draft_asked(const cli_call *call) {
    return cli_value(call, "from") || cli_value(call, "xlsform") || cli_value(call, "profile") ||
           cli_value(call, "sheet");
}

/* -- which files -- */

static const char *trimmed(const cli_call *call, const char *text, size_t length) {
    for (; length && *text == ' '; length--)
        text++;
    while (length && text[length - 1] == ' ')
        length--;
    return baremo_arena_copy(call->arena, text, length);
}

/* "pre=a.xlsx": the wave, and the name behind the sign. */
static const char *take_wave(const cli_call *call, const char *part, int *wave) {
    const char *sign = strchr(part, '=');
    *wave = -1;
    if (!sign || access(part, F_OK) == 0)
        return part;
    const char *word = trimmed(call, part, (size_t)(sign - part));
    if (!name_index_find(schema_word_index(call->arena, SET_WAVE), word, wave))
        return part;
    return trimmed(call, sign + 1, strlen(sign + 1));
}

static void add_part(const cli_call *call, const char *part, named_files *files) {
    if (!*part)
        return;
    if (files->count == MOST_FILES) {
        files->too_many = true;
        return;
    }
    files->paths[files->count] = take_wave(call, part, &files->waves[files->count]);
    files->count++;
}

static void add_argument(const cli_call *call, const char *argument, named_files *files) {
    bool whole = access(argument, F_OK) == 0;
    while (!whole && strchr(argument, ';')) {
        size_t length = strcspn(argument, ";");
        add_part(call, trimmed(call, argument, length), files);
        argument += length + 1;
    }
    add_part(call, trimmed(call, argument, strlen(argument)), files);
}

/* Every --from of the call, in order; the option's value alone is the last. */
static named_files files_of(const cli_call *call) {
    named_files files = {.paths = {"", ""}};
    bool any = false;
    for (int i = 1; i < call->argc && strcmp(call->argv[i], "--") != 0; i++) {
        const char *argument = call->argv[i];
        if (strcmp(argument, "--from") == 0 && i + 1 < call->argc)
            argument = call->argv[++i];
        else if (strncmp(argument, "--from=", 7) == 0)
            argument += 7;
        else
            continue;
        any = true;
        add_argument(call, argument, &files);
    }
    if (!any && cli_value(call, "from"))
        add_argument(call, cli_value(call, "from"), &files);
    return files;
}

/* One sheet for all files, or of one file a sheet for each wave. */
static void add_sheets(const cli_call *call, named_files *files) {
    named_files sheets = {.paths = {"", ""}};
    const char *argument = cli_value(call, "sheet");
    if (!argument)
        return;
    add_argument(call, argument, &sheets);
    files->sheets[0] = sheets.count == 2 ? sheets.paths[0] : argument;
    files->sheets[1] = sheets.count == 2 ? sheets.paths[1] : argument;
    if (sheets.count != 2)
        return;
    files->too_many = files->too_many || files->count != 1;
    files->paths[1] = files->paths[0];
    files->waves[0] = sheets.waves[0];
    files->waves[1] = sheets.waves[1];
    files->count = MOST_FILES;
}

/* The file of the wave before first, where they say so. */
static bool put_in_order(named_files *files) {
    bool said = files->count == 2 && files->waves[0] >= 0 && files->waves[1] >= 0;
    if (said && files->waves[0] > files->waves[1]) {
        const char *path = files->paths[0];
        const char *sheet = files->sheets[0];
        files->paths[0] = files->paths[1];
        files->paths[1] = path;
        files->sheets[0] = files->sheets[1];
        files->sheets[1] = sheet;
    }
    return said;
}

/* -- names beside the tables -- */

static const char *base_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static const char *folder_of(const cli_call *call, const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? baremo_arena_copy(call->arena, path, (size_t)(slash - path) + 1) : "";
}

static bool is_table_name(const cli_call *call, const char *name) {
    const char *dot = strrchr(name, '.');
    const char *stem =
        baremo_arena_copy(call->arena, name, dot ? (size_t)(dot - name) : strlen(name));
    const char *key = baremo_text_key(call->arena, stem);
    const char *const *names = programme_table_names(call->arena);
    for (size_t i = 0; names[i]; i++)
        if (strcmp(names[i], key) == 0)
            return true;
    return false;
}

/* A file's name without what means something in a list; no name of a table. */
static const char *list_name(const cli_call *call, const char *path) {
    char *name = baremo_arena_text(call->arena, base_name(path));
    for (char *at = name; *at; at++)
        if (strchr(";|=,", *at))
            *at = '-';
    return is_table_name(call, name) ? baremo_arena_format(call->arena, "answers-%s", name) : name;
}

static bool same_file(const char *a, const char *b) {
    struct stat first, second;
    return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

static const char *numbered(const cli_call *call, const char *name, unsigned number) {
    const char *dot = strrchr(name, '.');
    size_t length = dot ? (size_t)(dot - name) : strlen(name);
    return baremo_arena_format(call->arena, "%.*s-%u%s", (int)length, name, number, dot ? dot : "");
}

static bool name_taken(const drafting_file *files, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++)
        if (strcmp(files[i].name, name) == 0)
            return true;
    return false;
}

/* Names that are free: in a new folder all others' are; beside a workbook something may be there.
 */
static void name_files(const cli_call *call, const char *path, drafting_file *files, size_t count) {
    const char *folder = cli_names_workbook(path) ? folder_of(call, path) : NULL;
    for (size_t i = 0; i < count && i < MOST_FILES; i++) {
        if (i && strcmp(files[i].path, files[0].path) == 0) {
            files[i].name = files[0].name;
            continue;
        }
        const char *wanted = list_name(call, files[i].path), *name = wanted;
        for (unsigned number = 2;; number++) {
            const char *place =
                folder ? baremo_arena_format(call->arena, "%s%s", folder, name) : NULL;
            bool there = place && access(place, F_OK) == 0 && !same_file(place, files[i].path);
            if (!there && !name_taken(files, i, name))
                break;
            name = numbered(call, wanted, number);
        }
        files[i].name = name;
    }
}

static size_t copies_of(const cli_call *call, const char *path, const drafting_file *files,
                        size_t count, cli_copy *copies) {
    const char *folder = cli_names_workbook(path) ? folder_of(call, path) : NULL;
    size_t copy_count = 0;
    for (size_t i = 0; i < count; i++) {
        const char *place =
            folder ? baremo_arena_format(call->arena, "%s%s", folder, files[i].name) : NULL;
        bool again = i && strcmp(files[i].name, files[0].name) == 0;
        if (!again && (!place || !same_file(place, files[i].path)))
            copies[copy_count++] = (cli_copy){files[i].path, files[i].name};
    }
    return copy_count;
}

/* -- what is said -- */

static const char *plural(size_t count) { return count == 1 ? "" : "s"; }

static void say_result(const cli_call *call, const drafting_account *account, const char *path) {
    const char *shown =
        strpbrk(path, " ;'\"") ? baremo_arena_format(call->arena, "\"%s\"", path) : path;
    cli_say(call, "%s is written: %zu question%s, %zu scale%s; %zu response%s read as %s, in %s",
            path, account->items, plural(account->items), account->scales, plural(account->scales),
            account->responses, plural(account->responses), account->profile, account->language);
    if (account->left_out)
        cli_say(call, "%zu column%s left out: %s in its instructions", account->left_out,
                account->left_out == 1 ? " is" : "s are",
                account->left_out == 1 ? "it stands" : "they stand");
    if (account->undecided)
        cli_say(call,
                "%zu cell%s `?` for you to decide; the note on each says why. Then run: baremo "
                "check %s",
                account->undecided, account->undecided == 1 ? " holds" : "s hold", shown);
    else
        cli_say(call,
                "nothing has to be decided. Read its notes, then run: baremo check %s, which names "
                "what the answers get wrong (a code standing twice, an answer off the scale), and "
                "baremo report %s",
                shown, shown);
}

static cli_exit check_options(const cli_call *call, const named_files *files) {
    const char *profile = cli_value(call, "profile");
    if (cli_value(call, "example"))
        return cli_usage(call, "--example goes without --from and --xlsform");
    if (files->too_many)
        return cli_usage(
            call, "--from takes one file, or two: of the wave before and of the wave after; one "
                  "file may have two sheets");
    for (size_t i = 0; i < files->count && i < MOST_FILES; i++)
        if (strcmp(files->paths[i], "-") == 0)
            return cli_usage(call, "--from takes a file, which is copied beside the tables, not "
                                   "standard input");
    if (files->count == 0 && !cli_value(call, "xlsform"))
        return cli_usage(call, "--profile and --sheet go with --from FILE");
    if (profile && !drafting_profile_known(call->arena, profile))
        return cli_usage(
            call, "--profile is plain, kobo, limesurvey, google or qualtrics, not '%s'", profile);
    return CLI_DONE;
}

/* The identifier of the programme: the name of its folder or workbook. */
static const char *id_of(const cli_call *call, const char *path) {
    size_t length = strlen(path);
    while (length > 1 && path[length - 1] == '/')
        length--;
    const char *name = base_name(baremo_arena_copy(call->arena, path, length));
    if (cli_names_workbook(name))
        name = baremo_arena_copy(call->arena, name, strlen(name) - strlen(".xlsx"));
    return identifier_from(call->arena, name);
}

cli_exit cli_draft_new(cli_call *call, const char *path) {
    named_files named = files_of(call);
    add_sheets(call, &named);
    cli_exit usage = check_options(call, &named);
    if (usage != CLI_DONE)
        return usage;
    cli_exit free_place = cli_draft_place(call, path);
    if (free_place != CLI_DONE)
        return free_place;
    bool ordered = put_in_order(&named);
    drafting_file files[MOST_FILES] = {{"", "", NULL}, {"", "", NULL}};
    for (size_t i = 0; i < named.count && i < MOST_FILES; i++)
        files[i] = (drafting_file){.path = named.paths[i], .sheet = named.sheets[i]};
    name_files(call, path, files, named.count);
    const drafting_request request = {.files = files,
                                      .file_count = named.count,
                                      .ordered = ordered,
                                      .form = cli_value(call, "xlsform"),
                                      .profile = cli_value(call, "profile"),
                                      .language = call->settings.language,
                                      .id = id_of(call, path),
                                      .threads = call->settings.threads};
    baremo_diagnostics *diagnostics = baremo_diagnostics_new(call->arena);
    baremo_draft *draft = NULL;
    drafting_account account = {0};
    baremo_status status = drafting_make(&draft, &account, &request, call->arena, diagnostics);
    cli_print_diagnostics(call, diagnostics);
    if (status != BAREMO_OK)
        return cli_exit_of(status, diagnostics);
    cli_copy copies[MOST_FILES];
    size_t copy_count = copies_of(call, path, files, named.count, copies);
    cli_exit written = cli_draft_create(call, draft, path, copies, copy_count);
    if (written == CLI_DONE)
        say_result(call, &account, path);
    return written;
}
