//! The choices of one among a few, each with its id in addresses.

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
        /// The map alone, as large as it gets.
        Map = "map",
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
        /// What vendors do beyond networks.
        Beyond = "beyond",
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
    /// What operators are grouped by.
    Grouping {
        /// Their country.
        Country = "country",
        /// The parent group that controls them, across borders.
        Owner = "owner",
        /// The vendor in front there.
        Vendor = "vendor",
    }
}

choice! {
    /// What the signs of an operator's cells stand for.
    Aspect {
        /// Generations, in the part of the network that is chosen.
        Generation = "generation",
        /// Parts of the network.
        Domain = "domain",
    }
}

choice! {
    /// In which order places stand side by side.
    Ranking {
        /// As they were chosen.
        Chosen = "chosen",
        /// By name.
        Name = "name",
        /// By the share of the vendor that is looked at.
        Share = "share",
        /// By how much is known.
        Coverage = "coverage",
        /// By concentration.
        Concentration = "concentration",
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
