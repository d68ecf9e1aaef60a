/* Reads a member of a zip archive, by minizip. */
#include "made_archive.h"

#include <unzip.h>

char *made_member(baremo_arena *arena, const char *archive, const char *name) {
    unzFile file = unzOpen(archive);
    unz_file_info about;
    char *text = NULL;
    if (file && unzLocateFile(file, name, 1) == UNZ_OK &&
        unzGetCurrentFileInfo(file, &about, NULL, 0, NULL, 0, NULL, 0) == UNZ_OK &&
        unzOpenCurrentFile(file) == UNZ_OK) {
        text = baremo_arena_alloc(arena, about.uncompressed_size + 1);
        if (unzReadCurrentFile(file, text, (unsigned)about.uncompressed_size) < 0)
            text = NULL;
        unzCloseCurrentFile(file);
    }
    if (file)
        unzClose(file);
    return text;
}
