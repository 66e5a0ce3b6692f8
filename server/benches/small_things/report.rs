//! The tables.

use ranking::Weights;
use ranking::measures::{average_precision, recall_at};
use server::config::SearchConfig;

use super::cosines::{Cosines, Kind};
use super::scenes::Query;

const KINDS: [(Kind, &str); 2] = [(Kind::Pooled, "pooled"), (Kind::Crops, "crops")];

/// Weights of the best local view, beside that of the whole picture; both make one.
const LOCAL_WEIGHTS: [f32; 7] = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6];

/// Rows of two tables: with the weights of the settings, and with others.
pub struct Report {
    weights: Weights,
    candidates: usize,
    by_settings: Vec<String>,
    by_weight: Vec<String>,
}

/// Means over queries.
#[derive(Default)]
struct Quality {
    recall_at_1: f64,
    recall_at_10: f64,
    map: f64,
}

impl Report {
    pub fn new(config: &SearchConfig) -> Self {
        let weights = Weights { global: config.global_weight, local: config.local_weight };
        Self { weights, candidates: config.candidates, by_settings: Vec::new(), by_weight: Vec::new() }
    }

    /// Ranks all pictures for each query.
    pub fn add(&mut self, name: String, queries: &[Query], cosines: &[Cosines]) {
        let quality = |kind, weights| Quality::of(queries, cosines, |one| one.ranking(kind, weights, self.candidates));
        let alone = Weights { global: 1.0, local: 0.0 };
        let cells = [(Kind::Crops, alone), (Kind::Pooled, self.weights), (Kind::Crops, self.weights)]
            .map(|(kind, weights)| quality(kind, weights))
            .map(|is| format!("{:.3}, {:.3}, {:.3}", is.recall_at_1, is.recall_at_10, is.map));
        self.by_settings.push(format!("| {name} | {} |", cells.join(" | ")));
        for (kind, label) in KINDS {
            let map = |local| format!("{:.3}", quality(kind, Weights { global: 1.0 - local, local }).map);
            self.by_weight.push(format!("| {name}, {label} | {} |", LOCAL_WEIGHTS.map(map).join(" | ")));
        }
    }

    pub fn print(&self) {
        let Weights { global, local } = self.weights;
        println!(
            "\nThe first {} by the whole picture are ranked {global} : {local} by local views.\n",
            self.candidates
        );
        println!("| recall@1, recall@10, mAP | off | pooled | crops |\n| --- | --- | --- | --- |");
        println!("{}\n", self.by_settings.join("\n"));
        println!(
            "| mAP by the weight of the local view | {} |",
            LOCAL_WEIGHTS.map(|weight| weight.to_string()).join(" | ")
        );
        println!("| ---{} |", " | ---:".repeat(LOCAL_WEIGHTS.len()));
        println!("{}\n", self.by_weight.join("\n"));
    }
}

impl Quality {
    fn of(queries: &[Query], cosines: &[Cosines], rank: impl Fn(&Cosines) -> Vec<usize>) -> Self {
        let count = queries.len() as f64;
        queries.iter().zip(cosines).fold(Self::default(), |sum, (query, cosines)| {
            let hits: Vec<bool> = rank(cosines).into_iter().map(|picture| query.relevant[picture]).collect();
            let relevant = hits.iter().filter(|hit| **hit).count();
            let recall = |k| recall_at(&hits, relevant, k).unwrap() / count;
            Self {
                recall_at_1: sum.recall_at_1 + recall(1),
                recall_at_10: sum.recall_at_10 + recall(10),
                map: sum.map + average_precision(&hits, relevant).unwrap() / count,
            }
        })
    }
}
