//! What is said about pictures, a vector for each sentence.

use vectors::{Candidate, Candidates, Condition, VectorStore};

use crate::home::Home;
use crate::pictures::{LIBRARY, OTHER_LIBRARY, all, clustered, cosine, id, number, point, points};

async fn captions(store: &dyn VectorStore, number: usize) -> Vec<Vec<f32>> {
    store.views(LIBRARY, &[id(number)]).await.unwrap().remove(&id(number)).unwrap().captions
}

/// Pictures that look alike in clusters, with two sentences each that have nothing to do with that; every fourth has none.
async fn told(store: &dyn VectorStore, count: usize) -> (Vec<Vec<f32>>, Vec<Vec<Vec<f32>>>) {
    let looks = clustered(count, 16, 4, 1);
    store.upsert(points(LIBRARY, &looks)).await.unwrap();
    let mut sentences = Vec::new();
    for number in 0..count {
        let said = if number % 4 == 3 { Vec::new() } else { clustered(2, 16, 2, 900 + number as u64) };
        if !said.is_empty() {
            store.set_captions(id(number), LIBRARY, said.clone()).await.unwrap();
        }
        sentences.push(said);
    }
    (looks, sentences)
}

fn ask(vector: &[f32], limit: usize) -> Candidates {
    let vectors = vec![vector.to_vec()];
    Candidates { library: LIBRARY, vectors, limit, local: false, captions: true, filter: all(), also: vec![] }
}

pub async fn sentences_come_back_in_their_order_and_go(home: &Home) {
    let store = home.open(16).await;
    let said = clustered(3, 16, 3, 2);
    store.upsert(points(LIBRARY, &clustered(2, 16, 2, 1))).await.unwrap();
    store.set_local(id(0), LIBRARY, clustered(5, 16, 5, 3)).await.unwrap();

    store.set_captions(id(0), LIBRARY, clustered(1, 16, 1, 4)).await.unwrap();
    store.set_captions(id(0), LIBRARY, said.clone()).await.unwrap();
    store.set_captions(id(7), LIBRARY, said.clone()).await.unwrap();
    store.set_captions(id(1), OTHER_LIBRARY, said.clone()).await.unwrap();

    let stored = captions(&*store, 0).await;
    assert_eq!(stored.len(), 3);
    assert!(stored.iter().zip(&said).all(|(stored, said)| cosine(stored, said) > 0.999_999));
    assert!(captions(&*store, 1).await.is_empty());

    store.set_captions(id(0), OTHER_LIBRARY, Vec::new()).await.unwrap();
    assert_eq!(captions(&*store, 0).await.len(), 3);
    store.set_captions(id(0), LIBRARY, Vec::new()).await.unwrap();
    store.set_captions(id(7), LIBRARY, Vec::new()).await.unwrap();
    assert!(captions(&*store, 0).await.is_empty());
    // The views are as they were, and whoever writes a point anew has to say anew what is said about it.
    assert_eq!(store.views(LIBRARY, &[id(0)]).await.unwrap()[&id(0)].local.len(), 5);
    store.set_captions(id(0), LIBRARY, said).await.unwrap();
    store.upsert(vec![point(0, LIBRARY, clustered(1, 16, 1, 5).remove(0))]).await.unwrap();
    assert!(captions(&*store, 0).await.is_empty());
}

pub async fn pictures_are_found_by_what_is_said_about_them(home: &Home) {
    let store = home.open(16).await;
    let (looks, sentences) = told(&*store, 60).await;
    store.set_captions(id(70), OTHER_LIBRARY, sentences[8].clone()).await.unwrap();

    // Nothing looks like the sentence that is looked for, and one picture alone is nearest by its looks.
    let found = store.candidates(&ask(&sentences[8][1], 1)).await.unwrap().remove(0);

    let best = |number: usize| sentences[number].iter().map(|said| cosine(said, &sentences[8][1])).reduce(f32::max);
    assert!(found.iter().any(|found| number(found.id) == 8) && found.len() <= 2, "{found:?}");
    for Candidate { id, global, caption, .. } in found {
        assert!((global - cosine(&looks[number(id)], &sentences[8][1])).abs() < 1e-5);
        assert_eq!(caption.is_some(), best(number(id)).is_some());
        assert!((caption.unwrap_or(0.0) - best(number(id)).unwrap_or(0.0)).abs() < 1e-5);
    }
    // Those without words take part with their looks, and a filter lets none of the others pass.
    let all_found = store.candidates(&ask(&sentences[8][1], 60)).await.unwrap().remove(0);
    assert_eq!(all_found.len(), 60);
    assert!(all_found.iter().all(|found| found.caption.is_some() == (number(found.id) % 4 != 3)));
    let odd = all().and(Condition::MediaType("image/jpeg".into()));
    let odd = store.candidates(&Candidates { filter: odd, ..ask(&sentences[8][1], 60) }).await.unwrap().remove(0);
    assert!(odd.len() == 30 && odd.iter().all(|found| number(found.id) % 2 == 1));
}

pub async fn what_is_said_is_compared_on_demand_only(home: &Home) {
    let store = home.open(16).await;
    let (_, sentences) = told(&*store, 30).await;
    let without = Candidates { captions: false, ..ask(&sentences[0][0], 5) };

    let found = store.candidates(&without).await.unwrap().remove(0);

    assert!(found.len() == 5 && found.iter().all(|found| found.caption.is_none()));
    assert!(store.candidates(&Candidates { vectors: vec![], ..ask(&[], 5) }).await.unwrap().is_empty());
}
