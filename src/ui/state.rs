//! The state of the page, and what is derived from it.

use super::load::{Loaded, load};
use crate::browser::address::{self, Step};
use crate::browser::{dom, timing, watch};
use crate::chart::Theme;
use crate::estimate::Groundwork;
use crate::figure::Answer;
use crate::figure::answer::estimator_on;
use crate::figure::contract_rows;
use crate::figure::headline::Headline;
use crate::ingest::Table;
use crate::query::{Filter, Language, RowFilter, RowWords, ThemeChoice};
use crate::text::{Texts, WRITTEN};
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
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

impl PartialEq for Asked {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// What every part of the page reads, handed down as context.
#[derive(Clone, Copy)]
pub(super) struct Dashboard {
    /// The one piece of state. Everything else here is derived from it.
    pub(super) filter: RwSignal<Filter>,
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
    /// The title sentence.
    pub(super) headline: Memo<Option<Headline>>,
    /// The estimates' part of the filter: figures follow it and not, say, the
    /// words that are being searched for.
    pub(super) question: Memo<Filter>,
    /// The rows that pass.
    pub(super) rows: Memo<Arc<RowFilter>>,
    /// The write into the address that waits for the hand to rest.
    pending: StoredValue<Option<TimeoutHandle>>,
}

impl Dashboard {
    /// Reads the state from the address and sets everything up.
    pub(super) fn new() -> Self {
        let filter = RwSignal::new(Filter::from_query(&address::query()));
        let loaded = RwSignal::new(None);
        let language = memo(move |_| filter.read().language.map_or_else(browser_language, written));
        let question = memo(move |_| filter.read().question());
        let asked = asked(loaded, question);
        let asked_later = following(asked);
        let answer = memo(move |_| Some(asked.get()?.answer.clone()));
        let headline = memo(move |_| {
            let (loaded, answer) = (loaded.get()?, answer.get()?);
            let texts = Texts::for_language(language.get());
            Some(Headline::new(loaded.store(), &question.read(), texts, &answer))
        });
        let row_question = memo(move |_| {
            let filter = filter.read();
            Filter { search: filter.search.clone(), ..filter.question() }
        });
        let row_words = memo(move |_| {
            let texts = Texts::for_language(language.get());
            Some(Arc::new(contract_rows::words(loaded.get()?.store(), texts)))
        });
        let rows = row_filter(loaded, row_question, row_words);
        let pending = StoredValue::new(None);
        let theme = theme(filter);
        let dashboard = Self {
            filter,
            loaded,
            loaded_later: RwSignal::new(None),
            language,
            theme,
            answer,
            asked,
            asked_later,
            headline,
            question,
            rows,
            pending,
        };
        dashboard.follow();
        dashboard
    }

    /// The words of the page's language.
    pub(super) fn texts(&self) -> &'static Texts {
        Texts::for_language(self.language.get())
    }

    /// One word of the page's language.
    ///
    /// Words that stand alone go through here and have one type: a closure for
    /// each would add some two kilobytes for each to the page.
    pub(super) fn word(&self, pick: fn(&'static Texts) -> &'static str) -> Signal<&'static str> {
        let language = self.language;
        Signal::derive(move || pick(Texts::for_language(language.get())))
    }

    /// Changes the filter as a deliberate step, which Back undoes.
    pub(super) fn change(&self, change: impl FnOnce(&mut Filter)) {
        self.apply(change);
        self.write_address(Step::Push);
    }

    /// Changes the filter as part of a movement: only where the hand comes to
    /// rest is written into the address.
    pub(super) fn adjust(&self, change: impl FnOnce(&mut Filter)) {
        self.apply(change);
        self.cancel_pending();
        let dashboard = *self;
        let write = move || dashboard.write_address(Step::Replace);
        self.pending.set_value(set_timeout_with_handle(write, REST).ok());
    }

    fn apply(&self, change: impl FnOnce(&mut Filter)) {
        let newest = self.loaded.with_untracked(|loaded| loaded.as_ref()?.store().newest_year());
        self.filter.update(|filter| {
            let before = filter.question();
            change(filter);
            // The newest year is the default and is left out of addresses.
            filter.year = filter.year.filter(|year| Some(*year) != newest);
            // Another question has other rows: the table starts anew.
            if filter.question() != before {
                filter.page = 1;
            }
        });
    }

    fn write_address(&self, step: Step) {
        self.cancel_pending();
        address::write(&self.filter.with_untracked(Filter::to_query), step);
    }

    fn cancel_pending(&self) {
        if let Some(timeout) = self.pending.try_update_value(Option::take).flatten() {
            timeout.clear();
        }
    }

    /// Everything by which the state touches the world outside.
    fn follow(self) {
        let Self { filter, loaded, loaded_later, language, headline, .. } = self;
        let sources = memo(move |_| filter.read().sources.clone());
        Effect::new(move |_| {
            let wanted: BTreeMap<Table, String> = sources.get();
            leptos::task::spawn_local(async move {
                // The last good data stays on the screen until the new is read.
                let read = load(&wanted, false).await;
                // The reader may have gone on to other files meanwhile.
                if sources.get_untracked() != wanted {
                    return;
                }
                loaded.set(Some(read));
                let read = load(&wanted, true).await;
                if sources.get_untracked() == wanted {
                    loaded_later.set(Some(read));
                }
            });
        });
        Effect::new(move |_| {
            let texts = Texts::for_language(language.get());
            dom::set_root_attribute("lang", texts.language.slug());
            dom::set_root_attribute("dir", texts.direction());
        });
        let theme = memo(move |_| filter.read().theme);
        Effect::new(move |_| dom::set_root_attribute("data-theme", theme.get().slug()));
        Effect::new(move |_| {
            if let Some(headline) = headline.get() {
                let title = format!("{} – {}", headline.title, self.texts().site);
                after_paint(move || dom::set_title(&title));
            }
        });
        address::on_travel(move |query| {
            self.cancel_pending();
            filter.set(Filter::from_query(&query));
        });
    }
}

