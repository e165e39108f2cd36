"""Fair comparison of rates: what chance alone would do, worked out on arrays of counts.

Pure functions: `k` of `n` records of each agency in, numbers out, NaN where nothing can be said. Every formula names its
source; every one is held against a published worked example in the tests. Rates are shares of 0 to 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import optimize, special, stats

Floats = npt.NDArray[np.float64]
Numbers = Sequence[float] | npt.NDArray[Any]

# The share of agencies at either end whose z-score is drawn in before the spread is judged (Spiegelhalter 2005).
WINSORISED = 0.1
# A prior as heavy as this many records moves every agency to its peers' rate: the spread is no more than chance.
_HEAVIEST_PRIOR = 1e6


@dataclass(frozen=True, slots=True)
class Dispersion:
    """How much more the agencies of a group differ than chance alone would make them.

    `phi` is the mean squared z-score, 1 where there is only chance; `is_over` where it is too large for chance;
    `factor` is what limits are widened by, 1 unless `is_over`.
    """

    phi: float
    is_over: bool
    factor: float


def wilson(k: Numbers, n: Numbers, level: float = 0.95) -> tuple[Floats, Floats]:
    """The score interval of a share k/n: (low, high). NaN where n is 0.

    Wilson 1927, "Probable inference, the law of succession, and statistical inference"; formula as in Newcombe 1998,
    Statistics in Medicine 17:857-872, method 3.
    """
    k, n = _counts(k, n)
    z2 = stats.norm.ppf(0.5 + level / 2) ** 2
    with np.errstate(divide="ignore", invalid="ignore"):
        share = k / n
        middle = (share + z2 / (2 * n)) / (1 + z2 / n)
        half = np.sqrt(z2 * (share * (1 - share) / n + z2 / (4 * n**2))) / (1 + z2 / n)
    # What rounding leaves beyond 0 and 1 is none.
    return np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)


def difference(
    k_now: Numbers, n_now: Numbers, k_before: Numbers, n_before: Numbers, level: float = 0.95
) -> tuple[Floats, Floats, Floats]:
    """The difference of two independent shares, now less before, with its interval: (difference, low, high).

    Newcombe 1998, "Interval estimation for the difference between independent proportions", Statistics in Medicine
    17:873-890, method 10: from the two Wilson intervals. NaN where either n is 0.
    """
    now, n_now = _counts(k_now, n_now)
    before, n_before = _counts(k_before, n_before)
    low_now, high_now = wilson(now, n_now, level)
    low_before, high_before = wilson(before, n_before, level)
    with np.errstate(divide="ignore", invalid="ignore"):
        share_now, share_before = now / n_now, before / n_before
    gap = share_now - share_before
    low = gap - np.sqrt((share_now - low_now) ** 2 + (high_before - share_before) ** 2)
    high = gap + np.sqrt((high_now - share_now) ** 2 + (share_before - low_before) ** 2)
    return gap, low, high


def z_scores(k: Numbers, n: Numbers, centre: float) -> Floats:
    """How many standard errors of chance each k/n lies from the centre. NaN where n or the centre's variance is 0."""
    k, n = _counts(k, n)
    with np.errstate(divide="ignore", invalid="ignore"):
        scores: Floats = (k / n - centre) / np.sqrt(centre * (1 - centre) / n)
    return np.where(np.isfinite(scores), scores, np.nan)


def dispersion(z: Numbers, winsorised: float = WINSORISED) -> Dispersion:
    """Whether z-scores spread more than chance allows, and by how much.

    Spiegelhalter 2005, "Handling over-dispersion of performance indicators", Quality and Safety in Health Care
    14:347-351: phi is the mean of the squared z-scores, the outermost `winsorised` share at either end drawn in so that
    the outliers that are looked for do not hide themselves. Over-dispersion is taken to be there where
    phi > 1 + 2 sqrt(2 / I) for I agencies: I phi is chi-squared with I degrees of freedom where there is only chance.
    """
    scores = _known(z)
    if scores.size == 0:
        return Dispersion(float("nan"), is_over=False, factor=1.0)
    drawn = np.asarray(stats.mstats.winsorize(scores, limits=(winsorised, winsorised)), dtype=float)
    phi = float(np.mean(drawn**2))
    is_over = phi > 1 + 2 * np.sqrt(2 / scores.size)
    return Dispersion(phi, bool(is_over), phi if is_over else 1.0)


