//! Which part of a long list is wanted.

use serde::{Deserialize, Serialize};

/// A page of a list, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageRequest {
    /// The page, from 1.
    pub page: u32,
    /// How many entries it holds at most.
    pub page_size: u32,
}

impl PageRequest {
    /// Entries on a page where nothing else is asked for.
    pub const DEFAULT_SIZE: u32 = 50;
    /// Most entries that one page may hold.
    pub const MAX_SIZE: u32 = 200;
    /// Last page that can be asked for; far beyond any library, and safe to multiply.
    pub const MAX_PAGE: u32 = 1_000_000;

    /// A page with both numbers brought into their bounds.
    pub fn bounded(page: u32, page_size: u32) -> Self {
        Self { page: page.clamp(1, Self::MAX_PAGE), page_size: page_size.clamp(1, Self::MAX_SIZE) }
    }

    /// How many entries come before this page.
    pub fn offset(self) -> u64 {
        u64::from(self.page.saturating_sub(1)) * u64::from(self.page_size)
    }
}

impl Default for PageRequest {
    fn default() -> Self {
        Self { page: 1, page_size: Self::DEFAULT_SIZE }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_zero_is_the_first() {
        assert_eq!(PageRequest::bounded(0, 0), PageRequest { page: 1, page_size: 1 });
    }

    #[test]
    fn the_offset_counts_whole_pages() {
        assert_eq!(PageRequest::bounded(3, 50).offset(), 100);
    }
}
