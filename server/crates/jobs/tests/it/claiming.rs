//! Who gets which job, and when.

use std::{collections::HashSet, time::Duration};

use diesel::{QueryableByName, sql_types::Text};
use diesel_async::{RunQueryDsl, SimpleAsyncConnection};
use futures::future::join_all;
use jobs::{NewJob, Policy, Queue};

use crate::support::{LIBRARY, add, claim_one, execute, fleeting, pool, queue, rows, wish};

#[tokio::test(flavor = "multi_thread")]
async fn ten_claimers_get_two_hundred_jobs_once_each() {
    let pool = pool().await;
    add(&pool, &(0..200).map(|_| wish()).collect::<Vec<_>>()).await;

    let claimers = (0..10).map(|number| {
        let queue = Queue::new(pool.clone(), format!("worker {number}"));
        tokio::spawn(async move {
            let mut mine = Vec::new();
            loop {
                let jobs = queue.claim(&["embed"], 3).await.unwrap();
                if jobs.is_empty() {
                    return mine;
                }
                mine.extend(jobs.into_iter().map(|job| job.id));
            }
        })
    });
    let claimed: Vec<i64> = join_all(claimers).await.into_iter().flat_map(Result::unwrap).collect();

    assert_eq!(claimed.len(), 200);
    assert_eq!(claimed.into_iter().collect::<HashSet<_>>().len(), 200);
}

#[tokio::test]
async fn higher_priority_goes_first_and_then_the_older() {
    let queue = queue().await;
    for priority in [0, -20, 10, 0, 10] {
        add(queue.pool(), &[wish().with_priority(priority)]).await;
    }

    let first = queue.claim(&["embed"], 2).await.unwrap();
    let rest = queue.claim(&["embed"], 9).await.unwrap();

    let order: Vec<(i16, i64)> = first.iter().chain(&rest).map(|job| (job.priority, job.id)).collect();
    assert_eq!(order, [(10, 3), (10, 5), (0, 1), (0, 4), (-20, 2)]);
}

#[tokio::test]
async fn only_the_kinds_asked_for_are_claimed() {
    let queue = queue().await;
    let forget = NewJob { kind: "forget".to_owned(), ..wish() };
    add(queue.pool(), &[wish(), forget.clone().with_payload(serde_json::json!({ "hash": "ab" }))]).await;

    let jobs = queue.claim(&["forget", "describe"], 10).await.unwrap();

    assert_eq!(jobs.len(), 1);
    assert_eq!((jobs[0].kind.as_str(), jobs[0].library_id, jobs[0].media_id), ("forget", LIBRARY, forget.media_id));
    assert_eq!((jobs[0].payload["hash"].as_str(), jobs[0].attempts), (Some("ab"), 1));
    assert_eq!(queue.claim(&[], 10).await.unwrap(), []);
    assert_eq!(queue.claim(&["embed"], 0).await.unwrap(), []);
}

#[tokio::test]
async fn jobs_of_later_wait_until_they_are_due() {
    let queue = queue().await;
    add(queue.pool(), &[wish()]).await;
    execute(queue.pool(), "UPDATE job SET run_at = now() + interval '1 hour'").await;
    assert_eq!(queue.claim(&["embed"], 1).await.unwrap(), []);

    execute(queue.pool(), "UPDATE job SET run_at = now() - interval '1 hour'").await;

    assert_eq!(queue.claim(&["embed"], 1).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_held_job_is_nobody_elses_until_its_lease_ends() {
    let one = queue().await;
    let two = Queue::new(one.pool().clone(), "two");
    add(one.pool(), &[wish()]).await;
    let job = claim_one(&one).await;

    assert_eq!(two.claim(&["embed"], 1).await.unwrap(), []);

    execute(one.pool(), "UPDATE job SET locked_until = now()").await;
    let taken = claim_one(&two).await;
    assert_eq!((taken.id, taken.attempts), (job.id, 2));
}

#[tokio::test]
async fn a_renewed_lease_holds() {
    let pool = pool().await;
    let fleeting = Queue::new(pool.clone(), "one").with_policy(fleeting());
    let lasting = Queue::new(pool.clone(), "one");
    add(&pool, &[wish(), wish()]).await;
    let jobs = fleeting.claim(&["embed"], 2).await.unwrap();

    assert_eq!(lasting.extend(&jobs[..1]).await.unwrap(), 1);
    let expired = lasting.claim(&["embed"], 10).await.unwrap();

    assert_eq!(expired.iter().map(|job| job.id).collect::<Vec<_>>(), [jobs[1].id]);
    assert_eq!(lasting.extend(&jobs).await.unwrap(), 1, "the other one is held under a newer claim");
    assert_eq!(lasting.extend(&[]).await.unwrap(), 0);
}

#[tokio::test]
async fn who_lost_a_job_changes_nothing_any_more() {
    let pool = pool().await;
    let slow = Queue::new(pool.clone(), "slow").with_policy(fleeting());
    let quick = Queue::new(pool.clone(), "quick").with_policy(Policy { lease: Duration::from_secs(60), ..fleeting() });
    add(&pool, &[wish()]).await;
    let lost = claim_one(&slow).await;
    let held = claim_one(&quick).await;

    for outcome in [
        slow.complete(&lost).await,
        slow.fail(&lost, "too late").await,
        slow.retry_later(&lost, "too late").await,
        slow.forget(&lost).await,
    ] {
        assert_eq!(outcome.unwrap(), jobs::Outcome::Lost);
    }
    slow.release(&lost).await.unwrap();

    assert_eq!(rows(&pool).await, ["running 2 the program ended during this work, 1 times"]);
    assert_eq!(quick.complete(&held).await.unwrap(), jobs::Outcome::Done);
}

#[tokio::test]
async fn even_the_same_worker_cannot_answer_for_an_older_claim() {
    let queue = queue().await.with_policy(fleeting());
    add(queue.pool(), &[wish()]).await;
    let older = claim_one(&queue).await;
    let newer = claim_one(&queue).await;

    assert_eq!(queue.complete(&older).await.unwrap(), jobs::Outcome::Lost);
    assert_eq!(queue.complete(&newer).await.unwrap(), jobs::Outcome::Done);
}

#[tokio::test]
async fn of_ten_thousand_jobs_the_next_comes_from_the_index() {
    let pool = pool().await;
    execute(
        &pool,
        "INSERT INTO job (kind, library_id, media_id, priority)
         SELECT 'embed', gen_random_uuid(), gen_random_uuid(), n % 3 FROM generate_series(1, 10000) AS n;
         ANALYZE job",
    )
    .await;
    let mut connection = pool.get().await.unwrap();
    let claim = include_str!("../../src/queue/claim.sql");
    connection.batch_execute(&format!("PREPARE claim (text[], bigint, text, float8) AS {claim}")).await.unwrap();

    let plan: Vec<Plan> =
        diesel::sql_query("EXPLAIN EXECUTE claim('{embed}', 4, 'one', 60)").load(&mut connection).await.unwrap();

    let plan: String = plan.into_iter().map(|row| row.line + "\n").collect();
    assert!(plan.contains("Index Scan using job_next"), "{plan}");
    assert!(!plan.contains("Seq Scan on job"), "{plan}");
}

#[derive(QueryableByName)]
struct Plan {
    #[diesel(sql_type = Text, column_name = "QUERY PLAN")]
    line: String,
}
