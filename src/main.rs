//! Puts the page on the screen.

fn main() {
    vendor_atlas::ui::mount();
}
