//! What each ground of the map means.

use super::{Maker, shown_vendor, stance_ground};
use crate::chart::map::FULL;
use crate::chart::{Ground, VendorPaint};
use crate::domain::record::Stance;
use crate::figure::names;
use crate::query::MapLayer;

impl Maker<'_> {
    /// The vendors that lead somewhere and have a hue of their own.
    fn hues(&self, leading: &[VendorPaint]) -> impl Iterator<Item = (Ground, String)> {
        VendorPaint::ALL.into_iter().filter(|paint| leading.contains(paint)).map(|paint| {
            let name = match paint {
                VendorPaint::Other => self.texts.other_vendors.to_owned(),
                paint => names::vendor_by_slug(self.store, self.texts, paint.slug()),
            };
            (Ground::Tone(paint, 3), name)
        })
    }

    pub(super) fn legend(
        &self,
        leading: &[VendorPaint],
        without: usize,
        all: usize,
    ) -> Vec<(Ground, String)> {
        let words = &self.texts.map;
        let count = |count: usize| self.texts.numerals.whole(count);
        let nothing = |phrase: fn(&str, &str) -> String| {
            (Ground::Nothing, phrase(&count(without), &count(all)))
        };
        let own = |text: &str| text.to_owned();
        let paint = names::paint(shown_vendor(self.filter));
        match self.filter.map {
            MapLayer::Leader => {
                let grey = VendorPaint::Other;
                let strengths = words.strengths.iter().zip([1, 2, 3]);
                let strengths = strengths.map(|(name, step)| (Ground::Tone(grey, step), own(name)));
                let rest = [
                    (Ground::Tone(grey, FULL), own(words.proven)),
                    (
                        Ground::Contested(VendorPaint::Huawei, VendorPaint::Ericsson),
                        own(words.contested),
                    ),
                    (Ground::Tone(grey, 0), own(words.reported)),
                    nothing(words.nothing),
                ];
                self.hues(leading).chain(strengths).chain(rest).collect()
            }
            MapLayer::Share => {
                let grounds = [Ground::Ink(0)]
                    .into_iter()
                    .chain((0..=FULL).map(|step| Ground::Tone(paint, step)));
                let steps = grounds.zip(words.steps).map(|(ground, name)| (ground, own(name)));
                let mut said: Vec<_> = steps.collect();
                said.insert(1, (Ground::Possible(paint), own(words.possible)));
                said.push(nothing(words.nothing));
                said
            }
            MapLayer::Health => {
                // What is up to a tenth and what is up to a quarter look alike.
                let names = [
                    words.steps[0],
                    words.steps[2],
                    words.steps[3],
                    words.steps[4],
                    words.steps[5],
                ];
                let steps = (0..=FULL).map(Ground::Ink).zip(names);
                steps
                    .map(|(ground, name)| (ground, own(name)))
                    .chain([nothing(words.nothing)])
                    .collect()
            }
            MapLayer::Beyond => {
                let steps = (0..=FULL).map(Ground::Ink).zip(self.texts.beyond.steps);
                steps
                    .map(|(ground, name)| (ground, own(name)))
                    .chain([nothing(self.texts.beyond.nothing)])
                    .collect()
            }
            MapLayer::Policy => {
                let stances = Stance::ALL.into_iter().filter(|it| *it != Stance::Undecided);
                let stances =
                    stances.map(|stance| (stance_ground(stance), own((words.stance)(stance))));
                let said = (Ground::Possible(VendorPaint::Other), own(words.only_said));
                stances.chain([said, nothing(words.no_policy)]).collect()
            }
        }
    }
}
