//! What benches of models of a published size share: what they are asked for, time, memory and what they print.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use siglip::{Precision, Processor};

/// What was measured of a model.
pub struct Measured {
    /// Seconds until it was loaded.
    pub ready: f64,
    /// Bytes of memory that the process held, where that is known.
    pub memory: Option<u64>,
    /// Milliseconds by what was done.
    pub times: serde_json::Value,
}

/// Measures the model of the folder that the command line names, in its precision, and prints one object of JSON.
pub fn report(measure: impl FnOnce(&Path, &Processor) -> Measured + Send) {
    let Some((folder, precision)) = asked() else { return };
    // As the server does, which has a thread for the model alone.
    let Measured { ready, memory, times } = Processor::together(|| measure(&folder, &Processor::new(precision)));
    let instructions = precision.instructions();
    println!("{}", serde_json::json!({"ready": ready, "memory": memory, "instructions": instructions, "times": times}));
}

/// The folder and the precision that the command line names; says what is missing where it names none.
fn asked() -> Option<(PathBuf, Precision)> {
    // Cargo adds an option of its own.
    let mut arguments = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let (Some(folder), Some(precision)) = (arguments.next().map(PathBuf::from), arguments.next()) else {
        eprintln!("Give it a folder and a precision; `make bench` does.");
        return None;
    };
    Some((folder, Precision::named(&precision).expect("a precision")))
}

/// Of some seconds of runs, and of so many at least, in milliseconds.
pub fn median(fewest: usize, mut run: impl FnMut()) -> f64 {
    run();
    let begin = Instant::now();
    let mut times = Vec::new();
    while begin.elapsed() < Duration::from_secs(3) || times.len() < fewest {
        let begin = Instant::now();
        run();
        times.push(begin.elapsed().as_secs_f64() * 1000.0);
    }
    middle(times)
}

/// The one in the middle.
pub fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Bytes of memory that the process holds, where Linux tells.
pub fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? * 1024)
}
