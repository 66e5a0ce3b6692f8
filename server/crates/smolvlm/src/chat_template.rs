//! The chat template.
//!
//! Models of this family share one template. It is recognised and followed in Rust: a template engine would have to be given
//! the user's words, and what it makes of them could no longer be told from markers.

use serde::Deserialize;

use crate::tokenize::Piece;
use crate::{Checkpoint, LoadError};

/// What ends an utterance.
pub(crate) const END: &str = "<end_of_utterance>";
const START: &str = "<|im_start|>";

/// The template of SmolVLM and SmolVLM2 without blanks, which differ from file to file.
const KNOWN: &str = concat!(
    "<|im_start|>{%formessageinmessages%}{{message['role']|capitalize}}",
    "{%ifmessage['content'][0]['type']=='image'%}{{':'}}{%else%}{{':'}}{%endif%}",
    "{%forlineinmessage['content']%}{%ifline['type']=='text'%}{{line['text']}}",
    "{%elifline['type']=='image'%}{{'<image>'}}{%endif%}{%endfor%}<end_of_utterance>",
    "{%endfor%}{%ifadd_generation_prompt%}{{'Assistant:'}}{%endif%}",
);
/// A branch that newer files have.
const VIDEO: &str = "{%elifline['type']=='video'%}{{'<video>'}}";

/// The places of a template, the one that wins first.
const JINJA: &str = "chat_template.jinja";
const FILES: [&str; 3] = ["chat_template.json", "processor_config.json", "tokenizer_config.json"];

#[derive(Debug, Deserialize)]
struct Holder {
    chat_template: Option<String>,
}

/// Refuses a template that is not the one that prompts are made by.
pub(crate) fn check(checkpoint: &Checkpoint) -> Result<(), LoadError> {
    if let Some(bytes) = checkpoint.optional_file(JINJA)? {
        return known(JINJA, &String::from_utf8_lossy(&bytes));
    }
    for file in FILES {
        if let Some(template) = checkpoint.optional_json::<Holder>(file)?.and_then(|holder| holder.chat_template) {
            return known(file, &template);
        }
    }
    Err(LoadError::MissingFile { name: format!("{JINJA} (nor {})", FILES.join(" nor ")) })
}

fn known(file: &'static str, template: &str) -> Result<(), LoadError> {
    let close = template.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '"' { '\'' } else { c });
    // A line break may be written as two characters inside of quotes.
    let close = close.collect::<String>().replace("\\n", "").replace(VIDEO, "");
    if close == KNOWN {
        return Ok(());
    }
    Err(LoadError::invalid(file, "chat_template", "is not the one of SmolVLM, and no other is supported"))
}

/// What stands before the words of a user; a picture follows without a blank.
pub(crate) fn start(picture: bool) -> Vec<Piece> {
    let user = if picture { "User:" } else { "User: " };
    vec![Piece::Marker(START.to_owned()), Piece::Text(user.to_owned())]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    const PUBLISHED: &str = "<|im_start|>{% for message in messages %}{{message['role'] | capitalize}}{% if message['content'][0]['type'] == 'image' %}{{':'}}{% else %}{{': '}}{% endif %}{% for line in message['content'] %}{% if line['type'] == 'text' %}{{line['text']}}{% elif line['type'] == 'image' %}{{ '<image>' }}{% endif %}{% endfor %}<end_of_utterance>\n{% endfor %}{% if add_generation_prompt %}{{ 'Assistant:' }}{% endif %}";

    #[test]
    fn the_published_template_is_known_with_and_without_videos() {
        let video = "{% elif line['type'] == 'video' %}{{ '<video>' }}{% endif %}{% endfor %}<end";
        known(JINJA, PUBLISHED).unwrap();
        known(JINJA, &PUBLISHED.replace("{% endif %}{% endfor %}<end", video)).unwrap();
        known(JINJA, &PUBLISHED.replace('\'', "\"")).unwrap();
    }

    #[test]
    fn another_template_is_refused_with_its_file() {
        for other in ["", "{{ messages }}", &PUBLISHED.replace("Assistant", "Model")] {
            assert!(known(JINJA, other).unwrap_err().to_string().contains(JINJA));
        }
    }
}
