//! What models say about pictures.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use diesel::{
    ExpressionMethods, JoinOnDsl, QueryDsl, QueryableByName,
    dsl::not,
    sql_types::{Array, Bool, Integer, Nullable, Text, Uuid as SqlUuid},
};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use crate::{
    catalog::Catalog,
    error::CatalogError,
    schema::{caption, media},
    sentences::sentences,
    text::storable,
    vocabulary::learn,
};

/// How much a caption says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaptionKind {
    /// A sentence.
    Short,
    /// Objects, people, colours, place, mood and text.
    Enhanced,
}

impl CaptionKind {
    /// Both, the short one first.
    pub const ALL: [Self; 2] = [Self::Short, Self::Enhanced];

    /// As the database calls it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Enhanced => "enhanced",
        }
    }

    /// The kind of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// The kind of job that makes it. Each has its own, so that a wish for one does not undo a wish for the other.
    pub fn job(self) -> &'static str {
        match self {
            Self::Short => "describe",
            Self::Enhanced => "describe_enhanced",
        }
    }

    /// The priority of that job: everything that makes pictures searchable by their looks goes first, then the shorter work.
    pub fn priority(self) -> i16 {
        match self {
            Self::Short => -30,
            Self::Enhanced => -40,
        }
    }
}

/// What a model said about a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCaption<'a> {
    /// How much it says.
    pub kind: CaptionKind,
    /// What it says.
    pub text: &'a str,
    /// The model.
    pub model: &'a str,
    /// The version of the question.
    pub version: i32,
}

/// What is said about a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caption {
    /// How much it says.
    pub kind: CaptionKind,
    /// What it says.
    pub text: String,
    /// The model that said so, or something else that somebody then put in other words.
    pub model: String,
    /// The version of the question.
    pub version: i32,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Whether somebody put it in other words.
    pub edited: bool,
}

/// Which pictures are to be described.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undescribed {
    /// Those without a caption.
    Missing,
    /// Those whose caption is of another model, or of an older version of the question.
    Outdated,
    /// Both.
    Either,
}

/// Keeps what a model said about a picture, but where somebody has put it in other words, and answers whether the library has
/// the picture. Call it in a transaction, and enqueue [`INDEX_CAPTIONS`](crate::INDEX_CAPTIONS).
///
/// # Errors
/// When the database is away.
pub async fn set_caption(
    connection: &mut AsyncPgConnection,
    library: Uuid,
    id: Uuid,
    new: &NewCaption<'_>,
) -> Result<bool, CatalogError> {
    if !lock(connection, library, id).await? {
        return Ok(false);
    }
    diesel::sql_query(include_str!("set_caption.sql"))
        .bind::<SqlUuid, _>(id)
        .bind::<Text, _>(new.kind.as_str())
        .bind::<Text, _>(storable(new.text))
        .bind::<Text, _>(storable(&said(new.text)))
        .bind::<Text, _>(new.model)
        .bind::<Integer, _>(new.version)
        .execute(connection)
        .await?;
    follow(connection, id).await?;
    Ok(true)
}

/// Puts a caption in other words, which stay, or removes it where there are none; answers whether the library has a picture
/// with such a caption. Call it in a transaction, and enqueue [`INDEX_CAPTIONS`](crate::INDEX_CAPTIONS).
///
/// # Errors
/// When the database is away.
pub async fn edit_caption(
    connection: &mut AsyncPgConnection,
    library: Uuid,
    id: Uuid,
    kind: CaptionKind,
    text: &str,
) -> Result<bool, CatalogError> {
    if !lock(connection, library, id).await? {
        return Ok(false);
    }
    let its_row = caption::table.find((id, kind.as_str()));
    let changed = if text.is_empty() {
        diesel::delete(its_row).execute(connection).await?
    } else {
        diesel::update(its_row)
            .set((
                caption::text.eq(storable(text)),
                caption::said.eq(storable(&said(text))),
                caption::edited_at.eq(Utc::now()),
            ))
            .execute(connection)
            .await?
    };
    follow(connection, id).await?;
    Ok(changed == 1)
}

/// What of a caption is searched, a line for each sentence.
fn said(caption: &str) -> String {
    sentences(caption).into_iter().map(|sentence| sentence.said).collect::<Vec<_>>().join("\n")
}

