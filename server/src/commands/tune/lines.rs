//! Lines from whoever types, or from a pipe.

use std::io::{self, IsTerminal};
use std::path::PathBuf;

use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::FileHistory;
use rustyline::validate::Validator;
use rustyline::{Context, Editor, Helper};
use tokio::sync::mpsc;

use super::command::HELP;

/// Lines, read on a thread of their own: whoever reads cannot be interrupted, and the program ends without them.
pub struct Lines {
    wanted: mpsc::Sender<()>,
    read: mpsc::Receiver<String>,
}

impl Lines {
    /// Reads from the terminal, with a history in a file, or else plain lines.
    pub fn open(history: PathBuf) -> Self {
        let (wanted, wanting) = mpsc::channel(1);
        let (tell, read) = mpsc::channel(1);
        let is_terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
        std::thread::spawn(move || match is_terminal.then(|| editor(&history)).flatten() {
            Some(editor) => type_lines(editor, &history, wanting, &tell),
            None => pipe_lines(wanting, &tell),
        });
        Self { wanted, read }
    }

    /// The next line; none at the end.
    pub async fn next(&mut self) -> Option<String> {
        self.wanted.send(()).await.ok()?;
        self.read.recv().await
    }
}

fn pipe_lines(mut wanting: mpsc::Receiver<()>, tell: &mpsc::Sender<String>) {
    let mut lines = io::stdin().lines();
    while wanting.blocking_recv().is_some() {
        let Some(Ok(line)) = lines.next() else { return };
        if tell.blocking_send(line).is_err() {
            return;
        }
    }
}

fn type_lines(
    mut editor: Editor<Commands, FileHistory>,
    history: &PathBuf,
    mut wanting: mpsc::Receiver<()>,
    tell: &mpsc::Sender<String>,
) {
    while wanting.blocking_recv().is_some() {
        let line = match editor.readline("tune> ") {
            Ok(line) => line,
            // Ctrl-C forgets the line, Ctrl-D ends.
            Err(ReadlineError::Interrupted) => String::new(),
            Err(_) => return,
        };
        // What cannot be remembered was understood all the same.
        if !line.trim().is_empty() && editor.add_history_entry(line.as_str()).is_ok() {
            let _ = editor.save_history(history);
        }
        if tell.blocking_send(line).is_err() {
            return;
        }
    }
}

fn editor(history: &PathBuf) -> Option<Editor<Commands, FileHistory>> {
    let mut editor = Editor::new().ok()?;
    editor.set_helper(Some(Commands));
    // There is none before the first time.
    let _ = editor.load_history(history);
    Some(editor)
}

/// Completes commands.
struct Commands;

impl Completer for Commands {
    type Candidate = String;

    fn complete(&self, line: &str, place: usize, _: &Context<'_>) -> rustyline::Result<(usize, Vec<String>)> {
        Ok((0, candidates(line.get(..place).unwrap_or_default())))
    }
}

fn candidates(typed: &str) -> Vec<String> {
    let names = HELP.iter().filter_map(|(usage, _)| usage.split(' ').next().map(|name| (name, usage.contains(' '))));
    let begun = names.filter(|(name, _)| name.starts_with(typed));
    begun.map(|(name, goes_on)| if goes_on { format!("{name} ") } else { name.to_owned() }).collect()
}

impl Hinter for Commands {
    type Hint = String;
}
impl Highlighter for Commands {}
impl Validator for Commands {}
impl Helper for Commands {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_completed() {
        assert_eq!(candidates("te"), ["test "]);
        assert_eq!(candidates("s"), ["save"]);
        assert_eq!(candidates("").len(), HELP.len());
        assert!(candidates("test a").is_empty());
    }
}
