/* Symmetric positive definite matrices. */
#include "engine/statistics/cholesky.h"

#include <math.h>

static double row_product(const double *matrix, size_t size, size_t i, size_t j, size_t until) {
    double sum = 0;
    for (size_t k = 0; k < until; k++)
        sum += matrix[i * size + k] * matrix[j * size + k];
    return sum;
}

bool baremo_cholesky_decompose(double *matrix, size_t size) {
    for (size_t i = 0; i < size; i++) {
        for (size_t j = 0; j < i; j++)
            matrix[i * size + j] =
                (matrix[i * size + j] - row_product(matrix, size, i, j, j)) / matrix[j * size + j];
        double diagonal = matrix[i * size + i];
        double pivot = diagonal - row_product(matrix, size, i, i, i);
        if (!(pivot > 1e-12 * diagonal))
            return false;
        matrix[i * size + i] = sqrt(pivot);
    }
    return true;
}

void baremo_cholesky_solve(const double *factor, size_t size, double *vector) {
    for (size_t i = 0; i < size; i++) {
        for (size_t j = 0; j < i; j++)
            vector[i] -= factor[i * size + j] * vector[j];
        vector[i] /= factor[i * size + i];
    }
    for (size_t i = size; i-- > 0;) {
        for (size_t j = i + 1; j < size; j++)
            vector[i] -= factor[j * size + i] * vector[j];
        vector[i] /= factor[i * size + i];
    }
}

void baremo_cholesky_inverse(const double *factor, size_t size, double *inverse) {
    for (size_t i = 0; i < size; i++) {
        double *row = inverse + i * size;
        for (size_t j = 0; j < size; j++)
            row[j] = i == j;
        baremo_cholesky_solve(factor, size, row);
    }
}

double baremo_cholesky_log_determinant(const double *factor, size_t size) {
    double sum = 0;
    for (size_t i = 0; i < size; i++)
        sum += 2 * log(factor[i * size + i]);
    return sum;
}
