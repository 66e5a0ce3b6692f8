//! What filters let pass: the same in every question that takes one.

use std::collections::BTreeSet;
use std::ops::Bound::{Excluded, Included, Unbounded};

use uuid::Uuid;
use vectors::{Candidates, Condition, Facts, Filter, Point, Search, VectorStore};

use crate::home::Home;
use crate::pictures::{LIBRARY, OTHER_LIBRARY, all, clustered, facts, id, number, points, search};

const PICTURES: usize = 40;

type Passes = fn(usize) -> bool;

/// Every condition with the pictures of which it holds.
fn conditions() -> Vec<(Condition, Passes)> {
    let date = |from, until| Condition::Date { from, until };
    let (second, pixels, byte) = (facts(10).date, 650, facts(10).bytes);
    vec![
        (date(None, None), |_| true),
        (date(Some(second), None), |number| number >= 10),
        (date(None, Some(second)), |number| number < 10),
        (date(Some(second), Some(second + 1)), |number| number == 10),
        (date(Some(second), Some(second)), |_| false),
        (date(Some(i64::MIN), Some(i64::MAX)), |_| true),
        (Condition::Side(Unbounded, Unbounded), |_| true),
        (Condition::Side(Included(pixels), Unbounded), |number| number >= 10),
        (Condition::Side(Excluded(pixels), Unbounded), |number| number > 10),
        (Condition::Side(Unbounded, Included(pixels)), |number| number <= 10),
        (Condition::Side(Unbounded, Excluded(pixels)), |number| number < 10),
        (Condition::Side(Included(pixels), Included(pixels + 5)), |number| (10..=15).contains(&number)),
        (Condition::Side(Excluded(pixels), Excluded(pixels + 5)), |number| (11..15).contains(&number)),
        (Condition::Side(Excluded(pixels), Included(pixels)), |_| false),
        (Condition::Bytes(Included(byte), Excluded(byte + 5)), |number| (10..15).contains(&number)),
        (Condition::Bytes(Excluded(byte), Included(byte + 5)), |number| (11..=15).contains(&number)),
        (Condition::Bytes(Included(0), Included(u64::MAX)), |_| true),
        (Condition::Bytes(Excluded(u64::MAX), Unbounded), |_| false),
        (Condition::MediaType("image/png".into()), |number| number % 2 == 0),
        (Condition::MediaType("image".into()), |_| false),
        (Condition::Tag("by 3".into()), |number| number % 3 == 0),
        (Condition::Tag("by".into()), |_| false),
        (Condition::Tag(String::new()), |_| false),
        (Condition::Colours(vec![1]), |number| number % 4 == 1),
        (Condition::Colours(vec![60_002]), |number| number % 6 == 2),
        (Condition::Colours(vec![1, 60_002, 9]), |number| number % 4 == 1 || number % 6 == 2),
        (Condition::Colours(vec![9]), |_| false),
        (Condition::Colours(vec![]), |_| false),
        (Condition::Ids(vec![id(3), id(7), id(3), id(900)]), |number| number == 3 || number == 7),
        (Condition::Ids(vec![]), |_| false),
    ]
}

/// The same pictures in two libraries, those of the other one with numbers of their own.
async fn filled(home: &Home) -> std::sync::Arc<dyn VectorStore> {
    let store = home.open(16).await;
    let vectors = clustered(PICTURES, 16, 3, 1);
    let others =
        points(OTHER_LIBRARY, &vectors).into_iter().map(|point| Point { id: id(100 + number(point.id)), ..point });
    store.upsert(points(LIBRARY, &vectors).into_iter().chain(others).collect()).await.unwrap();
    store
}

/// Which pictures pass, by every question that there is; all of them have to agree.
async fn passing(store: &dyn VectorStore, library: Uuid, filter: &Filter) -> BTreeSet<usize> {
    let vector = clustered(1, 16, 1, 2).remove(0);
    let search = Search { library, filter: filter.clone(), ..search(&vector, 1_000) };
    let candidates = Candidates {
        library,
        vectors: vec![vector.clone()],
        limit: 1_000,
        local: true,
        captions: false,
        filter: filter.clone(),
        also: (0..200).map(id).collect(),
    };
    let found: Vec<_> = store.search(&search).await.unwrap().iter().map(|found| number(found.id)).collect();
    let by_candidates: Vec<_> =
        store.candidates(&candidates).await.unwrap()[0].iter().map(|found| number(found.id)).collect();
    let by_date = store.newest(library, filter, false, 0, 1_000).await.unwrap();
    let by_date: BTreeSet<_> = by_date.into_iter().map(number).collect();

    assert_eq!(found, by_candidates, "{filter:?}");
    assert_eq!(store.count(library, filter).await.unwrap(), found.len() as u64, "{filter:?}");
    let found: BTreeSet<_> = found.into_iter().collect();
    assert_eq!(found, by_date, "{filter:?}");
    found
}

