//! The program under load: a process of its own, as its user starts it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::task::JoinHandle;

/// How often the memory of the program is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(50);
/// How much of a line of the log tells what kind of line it is, after the time.
const KIND: usize = 100;
/// What the environment may choose: with a large model, it is the model that takes no more.
const KEPT: [&str; 2] = ["SIGLIP_MODEL", "PRECISION"];

/// A running `media-search serve` with its embedded defaults.
pub struct Program {
    /// Where it answers.
    pub url: String,
    child: Child,
    log: PathBuf,
}

impl Program {
    /// Starts the server in a folder and waits until it says that it is ready.
    pub fn serve(home: &Path) -> Self {
        let log = home.join("log");
        let mut command = Command::new(env!("CARGO_BIN_EXE_media-search"));
        let kept = |name| KEPT.contains(&name);
        for setting in server::config::table::SETTINGS.iter().filter(|setting| !kept(setting.name)) {
            command.env_remove(setting.name);
        }
        command.args(["serve", "--bind", "127.0.0.1:0", "--data"]).arg(home.join("data"));
        command.stdout(Stdio::piped()).stderr(File::create(&log).expect("the temporary folder takes a file"));
        let mut child = command.spawn().expect("the program starts");
        let mut lines = BufReader::new(child.stdout.take().expect("its output is a pipe")).lines();
        let url = lines.find_map(|line| Some(line.ok()?.strip_prefix("Media Search is ready at ")?.to_owned()));
        // Nobody reads on, but the pipe has to stay open.
        std::thread::spawn(move || lines.for_each(drop));
        let mut program = Self { url: String::new(), child, log };
        match url {
            Some(url) => program.url = url,
            None => panic!("the program does not get ready; it logged {:?}", program.complaints()),
        }
        program
    }

    /// Memory that the process holds now, in bytes; 0 where it is gone.
    pub fn resident(&self) -> u64 {
        resident(self.child.id())
    }

    /// Looks at the memory until [`Watch::peak`] is asked for.
    pub fn watch(&self) -> Watch {
        let (process, peak) = (self.child.id(), Arc::new(AtomicU64::new(self.resident())));
        let seen = Arc::clone(&peak);
        let task = tokio::spawn(async move {
            loop {
                seen.fetch_max(resident(process), Ordering::Relaxed);
                tokio::time::sleep(LOOK_EVERY).await;
            }
        });
        Watch { peak, task }
    }

    /// Processor time that the process took so far, without its database.
    pub fn processor(&self) -> Duration {
        processor(&self.child.id().to_string())
    }

    /// How many warnings and errors of each kind it logged.
    pub fn complaints(&self) -> BTreeMap<String, usize> {
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        let mut kinds = BTreeMap::new();
        for line in log.lines().filter(|line| line.contains(" WARN ") || line.contains("ERROR ")) {
            let (_, said) = line.split_once('Z').unwrap_or(("", line));
            *kinds.entry(said.chars().take(KIND).collect()).or_default() += 1;
        }
        kinds
    }

    /// Asks it to end and answers whether it did so cleanly.
    pub fn terminate(&mut self) -> bool {
        let process = rustix::process::Pid::from_child(&self.child);
        // It may have ended by itself, which its status tells.
        let _ = rustix::process::kill_process(process, rustix::process::Signal::TERM);
        self.child.wait().is_ok_and(|status| status.success())
    }
}

impl Drop for Program {
    /// Leaves neither program nor database behind where the measurement broke off.
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.terminate();
        }
    }
}

/// Somebody who looks at the memory of a process.
pub struct Watch {
    peak: Arc<AtomicU64>,
    task: JoinHandle<()>,
}

impl Watch {
    /// The most that was seen, in bytes.
    pub fn peak(self) -> u64 {
        self.task.abort();
        self.peak.load(Ordering::Relaxed)
    }
}

/// Processor time that this process took so far, with all its clients.
pub fn own_processor() -> Duration {
    processor("self")
}

fn processor(process: &str) -> Duration {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The name of the program, in brackets, may hold spaces; user and system time are the 12th and 13th after it.
    let (_, fields) = stat.rsplit_once(')').unwrap_or_default();
    let ticks = fields.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok());
    // Linux counts in hundredths of a second, whatever its own clock.
    Duration::from_millis(10 * ticks.sum::<u64>())
}

/// How often the system turned a new connection away so far, because a program did not accept those before fast enough.
pub fn turned_away() -> u64 {
    let netstat = fs::read_to_string("/proc/net/netstat").unwrap_or_default();
    let mut lines = netstat.lines().filter(|line| line.starts_with("TcpExt:")).map(str::split_whitespace);
    let (Some(names), Some(values)) = (lines.next(), lines.next()) else { return 0 };
    let found = names.zip(values).find(|(name, _)| *name == "ListenOverflows");
    found.and_then(|(_, value)| value.parse().ok()).unwrap_or(0)
}

fn resident(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0) * 1024
}
