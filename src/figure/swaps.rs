//! Who replaced whom: from the rows that name what they replace, and from
//! removals.

use super::Twin;
use super::answer::{FIRST_YEAR, OTHERS};
use super::contract_rows::admitted;
use super::counts::{CountScale, count_ticks, counted};
use super::names;
use super::over_time::year_labels;
use crate::chart::ShareOverTime;
use crate::chart::bands::{Band, BandEnd, Bands};
use crate::domain::contract::{Closing, Stage};
use crate::domain::date::PartialDate;
use crate::domain::id::{OperatorId, RowId, VendorId};
use crate::order;
use crate::query::Filter;
use crate::store::Store;
use crate::text::Texts;

/// Id of the figure.
pub const ID: &str = "replacements";
/// Id of the same by year.
pub const BY_YEAR: &str = "replacements-by-year";
/// In keys of marks: who was replaced and by whom follow.
pub const KEY: &str = "swaps";
/// In keys of marks: nobody says by whom, or by any.
const NOBODY: &str = "nobody";
const ANY: &str = "any";

/// Vendors with a place of their own at either side.
const NAMED: usize = 7;

/// One vendor giving way to another at one operator, however many rows tell of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Swap {
    /// Where.
    pub operator: OperatorId,
    /// Who gave way.
    pub from: VendorId,
    /// Who came in; nothing where nobody says.
    pub to: Option<VendorId>,
    /// The year of the first row; nothing if none is dated.
    pub year: Option<i32>,
    /// How far it goes, as far as any of its rows says.
    pub closing: Closing,
    /// The rows that tell of it.
    pub rows: Vec<RowId>,
}

/// The swaps at the operators of the places chosen up to the end of `year`, in
/// the part of the network and of the kinds of evidence that the filter admits.
#[must_use]
pub fn swaps(store: &Store, filter: &Filter, year: i32) -> Vec<Swap> {
    let columns = store.contracts.columns();
    let is_removal = |row: RowId| columns.stage[row.index()] == Stage::Removal;
    let rows: Vec<RowId> = admitted(store, filter)
        .filter(|row| is_removal(*row) || !columns.replaced(*row).is_empty())
        .filter(|row| columns.date(*row).is_none_or(|date| date.year() <= year))
        .collect();
    let mut swaps: Vec<Swap> = Vec::new();
    // Those of each operator, of which there may be a million together.
    let mut places: Vec<Vec<usize>> = vec![Vec::new(); store.operators.len()];
    let mut add = |operator: OperatorId, from, to: Option<VendorId>, row| {
        let year = columns.date(row).map(PartialDate::year);
        let closing = columns.closing[row.index()];
        let places = &mut places[operator.index()];
        let own = places.iter().copied().find(|place| {
            let swap = &swaps[*place];
            swap.from == from && (swap.to == to || to.is_none())
        });
        if let Some(swap) = own.and_then(|place| swaps.get_mut(place)) {
            swap.rows.push(row);
            swap.year = swap.year.into_iter().chain(year).min();
            swap.closing = furthest(swap.closing, closing);
        } else {
            places.push(swaps.len());
            swaps.push(Swap { operator, from, to, year, closing, rows: vec![row] });
        }
    };
    // Who names a successor comes first: a removal is then of that swap.
    for row in &rows {
        let (operator, vendor) = (columns.operator[row.index()], columns.vendor[row.index()]);
        for replaced in columns.replaced(*row).iter().filter(|id| **id != vendor) {
            if let Some(operator) = operator {
                add(operator, *replaced, Some(vendor), *row);
            }
        }
    }
    for row in &rows {
        if let Some(operator) = columns.operator[row.index()].filter(|_| is_removal(*row)) {
            add(operator, columns.vendor[row.index()], None, *row);
        }
    }
    if let Some(chosen) = filter.chosen_vendors() {
        let is_chosen = |id: VendorId| chosen.contains(&store.vendors[id.index()].slug);
        swaps.retain(|swap| is_chosen(swap.from) || swap.to.is_some_and(is_chosen));
    }
    swaps
}

/// Of two rows on one swap, what goes further: a finished one, then one of the
/// whole network.
fn furthest(one: Closing, other: Closing) -> Closing {
    let both = [one, other];
    let further = [Closing::Done, Closing::Whole].into_iter().find(|it| both.contains(it));
    further.unwrap_or(Closing::Part)
}

/// How many of some swaps go as far as this.
#[must_use]
pub fn that_go<'a>(swaps: impl IntoIterator<Item = &'a Swap>, closing: Closing) -> usize {
    swaps.into_iter().filter(|swap| swap.closing == closing).count()
}