def between_variance(z: Numbers, standard_errors: Numbers, winsorised: float = WINSORISED) -> float:
    """The variance tau² between agencies beyond chance, for limits that add it to each agency's own. 0 where there is none.

    Spiegelhalter 2005 (as in `dispersion`), after DerSimonian and Laird 1986: (I phi - (I - 1)) / (W - sum(w²)/W) with
    weights w = 1/s². NaN for fewer than two agencies.
    """
    scores, errors = np.asarray(z, dtype=float), np.asarray(standard_errors, dtype=float)
    is_known = np.isfinite(scores) & np.isfinite(errors) & (errors > 0)
    scores, weights = scores[is_known], errors[is_known] ** -2.0
    if scores.size < 2:
        return float("nan")
    phi = dispersion(scores, winsorised).phi
    spread = weights.sum() - (weights**2).sum() / weights.sum()
    return float(max(0.0, (scores.size * phi - (scores.size - 1)) / spread))


def exact_limit(n: Numbers, centre: float, p: float) -> Floats:
    """The share below which chance lets an agency of n records fall with probability p, where its true rate is the centre.

    Binomial quantile, interpolated between the two counts around p so that the limit runs smoothly in n:
    Spiegelhalter 2005, "Funnel plots for comparing institutional performance", Statistics in Medicine 24:1185-1202,
    appendix A.1.1: with r the least count for which P(R <= r) >= p, the limit is (r - (P(R <= r) - p) / P(R = r)) / n.
    NaN where n is 0.
    """
    records = np.asarray(n, dtype=float)
    known = np.where(records > 0, records, np.nan)
    r = stats.binom.ppf(p, known, centre)
    with np.errstate(divide="ignore", invalid="ignore"):
        back = (stats.binom.cdf(r, known, centre) - p) / stats.binom.pmf(r, known, centre)
    limit: Floats = np.clip((r - back) / known, 0, 1)
    return limit


def funnel_limits(n: Numbers, centre: float, level: float, factor: float = 1.0) -> tuple[Floats, Floats]:
    """Between which shares an agency of n records lies with probability `level` where only chance parts it from its peers.

    Exact binomial limits (`exact_limit`), drawn away from the centre by the square root of the over-dispersion `factor`
    (Spiegelhalter 2005, Statistics in Medicine 24:1185-1202: the multiplicative model), within 0 and 1. The upper limit is
    the lower one of the records that are not counted: read off the same table from below, as it stands in the appendix, it
    would lie one record nearer, and a share would be judged more harshly than its complement.
    """
    tail, wider = (1 - level) / 2, np.sqrt(factor)
    low = centre + wider * (exact_limit(n, centre, tail) - centre)
    high = centre + wider * (1 - exact_limit(n, 1 - centre, tail) - centre)
    return np.clip(low, 0, 1), np.clip(high, 0, 1)


