//! What local views are good for: `cargo bench -p server --bench small_things`.
//!
//! Looks for drawn scenes by their captions and by the names of what they show: by the whole picture alone and ranked by
//! local views of either kind as well, as a search does. Prints recall and mAP, and what each kind costs.
//!
//! Of the sets, the gallery lies beside the checkout; the others are drawn once by the pixel world that lies there, too,
//! with Python (`PYTHON`, else `python3`), Pillow, numpy and two inputs that its README names.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot be taken ends the program")]

mod cosines;
mod report;
mod scenes;
mod sets;
mod views;

use inference::Options;
use server::config::Config;
use server::models;

use cosines::Cosines;
use report::Report;
use views::Encoder;

#[tokio::main]
async fn main() {
    let home = tempfile::tempdir().unwrap();
    let config = Config::for_testing(home.path());
    let model = models::load(&config.model, Options::default()).await.unwrap();
    model.ready().await.unwrap();

    let mut encoder = Encoder::new(&model, config.limits.picture());
    let mut report = Report::new(&config.search);
    for (name, folder) in sets::all() {
        let scenes = scenes::read(&folder);
        let pictures = encoder.pictures(scenes.iter().map(|scene| folder.join(&scene.file))).await;
        for (kind, queries) in [("captions", scenes::captions(&scenes)), ("names", scenes::names(&scenes))] {
            let texts = encoder.texts(&queries).await;
            let cosines = texts.iter().map(|text| Cosines::of(text, &pictures)).collect::<Vec<_>>();
            report.add(format!("{name}: {} {kind}", queries.len()), &queries, &cosines);
        }
    }
    report.print();
    encoder.print_costs();
    model.stop().await;
}
