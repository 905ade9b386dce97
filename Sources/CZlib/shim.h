#include <zlib.h>

/* deflateInit2 is a macro, which Swift does not import; 15 + 16 asks for gzip. */
static inline int gzip_begin(z_stream *stream, int level) {
    return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}

static inline int gzip_open(z_stream *stream) {
    return inflateInit2(stream, 15 + 16);
}
