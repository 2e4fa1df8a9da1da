//! Everything the reader has chosen.

use super::page::Sort;
use crate::domain::contract::{EvidenceSet, StageSet};
use crate::domain::network::{Domain, GenerationSet};
use crate::domain::vendor;
use crate::estimate::{Definition, Params};
use crate::ingest::Table;
use crate::order;
use std::collections::BTreeMap;

macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $slug:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
        pub enum $name {
            #[default]
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// All, the default first.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The id in addresses.
            #[must_use]
            pub fn slug(self) -> &'static str {
                match self { $(Self::$variant => $slug,)+ }
            }

            /// Reads an id.
            #[must_use]
            pub fn from_slug(text: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|choice| choice.slug() == text)
            }
        }
    };
}

choice! {
    /// Which view of the page is open.
    View {
        /// The map, the shares, the rows.
        Overview = "overview",
        /// One country in full.
        Country = "country",
        /// Countries side by side.
        Compare = "compare",
        /// Operators against vendors.
        Operators = "operators",
        /// The ladder of deals.
        Timeline = "timeline",
        /// One vendor in full.
        Vendor = "vendor",
        /// What vendors do beyond networks.
        Beyond = "beyond",
        /// The guided story.
        Story = "story",
        /// The reader's own data.
        Data = "data",
        /// How shares are estimated.
        Method = "method",
    }
}

choice! {
    /// What the map's colours say.
    MapLayer {
        /// Who leads.
        Leader = "leader",
        /// The share of one vendor.
        Share = "share",
        /// How well supported the evidence is.
        Health = "health",
        /// What the law says.
        Policy = "policy",
    }
}

choice! {
    /// How the map draws countries.
    MapShape {
        /// As they lie.
        Land = "land",
        /// As discs, each as large as its population.
        Bubbles = "bubbles",
    }
}

choice! {
    /// The languages an address may ask for.
    Language {
        /// English.
        En = "en",
        /// Russian.
        Ru = "ru",
        /// Kazakh.
        Kk = "kk",
        /// Uzbek.
        Uz = "uz",
        /// Chinese.
        Zh = "zh",
        /// Arabic.
        Ar = "ar",
        /// French.
        Fr = "fr",
        /// Spanish.
        Es = "es",
    }
}

choice! {
    /// Light or dark.
    ThemeChoice {
        /// As the reader's system has it.
        Auto = "auto",
        /// Dark ink on light paper.
        Light = "light",
        /// Light ink on dark paper.
        Dark = "dark",
        /// The strongest contrast.
        Contrast = "contrast",
    }
}

/// What the reader has chosen: the only state the page has. Its address is its
/// only persistence.
///
/// Plain data, always in a canonical form, so that equal choices have equal
/// addresses: lists hold each entry once, vendors stand in the order of
/// [`vendor::NAMED`] and then by name.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    /// Which view is open.
    pub view: View,
    /// Codes of countries and regions, in the order chosen; empty is the world.
    pub places: Vec<String>,
    /// The operator whose drawer is open.
    pub operator: Option<String>,
    /// Vendors shown by name; never empty.
    pub vendors: Vec<String>,
    /// Generations; empty is any.
    pub generations: GenerationSet,
    /// Part of the network.
    pub domain: Domain,
    /// As-of year; nothing is the newest.
    pub year: Option<i32>,
    /// What a share is a share of.
    pub definition: Definition,
    /// Kinds of evidence; empty is all.
    pub evidence: EvidenceSet,
    /// Stages counted beside those that always are.
    pub stages: StageSet,
    /// Evidence window in calendar years, 1 to 50.
    pub window: i32,
    /// Phase-out in years, 0 to 50.
    pub phase_out: f64,
    /// Words searched for in the table.
    pub search: String,
    /// Vendors removed in a what-if.
    pub banned: Vec<String>,
    /// What the map's colours say.
    pub map: MapLayer,
    /// Whose share the map shows; nothing is the first vendor shown.
    pub map_vendor: Option<String>,
    /// How the map draws countries.
    pub shape: MapShape,
    /// Language asked for; nothing is the browser's.
    pub language: Option<Language>,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Whether the view stands in somebody else's page.
    pub embed: bool,
    /// Version of the data the address was made with.
    pub data_version: String,
    /// Addresses of files that replace a table.
    pub sources: BTreeMap<Table, String>,
    /// Key of the mark whose evidence is open.
    pub mark: String,
    /// Order of the table.
    pub sort: Sort,
    /// Page of the table, from 1.
    pub page: usize,
}

