//! How pointers move the map: one drags it, two enlarge it.

use crate::geo::{Window, World};
use leptos::ev::PointerEvent;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// How far, in pixels, a pressed pointer moves before it drags the map.
const DRAG: f64 = 5.0;

/// A pointer that is pressed on the map, and where it was last.
#[derive(Clone, Copy, PartialEq)]
struct Pressed {
    id: i32,
    at: (f64, f64),
}

/// The pointers that move the map: one drags it, two enlarge it.
#[derive(Clone, Copy)]
pub(super) struct Hand {
    window: RwSignal<Window>,
    world: StoredValue<Arc<World>>,
    pressed: StoredValue<Vec<Pressed>>,
    dragged: StoredValue<f64>,
}

impl Hand {
    pub(super) fn new(window: RwSignal<Window>, world: StoredValue<Arc<World>>) -> Self {
        Self {
            window,
            world,
            pressed: StoredValue::new(Vec::new()),
            dragged: StoredValue::new(0.0),
        }
    }

    fn height(self) -> i32 {
        self.world.read_value().height
    }

    pub(super) fn zoom(self, factor: f64, point: (f64, f64)) {
        let height = self.height();
        self.window.update(|window| *window = window.zoomed(factor, point, height));
    }

    pub(super) fn whole(self) {
        self.window.set(Window::whole(self.height()));
    }

    /// Whether the last press was a movement and not a choice.
    pub(super) fn has_dragged(self) -> bool {
        self.dragged.get_value() > DRAG
    }

    pub(super) fn press(self, event: &PointerEvent) {
        self.dragged.set_value(0.0);
        let pressed = Pressed { id: event.pointer_id(), at: point(event) };
        self.pressed.update_value(|all| all.push(pressed));
    }

    pub(super) fn release(self, event: &PointerEvent) {
        self.pressed.update_value(|all| all.retain(|pressed| pressed.id != event.pointer_id()));
    }

    /// Moves or enlarges the map; whether it did.
    pub(super) fn drag(self, event: &PointerEvent, place: NodeRef<html::Div>) -> bool {
        let mut all = self.pressed.get_value();
        let Some(index) = all.iter().position(|pressed| pressed.id == event.pointer_id()) else {
            return false;
        };
        // A press that ended outside the map is none any more.
        if event.buttons() == 0 {
            self.release(event);
            return false;
        }
        let (before, now) = (all[index].at, point(event));
        all[index].at = now;
        let other =
            all.iter().enumerate().find(|(other, _)| *other != index).map(|(_, other)| other.at);
        self.pressed.set_value(all);
        let way = (now.0 - before.0, now.1 - before.1);
        self.dragged.update_value(|dragged| *dragged += way.0.hypot(way.1));
        let Some(element) = place.get_untracked() else { return false };
        let frame = element.get_bounding_client_rect();
        if let Some(other) = other {
            let apart = |point: (f64, f64)| (point.0 - other.0).hypot(point.1 - other.1).max(1.0);
            let middle = (f64::midpoint(now.0, other.0), f64::midpoint(now.1, other.1));
            let point = (
                (middle.0 - frame.left()) / frame.width(),
                (middle.1 - frame.top()) / frame.height(),
            );
            self.zoom(apart(before) / apart(now), point);
        } else if self.has_dragged() {
            let height = self.height();
            let way = (-way.0 / frame.width().max(1.0), -way.1 / frame.height().max(1.0));
            self.window.update(|window| *window = window.moved(way, height));
        }
        self.has_dragged()
    }
}

fn point(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}
