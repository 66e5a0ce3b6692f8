//! A seeded generator (SplitMix64), so that a failure repeats.

pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// In [0, 1).
    pub fn uniform(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32
    }

    /// Normal (Box & Muller 1958).
    pub fn normal(&mut self, mean: f32, sd: f32) -> f32 {
        let radius = (-2.0 * (1.0 - self.uniform()).ln()).sqrt();
        mean + sd * radius * (std::f32::consts::TAU * self.uniform()).cos()
    }

    pub fn normals(&mut self, n: usize, mean: f32, sd: f32) -> Vec<f32> {
        (0..n).map(|_| self.normal(mean, sd)).collect()
    }

    /// Any float at all: huge, tiny, infinite or no number.
    pub fn any(&mut self) -> f32 {
        f32::from_bits((self.next() >> 32) as u32)
    }
}
