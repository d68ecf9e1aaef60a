/* The kinds of notes that results carry. */
#include "engine/results/notes.h"

#define BAREMO_NOTE(id, text) const baremo_note_kind baremo_note_##id = {#id, text};
#include "engine/results/notes.def"
#undef BAREMO_NOTE

static const baremo_note_kind *const kinds[] = {
#define BAREMO_NOTE(id, text) &baremo_note_##id,
#include "engine/results/notes.def"
#undef BAREMO_NOTE
};

const baremo_note_kind *const *baremo_note_kinds(size_t *count) {
    *count = sizeof kinds / sizeof *kinds;
    return kinds;
}
