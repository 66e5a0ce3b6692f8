//! One contract for both stores: in the process always, on a server where `QDRANT_URL` is set.

#![allow(clippy::unwrap_used, reason = "tests may panic")]

#[path = "contract/by_date.rs"]
mod by_date;
#[path = "contract/candidates.rs"]
mod candidates;
#[path = "contract/captions.rs"]
mod captions;
#[path = "contract/crash.rs"]
mod crash;
#[path = "contract/deletion.rs"]
mod deletion;
#[path = "contract/facts.rs"]
mod facts;
#[path = "contract/filters.rs"]
mod filters;
#[path = "contract/finding.rs"]
mod finding;
#[path = "contract/home.rs"]
mod home;
#[path = "contract/lasting.rs"]
mod lasting;
#[path = "contract/local_views.rs"]
mod local_views;
#[path = "contract/locking.rs"]
mod locking;
#[path = "contract/paging.rs"]
mod paging;
#[path = "contract/pictures.rs"]
mod pictures;
#[path = "contract/recall.rs"]
mod recall;
#[path = "contract/refusal.rs"]
mod refusal;
#[path = "contract/replacement.rs"]
mod replacement;
#[path = "contract/stored.rs"]
mod stored;
#[path = "contract/upgrade.rs"]
mod upgrade;

use std::io::Write;

use home::Home;

macro_rules! contract {
    ($($group:ident::$claim:ident),+ $(,)?) => {
        mod edge {
            use super::*;

            $(
                #[tokio::test]
                async fn $claim() {
                    $group::$claim(&Home::folder()).await;
                }
            )+
        }

        #[tokio::test]
        async fn server() {
            if Home::server().is_none() {
                // Past the test harness, which hides what passing tests print.
                writeln!(std::io::stderr(), "skipped: QDRANT_URL is not set").unwrap();
                return;
            }
            $(
                println!("{}", stringify!($claim));
                let home = Home::server().unwrap();
                $group::$claim(&home).await;
                home.clear().await;
            )+
        }
    };
}

contract! {
    by_date::pictures_come_by_date_page_by_page,
    by_date::filters_hold_by_date,
    by_date::dates_beyond_the_end_are_an_empty_page,
    candidates::each_vector_has_its_nearest_with_their_best_views,
    candidates::views_are_compared_on_demand_only,
    candidates::candidates_of_other_libraries_stay_there,
    candidates::candidates_pass_the_filter,
    candidates::others_are_compared_with_every_vector,
    candidates::views_of_many_are_read_at_once,
    captions::sentences_come_back_in_their_order_and_go,
    captions::pictures_are_found_by_what_is_said_about_them,
    captions::what_is_said_is_compared_on_demand_only,
    deletion::a_deleted_point_is_gone_from_everywhere,
    deletion::deleting_what_is_not_there_is_fine,
    facts::new_facts_are_seen_at_once_and_the_vectors_stay,
    facts::facts_of_what_is_not_there_are_dropped,
    facts::facts_in_a_graph_change_and_last,
    filters::every_condition_holds_as_it_says,
    filters::conditions_hold_together,
    filters::filters_keep_to_the_library,
    filters::limits_are_exact_where_numbers_are_large,
    finding::an_identical_vector_is_found_first_at_one,
    finding::neighbours_come_in_the_order_of_their_similarity,
    finding::libraries_never_meet,
    finding::the_excluded_picture_is_never_found,
    finding::an_empty_space_finds_nothing,
    lasting::everything_is_there_after_a_close,
    lasting::a_closed_store_says_so,
    lasting::old_spaces_are_removed_on_demand,
    local_views::views_come_back_in_their_order,
    local_views::views_of_what_is_not_there_are_dropped,
    local_views::views_do_not_disturb_the_global_search,
    paging::pages_neither_overlap_nor_gap,
    paging::pages_of_equals_neither_overlap_nor_gap,
    paging::pages_beyond_the_end_are_empty,
    recall::the_nearest_are_found_among_many,
    refusal::bad_vectors_are_refused_and_nothing_is_written,
    refusal::another_dimension_is_refused,
    refusal::nameless_spaces_are_refused,
    replacement::an_upsert_replaces_the_point_whole,
    replacement::of_the_same_id_twice_the_last_one_stays,
    replacement::an_empty_upsert_is_fine,
    upgrade::an_old_space_gets_its_indexes,
    upgrade::an_old_space_learns_what_is_said,
}
