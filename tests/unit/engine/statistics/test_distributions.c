/* The distributions against R 4.2.2 and against mpmath 1.2.1 with 40 digits where R has fewer. */
#include "check.h"

#include "engine/statistics/distributions.h"
#include "engine/statistics/special_functions.h"

static void normal_tails_keep_their_digits(void **state) {
    (void)state;
    /* mpmath: ncdf(-37), ncdf(-8.5) */
    assert_close(baremo_normal_lower(-37.0), 5.7255712225245768227e-300, 1e-13);
    assert_close(baremo_normal_upper(8.5), 9.4795348222033183542e-18, 1e-14);
    /* R 4.2.2: qnorm(c(.975, 1e-300)), pnorm(-40, log = TRUE) */
    assert_close(baremo_normal_quantile(0.975), 1.959963984540054, 1e-15);
    assert_close(baremo_normal_quantile(1e-300), -37.047096299361201, 1e-14);
    assert_close(baremo_normal_log_lower(-40.0), -804.6084420137538, 1e-15);
}

static void normal_quantile_is_relative_to_the_middle(void **state) {
    (void)state;
    /* mpmath: sqrt(2 pi) 2^-40; the cubic term is below 1e-35 */
    assert_close(baremo_normal_quantile(0.5 + 0x1p-40), 2.27976513509111146e-12, 1e-15);
    assert_close(baremo_normal_quantile(0.5), 0.0, 0.0);
}

static void t_tails_keep_their_digits(void **state) {
    (void)state;
    /* mpmath: betainc(df/2, 1/2, 0, df/(df + t^2), regularized=True)/2 */
    assert_close(baremo_t_upper(25.0, 120.0), 1.0456114646168714849e-49, 1e-12);
    assert_close(baremo_t_upper(120.0, 200.5), 5.7727881760568078493e-189, 1e-12);
    assert_close(baremo_t_upper(37.0, 1e6), 9.1498654309011315305e-300, 1e-12);
    assert_close(baremo_t_upper(1e10, 1.0), 3.18309886183790672e-11, 1e-14);
    /* the Cauchy distribution: 1/(pi t) */
    assert_close(baremo_t_upper(1e250, 1.0), 3.18309886183790672e-251, 1e-12);
    /* R 4.2.2: pt(-3.3, 7.5) */
    assert_close(baremo_t_lower(-3.3, 7.5), 0.0059458172811305858, 1e-13);
    assert_close(baremo_t_upper(0.0, 3.0), 0.5, 0.0);
    assert_close(baremo_t_upper(INFINITY, 3.0), 0.0, 0.0);
    assert_close(baremo_t_upper(1.0, INFINITY), baremo_normal_upper(1.0), 1e-15);
}

static void t_quantile_inverts_the_tail(void **state) {
    (void)state;
    /* R 4.2.2: qt(.975, 9) */
    assert_close(baremo_t_quantile(0.975, 9.0), 2.2621571627982049, 1e-14);
    const double df[] = {0.3, 1.0, 2.0, 4.5, 30.0, 1e4, 1e7};
    const double p[] = {1e-250, 1e-20, 0.001, 0.025, 0.3, 0.4999};
    for (size_t i = 0; i < sizeof df / sizeof *df; i++)
        for (size_t j = 0; j < sizeof p / sizeof *p; j++) {
            double t = baremo_t_quantile(p[j], df[i]);
            if (isfinite(t))
                assert_close(baremo_t_lower(t, df[i]), p[j], 1e-12);
        }
    assert_close(baremo_t_quantile(0.5, 3.0), 0.0, 0.0);
}

