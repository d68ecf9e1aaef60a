/* Symmetric positive definite matrices, row by row. GSL's routine calls the error handler where a
 * matrix is not definite, which is here a result. */
#ifndef BAREMO_STATISTICS_CHOLESKY_H
#define BAREMO_STATISTICS_CHOLESKY_H

#include <stdbool.h>
#include <stddef.h>

/** Replaces the lower triangle by L of L L'. false: not positive definite, or nearly not (a pivot
 * below 1e-12 of its diagonal). */
bool baremo_cholesky_decompose(double *matrix, size_t size);

/** Solves L L' x = b in place. */
void baremo_cholesky_solve(const double *factor, size_t size, double *vector);

/** The whole inverse of L L'. */
void baremo_cholesky_inverse(const double *factor, size_t size, double *inverse);

/** log |L L'|. */
double baremo_cholesky_log_determinant(const double *factor, size_t size);

#endif
