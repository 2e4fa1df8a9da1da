//! Names typed on the map, letter by letter.

use crate::browser::timing;
use crate::domain::place::Iso3;
use crate::figure::world_map::MapView;
use crate::spelling::folded;

/// How long after a letter the next one goes on with the same name, in milliseconds.
const PAUSE: f64 = 800.0;

/// The letters of a name typed one after another.
#[derive(Default)]
pub(super) struct Letters {
    typed: String,
    /// When the last one was.
    at: f64,
}

impl Letters {
    /// Whether a name is being typed.
    pub(super) fn are_coming(&self) -> bool {
        !self.typed.is_empty() && timing::now() - self.at <= PAUSE
    }

    /// What is typed with one more key: the letter alone if no name begins with
    /// it after those before, and nothing after any other key.
    pub(super) fn after(&mut self, key: &str, view: &MapView) -> String {
        let now = timing::now();
        let is_letter = key.chars().count() == 1;
        if now - self.at > PAUSE || !is_letter {
            self.typed.clear();
        }
        self.at = now;
        if is_letter {
            self.typed.push_str(&folded(key));
            let fits = view.countries.iter().any(|it| folded(&it.name).starts_with(&self.typed));
            if !fits {
                self.typed = folded(key);
            }
        }
        self.typed.clone()
    }
}

/// The next country whose name begins so; the same one as long as its name is typed.
pub(super) fn by_letters(view: &MapView, current: Iso3, typed: &str) -> Option<Iso3> {
    let mut fitting: Vec<(String, Iso3)> = view
        .countries
        .iter()
        .filter(|country| country.has_evidence)
        .map(|country| (folded(&country.name), country.iso3))
        .filter(|(name, _)| name.starts_with(typed))
        .collect();
    crate::order::by(&mut fitting, |a, b| a.0.cmp(&b.0));
    let place = fitting.iter().position(|(_, iso3)| *iso3 == current);
    let next = match place {
        Some(place) if typed.chars().count() > 1 => place,
        Some(place) => (place + 1) % fitting.len(),
        None => 0,
    };
    fitting.get(next).map(|(_, iso3)| *iso3)
}
