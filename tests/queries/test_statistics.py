"""Each statistic beside a worked example that somebody else published; the source stands with the numbers."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from queries import statistics

# Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3 (score, without continuity correction).
NEWCOMBE_ONE = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]
# Newcombe 1998, Statistics in Medicine 17:873-890, table II, method 10.
NEWCOMBE_TWO = [
    (56, 70, 48, 80, 0.0524, 0.3339),
    (9, 10, 3, 10, 0.1705, 0.8090),
    (10, 10, 0, 20, 0.6791, 1.0000),
]
# Colditz et al. 1994, 13 trials of the BCG vaccine: ill and well among the vaccinated, ill and well among the others.
# Viechtbauer 2010, Journal of Statistical Software 36(3), and the metafor manual: log relative risks, DerSimonian-Laird:
# Q(df = 12) = 152.2330, estimate -0.4303 (fixed), tau² = 0.3088.
BCG = [
    (4, 119, 11, 128),
    (6, 300, 29, 274),
    (3, 228, 11, 209),
    (62, 13536, 248, 12619),
    (33, 5036, 47, 5761),
    (180, 1361, 372, 1079),
    (8, 2537, 10, 619),
    (505, 87886, 499, 87892),
    (29, 7470, 45, 7232),
    (17, 1699, 65, 1600),
    (186, 50448, 141, 27197),
    (5, 2493, 3, 2338),
    (27, 16886, 29, 17825),
]
# Geissler 1889 by Lindsey and Altham 1998, Applied Statistics 47:149-157: boys among the first 12 children of 6,115 families.
# The fit stands in the article "Beta-binomial distribution" of Wikipedia: alpha 34.09558, beta 31.5715.
BOYS = [3, 24, 104, 286, 670, 1033, 1343, 1112, 829, 478, 181, 45, 7]


@pytest.mark.parametrize(("k", "n", "low", "high"), NEWCOMBE_ONE)
def test_wilson_as_newcombe_tells(k: int, n: int, low: float, high: float) -> None:
    found = statistics.wilson([k], [n])
    assert [round(float(end[0]), 4) for end in found] == [low, high]


@given(st.integers(0, 400), st.integers(1, 400), st.sampled_from([0.8, 0.95, 0.998]))
def test_wilson_as_scipy_has_it(k: int, n: int, level: float) -> None:
    k = min(k, n)
    low, high = statistics.wilson([k], [n], level)
    other = stats.binomtest(k, n).proportion_ci(level, method="wilson")
    assert (low[0], high[0]) == pytest.approx((other.low, other.high), abs=1e-9)


def test_no_records_have_no_interval() -> None:
    assert np.isnan(statistics.wilson([0], [0])).all()
    assert np.isnan(statistics.exact_limit([0], 0.5, 0.025)).all()
    assert np.isnan(statistics.z_scores([0, 0], [0, 4], 0.0)).all()


def test_more_than_all_is_refused() -> None:
    with pytest.raises(ValueError, match="at most n"):
        statistics.wilson([5], [4])


@pytest.mark.parametrize(("k_now", "n_now", "k_before", "n_before", "low", "high"), NEWCOMBE_TWO)
def test_difference_as_newcombe_tells(
    k_now: int, n_now: int, k_before: int, n_before: int, low: float, high: float
) -> None:
    gap, *ends = statistics.difference([k_now], [n_now], [k_before], [n_before])
    assert gap[0] == pytest.approx(k_now / n_now - k_before / n_before)
    assert [round(float(end[0]), 4) for end in ends] == [low, high]


def test_exact_limits_from_a_printed_table() -> None:
    """The table of the binomial distribution, n = 20, p = 0.5: P(R <= 5) = 0.0207, P(R <= 6) = 0.0577."""
    below, up_to = 0.0207, 0.0577
    expected = (6 - (up_to - 0.025) / (up_to - below)) / 20
    assert round(expected, 3) == 0.256
    assert statistics.exact_limit([20], 0.5, 0.025)[0] == pytest.approx(expected, abs=2e-4)
    # From the same table P(R <= 13) = 0.9423 and P(R <= 14) = 0.9793.
    above = (14 - (0.9793 - 0.975) / (0.9793 - 0.9423)) / 20
    assert statistics.exact_limit([20], 0.5, 0.975)[0] == pytest.approx(above, abs=2e-4)


def test_heads_are_judged_as_tails_are() -> None:
    """14 of 20 heads or more come to a fair coin 5.77 times in 100, 15 or more 2.07 times (the same printed table)."""
    low, high = statistics.funnel_limits([20], 0.5, 0.95)
    assert high[0] == pytest.approx(1 - low[0])
    assert 14 / 20 < high[0] < 15 / 20
    assert 5 / 20 < low[0] < 6 / 20


def test_limits_draw_in_as_records_grow_and_out_with_the_level() -> None:
    low, high = statistics.funnel_limits([5, 50, 500, 5000], 0.3, 0.95)
    farther_low, farther_high = statistics.funnel_limits([5, 50, 500, 5000], 0.3, 0.998)
    assert (np.diff(low[1:]) > 0).all()
    assert (np.diff(high) < 0).all()
    assert (farther_low <= low).all()
    assert (farther_high >= high).all()
    assert low[3] == pytest.approx(0.3 - 1.96 * math.sqrt(0.3 * 0.7 / 5000), abs=5e-4)
    wide_low, wide_high = statistics.funnel_limits([500], 0.3, 0.95, factor=4.0)
    assert (wide_high[0] - 0.3, 0.3 - wide_low[0]) == pytest.approx((2 * (high[2] - 0.3), 2 * (0.3 - low[2])))


def log_relative_risks() -> tuple[np.ndarray, np.ndarray]:
    ill, well, ill_other, well_other = np.array(BCG, dtype=float).T
    effect = np.log(ill / (ill + well)) - np.log(ill_other / (ill_other + well_other))
    variance = 1 / ill - 1 / (ill + well) + 1 / ill_other - 1 / (ill_other + well_other)
    return effect, np.sqrt(variance)


def test_over_dispersion_of_the_bcg_trials() -> None:
    effect, error = log_relative_risks()
    centre = np.sum(effect / error**2) / np.sum(1 / error**2)
    assert round(float(centre), 4) == -0.4303
    z = (effect - centre) / error
    found = statistics.dispersion(z, winsorised=0.0)
    assert round(found.phi * 13, 3) == 152.233
    assert found.is_over
    assert round(statistics.between_variance(z, error, winsorised=0.0), 4) == 0.3088


def test_winsorising_as_scipy_tells() -> None:
    """The example of scipy.stats.mstats.winsorize with a tenth at either end: 1 becomes 2 and 10 becomes 9."""
    z = [10, 4, 9, 8, 5, 3, 7, 2, 1, 6]
    drawn = [9, 4, 9, 8, 5, 3, 7, 2, 2, 6]
    assert statistics.dispersion(z).phi == pytest.approx(np.mean(np.square(drawn)))


def test_chance_alone_widens_nothing() -> None:
    """Threshold 1 + 2 sqrt(2/I): for 32 agencies 1.5."""
    assert statistics.dispersion([math.sqrt(1.49)] * 32, 0.0) == statistics.Dispersion(
        pytest.approx(1.49), is_over=False, factor=1.0
    )
    assert statistics.dispersion([math.sqrt(1.51)] * 32, 0.0).factor == pytest.approx(1.51)
    assert statistics.dispersion([]).factor == 1.0
    assert statistics.between_variance([0.1, -0.1, 0.0], [1.0, 1.0, 1.0]) == 0.0


def test_beta_prior_of_the_boys_of_saxony() -> None:
    k = np.repeat(np.arange(13), BOYS)
    alpha, beta = statistics.beta_prior(k, np.full(k.size, 12))
    assert (alpha, beta) == pytest.approx((34.09558, 31.5715), rel=1e-3)


def test_shrinking_as_robinson_tells() -> None:
    """Robinson 2015, "Understanding empirical Bayes estimation (using baseball statistics)": alpha 78.661, beta 224.875."""
    found = statistics.shrunk([4, 300], [10, 1000], 78.661, 224.875)
    assert [round(float(one), 3) for one in found] == [0.264, 0.290]
    # 4 of 10 is the higher raw rate, 300 of 1,000 the better evidence.
    assert found[1] > found[0]


def test_without_spread_everyone_is_as_the_peers() -> None:
    alpha, beta = statistics.beta_prior([5, 50, 500], [10, 100, 1000])
    assert statistics.shrunk([1], [2], alpha, beta)[0] == pytest.approx(0.5, abs=1e-3)
    alpha, beta = statistics.beta_prior([0, 0], [3, 4])
    assert statistics.shrunk([0], [3], alpha, beta)[0] == 0.0
    assert np.isnan(statistics.beta_prior([], [])).all()


def test_no_rank_under_the_least_n() -> None:
    found = statistics.ranks([0.9, 0.5, 0.7, 0.7], [2, 10, 10, 10], least_n=5)
    assert [None if np.isnan(one) else int(one) for one in found] == [None, 3, 1, 1]


def test_blau() -> None:
    """Blau 1977 as told on Mathematics Stack Exchange 1190631: ten men and ten women 0.5, three and seven 0.42."""
    assert statistics.blau([10, 10], 2) == pytest.approx((0.5, 1.0))
    assert statistics.blau([3, 7], 2) == pytest.approx((0.42, 0.84))
    # Of four equal groups the largest value, 3/4 (Agresti and Agresti 1978).
    assert statistics.blau([1, 1, 1, 1], 4) == pytest.approx((0.75, 1.0))
    assert np.isnan(statistics.blau([0, 0], 2)).all()


def test_band_of_the_missing() -> None:
    """30 of 40 reports complete, 10 agencies silent, peers at 60 %: 30/50 if all were not, (30 + 6)/50 if like their peers."""
    assert statistics.missing_band(30, 40, 10, 0.6) == pytest.approx((0.60, 0.72))
    assert statistics.missing_band(30, 40, 0, 0.6) == pytest.approx((0.75, 0.75))
    assert np.isnan(statistics.missing_band(0, 0, 0, 0.6)).all()
