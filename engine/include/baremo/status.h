/* baremo: what a call that can fail returns. */
#ifndef BAREMO_STATUS_H
#define BAREMO_STATUS_H

/** How a call ended. The details are in the diagnostics that were handed in. */
typedef enum baremo_status {
    BAREMO_OK = 0,
    BAREMO_INVALID,  /**< an argument, role or option is out of range: the caller's mistake */
    BAREMO_DATA,     /**< the data or the definition have errors; they are in the diagnostics */
    BAREMO_IO,       /**< a file could not be read or written */
    BAREMO_NO_MEMORY /**< memory ran out; nothing was changed */
} baremo_status;

#endif