/// Does something once the next frame is painted: what the reader does not wait for.
pub(super) fn after_paint(work: impl FnOnce() + 'static) {
    let work: Box<dyn FnOnce()> = Box::new(work);
    request_animation_frame(move || set_timeout(work, Duration::ZERO));
}

/// A value that follows the state. The page's are all made here, behind one
/// pointer: a type for each closure would add kilobytes for each to the page.
pub(super) fn live<T: Send + Sync + 'static>(
    follow: impl Fn() -> T + Send + Sync + 'static,
) -> Signal<T> {
    let follow: Box<dyn Fn() -> T + Send + Sync> = Box::new(follow);
    Signal::derive(follow)
}

/// A part of the page that is put together anew whenever what it reads differs:
/// all of them of one type, for the same reason.
pub(super) type Part = Box<dyn Fn() -> AnyView + Send>;

/// Makes such a part.
pub(super) fn part<V: IntoAny>(make: impl Fn() -> V + Send + 'static) -> Part {
    Box::new(move || make().into_any())
}

/// Works a value out anew, knowing the one before.
type Recompute<T> = dyn Fn(Option<&T>) -> T + Send + Sync;

/// The same, worked out once for each change and passed on only if it differs.
pub(super) fn memo<T: PartialEq + Send + Sync + 'static>(
    follow: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let follow: Box<Recompute<T>> = Box::new(follow);
    Memo::new(follow)
}

/// What every estimate rests on, for the data and the parameters of the question.
fn ground(
    loaded: RwSignal<Option<Loaded>>,
    question: Memo<Filter>,
) -> Memo<Option<Arc<Groundwork>>> {
    let params = memo(move |_| question.read().params());
    let prepare: Box<Recompute<Option<Arc<Groundwork>>>> =
        Box::new(move |_| Some(Arc::new(Groundwork::new(loaded.get()?.store(), params.get()))));
    // Made anew only for other data or parameters, and then it always differs.
    Memo::new_with_compare(prepare, |_, _| true)
}

/// The question, answered.
fn asked(loaded: RwSignal<Option<Loaded>>, question: Memo<Filter>) -> Memo<Option<Arc<Asked>>> {
    let ground = ground(loaded, question);
    memo(move |_| {
        let (loaded, question, ground) = (loaded.get()?, question.get(), ground.get()?);
        let start = timing::now();
        let estimator = estimator_on(loaded.store(), &question, ground.clone());
        let answer = Arc::new(Answer::new(&estimator, &question));
        timing::detail("atlas: answer", start);
        Some(Arc::new(Asked { loaded, question, answer, ground }))
    })
}

/// The same a frame later; at first at once, so that the page comes as a whole.
fn following(asked: Memo<Option<Arc<Asked>>>) -> RwSignal<Option<Arc<Asked>>> {
    let later = RwSignal::new(None);
    Effect::new(move |_| {
        let now = asked.get();
        if later.read_untracked().is_none() {
            later.set(now);
        } else {
            after_paint(move || later.set(asked.get_untracked()));
        }
    });
    later
}

/// The rows that pass, brought up to date from one filter to the next; begun
/// anew with other data.
fn row_filter(
    loaded: RwSignal<Option<Loaded>>,
    question: Memo<Filter>,
    words: Memo<Option<Arc<RowWords>>>,
) -> Memo<Arc<RowFilter>> {
    let last_of = StoredValue::new(None::<Loaded>);
    memo(move |before: Option<&Arc<RowFilter>>| {
        let start = timing::now();
        let loaded = loaded.get();
        let is_same = last_of.with_value(|last| *last == loaded);
        let mut rows =
            before.filter(|_| is_same).map(|before| (**before).clone()).unwrap_or_default();
        if let Some(loaded) = &loaded {
            if let Some(words) = &*words.read() {
                rows.speak(words);
            }
            rows.update(loaded.store(), &question.read());
        }
        last_of.set_value(loaded);
        timing::detail("atlas: filter", start);
        Arc::new(rows)
    })
}

/// The language that is written for one that is asked for.
fn written(language: Language) -> Language {
    if WRITTEN.contains(&language) { language } else { Language::En }
}

fn browser_language() -> Language {
    let asked = dom::languages();
    let known = asked.iter().filter_map(|tag| Language::from_slug(tag.get(..2)?));
    known.map(written).next().unwrap_or_default()
}

/// Whether a media query holds.
fn media(query: &str) -> RwSignal<bool> {
    let holds = RwSignal::new(false);
    holds.set(watch::media(query, move |now| holds.set(now)));
    holds
}

/// The colours that the reader chose, or those of the reader's system.
fn theme(filter: RwSignal<Filter>) -> Memo<Theme> {
    let prefers_dark = media("(prefers-color-scheme: dark)");
    let prefers_contrast = media("(prefers-contrast: more)");
    let prints = media("print");
    memo(move |_| {
        if prints.get() {
            return Theme::PRINT;
        }
        match filter.read().theme {
            ThemeChoice::Dark => Theme::DARK,
            ThemeChoice::Contrast => Theme::CONTRAST,
            ThemeChoice::Auto if prefers_contrast.get() => Theme::CONTRAST,
            ThemeChoice::Auto if prefers_dark.get() => Theme::DARK,
            ThemeChoice::Light | ThemeChoice::Auto => Theme::LIGHT,
        }
    })
}
