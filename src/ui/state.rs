//! The state of the page, and what is derived from it.

use super::answers::{
    asked, cited, domains, ladder, map, matrix, open_operator, operators_of_vendor, policy_shares,
    series, sources_of_years, what_if,
};
use super::derived::{evidence, following, headline, row_filter, settled, swaps};
use super::desk::Desk;
use super::load::Loaded;
use super::loading;
use super::memo::{Memo, memo};
use super::react::{after_paint, effect};
use super::settings::{browser_language, theme, written};
use super::turns::Progress;
use super::under_way::Sources;
use crate::browser::address::{self, Step};
use crate::browser::dom;
use crate::browser::fetch::Kept;
use crate::chart::Theme;
use crate::estimate::Groundwork;
use crate::figure::answer::Series;
use crate::figure::concentration::DomainEstimates;
use crate::figure::contract_rows::{self, ContractRow};
use crate::figure::evidence::{EvidencePanel, subjects};
use crate::figure::headline::Headline;
use crate::figure::ladder::DealLadder;
use crate::figure::matrix::OperatorMatrix;
use crate::figure::operator_page::OperatorPage;
use crate::figure::scenario::Outcome;
use crate::figure::swaps::Swap;
use crate::figure::vendor_page::OperatorList;
use crate::figure::world_map::MapView;
use crate::figure::{Answer, sources};
use crate::geo::{Window, World};
use crate::query::{Filter, Grouping, Language, RowFilter, View};
use crate::text::Texts;
use leptos::prelude::*;
use std::ops::Deref;
use std::sync::atomic::AtomicU32;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long the reader's hand has to rest before a movement is written into
/// the address: browsers refuse addresses that change too often.
const REST: Duration = Duration::from_millis(350);

/// A question with its answer and what that rests on: what a figure is made of.
///
/// Two are equal only if they are the very same.
pub(super) struct Asked {
    pub(super) loaded: Loaded,
    pub(super) question: Filter,
    pub(super) answer: Arc<Answer>,
    pub(super) ground: Arc<Groundwork>,
}

impl Asked {
    /// Its question with what figures look at besides.
    pub(super) fn filter(&self, look: &Filter) -> Filter {
        look.asking(&self.question)
    }
}

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The outlines, once they have come, or why they have not.
pub(super) type Outlines = RwSignal<Option<Result<Arc<World>, String>>>;