impl Filter {
    /// The most letters searched for: more would not fit into an address.
    pub const LONGEST_SEARCH: usize = 300;
    /// Evidence window when the reader chose none.
    pub const WINDOW: i32 = 10;
    /// Phase-out when the reader chose none.
    pub const PHASE_OUT: f64 = 5.0;
    /// The longest window or phase-out that an address may ask for.
    pub const LONGEST: i32 = 50;

    /// The parameters of the estimate.
    #[must_use]
    pub fn params(&self) -> Params {
        Params {
            domain: self.domain,
            generations: self.generations,
            definition: self.definition,
            window: self.window,
            phase_out: self.phase_out,
            evidence: self.evidence,
            extra_stages: self.stages,
        }
    }

    /// The vendors that the reader picked out. Nothing while the default ones
    /// are shown: those are a matter of room on the page, not a restriction.
    #[must_use]
    pub fn chosen_vendors(&self) -> Option<&[String]> {
        (self.vendors != vendor::SHOWN_BY_DEFAULT).then_some(&self.vendors)
    }

    /// Picks a vendor out, or gives it back. With the last one given back, the
    /// default ones are shown again.
    pub fn toggle_vendor(&mut self, slug: &str) {
        // While the default ones are shown, none is picked out.
        if self.chosen_vendors().is_none() {
            self.vendors.clear();
        }
        toggle(&mut self.vendors, slug);
        self.vendors = canonical_vendors(std::mem::take(&mut self.vendors));
    }

    /// Adds or removes a country or region.
    pub fn toggle_place(&mut self, code: &str) {
        toggle(&mut self.places, code);
    }

    /// The part of the filter that estimates depend on, everything else at its
    /// default: equal questions have equal answers.
    #[must_use]
    pub fn question(&self) -> Self {
        Self {
            places: self.places.clone(),
            vendors: self.vendors.clone(),
            generations: self.generations,
            domain: self.domain,
            year: self.year,
            definition: self.definition,
            evidence: self.evidence,
            stages: self.stages,
            window: self.window,
            phase_out: self.phase_out,
            ..Self::default()
        }
    }

    /// Everything that narrows the data, back to the default. How the page is
    /// shown stays.
    pub fn reset(&mut self) {
        *self = Self {
            view: self.view,
            language: self.language,
            theme: self.theme,
            embed: self.embed,
            sources: std::mem::take(&mut self.sources),
            ..Self::default()
        };
    }

    /// Whether [`Filter::reset`] would change anything.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        let mut other = self.clone();
        other.reset();
        other != *self
    }
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            view: View::default(),
            places: Vec::new(),
            operator: None,
            vendors: vendor::SHOWN_BY_DEFAULT.map(str::to_owned).into(),
            generations: GenerationSet::default(),
            domain: Domain::default(),
            year: None,
            definition: Definition::default(),
            evidence: EvidenceSet::default(),
            stages: StageSet::default(),
            window: Self::WINDOW,
            phase_out: Self::PHASE_OUT,
            search: String::new(),
            banned: Vec::new(),
            map: MapLayer::default(),
            map_vendor: None,
            shape: MapShape::default(),
            language: None,
            theme: ThemeChoice::default(),
            embed: false,
            data_version: String::new(),
            sources: BTreeMap::new(),
            mark: String::new(),
            sort: Sort::default(),
            page: 1,
        }
    }
}

fn toggle(list: &mut Vec<String>, entry: &str) {
    match list.iter().position(|present| present == entry) {
        Some(position) => drop(list.remove(position)),
        None => list.push(entry.to_owned()),
    }
}

/// The list in canonical order, each vendor once; the default ones if it is empty.
pub(super) fn canonical_vendors(vendors: Vec<String>) -> Vec<String> {
    let vendors = sorted_vendors(vendors);
    if vendors.is_empty() { vendor::SHOWN_BY_DEFAULT.map(str::to_owned).into() } else { vendors }
}

/// The list in canonical order, each vendor once.
pub(super) fn sorted_vendors(mut vendors: Vec<String>) -> Vec<String> {
    let rank = |slug: &str| {
        let named = vendor::NAMED.iter().position(|(named, _)| *named == slug);
        named.unwrap_or(vendor::NAMED.len())
    };
    order::by(&mut vendors, |a, b| rank(a).cmp(&rank(b)).then_with(|| a.cmp(b)));
    vendors.dedup();
    vendors
}