/// The drawing, and the same as a table.
#[must_use]
pub fn replacements(
    store: &Store,
    filter: &Filter,
    texts: &Texts,
    swaps: &[Swap],
) -> (Bands, Twin) {
    let words = &texts.vendor_page;
    let slug = |id| slug_of(store, id);
    let from = ranked(swaps.iter().map(|swap| slug(Some(swap.from))));
    let to = ranked(swaps.iter().map(|swap| slug(swap.to)));
    let name = |slug: &str| name_of(store, texts, slug);
    let whole = |count: usize| texts.numerals.whole(count);
    let amount = |band: &Band| whole(usize::try_from(band.amount).unwrap_or(0));
    let place = |ends: &[(String, usize)], slug: &str| {
        ends.iter().position(|(end, _)| end == slug).unwrap_or(ends.len() - 1)
    };
    let ends_of = |swap: &Swap| (place(&from, &slug(Some(swap.from))), place(&to, &slug(swap.to)));
    let mut bands: Vec<Band> = Vec::new();
    for swap in swaps {
        let (one, other) = ends_of(swap);
        if let Some(band) = bands.iter_mut().find(|band| (band.from, band.to) == (one, other)) {
            band.amount += 1;
        } else {
            let key = format!("{KEY}/{}/{}", from[one].0, to[other].0);
            let selected = filter.mark == key;
            let label = String::new();
            bands.push(Band { from: one, to: other, amount: 1, key, label, selected });
        }
    }
    order::by(&mut bands, |a, b| (a.from, a.to).cmp(&(b.from, b.to)));
    for band in &mut bands {
        let pair = pair(store, texts, &from[band.from].0, &to[band.to].0);
        band.label = format!("{pair}: {}", amount(band));
    }
    let rows = bands.iter().map(|band| {
        let own = || swaps.iter().filter(|swap| ends_of(swap) == (band.from, band.to));
        let [done, part] =
            [Closing::Done, Closing::Part].map(|it| texts.numerals.whole(that_go(own(), it)));
        let (one, other) = (name(&from[band.from].0), name(&to[band.to].0));
        (band.key.clone(), vec![one, other, amount(band), done, part])
    });
    let head = [words.gave_way, words.came_in, words.count, words.finished, words.in_part];
    let head = head.map(str::to_owned);
    let twin = Twin { head: head.into(), labels: 2, rows: rows.collect() };
    let ends = |ends: &[(String, usize)]| {
        let end = ends.iter().map(|(slug, count)| BandEnd {
            title: name(slug),
            value: whole(*count),
            paint: names::paint(slug),
        });
        end.collect::<Vec<_>>()
    };
    let figure = Bands {
        id: ID.to_owned(),
        name: (words.swaps)(&names::chosen(store, texts, filter)),
        heads: [words.gave_way.to_owned(), words.came_in.to_owned()],
        from: ends(&from),
        to: ends(&to),
        bands,
        rtl: texts.direction() == "rtl",
    };
    (figure, twin)
}

/// The name of an end of a band.
fn name_of(store: &Store, texts: &Texts, slug: &str) -> String {
    match slug {
        NOBODY => texts.vendor_page.nobody.to_owned(),
        OTHERS => texts.other_vendors.to_owned(),
        slug => names::vendor_by_slug(store, texts, slug),
    }
}

/// Who gave way to whom, in words.
fn pair(store: &Store, texts: &Texts, from: &str, to: &str) -> String {
    let to = (to != NOBODY).then(|| name_of(store, texts, to));
    (texts.vendor_page.swap)(&name_of(store, texts, from), to.as_deref())
}

/// What the key of a mark means, in words.
#[must_use]
pub fn title(store: &Store, filter: &Filter, texts: &Texts) -> String {
    let mut words = filter.mark.split('/').skip(1);
    let (from, to) = (words.next().unwrap_or(ANY), words.next().unwrap_or(ANY));
    let year = words.next().filter(|year| *year != ANY).map(str::to_owned);
    let region = words.next().map(|code| names::by_code(store, texts, code));
    let ends = match (from, to) {
        (ANY, ANY) => None,
        (from, ANY) => Some(name_of(store, texts, from)),
        (from, to) => Some(pair(store, texts, from, to)),
    };
    let place = region.unwrap_or_else(|| names::chosen(store, texts, filter));
    let caption = (texts.vendor_page.swaps)(&place);
    let parts = ends.into_iter().chain(year).chain([caption]);
    parts.collect::<Vec<_>>().join(" · ")
}

/// The id of an end of a band.
fn slug_of(store: &Store, vendor: Option<VendorId>) -> String {
    vendor.map_or_else(|| NOBODY.to_owned(), |id| store.vendors[id.index()].slug.clone())
}