static void chi_square_tails_keep_their_digits(void **state) {
    (void)state;
    /* mpmath: gammainc(1.5, 450, inf, regularized=True), gammainc(50000, 51000, ...),
     * gammainc(1e-8, .5, ...) */
    assert_close(baremo_chi2_upper(900.0, 3.0), 8.8516902371255814884e-195, 1e-12);
    assert_close(baremo_gamma_upper(51000.0, 50000.0), 4.41193925512030619e-6, 1e-12);
    assert_close(baremo_gamma_upper(0.5, 1e-8), 5.59773597709958699e-9, 1e-12);
    /* R 4.2.2: qgamma(.975, 10) */
    assert_close(baremo_gamma_quantile(0.975, 10.0), 17.08480345141917, 1e-13);
    const double shapes[] = {0.001, 0.5, 1.0, 7.3, 400.0, 3e5};
    const double p[] = {1e-200, 1e-6, 0.025, 0.5, 0.975, 0.999999};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        for (size_t j = 0; j < sizeof p / sizeof *p; j++) {
            double x = baremo_gamma_quantile(p[j], shapes[i]);
            if (x > 0.0)
                assert_close(baremo_gamma_lower(x, shapes[i]), p[j], 1e-11);
        }
}

static void f_tails_keep_their_digits(void **state) {
    (void)state;
    /* mpmath: betainc(df2/2, df1/2, 0, df2/(df2 + df1 f), regularized=True) */
    assert_close(baremo_f_upper(3.2, 2.0, 17.0), 0.066142566666421315, 1e-13);
    assert_close(baremo_f_upper(90000.0, 2.0, 100.0), 1.67615570289192231e-163, 1e-12);
    assert_close(baremo_f_lower(baremo_f_quantile(0.95, 3.0, 17.5), 3.0, 17.5), 0.95, 1e-14);
    assert_close(baremo_f_upper(0.0, 3.0, 4.0), 1.0, 0.0);
}

static void beta_of_tiny_and_large_shapes(void **state) {
    (void)state;
    /* mpmath: betainc(.01, .2, 0, 1e-30, regularized=True), betainc(5, .5, 0, 1e-60, ...), quad of
     * the density */
    assert_close(baremo_beta_lower(1e-30, 0.01, 0.2), 0.478689719243176258, 1e-13);
    assert_close(baremo_beta_lower(1e-60, 5.0, 0.5), 2.4609375e-301, 1e-12);
    assert_close(baremo_beta_lower(0.295, 30000.0, 70000.0), 0.000269569641540761477, 1e-12);
    const double shapes[] = {1e-3, 0.01, 0.2, 1.0, 3.7, 50.0, 2e4};
    const double p[] = {1e-100, 0.001, 0.5, 0.9};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        for (size_t j = 0; j < sizeof shapes / sizeof *shapes; j++)
            for (size_t k = 0; k < sizeof p / sizeof *p; k++) {
                double x, y;
                baremo_beta_inverse((baremo_tails){p[k], 1.0 - p[k]}, shapes[i], shapes[j], &x, &y);
                if (x > 1e-300 && y > 1e-300)
                    assert_close(baremo_beta_tails(x, y, shapes[i], shapes[j]).lower, p[k], 1e-11);
            }
}

static void binomial_sums_and_quantiles(void **state) {
    (void)state;
    /* R 4.2.2: pbinom(8, 22, .5), qbinom(.025, 22, .5), dbinom(3, 10, .3) */
    assert_close(baremo_binomial_lower(8.0, 22.0, 0.5), 0.14313936233520502, 1e-14);
    assert_close(baremo_binomial_quantile(0.025, 22.0, 0.5), 6.0, 0.0);
    assert_close(baremo_binomial_mass(3.0, 10.0, 0.3), 0.26682793199999993, 1e-14);
    /* mpmath: fsum(binomial(300, k) * .5^300 for k in 0..60) */
    assert_close(baremo_binomial_lower(60.0, 300.0, 0.5), 5.89699856358064816e-27, 1e-13);
    assert_close(baremo_binomial_upper(0.0, 5.0, 0.2), 1.0, 0.0);
    assert_close(baremo_binomial_mass(0.0, 0.0, 0.2), 1.0, 0.0);
    assert_close(baremo_binomial_lower(3.0, 5.0, 1.0), 0.0, 0.0);
    assert_close(baremo_binomial_upper(3.0, 5.0, 1.0), 1.0, 0.0);
    for (double n = 1.0; n < 60.0; n += 1.0)
        for (double k = 0.0; k <= 0.6 * n; k += 1.0)
            assert_close(baremo_binomial_quantile(baremo_binomial_lower(k, n, 0.37), n, 0.37), k,
                         0.0);
}

