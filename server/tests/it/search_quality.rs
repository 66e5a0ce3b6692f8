//! Search means something, and `media-search eval` says how much.

use catalog::ConnectOptions;
use server::cli::{Described, EvalArgs};
use server::commands::eval;
use server::config::{Config, Sources};
use server::evaluation::{Kind, Stage};
use tokio_util::sync::CancellationToken;

use crate::support::{Program, shared};

/// Floors over the gallery; the README shows what is measured.
const CAPTIONS: f64 = 0.99;
const OBJECTS: f64 = 0.88;
const CUTOFF: f64 = 0.9;
/// The same for objects and the cut-off once a model has described the pictures.
const NAMED: f64 = 0.94;
const TOLD: f64 = 0.93;

#[tokio::test(flavor = "multi_thread")]
async fn what_pictures_show_is_found_and_nothing_else() {
    let home = tempfile::tempdir().unwrap();
    let database = local_postgres::testing::fresh_database().await;
    let sources = Sources::for_testing()
        .with_variable("DATA_DIR", home.path().to_str().unwrap())
        .with_variable("DATABASE_URL", &database);
    let config = Config::build(&sources).unwrap();
    let args = EvalArgs { folder: shared("gallery"), tagged: 0.0, described: Some(Described::Short), json: false };

    // Nobody wrote anything about these pictures, so that this is all that people get before a model describes them.
    let report = eval::measure(&config, &args, &[Stage::Expansion], &CancellationToken::new()).await.unwrap();

    println!("{}", report.markdown());
    let [plain, captions, deep] = report.columns.as_slice() else { panic!("each stage has a column") };
    for (column, objects, cutoff) in [(plain, OBJECTS, CUTOFF), (captions, NAMED, TOLD), (deep, NAMED, TOLD)] {
        assert!(column.kinds[&Kind::Captions].recall_at_10 >= CAPTIONS);
        assert!(column.kinds[&Kind::Objects].map >= objects);
        assert!(column.all.cutoff.mean >= cutoff);
    }
    let lent = catalog::connect(&database, ConnectOptions::default()).await.unwrap();
    assert_eq!(lent.total_media().await.unwrap(), 0, "a database that was lent is left empty");
    assert!(home.path().read_dir().unwrap().next().is_none(), "the data folder of the settings is not touched");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_measured_is_said_in_a_sentence() {
    let home = tempfile::tempdir().unwrap();
    let database = local_postgres::testing::fresh_database().await;
    let run = |arguments: &[&str]| {
        let output = Program::command(home.path(), arguments).env("DATABASE_URL", &database).output().unwrap();
        (output.status.success(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let gallery = shared("gallery");

    let (_, nowhere) = run(&["eval", home.path().to_str().unwrap()]);
    let (imported, _) = run(&["import", gallery.join("scene-001.png").to_str().unwrap()]);
    let (measured, refused) = run(&["eval", gallery.to_str().unwrap()]);

    assert!(nowhere.contains("captions.json cannot be read"), "{nowhere}");
    assert!(imported && !measured);
    assert!(refused.contains("the database of DATABASE_URL is not empty"), "{refused}");
}
