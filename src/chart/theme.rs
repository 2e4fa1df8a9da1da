//! Colours, for drawings and, through `style/tokens.css`, for the page.
//!
//! Huawei's brand is red, and a map in which one vendor is red reads as a
//! verdict; Ericsson's, Nokia's and Samsung's blues are one colour to many
//! eyes. So the colours only hint at the brands. They were searched so that any
//! two stay at least 20 apart (CIEDE2000) in normal sight and to readers who
//! lack red, green or blue cones, and so that each has at least 3 : 1 against
//! the paper; the tests at the end hold them to it.
//!
//! An estimate has the same hue at a fixed step towards the paper. Vendors
//! beyond the five named here share one grey and are told apart by their
//! labels; colour is nowhere the only carrier.

use plotters::style::RGBColor;

/// The colours of one drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// Behind everything.
    pub paper: RGBColor,
    /// Behind what lies on the paper: menus, panels.
    pub surface: RGBColor,
    /// Text and what is selected.
    pub ink: RGBColor,
    /// Text that comes second.
    pub soft_ink: RGBColor,
    /// Hairlines.
    pub rule: RGBColor,
    /// Lines of the no-data hatch.
    pub hatch: RGBColor,
    /// The ring around what has the focus.
    pub focus: RGBColor,
    /// The one tone that warns.
    pub warning: RGBColor,
    /// Colours of the vendors, in the order of [`VendorPaint::ALL`].
    vendors: [VendorTone; 6],
}

/// Which vendor a colour stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VendorPaint {
    /// Huawei.
    Huawei,
    /// Ericsson.
    Ericsson,
    /// Nokia.
    Nokia,
    /// ZTE.
    Zte,
    /// Samsung.
    Samsung,
    /// Every other vendor.
    Other,
}

/// The two tones of a vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VendorTone {
    /// Published, and every edge.
    pub full: RGBColor,
    /// Estimated: a fixed step from `full` towards the paper.
    pub tint: RGBColor,
}

impl VendorPaint {
    /// Every one, in the order of legends.
    pub const ALL: [Self; 6] =
        [Self::Huawei, Self::Ericsson, Self::Nokia, Self::Zte, Self::Samsung, Self::Other];

    /// The vendor's id, as in data and style sheet.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Huawei => "huawei",
            Self::Ericsson => "ericsson",
            Self::Nokia => "nokia",
            Self::Zte => "zte",
            Self::Samsung => "samsung",
            Self::Other => "other",
        }
    }
}

impl Default for Theme {
    fn default() -> Self {
        Self::LIGHT
    }
}

impl Theme {
    /// Dark ink on warm white paper.
    pub const LIGHT: Self = Self {
        paper: rgb(0xfc_fb_f8),
        surface: rgb(0xff_ff_ff),
        ink: rgb(0x16_19_1d),
        soft_ink: rgb(0x59_61_6b),
        rule: rgb(0xe2_e0_da),
        hatch: rgb(0x91_8e_86),
        focus: rgb(0x6a_3f_c8),
        warning: rgb(0x9a_5b_00),
        vendors: tones(
            [0xa5_2e_2c, 0x2b_44_b7, 0x35_96_d9, 0xbf_84_1f, 0x38_21_3c, 0x84_85_87],
            0xfc_fb_f8,
            40,
        ),
    };

    /// Light ink on near-black paper.
    pub const DARK: Self = Self {
        paper: rgb(0x14_17_1a),
        surface: rgb(0x1b_1f_23),
        ink: rgb(0xe9_ea_ec),
        soft_ink: rgb(0xa3_ab_b5),
        rule: rgb(0x2c_32_38),
        hatch: rgb(0x6b_74_7d),
        focus: rgb(0xb7_9c_ff),
        warning: rgb(0xf0_b4_4c),
        vendors: tones(
            [0xcb_51_3c, 0x6d_8f_fb, 0xc0_e7_f8, 0xf0_b3_3f, 0x84_60_86, 0x9c_9e_9b],
            0x14_17_1a,
            45,
        ),
    };

    /// Black on white; shapes have the contrast of text, 4.5 : 1.
    pub const CONTRAST: Self = Self {
        paper: rgb(0xff_ff_ff),
        surface: rgb(0xff_ff_ff),
        ink: rgb(0x00_00_00),
        soft_ink: rgb(0x33_33_33),
        rule: rgb(0xa6_a6_a6),
        hatch: rgb(0x59_59_59),
        focus: rgb(0x4b_1f_b5),
        warning: rgb(0x7a_3e_00),
        vendors: tones(
            [0x7d_00_0a, 0x04_1a_b0, 0x1d_7a_c7, 0xa1_6a_09, 0x28_0f_2e, 0x6b_6a_6a],
            0xff_ff_ff,
            40,
        ),
    };