static void poisson_sums_and_quantiles(void **state) {
    (void)state;
    /* R 4.2.2: ppois(9, 12.5), qpois(.975, 12.5), dpois(4, 2.5) */
    assert_close(baremo_poisson_lower(9.0, 12.5), 0.20143110494553582, 1e-13);
    assert_close(baremo_poisson_quantile(0.975, 12.5), 20.0, 0.0);
    assert_close(baremo_poisson_mass(4.0, 2.5), 0.13360188578108524, 1e-14);
    assert_close(baremo_poisson_upper(0.0, 2.5), 1.0, 0.0);
    assert_close(baremo_poisson_mass(0.0, 0.0), 1.0, 0.0);
}

static void hypergeometric_sums(void **state) {
    (void)state;
    /* R 4.2.2: phyper(3, 10, 7, 8), dhyper(3, 10, 7, 8) */
    assert_close(baremo_hypergeometric_lower(3.0, 10.0, 7.0, 8.0), 0.11703002879473474, 1e-13);
    assert_close(baremo_hypergeometric_mass(3.0, 10.0, 7.0, 8.0), 0.10366104483751548, 1e-13);
    for (double k = 1.0; k <= 8.0; k += 1.0)
        assert_close(baremo_hypergeometric_lower(k - 1.0, 10.0, 7.0, 8.0) +
                         baremo_hypergeometric_upper(k, 10.0, 7.0, 8.0),
                     1.0, 1e-14);
}

static void noncentral_t_is_right_in_both_tails(void **state) {
    (void)state;
    /* mpmath: quad of the normal probability over the density of log s */
    assert_close(baremo_noncentral_t_lower(2.0, 10.0, 1.0), 0.807611562530375262, 1e-13);
    assert_close(baremo_noncentral_t_lower(-1.5, 3.5, 0.7), 0.0312422305346725885, 1e-13);
    assert_close(baremo_noncentral_t_upper(14.5, 49.0, 12.0), 0.0839555134508071687, 1e-12);
    /* the same with the mean over the normal variable */
    assert_close(baremo_noncentral_t_lower(137.815, 3.0, 453.515), 4.1411008486424678e-7, 1e-12);
    assert_close(baremo_noncentral_t_lower(1.3, 7.0, 1e-300), baremo_t_lower(1.3, 7.0), 1e-13);
}

static void noncentral_t_limits_are_the_pivot(void **state) {
    (void)state;
    /* R 4.2.2: uniroot(function(d) pt(2.5, 19, d, lower = FALSE) - .025, c(-1, 3), tol =
     * 1e-14)$root, and the other */
    double low, high;
    baremo_noncentral_t_limits(2.5, 19.0, 0.95, &low, &high);
    assert_close(low, 0.35881463477522624, 1e-10);
    assert_close(high, 4.5847895945428556, 1e-10);
    const double t[] = {-40.0, -1.0, 0.0, 0.3, 8.0, 60.0, 1e3, 1e6};
    const double df[] = {1.0, 2.0, 9.0, 49.0, 5000.0};
    for (size_t i = 0; i < sizeof t / sizeof *t; i++)
        for (size_t j = 0; j < sizeof df / sizeof *df; j++) {
            baremo_noncentral_t_limits(t[i], df[j], 0.9, &low, &high);
            assert_close(baremo_noncentral_t_upper(t[i], df[j], low), 0.05, 1e-10);
            assert_close(baremo_noncentral_t_lower(t[i], df[j], high), 0.05, 1e-10);
        }
}

