//! What the page of one country says beside its figures: the law, what vendors
//! do there beyond networks, and what is not known.

use super::contract_rows::link;
use super::initiatives::amount;
use super::names;
use crate::domain::date::PartialDate;
use crate::domain::id::{CountryId, OperatorId, RowId};
use crate::domain::record::Source;
use crate::estimate::corroboration::Corroboration;
use crate::estimate::split::GenerationSplit;
use crate::estimate::weight::Basis;
use crate::estimate::{Contribution, Estimator};
use crate::figure::operators::rows_at;
use crate::order;
use crate::query::Filter;
use crate::store::Store;
use crate::text::Texts;

/// Something that was decided or begun, with its source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DatedNote {
    /// When.
    pub date: String,
    /// What, in a few words.
    pub title: String,
    /// What is to be added.
    pub note: String,
    /// Who published it.
    pub publisher: String,
    /// The page; empty unless it is a web address.
    pub link: String,
}

impl DatedNote {
    fn new(date: Option<PartialDate>, source: &Source) -> Self {
        Self {
            date: date.or(source.date).map(|date| date.to_string()).unwrap_or_default(),
            publisher: source.publisher.clone(),
            link: link(&source.url),
            ..Self::default()
        }
    }
}

/// What the government decided on vendors, the newest first; of a member of the
/// European Union, what that decided too.
#[must_use]
pub fn policies(store: &Store, texts: &Texts, country: CountryId) -> Vec<DatedNote> {
    let iso3 = store.countries[country.index()].iso3;
    let is_member = store.region("EU27").is_some_and(|union| union.members.contains(&country));
    let own = store
        .policies
        .iter()
        .filter(|policy| policy.scope == iso3.as_str() || is_member && policy.scope == "EU27");
    let notes = own.map(|policy| {
        let mut words = vec![names::stance(texts, policy)];
        if policy.scope != iso3.as_str() {
            words.insert(0, names::by_code(store, texts, &policy.scope));
        }
        if !policy.applies_to.is_empty() {
            words.push((texts.beyond.covers)(&policy.applies_to));
        }
        if let Some(deadline) = policy.deadline {
            words.push((texts.country_page.deadline)(&deadline.to_string()));
        }
        DatedNote {
            title: words.join(" · "),
            note: policy.note.clone(),
            ..DatedNote::new(policy.date, &policy.source)
        }
    });
    newest_first(notes.collect())
}

/// What vendors do in a country beyond networks, the newest first. `later` has
/// the table, which the first view does without.
#[must_use]
pub fn initiatives(
    later: &Store,
    store: &Store,
    texts: &Texts,
    country: CountryId,
) -> Vec<DatedNote> {
    let iso3 = store.countries[country.index()].iso3;
    let own = later.initiatives.iter().filter(|initiative| initiative.scope == iso3.as_str());
    let notes = own.map(|initiative| {
        let mut words = vec![(texts.country_page.category)(&initiative.category).to_owned()];
        if !initiative.vendor.is_empty() {
            words.insert(0, names::vendor_by_slug(store, texts, &initiative.vendor));
        }
        words.push(initiative.title.clone());
        words.extend(Some(amount(texts, initiative)).filter(|amount| !amount.is_empty()));
        DatedNote {
            title: words.join(" · "),
            note: initiative.note.clone(),
            ..DatedNote::new(initiative.date, &initiative.source)
        }
    });
    newest_first(notes.collect())
}

fn newest_first(mut notes: Vec<DatedNote>) -> Vec<DatedNote> {
    order::by(&mut notes, |a, b| b.date.cmp(&a.date));
    notes
}

