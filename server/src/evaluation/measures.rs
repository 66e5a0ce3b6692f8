//! Numbers that say how good answers are. Crate `ranking` defines each.

use ranking::measures::{
    average_precision, expected_calibration_error, f1, ndcg_at, precision_at, recall_at, reciprocal_rank,
};
use serde::Serialize;

use super::answer::{Answer, Shown};

/// The similarity that others cut at.
const FIXED: f32 = 0.175;
/// Where the best threshold is looked for.
const LEAST: f32 = -0.2;
const STEP: f32 = 0.005;
const STEPS: u8 = 240;
/// As many results as people see at first; for these it is measured how far they can trust the confidence.
const SEEN: usize = 20;

/// How good rankings are: means over the queries that match something.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Ranking {
    /// How many queries these are.
    pub queries: usize,
    /// The share of the right pictures that comes first.
    pub recall_at_1: f64,
    /// Among the first five.
    pub recall_at_5: f64,
    /// Among the first ten.
    pub recall_at_10: f64,
    /// The share of the first ten that is right.
    pub precision_at_10: f64,
    /// Mean average precision.
    pub map: f64,
    /// Mean reciprocal rank.
    pub mrr: f64,
    /// Normalised discounted cumulative gain of the first ten.
    pub ndcg_at_10: f64,
}

/// F1 of where what was found ends.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Cut {
    /// The mean over the queries that match something.
    pub matching: Option<f64>,
    /// The mean over those that match nothing: the share of them that is answered by nothing.
    pub nothing: Option<f64>,
    /// The mean of both.
    pub mean: f64,
}

/// A score that is the same for all queries.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Threshold {
    /// From which score on a picture is called found.
    pub score: f32,
    /// How good that is.
    pub f1: Cut,
}

/// How good the answers to all queries are.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Measures {
    /// The order.
    pub ranking: Option<Ranking>,
    /// How far confidence is from the share of results that are right, of those that are seen at first.
    pub calibration_error: Option<f64>,
    /// F1 of the cut-off that each search has of its own.
    pub cutoff: Cut,
    /// F1 of a threshold that others use.
    pub fixed: Threshold,
    /// F1 of the threshold that is best for just these queries, by their answers.
    pub best: Threshold,
}

impl Ranking {
    /// Of answers; none where no query matches anything.
    pub fn of<'a>(answers: impl Iterator<Item = &'a Answer>) -> Option<Self> {
        let matching: Vec<_> =
            answers.filter(|answer| answer.relevant > 0).map(|answer| (answer.ranking(), answer.relevant)).collect();
        let mean_of = |measure: fn(&[bool], usize) -> Option<f64>| {
            mean(matching.iter().filter_map(|(ranking, relevant)| measure(ranking, *relevant))).unwrap_or_default()
        };
        (!matching.is_empty()).then(|| Self {
            queries: matching.len(),
            recall_at_1: mean_of(|ranking, relevant| recall_at(ranking, relevant, 1)),
            recall_at_5: mean_of(|ranking, relevant| recall_at(ranking, relevant, 5)),
            recall_at_10: mean_of(|ranking, relevant| recall_at(ranking, relevant, 10)),
            precision_at_10: mean_of(|ranking, _| precision_at(ranking, 10)),
            map: mean_of(average_precision),
            mrr: mean_of(reciprocal_rank),
            ndcg_at_10: mean_of(|ranking, relevant| {
                let gains: Vec<f64> = ranking.iter().map(|right| f64::from(u8::from(*right))).collect();
                ndcg_at(&gains, &vec![1.0; relevant], 10)
            }),
        })
    }
}

impl Cut {
    /// Of what is kept of each answer.
    pub fn of(answers: &[Answer], kept: impl Fn(&Shown) -> bool) -> Self {
        let f1_of = |answer: &Answer| {
            let (mut count, mut right) = (0, 0);
            for shown in answer.results.iter().filter(|shown| kept(shown)) {
                count += 1;
                right += usize::from(shown.is_relevant);
            }
            f1(count, right, answer.relevant)
        };
        let mean_of = |matches: bool| mean(answers.iter().filter(|answer| (answer.relevant > 0) == matches).map(f1_of));
        let (matching, nothing) = (mean_of(true), mean_of(false));
        Self { matching, nothing, mean: mean(matching.into_iter().chain(nothing)).unwrap_or_default() }
    }
}

