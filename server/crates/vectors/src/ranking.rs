//! Pages of neighbours out of one order, whichever page is asked for.
//!
//! An index answers "the best n" and breaks ties as it likes, and a walk of its graph finds others for another n. So
//! the order is: first what one walk of fixed depth finds, then, by an exact scan, all that it did not find. A walk
//! misses little and only far down, so this is the order of similarity but for those few.

use std::cmp::Ordering;
use std::collections::HashSet;

use crate::filter::within_kb;
use crate::{Filter, Neighbour, Search};

/// How many neighbours the first walk finds, and the least beam that it uses.
pub(crate) const BEAM: usize = 256;

/// How an index looks for the nearest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reach {
    /// It walks the graph with this beam.
    Walk(usize),
    /// It walks with this beam and steps over what does not pass the filter.
    Step(usize),
    /// It compares everything that passes.
    Scan,
}

impl Reach {
    /// Where about so many points of so many numbers pass a filter, and so many kilobytes of them are compared rather than
    /// walked among. With more points a beam grows, for more ways lead astray.
    pub(crate) fn of(filter: &Filter, points: usize, dim: usize, scan_kb: usize) -> Self {
        if !filter.is_narrow() {
            Self::Walk(BEAM * (1 + points / 300_000).min(3))
        } else if within_kb(points, dim, scan_kb) {
            Self::Scan
        } else {
            Self::Step(2 * BEAM)
        }
    }
}

/// The share of the numbers of all vectors that eight bits have to tell apart; those beyond are cut.
pub(crate) const QUANTILE: f32 = 0.99;

/// How much to ask an index for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Window {
    /// How many neighbours.
    pub(crate) depth: usize,
    /// Whether to compare with every vector instead of walking the graph.
    pub(crate) exact: bool,
}

impl Window {
    /// What every search begins with.
    pub(crate) const FIRST: Self = Self { depth: BEAM, exact: false };

    /// The scan for a page that ends beyond the first walk, where so many points pass the filter.
    pub(crate) fn scan(search: &Search, points: usize) -> Self {
        Self::reaching(end(search), points)
    }

    // One more than there are points, at most, for an index makes room for its answer in advance.
    fn reaching(depth: usize, points: usize) -> Self {
        Self { depth: depth.min(points).saturating_add(1).next_power_of_two().min(points + 1), exact: true }
    }
}

/// The page, if the first walk found all of it, or found all the `points` that pass the filter.
pub(crate) fn early_page(first: &[Neighbour], search: &Search, points: Option<usize>) -> Option<Vec<Neighbour>> {
    let complete = points.is_some_and(|points| first.len() >= points);
    (complete || end(search) <= first.len()).then(|| slice(ordered(first.to_vec()), search))
}

/// The page out of the first walk and a scan, or the wider scan that it takes: one that ends among equals of the page
/// may have left others of them out.
pub(crate) fn late_page(
    first: &[Neighbour],
    scanned: Vec<Neighbour>,
    search: &Search,
    window: Window,
    points: usize,
) -> Result<Vec<Neighbour>, Window> {
    let scanned = ordered(scanned);
    let tail = scanned.last().copied().filter(|_| scanned.len() >= window.depth && window.depth <= points);
    let known: HashSet<_> = first.iter().map(|neighbour| neighbour.id).collect();
    let mut all = ordered(first.to_vec());
    all.extend(scanned.into_iter().filter(|neighbour| !known.contains(&neighbour.id)));
    match (tail, end(search).checked_sub(1).and_then(|last| all.get(last))) {
        (Some(tail), Some(last)) if last.similarity <= tail.similarity => Err(Window::reaching(window.depth, points)),
        (Some(_), None) => Err(Window::reaching(window.depth, points)),
        _ => Ok(slice(all, search)),
    }
}

fn end(search: &Search) -> usize {
    search.offset.saturating_add(search.limit)
}

