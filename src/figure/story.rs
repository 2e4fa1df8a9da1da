//! A story told in steps: sentences, each with the rows it rests on, and the
//! address of what is looked at meanwhile.

use crate::domain::record::StoryRow;
use crate::query::{Filter, Language};

/// In keys of marks: a step and a sentence of it follow.
pub const KEY: &str = "story";

/// A step of a story.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryStep<'a> {
    /// Its number, from 1.
    pub number: usize,
    /// What is looked at meanwhile.
    pub filter: Filter,
    /// Its sentences; the first has the heading.
    pub sentences: Vec<&'a StoryRow>,
}

/// The step that the key of a sentence belongs to: `story/6/1`.
#[must_use]
pub fn step_of(key: &str) -> Option<usize> {
    key.strip_prefix(KEY)?.strip_prefix('/')?.split('/').next()?.parse().ok()
}

impl StoryRow {
    /// The sentence in a language, else in English.
    #[must_use]
    pub fn words(&self, language: Language) -> &str {
        let own = if language == Language::Ru { &self.text_ru } else { &self.text };
        if own.is_empty() { &self.text } else { own }
    }

    /// The heading in a language, else in English; empty for all but the first
    /// sentence of a step.
    #[must_use]
    pub fn heading_in(&self, language: Language) -> &str {
        let own = if language == Language::Ru { &self.heading_ru } else { &self.heading };
        if own.is_empty() { &self.heading } else { own }
    }
}

/// The steps of a story, in the order of the file. Sentences of one step stand
/// together there.
#[must_use]
pub fn steps(rows: &[StoryRow]) -> Vec<StoryStep<'_>> {
    let steps = rows.chunk_by(|a, b| a.step == b.step).filter(|own| own[0].step > 0).enumerate();
    let steps = steps.map(|(index, own)| StoryStep {
        number: index + 1,
        filter: Filter::from_query(&own[0].address),
        sentences: own.iter().collect(),
    });
    steps.collect()
}

/// What the story is called, and what it is about: the row of step 0.
#[must_use]
pub fn title(rows: &[StoryRow]) -> Option<&StoryRow> {
    rows.iter().find(|row| row.step == 0)
}

/// The keys of the rows that a story rests on, each once, in the order in which
/// it comes to them: their places are the numbers they are cited by on paper.
#[must_use]
pub fn cited(rows: &[StoryRow]) -> Vec<&String> {
    let mut keys: Vec<&String> = Vec::new();
    for key in rows.iter().flat_map(|row| &row.rows) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// The sentence that the end of a key means: `3/2` is the second of step 3.
#[must_use]
pub fn sentence<'a>(rows: &'a [StoryRow], place: &str) -> Option<&'a StoryRow> {
    let (step, number) = place.split_once('/')?;
    let (step, number): (usize, usize) = (step.parse().ok()?, number.parse().ok()?);
    let steps = steps(rows);
    steps.get(step.checked_sub(1)?)?.sentences.get(number.checked_sub(1)?).copied()
}