def beta_prior(k: Numbers, n: Numbers) -> tuple[float, float]:
    """The beta distribution (alpha, beta) of agencies' true rates, most likely after k of n of each. NaN where none is known.

    Maximum likelihood of the beta-binomial (Griffiths 1973, Biometrics 29:637-648). Where the agencies spread no more than
    chance would make them, the likelihood grows without end: then the heaviest prior that still is a number.
    """
    counted, of = _counts(k, n)
    counted, of = counted[of > 0], of[of > 0]
    if of.size == 0:
        return float("nan"), float("nan")
    # Agencies of the same k and n are one term, many times: a group of thousands has few hundred.
    (counted, of), times = np.unique(np.stack([counted, of]), axis=1, return_counts=True)
    total = np.sum(times * counted) / np.sum(times * of)
    if total in (0.0, 1.0):
        return float(total * _HEAVIEST_PRIOR), float((1 - total) * _HEAVIEST_PRIOR)

    def unlikeliness(at: Floats) -> float:
        mean, weight = special.expit(at[0]), np.exp(at[1])
        alpha, beta = mean * weight, (1 - mean) * weight
        terms = special.betaln(counted + alpha, of - counted + beta) - special.betaln(alpha, beta)
        return -float(np.sum(times * terms))

    edge = np.log(_HEAVIEST_PRIOR)
    fine = {"xatol": 1e-7, "fatol": 1e-10, "maxiter": 2000}
    starts = [(special.logit(total), np.log(weight)) for weight in (2.0, 50.0)]
    found = min(
        (
            # Two numbers need no gradient, and linear algebra on many threads costs more than it does here.
            optimize.minimize(unlikeliness, start, method="Nelder-Mead", bounds=[(-30, 30), (-7, edge)], options=fine)
            for start in starts
        ),
        key=lambda result: float(result.fun),
    )
    mean, weight = float(special.expit(found.x[0])), float(np.exp(found.x[1]))
    return mean * weight, (1 - mean) * weight


def shrunk(k: Numbers, n: Numbers, alpha: float, beta: float) -> Floats:
    """Each rate drawn towards its peers' by as much as its own records are few: (k + alpha) / (n + alpha + beta).

    Empirical Bayes with the prior of `beta_prior` (Efron and Morris 1975; the mean of the beta posterior). An agency
    without records is its peers' rate: only for ordering, never shown without k/n.
    """
    counted, of = _counts(k, n)
    return np.asarray((counted + alpha) / (of + alpha + beta), dtype=float)


def ranks(values: Numbers, n: Numbers, least_n: int) -> Floats:
    """1 for the largest value and so on, equal values sharing the better rank; NaN under the least n: no rank is told."""
    ranked = np.asarray(values, dtype=float)
    may = (np.asarray(n, dtype=float) >= least_n) & np.isfinite(ranked)
    places = np.full(ranked.shape, np.nan)
    if may.any():
        places[may] = stats.rankdata(-ranked[may], method="min")
    return places


def blau(counts: Numbers, categories: int) -> tuple[float, float]:
    """The chance that two people drawn at random are of different groups, and its share of what `categories` allow.

    Blau 1977, "Inequality and Heterogeneity": 1 - sum(p²). Normalised by its largest value (K - 1)/K: the index of
    qualitative variation, Agresti and Agresti 1978, Sociological Methodology 9:204-237. NaN where nobody is counted, and
    the second where there is but one category.
    """
    heads = np.asarray(counts, dtype=float)
    total = heads.sum()
    if total <= 0:
        return float("nan"), float("nan")
    index = float(1 - np.sum((heads / total) ** 2))
    return index, index * categories / (categories - 1) if categories > 1 else float("nan")


def missing_band(k: float, n: float, missing: float, peers_rate: float) -> tuple[float, float]:
    """Between what and what a rate lies when the records of those who did not report are thought in: (low, high).

    One end takes every missing record for a no, the other for what the peers have on average: low is k / (n + missing),
    the other (k + missing * peers_rate) / (n + missing). They are told in order of size. NaN where there is no record.
    """
    if n + missing <= 0:
        return float("nan"), float("nan")
    all_no, as_peers = k / (n + missing), (k + missing * peers_rate) / (n + missing)
    return min(all_no, as_peers), max(all_no, as_peers)


def _counts(k: Numbers, n: Numbers) -> tuple[Floats, Floats]:
    counted, of = np.asarray(k, dtype=float), np.asarray(n, dtype=float)
    if np.any(counted < 0) or np.any(counted > of):
        raise ValueError("k counts some of the n records: it is at least 0 and at most n")
    return counted, of


def _known(values: Numbers) -> Floats:
    numbers: Floats = np.asarray(values, dtype=float)
    return numbers[np.isfinite(numbers)].copy()