static void studentized_range_beyond_the_digits_of_r(void **state) {
    (void)state;
    /* mpmath: the double integral by the trapezoidal rule with 25 digits; R's ptukey has 7 to 11 of
     * them */
    assert_close(baremo_studentized_range_upper(3.5, 3.0, 20.0), 0.055891849081748989, 1e-12);
    assert_close(baremo_studentized_range_upper(4.2, 5.0, 12.0), 0.072167851298799119, 1e-12);
    assert_close(baremo_studentized_range_upper(8.0, 4.0, 10.0), 0.0010055083020308176, 1e-12);
    assert_close(baremo_studentized_range_upper(6.0, 3.0, 2.0), 0.092093804246486901, 1e-12);
    assert_close(baremo_studentized_range_lower(3.3, 10.0, 60.0), 1.0 - 0.38365022253435835, 1e-12);
    /* two groups: the range is sqrt(2) |t| */
    assert_close(baremo_studentized_range_upper(3.0 * sqrt(2.0), 2.0, 7.0),
                 baremo_t_two_sided(3.0, 7.0), 1e-12);
    assert_close(baremo_studentized_range_upper(70.0 * sqrt(2.0), 2.0, 7.0),
                 baremo_t_two_sided(70.0, 7.0), 1e-11);
    /* R 4.2.2: qtukey(.95, 3, 20), which stops at 1e-4 */
    assert_close(baremo_studentized_range_quantile(0.95, 3.0, 20.0), 3.577934581525569, 1e-7);
    double q = baremo_studentized_range_quantile(0.999, 12.0, 3.5);
    assert_close(baremo_studentized_range_upper(q, 12.0, 3.5), 0.001, 1e-12);
}

static void arguments_out_of_range_are_missing(void **state) {
    (void)state;
    assert_true(isnan(baremo_t_upper(1.0, 0.0)));
    assert_true(isnan(baremo_t_quantile(1.5, 3.0)));
    assert_true(isnan(baremo_gamma_lower(1.0, -1.0)));
    assert_true(isnan(baremo_beta_lower(0.5, 0.0, 1.0)));
    assert_true(isnan(baremo_binomial_lower(1.0, 3.0, 1.5)));
    assert_true(isnan(baremo_poisson_lower(1.0, NAN)));
    assert_true(isnan(baremo_hypergeometric_lower(1.0, 2.0, 2.0, 5.0)));
    assert_true(isnan(baremo_studentized_range_upper(1.0, 1.0, 5.0)));
    assert_true(isnan(baremo_noncentral_t_lower(1.0, -1.0, 5.0)));
    assert_true(isnan(baremo_normal_quantile(-0.1)));
}

static void log_gamma_and_its_ratio(void **state) {
    (void)state;
    /* mpmath: loggamma(5.5), loggamma(1.0001), loggamma(1e9 + .5) - loggamma(1e9), loggamma(3 +
     * 1e-15) - loggamma(3) */
    assert_close(baremo_log_gamma(5.5), 3.9578139676187163, 1e-15);
    assert_close(baremo_log_gamma(1.0001), -5.7713342220470976e-5, 1e-12);
    assert_close(baremo_log_gamma_ratio(1e9, 0.5), 10.361632918348205, 1e-15);
    assert_close(baremo_log_gamma_ratio(3.0, 1e-15), 9.2278433509846714e-16, 1e-14);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(normal_tails_keep_their_digits),
        cmocka_unit_test(normal_quantile_is_relative_to_the_middle),
        cmocka_unit_test(t_tails_keep_their_digits),
        cmocka_unit_test(t_quantile_inverts_the_tail),
        cmocka_unit_test(chi_square_tails_keep_their_digits),
        cmocka_unit_test(f_tails_keep_their_digits),
        cmocka_unit_test(beta_of_tiny_and_large_shapes),
        cmocka_unit_test(binomial_sums_and_quantiles),
        cmocka_unit_test(poisson_sums_and_quantiles),
        cmocka_unit_test(hypergeometric_sums),
        cmocka_unit_test(noncentral_t_is_right_in_both_tails),
        cmocka_unit_test(noncentral_t_limits_are_the_pivot),
        cmocka_unit_test(studentized_range_beyond_the_digits_of_r),
        cmocka_unit_test(arguments_out_of_range_are_missing),
        cmocka_unit_test(log_gamma_and_its_ratio),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
