//! What the pages with filters share: facets with their choices, what was chosen, and the pages of the list.

use super::glyph::Glyph;

/// A facet with its choices.
#[derive(Debug)]
pub struct FacetView {
    /// Its heading.
    pub title: String,
    /// Its parameter in the URL.
    pub key: &'static str,
    /// Its choices.
    pub groups: Vec<ChoicesView>,
    /// What a long list is folded behind.
    pub folded: Option<String>,
    /// Whether it is unfolded, since something in it is chosen.
    pub open: bool,
}

/// Choices of a facet, under a heading of their own or without one.
#[derive(Debug)]
pub struct ChoicesView {
    /// The heading.
    pub heading: Option<String>,
    /// The choices.
    pub choices: Vec<ChoiceView>,
}

/// A choice of a facet.
#[derive(Debug)]
pub struct ChoiceView {
    /// Its value in the URL.
    pub id: String,
    /// Its words.
    pub title: String,
    /// How much it would give.
    pub count: String,
    /// Whether that is nothing.
    pub none: bool,
    /// Whether it is chosen.
    pub chosen: bool,
    /// The mark of an actor.
    pub glyph: Option<Glyph>,
}

/// A condition with the link to another view: without it, or with it alone.
#[derive(Debug)]
pub struct Chip {
    /// The condition in words.
    pub text: String,
    /// The other view.
    pub href: String,
    /// How much the other view has.
    pub found: usize,
    /// The same in words.
    pub count: String,
}

/// Where in the list the page stands.
#[derive(Debug)]
pub struct Pages {
    /// The number of the page.
    pub here: u32,
    /// That of the last one.
    pub last: u32,
    /// The page before.
    pub before: Option<String>,
    /// The page after.
    pub after: Option<String>,
}

impl Pages {
    /// Things on a page of a list.
    pub const LONG: usize = 100;

    /// The number of the last page of a list of so many things.
    pub fn last(found: usize) -> u32 {
        u32::try_from(found.div_ceil(Self::LONG).max(1)).unwrap_or(u32::MAX)
    }

    /// Where a page stands in a list of so many things, by the link to each page. `None` where it has no other.
    pub fn of(found: usize, here: u32, link: impl Fn(u32) -> String) -> Option<Self> {
        let last = Self::last(found);
        (last > 1).then(|| Self {
            here,
            last,
            before: (here > 1).then(|| link(here - 1)),
            after: (here < last).then(|| link(here + 1)),
        })
    }

    /// The things on a page of a list.
    pub fn cut<T>(list: impl Iterator<Item = T>, here: u32) -> impl Iterator<Item = T> {
        list.skip((here as usize - 1).saturating_mul(Self::LONG)).take(Self::LONG)
    }
}
