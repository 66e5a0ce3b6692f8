//! Measures of search quality.
//!
//! `ranking` says of each result, the first first, whether it is relevant; `relevant` is how many pictures of the
//! library are. Where nothing is relevant, measures of a ranking have no value: a mean over queries leaves these out.

/// The share of the relevant pictures that are among the first `k`.
pub fn recall_at(ranking: &[bool], relevant: usize, k: usize) -> Option<f64> {
    (relevant > 0).then(|| hits(ranking, k) as f64 / relevant as f64)
}

/// The share of the first `k` places that hold a relevant picture; a missing result is a wrong one. None for `k` = 0.
pub fn precision_at(ranking: &[bool], k: usize) -> Option<f64> {
    (k > 0).then(|| hits(ranking, k) as f64 / k as f64)
}

/// The mean over the relevant pictures of the precision at the place of each; 0 for one that was not found. Its mean
/// over queries is mAP.
pub fn average_precision(ranking: &[bool], relevant: usize) -> Option<f64> {
    let places = (1..).zip(ranking).filter_map(|(place, hit)| hit.then_some(place));
    let precisions = (1..).zip(places).map(|(found, place): (u32, u32)| f64::from(found) / f64::from(place));
    (relevant > 0).then(|| precisions.sum::<f64>() / relevant as f64)
}

/// One by the place of the first relevant picture; 0 if none was found. Its mean over queries is MRR.
pub fn reciprocal_rank(ranking: &[bool], relevant: usize) -> Option<f64> {
    let first = ranking.iter().position(|hit| *hit);
    (relevant > 0).then(|| first.map_or(0.0, |index| 1.0 / (index + 1) as f64))
}

/// Normalised discounted cumulative gain (Järvelin & Kekäläinen 2002): the sum over the first `k` places of
/// `gain / log2(place + 1)`, by that of the best possible order. `gains` are of the results, `library` of all pictures
/// (in any order; zeros may be left out). None where nothing has a gain.
pub fn ndcg_at(gains: &[f64], library: &[f64], k: usize) -> Option<f64> {
    let cumulative = |gains: &[f64]| -> f64 {
        (2..).zip(gains).take(k).map(|(divisor, gain): (u32, _)| gain / f64::from(divisor).log2()).sum()
    };
    let mut ideal = library.to_vec();
    ideal.sort_by(|left, right| right.total_cmp(left));
    let best = cumulative(&ideal);
    (best > 0.0).then(|| cumulative(gains) / best)
}

/// F1 of a cut: the harmonic mean of precision and recall of the results that were `kept`, `right` of them relevant:
/// `2 · right / (kept + relevant)`. For a query that matches nothing it is 1 if nothing was kept, else 0.
pub fn f1(kept: usize, right: usize, relevant: usize) -> f64 {
    if kept + relevant == 0 { 1.0 } else { 2.0 * right as f64 / (kept + relevant) as f64 }
}

/// Expected calibration error (Naeini et al. 2015), of confidences and whether each was right: over ten bins of equal
/// width, the mean of |mean confidence - share that was right|, weighted by the size of the bin. None of nothing; a
/// confidence that is not a number is left out.
pub fn expected_calibration_error(predictions: &[(f32, bool)]) -> Option<f64> {
    const BINS: usize = 10;
    // Of each bin the sum of confidence less the number that was right: its gap times its size.
    let mut gaps = [0.0; BINS];
    let mut count = 0_usize;
    for (confidence, right) in predictions.iter().filter(|(confidence, _)| !confidence.is_nan()) {
        let confidence = f64::from(confidence.clamp(0.0, 1.0));
        let bin = ((confidence * BINS as f64) as usize).min(BINS - 1);
        if let Some(gap) = gaps.get_mut(bin) {
            *gap += confidence - f64::from(u8::from(*right));
        }
        count += 1;
    }
    (count > 0).then(|| gaps.iter().map(|gap: &f64| gap.abs()).sum::<f64>() / count as f64)
}

fn hits(ranking: &[bool], k: usize) -> usize {
    ranking.iter().take(k).filter(|hit| **hit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relevant at places 1, 3 and 6; a fourth relevant picture was not found.
    const RANKING: [bool; 6] = [true, false, true, false, false, true];

    fn close(measured: Option<f64>, expected: f64) -> bool {
        measured.is_some_and(|measured| (measured - expected).abs() < 1e-9)
    }

    #[test]
    fn recall_and_precision() {
        assert!(close(recall_at(&RANKING, 4, 1), 0.25));
        assert!(close(recall_at(&RANKING, 4, 5), 0.5));
        assert!(close(recall_at(&RANKING, 4, 100), 0.75));
        assert!(close(precision_at(&RANKING, 3), 2.0 / 3.0));
        assert!(close(precision_at(&RANKING, 10), 0.3));
        assert_eq!(precision_at(&RANKING, 0), None);
    }

    #[test]
    fn mean_places() {
        assert!(close(average_precision(&RANKING, 4), (1.0 + 2.0 / 3.0 + 0.5) / 4.0));
        assert!(close(reciprocal_rank(&[false, false, true], 1), 1.0 / 3.0));
        assert!(close(reciprocal_rank(&[false, false], 1), 0.0));
    }

    #[test]
    fn gains_are_discounted_by_their_place() {
        // (3 + 0 / log2 3 + 1 / 2) by (3 + 2 / log2 3 + 1 / 2)
        let expected = 3.5 / (3.5 + 2.0 / 3_f64.log2());
        assert!(close(ndcg_at(&[3.0, 0.0, 1.0], &[1.0, 2.0, 3.0], 3), expected));
        assert!(close(ndcg_at(&[3.0, 0.0, 1.0], &[1.0, 2.0, 3.0], 1), 1.0));
        assert_eq!(ndcg_at(&[0.0], &[0.0], 3), None);
    }

    #[test]
    fn a_query_that_matches_nothing_is_answered_well_by_nothing() {
        assert_eq!(f1(0, 0, 0), 1.0);
        assert_eq!(f1(3, 0, 0), 0.0);
        assert_eq!(f1(0, 0, 3), 0.0);
        assert!((f1(4, 2, 3) - 4.0 / 7.0).abs() < 1e-12);
        assert_eq!(recall_at(&[false], 0, 1), None);
        assert_eq!(average_precision(&[false], 0), None);
        assert_eq!(reciprocal_rank(&[false], 0), None);
    }

    #[test]
    fn calibration_errs_by_the_gap_of_each_bin() {
        // [0.1, 0.2): |0.3 - 1|; [0.9, 1]: |1.95 - 1|; of four.
        let predictions = [(0.15, true), (0.15, false), (0.95, true), (1.0, false)];
        assert!(expected_calibration_error(&predictions).is_some_and(|error| (error - 1.65 / 4.0).abs() < 1e-6));
        assert_eq!(expected_calibration_error(&[(1.0, true), (0.0, false), (f32::NAN, true)]), Some(0.0));
        assert_eq!(expected_calibration_error(&[]), None);
    }
}
