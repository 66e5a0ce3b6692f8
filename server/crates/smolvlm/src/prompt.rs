//! From pictures and texts to what the model takes.

use image::RgbImage;

use crate::chat_template::{END, start};
use crate::preprocess::Tiles;
use crate::tokenize::Piece;
use crate::{Checkpoint, ImageProcessor, LoadError, TextProcessor, TokenizeError, chat_template, stop};

pub(crate) const IMAGE: &str = "<image>";
const FAKE: &str = "<fake_token_around_image>";
const GLOBAL: &str = "<global-img>";

/// A part of what is said to a model.
#[derive(Debug, Clone, Copy)]
pub enum Part<'a> {
    /// A picture.
    Picture(&'a RgbImage),
    /// Text, in which markers are only text.
    Text(&'a str),
}

/// What a model is asked: ids, and the pixels that some of them stand for.
#[derive(Debug, Clone, PartialEq)]
pub struct Prompt {
    ids: Vec<u32>,
    pixels: Vec<f32>,
    tiles: usize,
}

impl Prompt {
    /// A prompt from parts that were made elsewhere; the model checks that they fit each other.
    pub fn new(ids: Vec<u32>, pixels: Vec<f32>, tiles: usize) -> Self {
        Self { ids, pixels, tiles }
    }

    /// Tokens, one of `<image>` for each vector of a picture.
    pub fn ids(&self) -> &[u32] {
        &self.ids
    }

    /// `[tiles, 3, side, side]`
    pub fn pixels(&self) -> &[f32] {
        &self.pixels
    }

    /// Tiles of all pictures.
    pub fn tiles(&self) -> usize {
        self.tiles
    }
}

/// Makes prompts as a checkpoint was trained with them, and reads answers.
#[derive(Debug, Clone)]
pub struct PromptProcessor {
    images: ImageProcessor,
    texts: TextProcessor,
    length: usize,
    stop: Vec<u32>,
}

impl PromptProcessor {
    /// Reads all files of a checkpoint that say how prompts are made.
    ///
    /// # Errors
    /// Where one is missing, broken, or asks for what is not supported.
    pub fn new(checkpoint: &Checkpoint) -> Result<Self, LoadError> {
        chat_template::check(checkpoint)?;
        let texts = TextProcessor::new(checkpoint)?;
        let config = checkpoint.config();
        let image = texts.marker(IMAGE);
        if image != Some(config.image_token_id) {
            let problem = format!("is {}, but {IMAGE} is {image:?} in tokenizer.json", config.image_token_id);
            return Err(LoadError::invalid("config.json", "image_token_id", problem));
        }
        let stop = stop::tokens(checkpoint, &texts)?;
        Ok(Self { images: ImageProcessor::new(checkpoint)?, texts, length: config.image_seq_len(), stop })
    }

    /// How pictures are prepared.
    pub fn images(&self) -> &ImageProcessor {
        &self.images
    }

    /// How texts are cut.
    pub fn texts(&self) -> &TextProcessor {
        &self.texts
    }

    /// The tokens that end an answer.
    pub fn stop(&self) -> &[u32] {
        &self.stop
    }

    /// The prompt of what a user says, ready for the answer. No picture takes more than `most_tiles`, where there is such a
    /// bound; with one, a picture is looked at as a whole only, which is by far the fastest.
    ///
    /// # Errors
    /// Where a text cannot be cut into tokens that the model knows.
    pub fn prompt(&self, content: &[Part<'_>], most_tiles: Option<usize>) -> Result<Prompt, TokenizeError> {
        let mut pieces = start(matches!(content.first(), Some(Part::Picture(_))));
        let (mut pixels, mut tiles) = (Vec::new(), 0);
        for part in content {
            match part {
                Part::Text(text) => pieces.push(Piece::Text((*text).to_owned())),
                Part::Picture(picture) => {
                    let split = self.images.tiles(picture, most_tiles);
                    self.place(&split, &mut pieces);
                    tiles += split.count();
                    pixels.extend(split.pixels);
                }
            }
        }
        pieces.extend([Piece::Marker(END.to_owned()), Piece::Text("\nAssistant:".to_owned())]);
        Ok(Prompt { ids: self.texts.pieces(&pieces)?, pixels, tiles })
    }

    /// What stands for a picture: each tile behind a marker of its place, row by row, and the whole behind one of its own.
    ///
    /// After `Idefics3Processor` of transformers 5.23.0.
    fn place(&self, tiles: &Tiles, pieces: &mut Vec<Piece>) {
        let tile = |place: String, pieces: &mut Vec<Piece>| {
            pieces.extend([Piece::Marker(FAKE.to_owned()), Piece::Marker(place)]);
            pieces.extend(std::iter::repeat_n(Piece::Marker(IMAGE.to_owned()), self.length));
        };
        for row in 1..=tiles.rows {
            for column in 1..=tiles.columns {
                tile(format!("<row_{row}_col_{column}>"), pieces);
            }
            pieces.push(Piece::Text("\n".to_owned()));
        }
        if tiles.rows > 0 {
            pieces.push(Piece::Text("\n".to_owned()));
        }
        tile(GLOBAL.to_owned(), pieces);
        pieces.push(Piece::Marker(FAKE.to_owned()));
    }
}
