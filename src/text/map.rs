//! The words of the map.

use crate::domain::record::{PolicyStep, Stance};
use crate::query::MapLayer;
use crate::text::number::Numerals;

/// Every word of the map in one language.
pub struct MapTexts {
    /// Caption: the layer, and the vendor whose share it shows.
    pub caption: fn(MapLayer, &str) -> String,
    /// Name of the control of the layer.
    pub layer: &'static str,
    /// Name of a layer.
    pub layer_name: fn(MapLayer) -> &'static str,
    /// Name of the control of the vendor.
    pub share_of: &'static str,
    /// Name of the control of the outlines.
    pub outlines: &'static str,
    /// Countries as they lie.
    pub land: &'static str,
    /// Countries as discs.
    pub bubbles: &'static str,
    /// Name of the control that enlarges a region.
    pub zoom_to: &'static str,
    /// Buttons that enlarge and reduce.
    pub zoom_in: &'static str,
    /// See above.
    pub zoom_out: &'static str,
    /// Hint about the ways to use the map.
    pub hint: &'static str,
    /// Strength of a lead: plurality, majority, dominant.
    pub strengths: [&'static str; 3],
    /// A lead that is proven.
    pub proven: &'static str,
    /// Two vendors within five points.
    pub contested: &'static str,
    /// Named for the state only.
    pub reported: &'static str,
    /// Nobody says, in so many of so many countries.
    pub nothing: fn(&str, &str) -> String,
    /// Steps of a share or of health, from nothing to nearly all.
    pub steps: [&'static str; 6],
    /// None of a vendor's, where over a quarter of the market is unknown.
    pub possible: &'static str,
    /// Name of a stance.
    pub stance: fn(Stance) -> &'static str,
    /// No rule on record, in so many of so many countries.
    pub no_policy: fn(&str, &str) -> String,
    /// Health in words: place and fraction.
    pub health_phrase: fn(&Numerals, &str, f64) -> String,
    /// What a step of a government is if it is no decision; empty if it is one.
    pub step: fn(PolicyStep) -> &'static str,
    /// A stance in words: place, stance, whether it is decided, since when.
    pub policy_phrase: fn(&str, Stance, PolicyStep, &str) -> String,
    /// A place without a rule on record, in words.
    pub no_policy_phrase: fn(&str) -> String,
    /// A place of which nothing is known, in words.
    pub nothing_phrase: fn(&str, i32) -> String,
    /// Caption of the list beside the map: how many of the most populous countries.
    pub list: fn(&str) -> String,
    /// The same with a country that is chosen: its name, and how many others.
    pub list_with: fn(&str, &str) -> String,
    /// The same of those in sight.
    pub list_seen: fn(&str) -> String,
    /// Where nothing is decided.
    pub only_said: &'static str,
    /// Said in place of the map where shares are those that others publish.
    pub no_published: &'static str,
    /// The same of several that are chosen: how many have a bar, of how many.
    pub list_chosen: fn(&str, &str) -> String,
    /// Heads of the table: leader, lead, known, health, law, since.
    pub heads: [&'static str; 6],
    /// What the borders are and are not.
    pub borders: &'static str,
    /// The outlines could not be read, and why.
    pub unreadable: fn(&str, &str) -> String,
}
