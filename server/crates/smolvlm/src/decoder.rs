//! The decoder: a Llama.

mod attention;
mod layer;
mod mlp;
mod model;

pub(crate) use model::Decoder;
