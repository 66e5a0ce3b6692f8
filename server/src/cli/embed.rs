//! `media-search embed`, whose options keep their order.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgGroup, ArgMatches, Args, Command, FromArgMatches, value_parser};

/// `media-search embed`
#[derive(Debug)]
pub struct EmbedArgs {
    /// The model, unless the settings decide.
    pub model: Option<OsString>,
    /// What to encode, in the order in which it was given.
    pub inputs: Vec<EmbedInput>,
    /// Whether each embedding is printed as a JSON object.
    pub json: bool,
}

/// Something to encode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EmbedInput {
    /// A text.
    Text(String),
    /// A picture file.
    Image(PathBuf),
}

impl Args for EmbedArgs {
    fn augment_args(command: Command) -> Command {
        let model = Arg::new("model").long("model").value_name("DIR").value_parser(value_parser!(OsString));
        let text = Arg::new("text").long("text").value_name("T").value_parser(value_parser!(String));
        let image = Arg::new("image").long("image").value_name("FILE").value_parser(value_parser!(PathBuf));
        command
            .arg(model.help("The model: a folder in Hugging Face layout [default: SIGLIP_MODEL, or the bundled one]"))
            .arg(text.action(ArgAction::Append).allow_hyphen_values(true).help("A text to encode; may be repeated"))
            .arg(image.action(ArgAction::Append).help("A picture to encode; may be repeated"))
            .arg(Arg::new("json").long("json").action(ArgAction::SetTrue).help("Print one JSON object a line"))
            .group(ArgGroup::new("inputs").args(["text", "image"]).multiple(true).required(true))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for EmbedArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let texts = matches.get_many("text").into_iter().flatten().cloned().map(EmbedInput::Text);
        let images = matches.get_many("image").into_iter().flatten().cloned().map(EmbedInput::Image);
        let places = |name| matches.indices_of(name).into_iter().flatten();
        let mut inputs: Vec<_> = places("text").zip(texts).chain(places("image").zip(images)).collect();
        inputs.sort_unstable_by_key(|(place, _)| *place);
        if inputs.is_empty() {
            return Err(clap::Error::new(ErrorKind::MissingRequiredArgument));
        }
        Ok(Self {
            model: matches.get_one("model").cloned(),
            inputs: inputs.into_iter().map(|(_, input)| input).collect(),
            json: matches.get_flag("json"),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use clap::Parser;

    use super::super::{Cli, Command as Chosen};
    use super::*;

    fn parse(arguments: &[&str]) -> Result<EmbedArgs, clap::Error> {
        match Cli::try_parse_from(["media-search", "embed"].iter().chain(arguments))?.command {
            Chosen::Embed(embed) => Ok(embed),
            other => panic!("{other:?} is another command"),
        }
    }

    #[test]
    fn texts_and_pictures_keep_their_order() {
        let embed =
            parse(&["--text", "one", "--image", "2.png", "--json", "--text=-3", "--text", "", "--image", "5"]).unwrap();

        assert_eq!(
            embed.inputs,
            [
                EmbedInput::Text("one".to_owned()),
                EmbedInput::Image("2.png".into()),
                EmbedInput::Text("-3".to_owned()),
                EmbedInput::Text(String::new()),
                EmbedInput::Image("5".into()),
            ]
        );
        assert!(embed.json && embed.model.is_none());
    }

    #[test]
    fn something_to_encode_is_needed() {
        assert!(parse(&["--json"]).is_err());
    }
}