/// What is not known of a country at the end of `year`, in sentences; none if
/// every operator has a supplier that is well supported.
#[must_use]
pub fn not_known(
    estimator: &Estimator<'_>,
    filter: &Filter,
    texts: &Texts,
    country: CountryId,
    year: i32,
) -> Vec<String> {
    let store = estimator.store();
    let words = &texts.country_page;
    let mut operators: Vec<(Contribution, Corroboration)> = estimator
        .contributions(country, year)
        .into_iter()
        .map(|one| {
            let support = estimator.support(&one.split.all_rows(), year);
            (one, support)
        })
        .collect();
    order::by(&mut operators, |a, b| b.0.weighted.weight.total_cmp(&a.0.weighted.weight));
    let of = |is: &dyn Fn(&Contribution, &Corroboration) -> bool| -> String {
        let those = operators.iter().filter(|(one, support)| is(one, support)).map(|(one, _)| {
            let operator = &store.operators[one.weighted.operator.index()];
            format!("{} ({})", operator.name, texts.numerals.percent(one.weighted.weight))
        });
        (texts.list)(&those.collect::<Vec<_>>())
    };
    let first_year = year - filter.window + 1;
    let has_older = |one: &Contribution| {
        let mut rows = rows_at(store, filter, one.weighted.operator, year);
        let columns = store.contracts.columns();
        rows.any(|row| columns.date(row).is_some_and(|date| date.year() < first_year))
    };
    let is_named = |one: &Contribution| one.split.is_known();
    let mut sentences = Vec::new();
    let mut say = |operators: String, sentence: &dyn Fn(&str) -> String| {
        if !operators.is_empty() {
            sentences.push(sentence(&operators));
        }
    };
    say(of(&|one, _| !is_named(one) && !has_older(one)), &words.nobody_named);
    say(of(&|one, _| !is_named(one) && has_older(one)), &|those| {
        (words.only_older)(those, first_year)
    });
    say(of(&|one, support| is_named(one) && support.is_old()), &words.stale);
    say(of(&|one, support| is_named(one) && support.is_single()), &words.single);
    let contradict = |one: &Contribution, _: &Corroboration| {
        one.split.generations.iter().any(GenerationSplit::is_overfull)
            || states_twice(store, filter, one.weighted.operator, year)
    };
    say(of(&contradict), &words.disagree);
    say(of(&|one, _| one.weighted.basis == Basis::Assumed), &words.assumed);
    let weighed: f64 = operators.iter().map(|(one, _)| one.weighted.weight).sum();
    if operators.is_empty() {
        sentences.push(words.no_operators.to_owned());
    } else if weighed < 0.995 {
        sentences.push((words.missing)(&texts.numerals.percent(1.0 - weighed)));
    }
    sentences
}

/// Whether two rows of one year state different parts of an operator's network
/// for one vendor and generation.
fn states_twice(store: &Store, filter: &Filter, operator: OperatorId, year: i32) -> bool {
    let columns = store.contracts.columns();
    let share = |row: RowId| columns.share_pct.get(row.index());
    let stated: Vec<_> = rows_at(store, filter, operator, year)
        .filter(|row| share(*row).is_some())
        .filter(|row| columns.date(*row).is_some_and(|date| date.year() > year - filter.window))
        .collect();
    stated.iter().enumerate().any(|(index, one)| {
        stated[index + 1..].iter().any(|other| {
            let (a, b) = (one.index(), other.index());
            let same_year = columns.date(*one).map(PartialDate::year)
                == columns.date(*other).map(PartialDate::year);
            same_year
                && columns.vendor[a] == columns.vendor[b]
                && columns.generations[a] == columns.generations[b]
                && share(*one).zip(share(*other)).is_some_and(|(a, b)| (a - b).abs() > 5.0)
        })
    })
}

/// Codes of the countries to compare one with: those at its borders, or where
/// it has none, the most populous of its part of the world.
#[must_use]
pub fn neighbours(store: &Store, country: CountryId, at_borders: &[CountryId]) -> Vec<CountryId> {
    const MOST: usize = 8;
    let own = &store.countries[country.index()];
    let mut found: Vec<CountryId> = at_borders.to_vec();
    if found.is_empty() {
        let near = store.country_ids().filter(|id| {
            let other = &store.countries[id.index()];
            *id != country && !own.subregion.is_empty() && other.subregion == own.subregion
        });
        found = near.collect();
    }
    let people = |id: &CountryId| store.countries[id.index()].population.unwrap_or(0.0);
    order::by(&mut found, |a, b| people(b).total_cmp(&people(a)));
    found.truncate(MOST);
    found
}
