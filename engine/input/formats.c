/* The list of input formats. */
#include "engine/input/format.h"

#define INPUT_FORMAT(name) extern const input_format input_format_##name;
#include "engine/input/formats.def"
#undef INPUT_FORMAT

#define INPUT_FORMAT(name) &input_format_##name,
const input_format *const input_formats[] = {
#include "engine/input/formats.def"
    NULL};
#undef INPUT_FORMAT
