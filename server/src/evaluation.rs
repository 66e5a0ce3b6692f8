//! How good searches are, measured on pictures of which it is known what they show.

mod answer;
mod library;
mod material;
mod measures;
mod outside;
mod question;
mod report;
mod stage;

use std::sync::Arc;

use app::{AppError, Backend};
use catalog::CaptionKind;
use futures::{StreamExt, TryStreamExt, stream};

pub use answer::{Answer, Shown};
pub use library::{Library, LibraryError, empty};
pub use material::{Material, MaterialError, Picture};
pub use measures::{Cut, Measures, Ranking, Threshold};
pub use question::{Kind, Question};
pub use report::{Column, Report};
pub use stage::Stage;

use crate::backend::LiveBackend;
use crate::boot::Running;
use crate::print::bar;

/// Searches at the same time.
const PARALLEL: usize = 4;

/// What is measured.
#[derive(Clone, Debug)]
pub struct Trial<'a> {
    /// The share of the pictures that are tagged with what they show.
    pub tagged: f64,
    /// How much searches do.
    pub stages: &'a [Stage],
    /// Which captions the pictures get before it is measured what these add.
    pub captions: &'a [CaptionKind],
}

/// Takes the pictures into the library of a system that has none, asks what is known of them at each stage, and
/// measures the answers; then again with captions, where these are wanted.
///
/// # Errors
/// Where a picture is refused or cannot be indexed or described, or a search fails.
pub async fn evaluate(running: &Running, material: &Material, trial: &Trial<'_>) -> Result<Report, LibraryError> {
    let library = Library::fill(running, material, trial.tagged).await?;
    let questions = Question::all(material);
    let mut columns = measure(running, &library, trial.stages, &questions).await?;
    if !trial.captions.is_empty() {
        library.describe(running, trial.captions).await?;
        columns.extend(measure(running, &library, &Stage::DESCRIBED, &questions).await?);
    }
    Ok(Report::new(library.model, material.pictures.len(), library.tagged, &questions, columns))
}

async fn measure(
    running: &Running,
    library: &Library,
    stages: &[Stage],
    questions: &[Question],
) -> Result<Vec<Column>, AppError> {
    let bar = bar((questions.len() * stages.len()) as u64, "searching");
    let mut columns = Vec::new();
    for stage in stages {
        let ask = async |question| {
            let answer = ask(running, library, *stage, question).await;
            bar.inc(1);
            answer
        };
        let answers = stream::iter(questions).map(ask).buffered(PARALLEL).try_collect::<Vec<_>>().await?;
        columns.push(Column::of(*stage, &answers));
    }
    bar.finish_and_clear();
    Ok(columns)
}

async fn ask(running: &Running, library: &Library, stage: Stage, question: &Question) -> Result<Answer, AppError> {
    let backend = LiveBackend(Arc::clone(&running.services));
    let page = backend.search(&running.viewer, &stage.request(&question.text)).await?;
    Ok(Answer::of(question.kind, &library.of(question), &page))
}