/// Keeps others from the captions of a picture until the transaction ends; answers whether the library has it.
async fn lock(connection: &mut AsyncPgConnection, library: Uuid, id: Uuid) -> Result<bool, CatalogError> {
    let its_row = media::table.filter(media::library_id.eq(library)).filter(media::id.eq(id)).select(media::id);
    let found: Vec<Uuid> = its_row.for_update().load(connection).await?;
    Ok(!found.is_empty())
}

/// Has what a picture's captions say found by words.
async fn follow(connection: &mut AsyncPgConnection, id: Uuid) -> Result<(), CatalogError> {
    diesel::sql_query(include_str!("join_captions.sql")).bind::<SqlUuid, _>(id).execute(connection).await?;
    learn(connection, id).await
}

/// The picture, and the columns of [`Caption`].
type Row = (Uuid, String, String, String, i32, DateTime<Utc>, Option<DateTime<Utc>>);

impl Catalog {
    /// What is said about a picture of the library, the short caption first.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn captions(&self, library: Uuid, id: Uuid) -> Result<Vec<Caption>, CatalogError> {
        Ok(self.captions_of(library, &[id]).await?.remove(&id).unwrap_or_default())
    }

    /// What is said about those of `ids` that the library has, of each the short caption first; nothing of those that nobody
    /// has described.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn captions_of(&self, library: Uuid, ids: &[Uuid]) -> Result<HashMap<Uuid, Vec<Caption>>, CatalogError> {
        let rows: Vec<Row> = caption::table
            .inner_join(media::table.on(media::id.eq(caption::media_id)))
            .filter(media::library_id.eq(library))
            .filter(caption::media_id.eq_any(ids))
            .order((caption::media_id, caption::kind.desc()))
            .select((
                caption::media_id,
                caption::kind,
                caption::text,
                caption::model,
                caption::version,
                caption::made_at,
                caption::edited_at,
            ))
            .load(&mut self.connection().await?)
            .await?;
        let mut captions: HashMap<Uuid, Vec<Caption>> = HashMap::new();
        for (id, kind, text, model, version, made_at, edited_at) in rows {
            if let Some(kind) = CaptionKind::named(&kind) {
                let caption = Caption { kind, text, model, version, made_at, edited: edited_at.is_some() };
                captions.entry(id).or_default().push(caption);
            }
        }
        Ok(captions)
    }

    /// How many pictures of the library nobody has described.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn undescribed(&self, library: Uuid) -> Result<u64, CatalogError> {
        let pictures = media::table.filter(media::library_id.eq(library)).filter(not(media::described));
        let count: i64 = pictures.count().get_result(&mut self.connection().await?).await?;
        Ok(count.unsigned_abs())
    }

    /// Pictures of the library that lack a caption of `model` and `version`, the newest first; of all, or of `ids` alone.
    /// Those for which a job waits or runs are left out, and so are captions that somebody put in other words.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn to_describe(
        &self,
        library: Uuid,
        ids: Option<&[Uuid]>,
        kind: CaptionKind,
        (model, version): (&str, i32),
        which: Undescribed,
    ) -> Result<Vec<Uuid>, CatalogError> {
        #[derive(QueryableByName)]
        struct Found {
            #[diesel(sql_type = SqlUuid)]
            id: Uuid,
        }
        let found: Vec<Found> = diesel::sql_query(include_str!("to_describe.sql"))
            .bind::<SqlUuid, _>(library)
            .bind::<Nullable<Array<SqlUuid>>, _>(ids.map(<[Uuid]>::to_vec))
            .bind::<Text, _>(kind.as_str())
            .bind::<Text, _>(kind.job())
            .bind::<Text, _>(model)
            .bind::<Integer, _>(version)
            .bind::<Bool, _>(which != Undescribed::Outdated)
            .bind::<Bool, _>(which != Undescribed::Missing)
            .load(&mut self.connection().await?)
            .await?;
        Ok(found.into_iter().map(|found| found.id).collect())
    }

    /// Those of `ids` that the library has, in no particular order.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn known(&self, library: Uuid, ids: &[Uuid]) -> Result<Vec<Uuid>, CatalogError> {
        let known = media::table
            .filter(media::library_id.eq(library))
            .filter(media::id.eq_any(ids))
            .select(media::id)
            .load(&mut self.connection().await?)
            .await?;
        Ok(known)
    }
}
