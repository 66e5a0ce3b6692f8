//! The program as its user starts it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use serde_json::Value;

/// A running `media-search serve` with its own private database.
pub struct Program {
    /// Where it answers.
    pub url: String,
    child: Child,
}

impl Program {
    /// The program with arguments, free of the settings of this environment.
    pub fn command(data: &Path, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_media-search"));
        for setting in server::config::table::SETTINGS {
            command.env_remove(setting.name);
        }
        command.args(arguments).arg("--data").arg(data);
        command
    }

    /// Runs a command to its end.
    pub fn run(data: &Path, arguments: &[&str]) -> Output {
        Self::command(data, arguments).output().unwrap()
    }

    /// Runs a command that has to succeed and answers its last line as JSON.
    pub fn json(data: &Path, arguments: &[&str]) -> Value {
        let output = Self::run(data, arguments);
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{arguments:?}: {out}{err}");
        serde_json::from_str(out.lines().last().unwrap_or_default()).unwrap()
    }

    /// Starts the server and waits until it says that it is ready.
    pub fn serve(data: &Path) -> Self {
        Self::serve_with(data, &[])
    }

    /// The same, with variables in its environment.
    pub fn serve_with(data: &Path, variables: &[(&str, &Path)]) -> Self {
        let mut command = Self::command(data, &["serve", "--bind", "127.0.0.1:0"]);
        let mut child = command.envs(variables.iter().copied()).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let url =
            lines.find_map(|line| Some(line.ok()?.strip_prefix("Media Search is ready at ")?.to_owned())).unwrap();
        // Nobody reads on, but the pipe has to stay open.
        std::thread::spawn(move || lines.for_each(drop));
        Self { url, child }
    }

    /// Ends it as a power cut would.
    pub fn kill(self) {
        drop(self);
    }

    /// Asks it to end and answers whether it did so cleanly.
    pub fn terminate(mut self) -> bool {
        let process = rustix::process::Pid::from_child(&self.child);
        rustix::process::kill_process(process, rustix::process::Signal::TERM).unwrap();
        self.child.wait().unwrap().success()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
