//! Generations and domains of a network, alone and as sets.

/// A generation of mobile networks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Generation {
    /// 2G, GSM and its kin.
    G2,
    /// 3G.
    G3,
    /// 4G, LTE.
    G4,
    /// 5G.
    G5,
    /// 5.5G, also called 5G-Advanced. The method counts it as 5G.
    G5Advanced,
}

impl Generation {
    /// All, oldest first.
    pub const ALL: [Self; 5] = [Self::G2, Self::G3, Self::G4, Self::G5, Self::G5Advanced];

    /// The id in data and addresses.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::G2 => "2g",
            Self::G3 => "3g",
            Self::G4 => "4g",
            Self::G5 => "5g",
            Self::G5Advanced => "5.5g",
        }
    }

    /// Reads an id.
    #[must_use]
    pub fn from_slug(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|generation| generation.slug() == text)
    }

    /// The first year in which a row that names no generation speaks for this
    /// one (method, section 2).
    #[must_use]
    pub fn began(self) -> i32 {
        match self {
            Self::G2 => 1991,
            Self::G3 => 2001,
            Self::G4 => 2010,
            Self::G5 | Self::G5Advanced => 2018,
        }
    }
}

/// A set of generations. In a row, the empty set means "not stated"; in a
/// choice, "any".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct GenerationSet(u8);

impl GenerationSet {
    /// Whether nothing is in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether `generation` is in the set.
    #[must_use]
    pub fn contains(self, generation: Generation) -> bool {
        self.0 & 1 << generation as u8 != 0
    }

    /// Puts `generation` in, or takes it out if it is in.
    pub fn toggle(&mut self, generation: Generation) {
        self.0 ^= 1 << generation as u8;
    }

    /// The members, oldest first.
    pub fn iter(self) -> impl Iterator<Item = Generation> {
        Generation::ALL.into_iter().filter(move |generation| self.contains(*generation))
    }

    /// The set with 5.5G counted as 5G, as the method does everywhere.
    #[must_use]
    pub fn as_counted(self) -> Self {
        let advanced = 1 << Generation::G5Advanced as u8;
        if self.0 & advanced == 0 {
            self
        } else {
            Self(self.0 & !advanced | 1 << Generation::G5 as u8)
        }
    }

    /// Whether the two sets have a member in common or one of them is empty.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.is_empty() || other.is_empty() || self.as_counted().0 & other.as_counted().0 != 0
    }
}

impl FromIterator<Generation> for GenerationSet {
    fn from_iter<I: IntoIterator<Item = Generation>>(generations: I) -> Self {
        Self(generations.into_iter().fold(0, |bits, generation| bits | 1 << generation as u8))
    }
}

/// A part of a network that is bought on its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Domain {
    /// Radio access network.
    #[default]
    Ran,
    /// Core network.
    Core,
    /// Transport and backhaul.
    Transport,
    /// Fixed access.
    Fixed,
    /// Operations, billing and other information technology.
    It,
    /// Managed and professional services.
    Services,
    /// Private networks of companies.
    Private,
}

impl Domain {
    /// All, in the order of the data dictionary.
    pub const ALL: [Self; 7] = [
        Self::Ran,
        Self::Core,
        Self::Transport,
        Self::Fixed,
        Self::It,
        Self::Services,
        Self::Private,
    ];

    /// The id in data and addresses.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Ran => "ran",
            Self::Core => "core",
            Self::Transport => "transport",
            Self::Fixed => "fixed",
            Self::It => "it",
            Self::Services => "services",
            Self::Private => "private",
        }
    }

    /// Reads an id.
    #[must_use]
    pub fn from_slug(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|domain| domain.slug() == text)
    }
}

/// A set of domains; empty means "not stated".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DomainSet(u8);

impl DomainSet {
    /// A number that is another for every other set.
    #[must_use]
    pub fn bits(self) -> u8 {
        self.0
    }

    /// Whether nothing is in the set.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether `domain` is in the set.
    #[must_use]
    pub fn contains(self, domain: Domain) -> bool {
        self.0 & 1 << domain as u8 != 0
    }

    /// Whether a row with these domains speaks for `domain`: it names it or none at all.
    #[must_use]
    pub fn speaks_for(self, domain: Domain) -> bool {
        self.is_empty() || self.contains(domain)
    }

    /// The members in the order of [`Domain::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Domain> {
        Domain::ALL.into_iter().filter(move |domain| self.contains(*domain))
    }
}

impl FromIterator<Domain> for DomainSet {
    fn from_iter<I: IntoIterator<Item = Domain>>(domains: I) -> Self {
        Self(domains.into_iter().fold(0, |bits, domain| bits | 1 << domain as u8))
    }
}
