//! The tensors that a model asks for.

use std::collections::BTreeMap;

/// Names of tensors and their shapes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expected(pub BTreeMap<String, Vec<usize>>);

impl Expected {
    /// A tensor of this shape.
    pub fn add<const D: usize>(&mut self, name: &str, shape: [usize; D]) {
        self.0.insert(name.to_owned(), shape.to_vec());
    }

    /// A factor `name.weight` and what is added to it, `name.bias`, `[width]` each.
    pub fn norm(&mut self, name: &str, width: usize) {
        self.add(&format!("{name}.weight"), [width]);
        self.add(&format!("{name}.bias"), [width]);
    }

    /// A weight `[output, input]` and a bias `[output]`.
    pub fn linear(&mut self, name: &str, input: usize, output: usize) {
        self.add(&format!("{name}.weight"), [output, input]);
        self.add(&format!("{name}.bias"), [output]);
    }
}
