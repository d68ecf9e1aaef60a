/* Tells the kind of a file by its first bytes, whatever its name says, and refuses what is no
 * table. */
#include "engine/input/format.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "engine/input/problems.h"

enum { HEAD = 4096 };

typedef struct foreign_kind {
    const char *magic;
    size_t length;
    const char *what, *remedy;
} foreign_kind;

/* Kinds of binary files that offices rename or attach, by their signatures. */
static const foreign_kind foreign_kinds[] = {
    {"\x1f\x8b", 2, "a gzip archive", "unpack it and give the file inside"},
    {"BZh", 3, "a bzip2 archive", "unpack it and give the file inside"},
    {"\xfd"
     "7zXZ",
     5, "an xz archive", "unpack it and give the file inside"},
    {"7z\xbc\xaf", 4, "a 7z archive", "unpack it and give the file inside"},
    {"Rar!", 4, "a rar archive", "unpack it and give the file inside"},
    {"PK", 2, "a zip archive", "unpack it, or save the table as .csv"},
    {"%PDF", 4, "a PDF", "ask for the table itself, as .csv or .xlsx"},
    {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "an old workbook (.xls)",
     "open it in Excel or LibreOffice and save it as .xlsx"},
    {"{\\rtf", 5, "a text document (RTF)", "ask for the table itself, as .csv or .xlsx"},
    {"ENCRYPTEDSAV", 12, "a password-protected SPSS file",
     "open it in SPSS and save it without a password, or export the table as .csv"},
    {"ASCII SPSS PORT FILE", 20, "an SPSS portable file (.por)", "save it as .sav or .csv"},
    {"$FL", 3, "an SPSS file with a password or of an unknown kind",
     "open it in SPSS and save it without a password, or export the table as .csv"},
    {"<stata_dta>", 11, "a Stata file", "save the table as .csv"},
    {"\x89PNG", 4, "a picture", "ask for the table itself, as .csv or .xlsx"},
    {"\xff\xd8\xff", 3, "a picture", "ask for the table itself, as .csv or .xlsx"},
    {"SQLite format 3", 15, "an SQLite database", "export the table as .csv"},
    {"PAR1", 4, "a Parquet file", "export the table as .csv"},
};

typedef struct head_text {
    char text[HEAD + 1];
} head_text;

static const char *after_spaces(const char *text) {
    while (isspace((unsigned char)*text))
        text++;
    return text;
}

static bool begins(const char *text, const char *word) {
    return strncasecmp(text, word, strlen(word)) == 0;
}

static bool holds(const char *text, const char *word) {
    for (; *text; text++)
        if (begins(text, word))
            return true;
    return false;
}

static const foreign_kind *web_page(const char *text) {
    static const foreign_kind page = {NULL, 0, "a web page (HTML)",
                                      "open it in Excel or LibreOffice and save it as .csv or "
                                      ".xlsx, or use the site's CSV export"};
    static const foreign_kind login = {
        NULL, 0, "a web page that asks for a login, saved in place of the data",
        "log in and export the data again"};
    if (!begins(text, "<!doctype html") && !begins(text, "<html") && !begins(text, "<table") &&
        !begins(text, "<head") && !begins(text, "<body"))
        return NULL;
    bool asks = holds(text, "password") || holds(text, "log in") || holds(text, "sign in") ||
                holds(text, "login") || holds(text, "contraseña") || holds(text, "mot de passe");
    return asks ? &login : &page;
}

static const foreign_kind *markup(const char *text) {
    static const foreign_kind xml = {NULL, 0, "an XML file",
                                     "export the table as .csv or save it as .xlsx"};
    static const foreign_kind json = {NULL, 0, "a JSON file", "export the table as .csv or .xlsx"};
    if (begins(text, "\xef\xbb\xbf"))
        text += 3;
    text = after_spaces(text);
    const foreign_kind *page = web_page(text);
    if (page)
        return page;
    if (begins(text, "<?xml"))
        return &xml;
    if (*text != '[' && *text != '{')
        return NULL;
    const char *next = after_spaces(text + 1);
    bool list = *text == '[' && (*next == '{' || *next == '[' || *next == '"');
    bool object = *text == '{' && (*next == '"' || *next == '}');
    return list || object ? &json : NULL;
}

/* An Office file with a password is an OLE container with this entry, its name in UTF-16. */
static bool is_encrypted_workbook(const source *bytes, baremo_arena *arena) {
    static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    size_t length = 1 << 20;
    const unsigned char *head = source_block(bytes, 0, &length, baremo_arena_raw(arena, length, 1));
    for (size_t i = 0; head && i + sizeof name <= length; i++)
        if (head[i] == 'E' && memcmp(head + i, name, sizeof name - 1) == 0)
            return true;
    return false;
}

static const foreign_kind *find_foreign(const input_reader *reader, const unsigned char *head,
                                        size_t length, const head_text *text) {
    static const foreign_kind encrypted = {
        NULL, 0, "a password-protected workbook",
        "open it in Excel or LibreOffice, take the password off, and save it as .xlsx"};
    static const char ole[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    if (length >= 8 && memcmp(head, ole, 8) == 0 &&
        is_encrypted_workbook(reader->bytes, reader->scratch))
        return &encrypted;
    for (size_t i = 0; i < sizeof foreign_kinds / sizeof *foreign_kinds; i++) {
        const foreign_kind *kind = &foreign_kinds[i];
        if (length >= kind->length && memcmp(head, kind->magic, kind->length) == 0)
            return kind;
    }
    return markup(text->text);
}

static void refuse(const input_reader *reader, const foreign_kind *kind) {
    baremo_place place = {.file = reader->bytes->shown, .row = 1};
    baremo_diagnostics_add(reader->diagnostics, &baremo_problem_file_kind, &place, NULL, NULL,
                           "this is %s, not a table", kind->what);
    baremo_diagnostics_remedy(reader->diagnostics, "%s", kind->remedy);
}

const input_format *input_recognise(input_reader *reader) {
    unsigned char buffer[HEAD];
    head_text text = {{0}};
    size_t length = HEAD;
    const unsigned char *head = source_block(reader->bytes, 0, &length, buffer);
    if (!head) {
        source_failed(reader->bytes, reader->diagnostics);
        return NULL;
    }
    memcpy(text.text, head, length);
    for (size_t i = 0; input_formats[i]; i++) {
        const foreign_kind *foreign =
            input_formats[i + 1] ? NULL : find_foreign(reader, head, length, &text);
        if (foreign) {
            refuse(reader, foreign);
            return NULL;
        }
        if (input_formats[i]->matches(reader->bytes, head, length))
            return input_formats[i];
    }
    return NULL;
}