fn numbers(passes: impl Fn(usize) -> bool) -> BTreeSet<usize> {
    (0..PICTURES).filter(|number| passes(*number)).collect()
}

pub async fn every_condition_holds_as_it_says(home: &Home) {
    let store = filled(home).await;

    for (condition, passes) in conditions() {
        let must_not = Filter { must_not: vec![condition.clone()], ..all() };

        assert_eq!(passing(&*store, LIBRARY, &must_not).await, numbers(|number| !passes(number)), "not {condition:?}");
        assert_eq!(passing(&*store, LIBRARY, &all().and(condition.clone())).await, numbers(passes), "{condition:?}");
    }
}

pub async fn conditions_hold_together(home: &Home) {
    let store = filled(home).await;
    let conditions = conditions();

    for (at, (first, first_passes)) in conditions.iter().enumerate() {
        // Each beside three others, wanted and unwanted.
        for step in [1, 7, 12] {
            let (second, second_passes) = &conditions[(at + step) % conditions.len()];
            let both = all().and(first.clone()).and(second.clone());
            let one = Filter { must: vec![first.clone()], must_not: vec![second.clone(), Condition::Ids(vec![id(4)])] };
            let neither = Filter { must_not: vec![first.clone(), second.clone()], ..all() };

            let expected = numbers(|number| first_passes(number) && second_passes(number));
            assert_eq!(passing(&*store, LIBRARY, &both).await, expected, "{both:?}");
            let expected = numbers(|number| first_passes(number) && !second_passes(number) && number != 4);
            assert_eq!(passing(&*store, LIBRARY, &one).await, expected, "{one:?}");
            let expected = numbers(|number| !first_passes(number) && !second_passes(number));
            assert_eq!(passing(&*store, LIBRARY, &neither).await, expected, "{neither:?}");
        }
    }
}

pub async fn filters_keep_to_the_library(home: &Home) {
    let store = filled(home).await;
    let here_and_there = all().and(Condition::Ids(vec![id(3), id(103)]));

    assert_eq!(passing(&*store, LIBRARY, &here_and_there).await, BTreeSet::from([3]));
    assert_eq!(passing(&*store, OTHER_LIBRARY, &here_and_there).await, BTreeSet::from([103]));
    assert_eq!(passing(&*store, LIBRARY, &all()).await, numbers(|_| true));
    for (condition, passes) in conditions().into_iter().filter(|(condition, _)| !matches!(condition, Condition::Ids(_)))
    {
        let there: BTreeSet<_> = numbers(passes).into_iter().map(|number| 100 + number).collect();
        assert_eq!(passing(&*store, OTHER_LIBRARY, &all().and(condition)).await, there);
    }
    assert!(passing(&*store, Uuid::from_u128(0xc), &all()).await.is_empty());
}

pub async fn limits_are_exact_where_numbers_are_large(home: &Home) {
    let store = home.open(16).await;
    let largest = (1_u64 << 53) - 1;
    let vectors = clustered(3, 16, 1, 3);
    // Bytes and seconds just below the largest number that is sure to be exact.
    let points = points(LIBRARY, &vectors).into_iter().map(|point| {
        let bytes = largest - 2 + number(point.id) as u64;
        Point { facts: Facts { bytes, date: bytes as i64, ..point.facts }, ..point }
    });
    store.upsert(points.collect()).await.unwrap();

    let second = largest as i64;
    let cases: [(Condition, &[usize]); 6] = [
        (Condition::Bytes(Included(largest), Unbounded), &[2]),
        (Condition::Bytes(Excluded(largest - 1), Unbounded), &[2]),
        (Condition::Bytes(Included(largest - 1), Excluded(largest)), &[1]),
        (Condition::Bytes(Unbounded, Excluded(largest - 1)), &[0]),
        (Condition::Date { from: Some(second - 1), until: Some(second) }, &[1]),
        (Condition::Date { from: None, until: Some(second) }, &[0, 1]),
    ];
    for (condition, expected) in cases {
        let expected: BTreeSet<_> = expected.iter().copied().collect();
        assert_eq!(passing(&*store, LIBRARY, &all().and(condition.clone())).await, expected, "{condition:?}");
    }
}