/// By similarity, and equals by their ids.
pub(crate) fn ordered(mut found: Vec<Neighbour>) -> Vec<Neighbour> {
    found.sort_unstable_by(order);
    found
}

fn order(a: &Neighbour, b: &Neighbour) -> Ordering {
    b.similarity.total_cmp(&a.similarity).then(a.id.cmp(&b.id))
}

fn slice(mut all: Vec<Neighbour>, search: &Search) -> Vec<Neighbour> {
    all.truncate(end(search));
    all.split_off(search.offset.min(all.len()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use uuid::Uuid;

    use super::*;
    use crate::Filter;

    fn search(offset: usize, limit: usize) -> Search {
        Search { library: Uuid::nil(), vector: vec![], limit, offset, filter: Filter::default() }
    }

    fn near(id: u128, similarity: f32) -> Neighbour {
        Neighbour { id: Uuid::from_u128(id), similarity }
    }

    fn ids(page: &[Neighbour]) -> Vec<u128> {
        page.iter().map(|neighbour| neighbour.id.as_u128()).collect()
    }

    #[test]
    fn an_early_page_is_cut_from_the_walk() {
        let first = [near(3, 0.5), near(2, 0.5), near(1, 0.9)];

        assert_eq!(ids(&early_page(&first, &search(1, 2), None).unwrap()), [2, 3]);
        assert_eq!(early_page(&first, &search(1, 3), None), None);
        assert_eq!(early_page(&first, &search(1, 3), Some(4)), None);
        assert_eq!(ids(&early_page(&first, &search(1, 3), Some(3)).unwrap()), [2, 3]);
    }

    #[test]
    fn a_late_page_goes_on_where_the_walk_ended_with_what_it_missed() {
        let first = [near(1, 0.9), near(3, 0.7)];
        let scanned = vec![near(1, 0.9), near(2, 0.8), near(3, 0.7), near(4, 0.6)];

        let page = |offset, limit| {
            late_page(&first, scanned.clone(), &search(offset, limit), Window { depth: 5, exact: true }, 4)
        };

        assert_eq!(ids(&page(0, 3).unwrap()), [1, 3, 2]);
        assert_eq!(ids(&page(3, 3).unwrap()), [4]);
        assert_eq!(ids(&page(4, 3).unwrap()), []);
    }

    #[test]
    fn a_scan_that_ends_among_equals_of_the_page_is_widened() {
        let scanned = vec![near(1, 0.9), near(2, 0.5), near(3, 0.5), near(4, 0.5)];
        let window = Window { depth: 4, exact: true };

        assert_eq!(late_page(&[], scanned.clone(), &search(0, 2), window, 9), Err(Window { depth: 8, exact: true }));
        assert_eq!(late_page(&[], scanned.clone(), &search(0, 1), window, 9).map(|page| page.len()), Ok(1));
        assert_eq!(late_page(&[], scanned, &search(0, 2), window, 3).map(|page| page.len()), Ok(2));
    }

    #[test]
    fn absurd_pages_ask_for_no_more_than_there_is() {
        let absurd = search(usize::MAX, usize::MAX);

        assert_eq!(Window::scan(&absurd, 10), Window { depth: 11, exact: true });
        assert_eq!(Window::scan(&search(0, 2), 10), Window { depth: 4, exact: true });
        assert_eq!(late_page(&[], vec![near(1, 0.5)], &absurd, Window { depth: 2, exact: true }, 1), Ok(vec![]));
    }

    #[test]
    fn widening_comes_to_an_end() {
        let mut window = Window::scan(&search(0, 300), 1_000);
        let equals = |depth: usize| (0..depth.min(1_000)).map(|id| near(id as u128, 0.5)).collect::<Vec<_>>();

        let page = loop {
            match late_page(&[], equals(window.depth), &search(0, 300), window, 1_000) {
                Ok(page) => break page,
                Err(wider) => window = wider,
            }
        };

        assert_eq!(page.len(), 300);
        assert_eq!(window.depth, 1_001);
    }
}
