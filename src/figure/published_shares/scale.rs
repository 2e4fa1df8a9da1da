//! A scale no longer than what is drawn on it.

use crate::chart::{Certainty, TimePanel, YearColumn};
use crate::figure::share_bars::ticks;
use crate::text::Texts;

/// Ends of the scale below all, of which the first counts that nothing is above.
const TOPS: [f64; 3] = [0.1, 0.25, 0.5];

/// Draws shares as parts of the end of a scale that has room for all of them;
/// answers with the scale's ticks.
pub(super) fn fit(texts: &Texts, panels: &mut [TimePanel]) -> Vec<(f64, String)> {
    let readings = panels.iter().flat_map(|panel| &panel.readings).map(|reading| reading.share);
    let ours = panels.iter().flat_map(|panel| &panel.columns).map(|column| column.share.possible);
    let most = readings.chain(ours).fold(0.0, f64::max);
    let Some(top) = TOPS.into_iter().find(|top| most <= *top) else { return ticks(texts) };
    for panel in panels {
        rescale(panel, top);
    }
    let middle = top * 50.0;
    let middle = texts.numerals.decimal(middle, u32::from(middle.fract() != 0.0));
    vec![(0.0, "0".to_owned()), (0.5, middle), (1.0, texts.numerals.percent(top))]
}

fn rescale(panel: &mut TimePanel, top: f64) {
    for reading in &mut panel.readings {
        reading.share /= top;
    }
    for YearColumn { share, .. } in &mut panel.columns {
        let Certainty { published, mid, possible } = *share;
        let [published, mid, possible] = [published, mid, possible].map(|part| part / top);
        *share = Certainty { published, mid, possible };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{Glyph, Paint, Reading};
    use crate::query::Language;

    fn panel(share: f64) -> TimePanel {
        let reading = Reading {
            key: String::new(),
            label: String::new(),
            at: 2020.5,
            share,
            glyph: Glyph::Disc,
            selected: false,
        };
        TimePanel {
            title: String::new(),
            paint: Paint::Unknown,
            value: String::new(),
            range: String::new(),
            columns: Vec::new(),
            readings: vec![reading],
        }
    }

    #[test]
    fn what_is_small_fills_the_scale() {
        let texts = Texts::for_language(Language::En);
        for (share, end, drawn) in
            [(0.2, "25\u{a0}%", 0.8), (0.07, "10\u{a0}%", 0.7), (0.6, "100\u{a0}%", 0.6)]
        {
            let mut panels = [panel(share)];
            let ticks = fit(texts, &mut panels);
            assert_eq!(ticks.last().map(|(_, words)| words.as_str()), Some(end));
            assert!((panels[0].readings[0].share - drawn).abs() < 1e-9);
        }
    }
}
