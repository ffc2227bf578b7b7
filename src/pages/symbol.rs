//! The symbols of actors: shape and colour, next to a name and on the chart.

use crate::model::{Colour, Symbol};

/// A symbol next to a name.
#[derive(Clone, Copy, Debug)]
pub struct ActorSymbol {
    /// The name of its colour.
    pub colour: &'static str,
    /// The name of its shape; `static/actor-symbol.css` draws it.
    pub shape: &'static str,
}

/// The symbol of an actor.
pub fn symbol(colour: Colour, shape: Symbol) -> ActorSymbol {
    ActorSymbol { colour: colour.as_str(), shape: shape.as_str() }
}

/// The name and the outline of every symbol.
pub fn symbols() -> impl Iterator<Item = (&'static str, &'static str)> {
    Symbol::ALL.iter().map(|&(name, shape)| (name, path(shape)))
}

/// The outline of a symbol on the chart around the origin, as an SVG path. The farthest point is seven pixels from the centre.
pub fn path(shape: Symbol) -> &'static str {
    match shape {
        Symbol::Diamond => "M0-7 7 0 0 7-7 0z",
        Symbol::Square => "M-5.5-5.5h11v11h-11z",
        Symbol::Circle => "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0z",
        Symbol::Triangle => "M0-7 6.5 5h-13z",
        Symbol::Cross => "M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
        Symbol::Star => "M0-7 2-2.3 7-2 3 1.2 4.4 6 0 3.2-4.4 6-3 1.2-7-2-2-2.3z",
        Symbol::Pentagon => "M0-6.5 6.4-1.8 4 5.8h-8L-6.4-1.8z",
        Symbol::Bar => "M-7-3h14v6h-14z",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_symbol_is_drawn_next_to_names_too() {
        let css = include_str!("../../static/actor-symbol.css");
        for (name, _) in symbols() {
            assert!(css.contains(&format!(".shape-{name} {{ clip-path:")), "no shape for {name}");
        }
    }
}