/// What every part of the page reads, handed down as context: set up once, for
/// as long as the page is open, so that a handle on it is a plain reference.
#[derive(Clone, Copy)]
pub(super) struct Dashboard(&'static State);

impl Deref for Dashboard {
    type Target = State;

    fn deref(&self) -> &State {
        self.0
    }
}

/// The state and all that follows from it.
pub(super) struct State {
    /// The one piece of state. Everything else here is derived from it.
    pub(super) filter: RwSignal<Filter>,
    /// The same once what it changes is painted, for links that carry it along.
    pub(super) settled: RwSignal<Filter>,
    /// The data; nothing until it is read for the first time.
    pub(super) loaded: RwSignal<Option<Loaded>>,
    /// The tables that the first view does without.
    pub(super) loaded_later: RwSignal<Option<Loaded>>,
    /// The language written in.
    pub(super) language: Memo<Language>,
    /// The colours drawn in.
    pub(super) theme: Memo<Theme>,
    /// The estimates asked for.
    pub(super) answer: Memo<Option<Arc<Answer>>>,
    /// The same with its question, for the figure that stands first.
    pub(super) asked: Memo<Option<Arc<Asked>>>,
    /// The same once the first figure is painted, for those further down: each
    /// frame then has one figure to draw, and the first is seen at once.
    pub(super) asked_later: RwSignal<Option<Arc<Asked>>>,
    /// Whether the figure that stands first is in sight.
    pub(super) is_in_sight: RwSignal<bool>,
    /// The title sentence.
    pub(super) headline: Memo<Option<Headline>>,
    /// The estimates' part of the filter: figures follow it and not, say, the
    /// words that are being searched for.
    pub(super) question: Memo<Filter>,
    /// What figures depend on beside the question.
    pub(super) look: Memo<Filter>,
    /// The estimates of every year, for whoever looks at them.
    pub(super) series: Memo<Option<Arc<Series>>>,
    /// What they rest on.
    pub(super) sources_of_years: Memo<Option<Arc<sources::Sources>>>,
    /// The estimates in the parts of the network that are not chosen.
    pub(super) domains: Memo<Option<Arc<DomainEstimates>>>,
    /// The shares that decisions of governments are drawn over.
    pub(super) policy_shares: Memo<Option<Arc<Series>>>,
    /// Who replaced whom, where it is seen.
    pub(super) swaps: Memo<Option<Arc<Vec<Swap>>>>,
    /// What the map shows, where it is seen.
    pub(super) map: Memo<Option<Arc<MapView>>>,
    /// Operators against vendors, and what happened when.
    pub(super) matrix: Memo<Option<Arc<OperatorMatrix>>>,
    pub(super) ladder: Memo<Option<Arc<DealLadder>>>,
    /// The operator that is open.
    pub(super) operator_page: Memo<Option<Arc<OperatorPage>>>,
    /// The operators that the vendor looked at is at.
    pub(super) operators_of_vendor: Memo<Option<Arc<OperatorList>>>,
    /// What the what-if comes to.
    pub(super) what_if: Memo<Option<Arc<Outcome>>>,
    /// The rows that the story rests on.
    pub(super) cited: Memo<Option<Arc<Vec<Vec<ContractRow>>>>>,
    /// What is open behind a mark.
    pub(super) evidence: Memo<Option<Arc<EvidencePanel>>>,
    /// What of the filter concerns rows.
    pub(super) row_question: Memo<Filter>,
    /// The rows that pass; those of the question before while a search goes on.
    pub(super) rows: Memo<Arc<RowFilter>>,
    /// The outlines of countries once they have come, or why they have not.
    pub(super) outlines: Outlines,
    /// Whether the controls of the what-if are open.
    pub(super) supposes: RwSignal<bool>,
    /// Whether the years are being played.
    pub(super) plays: RwSignal<bool>,
    /// What is seen of the map.
    pub(super) window: RwSignal<Window>,
    /// What is seen of it where a region is looked at.
    pub(super) regions: StoredValue<Vec<(&'static str, Window)>>,
    /// What the reader has put on the page.
    pub(super) desk: RwSignal<Desk>,
    /// How far long work is.
    pub(super) progress: RwSignal<Option<Progress>>,
    /// Of each kind of it, which is the newest.
    pub(super) turns: [AtomicU32; 2],
    /// Files that the page came with.
    kept: Kept,
    /// Where the data that is on the screen was read from.
    read_from: Mutex<Sources>,
    /// The write into the address that waits for the hand to rest.
    pending: StoredValue<Option<TimeoutHandle>>,
    /// What was chosen before something was picked out in a figure.
    unpicked: StoredValue<Option<Filter>>,
    /// What the reader had chosen before a story chose for itself.
    pub(super) before_story: StoredValue<Option<Filter>>,
    /// What was not understood in the address.
    pub(super) misread: RwSignal<Vec<String>>,
}

impl Dashboard {
    /// Reads the state from the address and sets everything up.
    pub(super) fn new() -> Self {
        let filter = RwSignal::new(Filter::from_query(&address::query()));
        let loaded = RwSignal::new(None);
        let language = memo(move |_| filter.read().language.map_or_else(browser_language, written));
        let question = memo(move |_| filter.read().question());
        let asked = asked(loaded, question);
        let answer = memo(move |_| Some(asked.get()?.answer.clone()));
        let loaded_later = RwSignal::new(None::<Loaded>);
        let look = memo(move |_| filter.read().look());
        let asked_later = following(asked, look);
        let headline = headline(asked, look, loaded_later, language);
        let row_question = memo(move |_| {
            let filter = filter.read();
            let looks_at_owners =
                filter.view == View::Operators && filter.grouping == Grouping::Owner;
            let owner = filter.owner.clone().filter(|_| looks_at_owners);
            Filter { search: filter.search.clone(), owner, ..filter.question() }
        });
        let row_words = memo(move |_| {
            let texts = Texts::for_language(language.get());
            Some(Arc::new(contract_rows::words(loaded.get()?.store(), texts)))
        });
        let rows = row_filter(loaded, loaded_later, row_question, row_words);
        let pending = StoredValue::new(None);
        let theme = theme(filter);
        let state = State {
            filter,
            settled: settled(filter),
            loaded,
            loaded_later,
            language,
            theme,
            answer,
            asked,
            asked_later,
            is_in_sight: RwSignal::new(true),
            headline,
            question,
            look,
            series: series(asked_later, look),
            sources_of_years: sources_of_years(asked_later),
            domains: domains(asked_later),
            policy_shares: policy_shares(asked_later, look),
            swaps: swaps(asked_later, look),
            map: map(asked_later, look, loaded_later, language),
            matrix: matrix(asked, look, loaded_later, language),
            ladder: ladder(asked_later, look, loaded_later, language),
            operator_page: open_operator(asked, look, loaded_later, language),
            operators_of_vendor: operators_of_vendor(asked_later, language),
            what_if: what_if(asked, language),
            cited: cited(loaded, loaded_later, language),
            evidence: evidence(asked, look, loaded_later, language),
            row_question,
            rows,
            outlines: RwSignal::new(None),
            supposes: RwSignal::new(false),
            plays: RwSignal::new(false),
            window: RwSignal::new(Window::whole(1)),
            regions: StoredValue::new(Vec::new()),
            desk: RwSignal::new(Desk::default()),
            progress: RwSignal::new(None),
            turns: Default::default(),
            kept: Kept::default(),
            read_from: Mutex::default(),
            pending,
            unpicked: StoredValue::new(None),
            before_story: StoredValue::new(None),
            misread: RwSignal::new(Filter::misread(&address::query())),
        };
        let dashboard = Self(Box::leak(Box::new(state)));
        dashboard.follow();
        dashboard
    }

    /// Where the tables of the first view are kept, or those that come later.
    pub(super) fn place_of(self, later: bool) -> RwSignal<Option<Loaded>> {
        if later { self.loaded_later } else { self.loaded }
    }

    /// Where the data that is on the screen was read from.
    pub(super) fn read_from(self) -> MutexGuard<'static, Sources> {
        self.0.read_from.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Files that the page came with.
    pub(super) fn kept(self) -> &'static Kept {
        &self.0.kept
    }

    /// The words of the page's language.
    pub(super) fn texts(self) -> &'static Texts {
        Texts::for_language(self.language.get())
    }

    /// One word of the page's language.
    ///
    /// Words that stand alone go through here and have one type: a closure for
    /// each would add some two kilobytes for each to the page.
    pub(super) fn word(self, pick: fn(&'static Texts) -> &'static str) -> Signal<&'static str> {
        let language = self.language;
        Signal::derive(move || pick(Texts::for_language(language.get())))
    }

    /// Changes the filter as a deliberate step, which Back undoes.
    pub(super) fn change(self, change: impl FnOnce(&mut Filter)) {
        self.go_on();
        self.apply(change);
        self.misread.set(Vec::new());
        self.write_address(Step::Push);
    }

    /// Changes the filter as part of a movement: only where the hand comes to
    /// rest is written into the address.
    pub(super) fn adjust(self, change: impl FnOnce(&mut Filter)) {
        self.apply(change);
        self.cancel_pending();
        let dashboard = self;
        let write = move || dashboard.write_address(Step::Replace);
        self.pending.set_value(set_timeout_with_handle(write, REST).ok());
    }

    /// Narrows the page to what a mark belongs to: its place, its vendor.
    pub(super) fn narrow(self, mark: String) {
        let asked = Filter { mark, ..self.filter.get_untracked() };
        let subjects = self.loaded.with_untracked(|loaded| {
            let store = loaded.as_ref()?.store();
            Some(subjects(store, Texts::for_language(self.language.get_untracked()), &asked))
        });
        self.pick(|filter| {
            for subject in subjects.unwrap_or_default() {
                // Places that are compared stay side by side.
                if subject.is_vendor || filter.view != View::Compare {
                    subject.narrow(filter);
                }
            }
        });
    }

    /// Changes the filter by something that is picked out in a figure.
    pub(super) fn pick(self, change: impl FnOnce(&mut Filter)) {
        let before = self.unpicked.get_value().unwrap_or_else(|| self.filter.get_untracked());
        self.change(change);
        self.unpicked.set_value(Some(before));
    }

    /// Gives back what was picked out in figures: what was chosen before is
    /// chosen again.
    pub(super) fn unpick(self) {
        if let Some(before) = self.unpicked.get_value() {
            self.change(|filter| filter.choose_as(&before));
        }
    }

    /// Opens what a mark of a figure stands for: a number, or an operator.
    pub(super) fn press(self, key: String) {
        self.change(|filter| {
            if key.contains('/') {
                filter.mark = key;
            } else {
                filter.operator = Some(key);
            }
        });
    }

    fn apply(self, change: impl FnOnce(&mut Filter)) {
        let newest = self.loaded.with_untracked(|loaded| loaded.as_ref()?.store().newest_year());
        self.filter.update(|filter| {
            let before = filter.question();
            change(filter);
            // The newest year is the default and is left out of addresses.
            filter.year = filter.year.filter(|year| Some(*year) != newest);
            // What was picked out is past once other places or vendors are chosen.
            if filter.places != before.places || filter.vendors != before.vendors {
                self.unpicked.set_value(None);
            }
            // Another question has other rows: the table starts anew.
            if filter.question() != before {
                filter.page = 1;
            }
        });
    }

    fn write_address(self, step: Step) {
        self.cancel_pending();
        address::write(&self.filter.with_untracked(Filter::to_query), step);
    }

    fn cancel_pending(self) {
        if let Some(timeout) = self.pending.try_update_value(Option::take).flatten() {
            timeout.clear();
        }
    }

    /// Everything by which the state touches the world outside.
    fn follow(self) {
        let State { filter, language, headline, .. } = self.0;
        let (filter, language, headline) = (*filter, *language, *headline);
        loading::follow(self);
        effect(move || {
            let texts = Texts::for_language(language.get());
            dom::set_root_attribute("lang", texts.language.slug());
            dom::set_root_attribute("dir", texts.direction());
        });
        let theme = memo(move |_| filter.read().theme);
        effect(move || dom::set_root_attribute("data-theme", theme.get().slug()));
        effect(move || {
            if let Some(headline) = headline.get() {
                let title = format!("{} – {}", headline.title, self.texts().site);
                after_paint(move || dom::set_title(&title));
            }
        });
        address::on_travel(move |query| {
            self.plays.set(false);
            self.go_on();
            self.cancel_pending();
            self.unpicked.set_value(None);
            self.misread.set(Filter::misread(&query));
            filter.set(Filter::from_query(&query));
        });
    }
}
