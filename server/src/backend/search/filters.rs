//! What pictures have to be like, in the words of the vector index.

use app::AppError;
use app::types::Emptied;
use query::{DateRange, Measure, Part, Query};
use uuid::Uuid;
use vectors::{Condition, Filter};

use super::super::Unexpected;
use super::asked::Asked;
use crate::index::Index;
use crate::services::Services;
use crate::strings;

/// In how many pictures a phrase is looked up at most; they are named to the index one by one.
const MOST_NAMED: u64 = 20_000;

/// The filters of a query.
pub struct Filters {
    filters: Vec<One>,
    /// What is to be said about them, a sentence each.
    pub notes: Vec<String>,
}

struct One {
    /// Its place among the parts of the query.
    part: usize,
    condition: Condition,
    is_negated: bool,
}

impl Filters {
    /// Those of a query; words are looked up in the library.
    pub async fn resolve(services: &Services, library: Uuid, query: &Query) -> Result<Self, AppError> {
        let mut resolved = Self { filters: Vec::new(), notes: Vec::new() };
        for (place, part) in query.parts().iter().enumerate() {
            let (condition, is_negated) = match part {
                Part::Words(_) | Part::Term(_) => continue,
                Part::Phrase(phrase) => (resolved.with_phrase(services, library, phrase).await?, false),
                Part::Without(phrase) => (resolved.with_phrase(services, library, phrase).await?, true),
                Part::Filter(filter) => {
                    (resolved.condition(services, library, &filter.filter).await?, filter.is_negated)
                }
            };
            resolved.filters.push(One { part: place, condition, is_negated });
        }
        Ok(resolved)
    }

    /// Whether every picture passes.
    pub fn is_empty(&self) -> bool {
        self.filters.is_empty()
    }

    /// All of them together.
    pub fn all(&self) -> Filter {
        Self::together(self.filters.iter())
    }

    /// Says which of them let nothing pass: the one without which most would.
    pub async fn emptied(&self, index: &Index, library: Uuid, asked: &Asked) -> Result<Emptied, AppError> {
        let mut guilty = None;
        for (place, one) in self.filters.iter().enumerate() {
            let others = self.filters.iter().enumerate().filter(|(other, _)| *other != place).map(|(_, other)| other);
            let count = index.vectors.count(library, &Self::together(others)).await.unexpected("counting vectors")?;
            if count > guilty.map_or(0, |(most, _)| most) {
                guilty = Some((count, one.part));
            }
        }
        let Some((count, part)) = guilty else {
            let sentence = strings::server_filters_too_narrow().to_owned();
            return Ok(Emptied { sentence, without: None });
        };
        let label = asked.query.parts().get(part).map(Part::label).unwrap_or_default();
        Ok(Emptied {
            sentence: strings::server_filter_too_narrow(&label, count),
            without: Some(asked.query.without(part).to_string()),
        })
    }

    fn together<'a>(filters: impl Iterator<Item = &'a One>) -> Filter {
        let mut all = Filter::default();
        for one in filters {
            if one.is_negated { &mut all.must_not } else { &mut all.must }.push(one.condition.clone());
        }
        all
    }

    async fn condition(
        &mut self,
        services: &Services,
        library: Uuid,
        filter: &query::Filter,
    ) -> Result<Condition, AppError> {
        Ok(match filter {
            query::Filter::Tag(tag) => Condition::Tag(crate::facts::comparable(tag)),
            query::Filter::File(name) => {
                let named =
                    services.catalog.with_name(library, name, MOST_NAMED).await.unexpected("looking up names")?;
                self.named(named, name)
            }
            query::Filter::Date(when) => {
                let DateRange { from, until } = when.range();
                let seconds = |time: chrono::NaiveDateTime| time.and_utc().timestamp();
                Condition::Date { from: from.map(seconds), until: until.map(seconds) }
            }
            query::Filter::Colour(rgb) => Condition::Colours(media::codes_like(*rgb)),
            query::Filter::MediaType(media_type) => Condition::MediaType((*media_type).to_owned()),
            query::Filter::Size(size) => {
                let (least, most) = size.bounds();
                match size.measure {
                    Measure::LongerSide => Condition::Side(least, most),
                    Measure::File => Condition::Bytes(least, most),
                }
            }
        })
    }

    async fn with_phrase(&mut self, services: &Services, library: Uuid, phrase: &str) -> Result<Condition, AppError> {
        let catalog = &services.catalog;
        let named = catalog.with_phrase(library, phrase, MOST_NAMED).await.unexpected("looking up words")?;
        Ok(self.named(named, phrase))
    }

    fn named(&mut self, mut ids: Vec<Uuid>, what: &str) -> Condition {
        if ids.len() as u64 > MOST_NAMED {
            ids.truncate(MOST_NAMED as usize);
            self.notes.push(strings::server_words_too_common(what, &MOST_NAMED.to_string()));
        }
        Condition::Ids(ids)
    }
}
