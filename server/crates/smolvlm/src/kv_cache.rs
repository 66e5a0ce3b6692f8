//! What the decoder remembers of sequences.

use burn::tensor::backend::Backend;

use crate::engine::Memory;

/// The keys and values of some sequences in all layers. Each sequence has a bound of its own, whose memory is allocated at
/// once, and none sees another.
#[derive(Debug)]
pub struct KvCache<B: Backend> {
    /// By sequence, then by layer.
    sequences: Vec<Vec<Box<dyn Memory<B>>>>,
}

impl<B: Backend> KvCache<B> {
    pub(crate) fn new(sequences: Vec<Vec<Box<dyn Memory<B>>>>) -> Self {
        Self { sequences }
    }

    /// Positions of a sequence that were taken in; 0 where there is no such sequence.
    pub fn length(&self, sequence: usize) -> usize {
        self.sequences.get(sequence).and_then(|layers| layers.first()).map_or(0, |memory| memory.length())
    }

    /// Forgets all sequences and keeps their memory.
    pub fn reset(&mut self) {
        self.sequences.iter_mut().flatten().for_each(|memory| memory.clear());
    }

    /// Gives the memory of a sequence that has ended back.
    pub(crate) fn end(&mut self, sequence: usize) {
        if let Some(layers) = self.sequences.get_mut(sequence) {
            layers.clear();
        }
    }

    /// The memories of one layer, of some sequences in ascending order.
    pub(crate) fn layer(&mut self, layer: usize, sequences: &[usize]) -> Vec<&mut dyn Memory<B>> {
        let chosen = self.sequences.iter_mut().enumerate().filter(|(number, _)| sequences.contains(number));
        chosen.filter_map(|(_, layers)| layers.get_mut(layer)).map(|memory| &mut **memory as _).collect()
    }
}
