//! The WebAssembly half: hydrates the pages that the server rendered.

#[cfg(target_arch = "wasm32")]
mod hydrate;
