//! Pictures by their date.

use uuid::Uuid;
use vectors::{Condition, Facts, Filter, Point, VectorStore};

use crate::home::Home;
use crate::pictures::{LIBRARY, OTHER_LIBRARY, all, clustered, facts, id, number, points};

/// Pictures in two libraries, several of each date, written in no order.
async fn filled(home: &Home, dates: &[i64]) -> std::sync::Arc<dyn VectorStore> {
    let store = home.open(16).await;
    let library = |at: usize| if at.is_multiple_of(10) { OTHER_LIBRARY } else { LIBRARY };
    let dated = points(LIBRARY, &clustered(dates.len(), 16, 3, 1)).into_iter().zip(dates).map(|(point, date)| {
        let library = library(number(point.id));
        Point { library, facts: Facts { date: *date, ..facts(number(point.id)) }, ..point }
    });
    let mut dated: Vec<_> = dated.collect();
    let middle = dated.len() / 3;
    dated.rotate_left(middle);
    store.upsert(dated).await.unwrap();
    store
}

/// What is expected: by date, and those of one date by their ids.
fn expected(dates: &[i64], oldest_first: bool, passes: impl Fn(usize) -> bool) -> Vec<Uuid> {
    let mut numbers: Vec<_> = (0..dates.len()).filter(|number| !number.is_multiple_of(10) && passes(*number)).collect();
    numbers.sort_by_key(|number| if oldest_first { dates[*number] } else { -dates[*number] });
    numbers.into_iter().map(id).collect()
}

async fn pages(store: &dyn VectorStore, filter: &Filter, oldest_first: bool, size: usize) -> Vec<Uuid> {
    let mut all = Vec::new();
    loop {
        let page = store.newest(LIBRARY, filter, oldest_first, all.len(), size).await.unwrap();
        assert!(page.len() <= size);
        if page.is_empty() {
            return all;
        }
        all.extend(page);
    }
}

pub async fn pictures_come_by_date_page_by_page(home: &Home) {
    // Before 1970, too; runs of equals longer and shorter than a page.
    let dates: Vec<_> = (0..300).map(|number| [-500, -1, 0, 40, 1 << 40, 7, 7, 7][number * 7 % 8]).collect();
    let store = filled(home, &dates).await;

    for oldest_first in [false, true] {
        let expected = expected(&dates, oldest_first, |_| true);
        assert_eq!(store.newest(LIBRARY, &all(), oldest_first, 0, 300).await.unwrap(), expected);
        for size in [1, 7, 64, 270] {
            assert_eq!(pages(&*store, &all(), oldest_first, size).await, expected, "{oldest_first} {size}");
        }
    }
}

pub async fn filters_hold_by_date(home: &Home) {
    let dates: Vec<_> = (0..200).map(|number| (number * 37 % 50) as i64).collect();
    let store = filled(home, &dates).await;
    let filter = Filter { must_not: vec![Condition::Tag("by 3".into())], ..all() }
        .and(Condition::Date { from: Some(5), until: Some(45) });

    for oldest_first in [false, true] {
        let passes = |number: usize| !number.is_multiple_of(3) && (5..45).contains(&dates[number]);
        assert_eq!(pages(&*store, &filter, oldest_first, 9).await, expected(&dates, oldest_first, passes));
    }
}

pub async fn dates_beyond_the_end_are_an_empty_page(home: &Home) {
    let dates: Vec<_> = (0..30).collect();
    let store = filled(home, &dates).await;

    for (offset, limit, found) in [(0, 0, 0), (25, 5, 2), (27, 5, 0), (500, 5, 0), (0, usize::MAX, 27), (9, 20_000, 18)]
    {
        let page = store.newest(LIBRARY, &all(), false, offset, limit).await.unwrap();
        assert_eq!(
            page,
            expected(&dates, false, |_| true)[offset.min(27)..(offset + found).min(27)],
            "{offset} {limit}"
        );
    }
    assert!(store.newest(LIBRARY, &all(), true, usize::MAX, usize::MAX).await.unwrap().is_empty());
    assert!(store.newest(Uuid::from_u128(0xc), &all(), true, 0, 10).await.unwrap().is_empty());
}