/// Ids with how often each is met, the most frequent first, the rarest
/// together as the last.
fn ranked(slugs: impl Iterator<Item = String>) -> Vec<(String, usize)> {
    let mut counts = counted(slugs);
    order::by(&mut counts, |a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    if counts.len() > NAMED + 1 {
        let rest = counts.split_off(NAMED).into_iter().map(|(_, count)| count).sum();
        counts.push((OTHERS.to_owned(), rest));
    }
    counts
}

/// The same by the year of the first row, one panel for each vendor that gave
/// way; the most frequent ones.
#[must_use]
pub fn by_year(
    store: &Store,
    filter: &Filter,
    texts: &Texts,
    year: i32,
    swaps: &[Swap],
) -> (ShareOverTime, Twin) {
    let words = &texts.vendor_page;
    let slug = |swap: &Swap| slug_of(store, Some(swap.from));
    let mut vendors = ranked(swaps.iter().map(slug));
    vendors.retain(|(slug, _)| slug != OTHERS);
    vendors.truncate(4);
    let years: Vec<i32> = (FIRST_YEAR..=year.max(FIRST_YEAR)).collect();
    let count = |of: &str, at: i32| {
        let own = swaps.iter().filter(|swap| slug(swap) == of && swap.year == Some(at));
        own.count()
    };
    let most = vendors.iter().flat_map(|(of, _)| years.iter().map(|at| count(of, *at)));
    let most = most.max().unwrap_or(0).max(1);
    let mut rows = Vec::new();
    let panels = vendors.iter().map(|(of, _)| {
        let title = names::vendor_by_slug(store, texts, of);
        let counts: Vec<usize> = years.iter().map(|at| count(of, *at)).collect();
        let scale = CountScale { filter, texts, years: &years, most };
        scale.panel(&title, of, &counts, &|at| format!("{KEY}/{of}/{ANY}/{at}"), &mut rows)
    });
    let figure = ShareOverTime {
        id: BY_YEAR.to_owned(),
        name: words.by_year.to_owned(),
        panels: panels.collect(),
        y_ticks: count_ticks(texts, most),
        year_labels: year_labels(&years),
        rtl: texts.direction() == "rtl",
    };
    let head = [words.gave_way, texts.year, words.count].map(str::to_owned).into();
    (figure, Twin { head, labels: 1, rows })
}

/// The parts of the world, as the data has them by UN M49.
const REGIONS: [&str; 5] = ["M49-002", "M49-009", "M49-019", "M49-142", "M49-150"];

/// How many swaps there are in each part of the world, and which is the most
/// frequent there; parts without any are left out.
#[must_use]
pub fn by_region(store: &Store, texts: &Texts, swaps: &[Swap]) -> Twin {
    let words = &texts.vendor_page;
    let rows = REGIONS.into_iter().filter_map(|code| {
        let own: Vec<&Swap> = swaps.iter().filter(|swap| is_in(store, swap, code)).collect();
        let mut pairs = counted(own.iter().map(|swap| (swap.from, swap.to)));
        order::by(&mut pairs, |a, b| b.1.cmp(&a.1));
        let (_, most) = *pairs.first()?;
        let count = texts.numerals.whole(most);
        let pairs = pairs.iter().take_while(|(_, count)| *count == most);
        let named = pairs.map(|((from, to), _)| {
            let pair = pair(store, texts, &slug_of(store, Some(*from)), &slug_of(store, *to));
            format!("{pair}: {count}")
        });
        let named = named.collect::<Vec<_>>().join("; ");
        let cells = [names::by_code(store, texts, code), texts.numerals.whole(own.len()), named];
        Some((format!("{KEY}/{ANY}/{ANY}/{ANY}/{code}"), cells.into()))
    });
    let head = [texts.place, words.count, words.most_frequent].map(str::to_owned);
    Twin { head: head.into(), labels: 1, rows: rows.collect() }
}

/// Whether a swap was in a country of a region.
fn is_in(store: &Store, swap: &Swap, code: &str) -> bool {
    let country = store.operators[swap.operator.index()].country;
    store.region(code).is_some_and(|region| region.members.contains(&country))
}

/// The swaps that the key of a mark stands for.
#[must_use]
pub fn of_key(store: &Store, filter: &Filter, year: i32) -> Vec<Swap> {
    let mut words = filter.mark.split('/').skip(1);
    let (from, to) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let at: Option<i32> = words.next().and_then(|year| year.parse().ok());
    let region = words.next();
    let swaps = swaps(store, filter, year);
    let slug = |id| slug_of(store, id);
    let froms = ranked(swaps.iter().map(|swap| slug(Some(swap.from))));
    let tos = ranked(swaps.iter().map(|swap| slug(swap.to)));
    let fits = |ends: &[(String, usize)], wanted: &str, own: &str| match wanted {
        ANY => true,
        OTHERS => ends.iter().all(|(end, _)| end != own),
        wanted => wanted == own,
    };
    let is_meant = |swap: &Swap| {
        fits(&froms, from, &slug(Some(swap.from)))
            && fits(&tos, to, &slug(swap.to))
            && at.is_none_or(|at| swap.year == Some(at))
            && region.is_none_or(|code| is_in(store, swap, code))
    };
    swaps.into_iter().filter(is_meant).collect()
}
