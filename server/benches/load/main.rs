//! The program under more load than it can take: `cargo bench -p server --bench load`.
//!
//! Prints two tables and judges no clock. What can be counted has to be right, whatever the load: every request is
//! answered once and with its own answer, what is refused is told when to come back, and no picture is lost or stored
//! twice. Where it is not, the program ends with 1 and says what was wrong.
//!
//! The clients share the processor with the server, so the figures are those of a machine that does both.

mod pictures;
mod program;
mod report;
mod search;
mod upload;

use std::collections::BTreeSet;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

use reqwest::Client;
use tokio_util::sync::CancellationToken;

use program::{Program, own_processor, turned_away};
use report::{Faults, Timings, megabytes};
use search::{Overload, Searcher};
use upload::{Flood, Uploader};

/// Pictures that are there before anything is measured.
const SEED: usize = 120;
/// Pictures that are indexed while somebody searches.
const IMPORTED: usize = 300;
/// Pictures that come all at once, and how many of them do so twice: every so-manyth.
const FLOOD: usize = 600;
const DOUBLED: usize = 10;
/// How many clients are tried to find the most that the server answers.
const CLIENTS: [usize; 3] = [8, 32, 128];
/// How long each of them is tried, and a single client.
const CLOSED: Duration = Duration::from_secs(4);
/// How long more arrives than can be answered, and how much more.
const OPEN: Duration = Duration::from_secs(12);
const TIMES: f64 = 4.0;
/// What one who searches beside other work does between two searches: without it, the searches were the load.
const PAUSE: Duration = Duration::from_millis(20);
/// After which no answer is one that never comes, and how long the program may take to calm down.
const TIMEOUT: Duration = Duration::from_secs(90);
const CALM: Duration = Duration::from_secs(2);

/// What was measured.
struct Measured {
    alone: Timings,
    crowd: Timings,
    clients: usize,
    most: f64,
    overload: Overload,
    overload_memory: [u64; 3],
    overload_processor: [Duration; 2],
    quiet: Timings,
    importing: Timings,
    indexing: Timings,
    import_took: Duration,
    flood: Flood,
    flooded: Timings,
    flood_took: Duration,
    flood_memory: [u64; 3],
    /// New connections that the system turned away, under overload and among uploads.
    turned_away: [u64; 2],
    pictures: usize,
}

#[tokio::main]
async fn main() -> ExitCode {
    let home = tempfile::tempdir().expect("the system has a place for temporary files");
    let (faults, mut program) = (Faults::default(), Program::serve(home.path()));
    // No connection is kept so long that the server might close it in the moment when it is used again.
    let client = Client::builder().no_proxy().timeout(TIMEOUT).pool_idle_timeout(Duration::from_secs(3));
    let client = client.build().expect("a client needs nothing of the system");

    print(&measure(&client, &program, &faults).await);
    faults.demand(program.terminate(), "the program did not end cleanly", "see its log");
    for (kind, count) in program.complaints() {
        eprintln!("The server logged {count} times:{kind}");
    }
    let sentences = faults.sentences();
    if sentences.is_empty() {
        return ExitCode::SUCCESS;
    }
    for sentence in sentences {
        eprintln!("wrong: {sentence}");
    }
    ExitCode::FAILURE
}

async fn measure(client: &Client, program: &Program, faults: &Faults) -> Measured {
    let searcher = Searcher::new(client, &program.url, faults);
    let uploader = Uploader::new(client, &program.url, faults);
    let mut library = uploader.import(&pictures::draw(0..SEED, 320)).await;
    uploader.settle(&library).await;

    let (alone, _) = searcher.closed_loop(1, CLOSED).await;
    let (mut crowd, mut clients, mut most) = (Timings::default(), 0, 0.0);
    for number in CLIENTS {
        let (timings, rate) = searcher.closed_loop(number, CLOSED).await;
        if rate > most {
            (crowd, clients, most) = (timings, number, rate);
        }
    }

    let (before, watch) = (program.resident(), program.watch());
    let (processor, away) = ([program.processor(), own_processor()], turned_away());
    let overload = searcher.open_loop(TIMES * most, OPEN).await;
    let overload_processor = [program.processor() - processor[0], own_processor() - processor[1]];
    let (peak, overload_away) = (watch.peak(), turned_away() - away);
    tokio::time::sleep(CALM).await;
    let overload_memory = [before, peak, program.resident()];

    let drawn = pictures::draw(SEED..SEED + IMPORTED, 800);
    let quiet = searcher.one_by_one(PAUSE, until(Instant::now() + CLOSED)).await;
    let started = Instant::now();
    let (ids, importing) = beside(&searcher, uploader.import(&drawn)).await;
    library.extend(ids);
    let ((), indexing) = beside(&searcher, uploader.settle(&library)).await;
    let import_took = started.elapsed();

    let drawn = pictures::draw_mixed(SEED + IMPORTED..SEED + IMPORTED + FLOOD, 320);
    let (before, watch, away, started) = (program.resident(), program.watch(), turned_away(), Instant::now());
    let (flood, flooded) = beside(&searcher, uploader.flood(&drawn, DOUBLED, &mut library)).await;
    let turned_away = [overload_away, turned_away() - away];
    uploader.settle(&library).await;
    let (peak, flood_took) = (watch.peak(), started.elapsed());
    tokio::time::sleep(CALM).await;
    let flood_memory = [before, peak, program.resident()];

    let pictures = BTreeSet::len(&library);
    Measured {
        alone,
        crowd,
        clients,
        most,
        overload,
        overload_memory,
        overload_processor,
        quiet,
        importing,
        indexing,
        import_took,
        flood,
        flooded,
        flood_took,
        flood_memory,
        turned_away,
        pictures,
    }
}

