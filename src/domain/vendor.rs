//! Who makes the equipment.

/// Vendors that have an id of their own, with the name a chart has room for;
/// all others are `other:name`.
pub const NAMED: [(&str, &str); 10] = [
    ("huawei", "Huawei"),
    ("ericsson", "Ericsson"),
    ("nokia", "Nokia"),
    ("zte", "ZTE"),
    ("samsung", "Samsung"),
    ("nec", "NEC"),
    ("fujitsu", "Fujitsu"),
    ("mavenir", "Mavenir"),
    ("rakuten", "Rakuten"),
    ("cisco", "Cisco"),
];

/// Names of others that their ids do not spell.
const SPELT: [(&str, &str); 6] = [
    ("other:c-dot", "C-DOT"),
    ("other:casic", "CASIC"),
    ("other:ccsi", "CCSI"),
    ("other:ceiec", "CEIEC"),
    ("other:fiberhome", "FiberHome"),
    ("other:tcs", "TCS"),
];

/// The vendors a page shows by name unless its reader chooses others.
pub const SHOWN_BY_DEFAULT: [&str; 5] = ["huawei", "ericsson", "nokia", "zte", "samsung"];

/// A vendor that a source does not name, and the vendors it may stand for
/// (method, section 3): the unnamed one is dropped where one of them is there,
/// so that one gear is not told twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unnamed {
    /// Its own id.
    pub slug: &'static str,
    /// Ids that it may stand for.
    pub may_be: &'static [&'static str],
}

/// The three unnamed vendors of the method.
pub const UNNAMED: [Unnamed; 3] = [
    Unnamed {
        slug: "other:chinese-vendors",
        may_be: &["huawei", "zte", "other:datang", "other:fiberhome"],
    },
    Unnamed {
        slug: "other:russian-makers",
        may_be: &["other:bulat", "other:irteya", "other:protei", "other:t8", "other:yadro"],
    },
    Unnamed {
        slug: "other:open-ran-vendors",
        may_be: &[
            "fujitsu",
            "mavenir",
            "nec",
            "rakuten",
            "samsung",
            "other:altiostar",
            "other:parallel-wireless",
        ],
    },
];

/// The group `chinese` of the method, section 7; `non-chinese` is all others.
pub const CHINESE: [&str; 5] =
    ["huawei", "zte", "other:datang", "other:fiberhome", "other:chinese-vendors"];

/// The place of a vendor in the usual order: that in [`NAMED`], all others after.
#[must_use]
pub fn rank(slug: &str) -> usize {
    NAMED.iter().position(|(named, _)| *named == slug).unwrap_or(NAMED.len())
}

/// Whether a text is a vendor id: one of [`NAMED`], or `other:` and a name in
/// small letters, digits and single hyphens.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    NAMED.iter().any(|(slug, _)| *slug == text)
        || text.strip_prefix("other:").is_some_and(|name| {
            !name.is_empty()
                && name.split('-').all(|part| {
                    !part.is_empty()
                        && part
                            .bytes()
                            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
                })
        })
}

/// A vendor of the store: a row of vendors.csv, or an id that a contract names.
#[derive(Clone, Debug, PartialEq)]
pub struct Vendor {
    /// Id in the data.
    pub slug: String,
    /// Name as vendors.csv gives it; empty for a vendor that stands only in contracts.
    pub name: String,
    /// Where its head office is, in words; empty where not known.
    pub headquarters: String,
    /// Page that says so.
    pub source_url: String,
    /// Other names, semicolons between them, for the search only.
    pub also: String,
}

impl Vendor {
    /// A vendor known by its id only.
    #[must_use]
    pub fn unlisted(slug: &str) -> Self {
        Self {
            slug: slug.to_owned(),
            name: String::new(),
            headquarters: String::new(),
            source_url: String::new(),
            also: String::new(),
        }
    }

    /// Everything that it is found by: its name, its id, other names.
    #[must_use]
    pub fn all_names(&self) -> Vec<String> {
        let also = self.also.split(';').map(str::to_owned);
        [self.name.clone(), self.slug.clone()].into_iter().chain(also).collect()
    }

    /// Whether the id stands for vendors that the source does not name.
    #[must_use]
    pub fn is_unnamed(&self) -> bool {
        UNNAMED.iter().any(|unnamed| unnamed.slug == self.slug)
    }

    /// A short name: that in [`NAMED`], or the spelling of a known id, else the slug's
    /// words with capitals (`other:parallel-wireless` is `Parallel Wireless`).
    #[must_use]
    pub fn short_name(&self) -> String {
        let mut names = NAMED.iter().chain(&SPELT);
        if let Some((_, name)) = names.find(|(slug, _)| *slug == self.slug) {
            return (*name).to_owned();
        }
        let words = self.slug.strip_prefix("other:").unwrap_or(&self.slug).split('-');
        let capitalised = words.map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| {
                std::iter::once(first.to_ascii_uppercase()).chain(letters).collect::<String>()
            })
        });
        capitalised.collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_vendors_are_written_with_their_prefix() {
        assert!(is_slug("huawei") && is_slug("other:c-dot"));
        for text in ["", "Huawei", "motorola", "other:", "other:C-DOT", "other:a--b", "other:a b"] {
            assert!(!is_slug(text), "{text}");
        }
    }

    #[test]
    fn a_slug_reads_as_a_name() {
        assert_eq!(Vendor::unlisted("other:parallel-wireless").short_name(), "Parallel Wireless");
    }
}