impl Threshold {
    fn at(answers: &[Answer], score: f32) -> Self {
        Self { score, f1: Cut::of(answers, |shown| shown.score >= score) }
    }

    /// The one whose mean is best.
    fn best(answers: &[Answer]) -> Self {
        let scores = (0..=STEPS).map(|step| LEAST + STEP * f32::from(step));
        let better = |best: Self, other: Self| if other.f1.mean > best.f1.mean { other } else { best };
        scores.map(|score| Self::at(answers, score)).reduce(better).unwrap_or_else(|| Self::at(answers, FIXED))
    }
}

impl Measures {
    /// Of answers.
    pub fn of(answers: &[Answer]) -> Self {
        let seen = answers.iter().flat_map(|answer| answer.results.iter().take(SEEN));
        let predictions: Vec<_> = seen.filter_map(|shown| Some((shown.confidence?, shown.is_relevant))).collect();
        Self {
            ranking: Ranking::of(answers.iter()),
            calibration_error: expected_calibration_error(&predictions),
            cutoff: Cut::of(answers, |shown| shown.is_found),
            fixed: Threshold::at(answers, FIXED),
            best: Threshold::best(answers),
        }
    }
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::super::question::Kind;
    use super::*;

    /// Results as score and whether they are right; found is what scores 0.3 or more.
    fn answer(relevant: usize, results: &[(f32, bool)]) -> Answer {
        let shown = |(score, is_relevant): &(f32, bool)| Shown {
            score: *score,
            confidence: Some(*score),
            is_found: *score >= 0.3,
            is_relevant: *is_relevant,
        };
        Answer { kind: Kind::Objects, relevant, results: results.iter().map(shown).collect() }
    }

    fn answers() -> [Answer; 3] {
        [
            answer(2, &[(0.5, true), (0.4, false), (0.22, true)]),
            answer(1, &[(0.2, true), (0.1, false)]),
            answer(0, &[(0.21, false), (0.1, false)]),
        ]
    }

    #[test]
    fn rankings_are_measured_where_something_is_right() {
        let ranking = Ranking::of(answers().iter()).unwrap();
        assert_eq!(ranking.queries, 2);
        assert_eq!((ranking.recall_at_1, ranking.recall_at_10, ranking.mrr), (0.75, 1.0, 1.0));
        assert!((ranking.map - (5.0 / 6.0 + 1.0) / 2.0).abs() < 1e-12 && ranking.ndcg_at_10 < 1.0);
        assert!((ranking.precision_at_10 - 0.15).abs() < 1e-12);
        assert!(Ranking::of(answers().iter().skip(2)).is_none());
    }

    #[test]
    fn a_cut_is_judged_by_both_sorts_of_queries_alike() {
        let measures = Measures::of(&answers());
        // One of two right ones and a wrong one; nothing of one; nothing of nothing.
        assert_eq!(measures.cutoff, Cut { matching: Some(0.25), nothing: Some(1.0), mean: 0.625 });
        assert_eq!(measures.fixed.f1, Cut { matching: Some(0.9), nothing: Some(0.0), mean: 0.45 });
        // Above 0.21 and up to 0.22.
        assert!((measures.best.score - 0.215).abs() < 1e-4, "{:?}", measures.best);
        assert_eq!(measures.best.f1, Cut { matching: Some(0.4), nothing: Some(1.0), mean: 0.7 });
    }

    #[test]
    fn without_queries_for_nothing_the_others_are_the_mean() {
        let cut = Cut::of(&answers()[..2], |shown| shown.is_found);
        assert_eq!(cut, Cut { matching: Some(0.25), nothing: None, mean: 0.25 });
    }
}
