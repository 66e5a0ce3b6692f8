//! Measures as people and programs read them.

use std::collections::BTreeMap;

use app::types::ModelSummary;
use serde::Serialize;

use super::answer::Answer;
use super::measures::{Measures, Ranking};
use super::question::{Kind, Question};
use super::stage::Stage;
use crate::markdown;

/// How good searches of a library are.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The model that it is indexed with.
    pub model: ModelSummary,
    /// How many pictures it has.
    pub pictures: usize,
    /// How many of them are tagged with what they show.
    pub tagged: usize,
    /// How many queries there are of each kind.
    pub queries: BTreeMap<Kind, usize>,
    /// How good searches are that do less or more.
    pub columns: Vec<Column>,
}

/// How good searches are that do so much.
#[derive(Debug, Serialize)]
pub struct Column {
    /// How much they do.
    pub name: &'static str,
    /// All queries together.
    #[serde(flatten)]
    pub all: Measures,
    /// The order, of each kind of query.
    pub kinds: BTreeMap<Kind, Ranking>,
}

impl Column {
    /// Measures answers.
    pub fn of(stage: Stage, answers: &[Answer]) -> Self {
        let of_kind = |kind| Some((kind, Ranking::of(answers.iter().filter(|answer| answer.kind == kind))?));
        Self {
            name: stage.name(),
            all: Measures::of(answers),
            kinds: Kind::ALL.into_iter().filter_map(of_kind).collect(),
        }
    }
}

impl Report {
    pub(super) fn new(
        model: ModelSummary,
        pictures: usize,
        tagged: usize,
        questions: &[Question],
        columns: Vec<Column>,
    ) -> Self {
        let mut queries = BTreeMap::new();
        for question in questions {
            *queries.entry(question.kind).or_default() += 1;
        }
        Self { model, pictures, tagged, queries, columns }
    }

    /// What was measured, and a table of the measures.
    pub fn markdown(&self) -> String {
        let heading: Vec<String> = [self.model.name.as_str()]
            .into_iter()
            .chain(self.columns.iter().map(|column| column.name))
            .map(str::to_owned)
            .collect();
        format!("{}\n\n{}", self.sentence(), markdown::table(&heading, &self.lines()))
    }

    fn sentence(&self) -> String {
        let ModelSummary { name, precision, .. } = &self.model;
        let kinds: Vec<String> = self.queries.iter().map(|(kind, count)| format!("{count} {}", kind.name())).collect();
        format!(
            "{} pictures, {} of them tagged with what they show; {name} in {precision}; searched for: {}.",
            self.pictures,
            self.tagged,
            kinds.join(", ")
        )
    }

    fn lines(&self) -> Vec<Vec<String>> {
        let line = |name: &str, measure: &dyn Fn(&Column) -> Option<String>| {
            let cells = self.columns.iter().map(|column| measure(column).unwrap_or_else(|| "-".to_owned()));
            [name.to_owned()].into_iter().chain(cells).collect()
        };
        let of_ranking = |name: &str, measure: fn(&Ranking) -> f64| {
            line(name, &|column| column.all.ranking.as_ref().map(measure).map(digits))
        };
        let mut lines = vec![
            of_ranking("recall@1", |ranking| ranking.recall_at_1),
            of_ranking("recall@5", |ranking| ranking.recall_at_5),
            of_ranking("recall@10", |ranking| ranking.recall_at_10),
            of_ranking("precision@10", |ranking| ranking.precision_at_10),
            of_ranking("mAP", |ranking| ranking.map),
            of_ranking("MRR", |ranking| ranking.mrr),
            of_ranking("nDCG@10", |ranking| ranking.ndcg_at_10),
        ];
        for kind in Kind::ALL.into_iter().filter(|kind| self.queries.contains_key(kind) && *kind != Kind::Nothing) {
            let of_kind =
                |measure: fn(&Ranking) -> f64| move |column: &Column| column.kinds.get(&kind).map(measure).map(digits);
            lines.push(line(&format!("recall@10, {}", kind.name()), &of_kind(|ranking| ranking.recall_at_10)));
            lines.push(line(&format!("mAP, {}", kind.name()), &of_kind(|ranking| ranking.map)));
        }
        lines.extend([
            line("calibration error", &|column| column.all.calibration_error.map(digits)),
            line("F1 of the cut-off: something there", &|column| column.all.cutoff.matching.map(digits)),
            line("F1 of the cut-off: nothing there", &|column| column.all.cutoff.nothing.map(digits)),
            line("F1 of the cut-off: mean of both", &|column| Some(digits(column.all.cutoff.mean))),
            line("F1 at 0.175: mean of both", &|column| Some(digits(column.all.fixed.f1.mean))),
            line("F1 at the best threshold: mean of both", &|column| Some(digits(column.all.best.f1.mean))),
            line("the best threshold", &|column| Some(digits(column.all.best.score.into()))),
        ]);
        lines
    }
}

fn digits(value: f64) -> String {
    format!("{value:.3}")
}