fn until(end: Instant) -> impl Fn(Instant) -> bool {
    move |now| now >= end
}

/// Does work while one client searches, and answers how long the searches took.
async fn beside<T>(searcher: &Arc<Searcher>, work: impl Future<Output = T>) -> (T, Timings) {
    let (searcher, done) = (Arc::clone(searcher), CancellationToken::new());
    let seen = done.clone();
    let searches = tokio::spawn(async move { searcher.one_by_one(PAUSE, |_| seen.is_cancelled()).await });
    let result = work.await;
    done.cancel();
    (result, searches.await.unwrap_or_default())
}

fn print(measured: &Measured) {
    let Measured { alone, crowd, clients, most, overload, quiet, importing, indexing, flood, flooded, .. } = measured;
    println!("| whole program under load (`cargo bench -p server --bench load`) | median | 95th percentile |");
    println!("| --- | ---: | ---: |");
    println!("| text search, one client, nothing else | {alone} |");
    println!("| text search, {clients} clients without a pause | {crowd} |");
    println!("| answered under {TIMES} times what it can take | {} |", overload.found);
    println!("| refused then (503) | {} |", overload.refused);
    println!("| text search, one client with pauses, nothing else | {quiet} |");
    println!("| the same while {IMPORTED} pictures are uploaded, 4 at a time | {importing} |");
    println!("| the same while they are indexed further | {indexing} |");
    println!("| the same while {} uploads come at once | {flooded} |", flood.sent);
    println!("| an upload among {} at once, stored (201) | {} |", flood.sent, flood.stored);
    println!("| an upload among them, refused | {} |", flood.refused);
    println!();
    println!("| what | figures |");
    println!("| --- | ---: |");
    println!("| searches answered a second, at most | {most:.0} |");
    let rate = overload.rate;
    println!("| searches answered a second under overload | {rate:.0} ({:.2} ×) |", rate / most);
    let Overload { sent, answered, most_open, .. } = overload;
    println!(
        "| arrivals, answered | {sent}, {answered}; {most_open} open at once at most, the longest {:.1} s |",
        overload.found.at(1.0) / 1e3
    );
    let (least, longest) = overload.retry_after.unwrap_or_default();
    let (found, refused) = (overload.found.len(), overload.refused.len());
    println!("| with 200, with 503 | {found}, {refused}; Retry-After {least} to {longest} s |");
    println!("| memory of the server before, at the peak, after | {} |", memory(measured.overload_memory));
    let [server, clients] = measured.overload_processor.map(|time| time.as_secs_f64());
    println!("| processor time of server and clients in these {} s | {server:.1} s, {clients:.1} s |", OPEN.as_secs());
    let slower = |timings: &Timings| timings.at(0.95) / quiet.at(0.95);
    println!(
        "| p95 of searches while uploading, indexing further | {:.1} ×, {:.1} × |",
        slower(importing),
        slower(indexing)
    );
    let rate = IMPORTED as f64 / measured.import_took.as_secs_f64();
    println!("| stored and indexed with local views, beside searches | {rate:.1} pictures a second |");
    let (stored, refused) = (flood.stored.len(), flood.refused.len());
    let outcomes = format!("{stored} stored, {} duplicates, {refused} refused", flood.duplicates);
    println!("| {} uploads at once | {outcomes}; answered within {:.1} s |", flood.sent, flood.took.as_secs_f64());
    println!("| until all of them are indexed | {:.0} s |", measured.flood_took.as_secs_f64());
    println!("| memory of the server before, at the peak, after | {} |", memory(measured.flood_memory));
    let [overload, uploads] = measured.turned_away;
    println!("| new connections turned away by the system: overload, uploads | {overload}, {uploads} |");
    println!("| pictures in the library, each answered with one 201 | {} |", measured.pictures);
}

fn memory(bytes: [u64; 3]) -> String {
    bytes.map(megabytes).join(", ")
}
