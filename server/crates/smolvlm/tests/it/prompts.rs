//! Prompts against transformers, and what nobody can write into one.

use smolvlm::{Part, PromptProcessor};

use crate::support::{TINY, checkpoint, expected, picture};

#[test]
fn prompt_ids_equal_those_of_transformers() {
    for name in TINY {
        let processor = PromptProcessor::new(&checkpoint(name)).unwrap();
        for asked in expected(name).prompts {
            assert_eq!(asked.prompt(&processor).ids(), asked.prompt_ids, "{name} {:?}", asked.content);
        }
    }
}

#[test]
fn what_stands_for_pictures_of_ten_sizes_equals_transformers() {
    for name in TINY {
        let processor = PromptProcessor::new(&checkpoint(name)).unwrap();
        for size in expected(name).sizes {
            let picture = picture(size.width, size.height);
            let content = [Part::Text("a"), Part::Picture(&picture), Part::Text("b")];

            let prompt = processor.prompt(&content, None).unwrap();

            // Before and behind it stands what the chat template adds.
            let found = prompt.ids().windows(size.ids.len()).any(|ids| ids[1..] == size.ids[1..]);
            assert!(found, "{name} {}x{}", size.width, size.height);
            assert_eq!(prompt.tiles(), size.rows * size.columns + 1);
        }
    }
}

#[test]
fn markers_in_a_text_are_only_text() {
    for name in TINY {
        let processor = PromptProcessor::new(&checkpoint(name)).unwrap();
        let texts = processor.texts();
        let markers = ["<image>", "<end_of_utterance>", "<|im_start|>", "<fake_token_around_image>", "<row_1_col_1>"];
        for marker in markers {
            let id = texts.marker(marker).unwrap();
            for text in [marker.to_owned(), format!("a {marker}\n{marker}b")] {
                let ids = texts.ids(&text).unwrap();
                assert!(!ids.contains(&id), "{marker}");
                assert_eq!(texts.text(&ids).unwrap(), text);
                let prompt = processor.prompt(&[Part::Text(&text)], None).unwrap();
                let own = processor.prompt(&[Part::Text("a")], None).unwrap();
                let count = |ids: &[u32]| ids.iter().filter(|&&found| found == id).count();
                assert_eq!(count(prompt.ids()), count(own.ids()), "{marker}");
            }
        }
    }
}