    /// [`LIGHT`](Self::LIGHT) on the white of a printer's paper.
    pub const PRINT: Self = Self {
        paper: rgb(0xff_ff_ff),
        surface: rgb(0xff_ff_ff),
        ink: rgb(0x00_00_00),
        soft_ink: rgb(0x4a_4f_57),
        ..Self::LIGHT
    };

    /// The tones of a vendor.
    #[must_use]
    pub const fn vendor(&self, vendor: VendorPaint) -> VendorTone {
        self.vendors[vendor as usize]
    }
}

/// A colour from `0xrr_gg_bb`.
#[expect(clippy::cast_possible_truncation, reason = "each cast keeps the byte it is meant to keep")]
const fn rgb(hex: u32) -> RGBColor {
    RGBColor((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// The vendors' colours, each with a tint that holds `percent` of it and the
/// paper's colour for the rest.
const fn tones(full: [u32; 6], paper: u32, percent: u32) -> [VendorTone; 6] {
    let mut tones = [VendorTone { full: rgb(0), tint: rgb(0) }; 6];
    let mut index = 0;
    while index < full.len() {
        tones[index] =
            VendorTone { full: rgb(full[index]), tint: mix(rgb(full[index]), rgb(paper), percent) };
        index += 1;
    }
    tones
}

/// `percent` of a colour, and the rest of the paper's.
pub(super) const fn mix(color: RGBColor, paper: RGBColor, percent: u32) -> RGBColor {
    RGBColor(
        part(color.0, paper.0, percent),
        part(color.1, paper.1, percent),
        part(color.2, paper.2, percent),
    )
}

#[expect(clippy::cast_possible_truncation, reason = "an average of two bytes is a byte")]
const fn part(one: u8, other: u8, percent: u32) -> u8 {
    ((one as u32 * percent + other as u32 * (100 - percent) + 50) / 100) as u8
}

#[cfg(test)]
mod tests {
    use super::super::colour::{SIGHTS, contrast, difference};
    use super::*;

    const SCREENS: [(&str, &Theme); 3] =
        [("light", &Theme::LIGHT), ("dark", &Theme::DARK), ("contrast", &Theme::CONTRAST)];

    #[test]
    fn vendors_are_told_apart_in_every_kind_of_sight() {
        for (name, theme) in SCREENS {
            for (index, one) in VendorPaint::ALL.into_iter().enumerate() {
                for other in VendorPaint::ALL.into_iter().skip(index + 1) {
                    for sight in &SIGHTS {
                        let apart =
                            difference(theme.vendor(one).full, theme.vendor(other).full, sight);
                        assert!(apart >= 20.0, "{name}, {}: {one:?} {other:?} {apart}", sight.name);
                    }
                }
            }
        }
    }

    #[test]
    fn shapes_stand_out_from_what_is_behind_them() {
        for (name, theme) in SCREENS.into_iter().chain([("print", &Theme::PRINT)]) {
            let vendors = VendorPaint::ALL.map(|vendor| theme.vendor(vendor).full);
            for shape in vendors.into_iter().chain([theme.hatch, theme.focus]) {
                let ratio = contrast(shape, theme.paper).min(contrast(shape, theme.surface));
                assert!(ratio >= 3.0, "{name}: {shape:?} has {ratio}");
            }
        }
    }

    #[test]
    fn text_is_legible_on_paper_and_surface() {
        for (name, theme) in SCREENS.into_iter().chain([("print", &Theme::PRINT)]) {
            for ink in [theme.ink, theme.soft_ink, theme.warning, theme.focus] {
                let ratio = contrast(ink, theme.paper).min(contrast(ink, theme.surface));
                assert!(ratio >= 4.5, "{name}: {ink:?} has {ratio}");
            }
        }
    }

    #[test]
    fn an_estimate_is_a_visible_step_from_what_is_published() {
        for (name, theme) in SCREENS {
            for vendor in VendorPaint::ALL {
                let VendorTone { full, tint } = theme.vendor(vendor);
                let steps =
                    [difference(full, tint, &SIGHTS[0]), difference(tint, theme.paper, &SIGHTS[0])];
                assert!(steps.iter().all(|step| *step >= 10.0), "{name}: {vendor:?} {steps:?}");
            }
        }
    }

    #[test]
    fn every_vendor_has_its_own_place_among_the_tones() {
        for (index, vendor) in VendorPaint::ALL.into_iter().enumerate() {
            assert_eq!(vendor as usize, index);
        }
    }
}
