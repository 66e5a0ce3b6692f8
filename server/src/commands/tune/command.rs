//! What can be said to `tune`.

use super::trial::{Trial, Weighting};
use crate::config::{TEMPERATURES, WEIGHTS};

/// What can be said, with what it does.
pub const HELP: [(&str, &str); 8] = [
    ("recommend", "say which temperature and weights suit this library, and why"),
    ("test QUERY", "the ten best pictures, and what their scores are made of"),
    ("compare QUERY", "the same search at several temperatures and weights, side by side"),
    ("all TEMPERATURE", "try a temperature from 15 to 35, or `model`, on all searches from now on"),
    ("weights GLOBAL LOCAL", "try how much whole pictures and their best local views count, such as 0.7 0.3"),
    ("save", "write what is being tried into the settings file"),
    ("help", "this list"),
    ("quit", "end; what was not saved is forgotten"),
];

/// Something that was said.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    Recommend,
    Test(String),
    Compare(String),
    /// Confidence by a temperature, or by the model where there is none.
    All(Option<f32>),
    Weights(Weighting),
    Save,
    Help,
    Quit,
}

impl Command {
    /// Understands a line; none where it is empty.
    ///
    /// # Errors
    /// What would have been understood, in a sentence.
    pub fn parse(line: &str) -> Result<Option<Self>, String> {
        let (name, rest) = line.trim().split_once(char::is_whitespace).unwrap_or((line.trim(), ""));
        let rest = rest.trim();
        let query = |of: fn(String) -> Self| match rest {
            "" => Err(format!("Say what to look for, such as: {name} a cat on the beach")),
            query => Ok(of(query.to_owned())),
        };
        let alone = |command| match rest {
            "" => Ok(command),
            _ => Err(format!("Say {name} alone.")),
        };
        Ok(Some(match name {
            "" => return Ok(None),
            "recommend" => alone(Self::Recommend)?,
            "test" => query(Self::Test)?,
            "compare" => query(Self::Compare)?,
            "all" => Self::All(temperature(rest)?),
            "weights" => Self::Weights(weights(rest)?),
            "save" => alone(Self::Save)?,
            "help" => alone(Self::Help)?,
            "quit" | "exit" => alone(Self::Quit)?,
            other => return Err(format!("There is no command {other:?}; help lists those that there are.")),
        }))
    }
}

fn temperature(text: &str) -> Result<Option<f32>, String> {
    if text == Trial::MODEL {
        return Ok(None);
    }
    let temperature = text.parse().ok().filter(|temperature| TEMPERATURES.contains(temperature));
    let (least, most) = (TEMPERATURES.start(), TEMPERATURES.end());
    temperature.map(Some).ok_or_else(|| format!("A temperature is a number from {least} to {most}, such as: all 22"))
}

fn weights(text: &str) -> Result<Weighting, String> {
    let numbers: Vec<Option<f32>> = text.split_whitespace().map(|number| number.parse().ok()).collect();
    match numbers.as_slice() {
        [Some(global), Some(local)] if WEIGHTS.contains(global) && WEIGHTS.contains(local) && global + local > 0.0 => {
            Ok(Weighting { global: *global, local: *local })
        }
        _ => Err("Weights are two numbers from 0 to 1000, not both 0, such as: weights 0.7 0.3".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Option<Command>, String> {
        Command::parse(line)
    }

    #[test]
    fn what_help_lists_is_understood() {
        for (usage, _) in HELP {
            let line = usage.replace("TEMPERATURE", "20").replace("GLOBAL LOCAL", "1 0");
            assert!(matches!(parse(&line), Ok(Some(_))), "{line}");
        }
    }

    #[test]
    fn lines_become_commands() {
        assert_eq!(parse("  test   a cat  on a mat "), Ok(Some(Command::Test("a cat  on a mat".to_owned()))));
        assert_eq!(parse("all 15"), Ok(Some(Command::All(Some(15.0)))));
        assert_eq!(parse("all model"), Ok(Some(Command::All(None))));
        assert_eq!(parse("weights 2\t0"), Ok(Some(Command::Weights(Weighting { global: 2.0, local: 0.0 }))));
        assert_eq!(parse(" "), Ok(None));
    }

    #[test]
    fn what_is_wrong_is_said_in_a_sentence() {
        for (line, hint) in [
            ("tset cat", "no command \"tset\""),
            ("test", "test a cat"),
            ("all", "from 15 to 35"),
            ("all 36", "from 15 to 35"),
            ("all NaN", "from 15 to 35"),
            ("weights 0 0", "not both 0"),
            ("weights 1", "two numbers"),
            ("weights 1 2 3", "two numbers"),
            ("weights -1 2", "from 0 to 1000"),
            ("save all", "save alone"),
        ] {
            assert!(parse(line).is_err_and(|sentence| sentence.contains(hint)), "{line}");
        }
    }
}
