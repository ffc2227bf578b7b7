//! Partial evaluation of CSL styles: a style reduced to what items of one shape can reach.
//!
//! Styles ask over and over for the type of an item and for its variables, and hayagriva looks each macro up by its name in the list
//! of all. Most of these questions have the same answer for all items with the same type and the same variables, so that they are
//! answered once. An answer never changes what is printed: a `choose` keeps its place, and loses only tests and branches.

use super::formatter::Position;
use hayagriva::citationberg::taxonomy::{Kind, NumberVariable, StandardVariable, Variable};
use hayagriva::citationberg::{
    Choose, ChooseBranch, ChooseMatch, CslMacro, IndependentStyle, LayoutRenderingElement, NamesChild, TextTarget,
};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use std::str::FromStr;

/// What items have in common that a style is reduced for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ItemShape {
    kind: Option<Kind>,
    variables: BTreeSet<String>,
    has_locator: bool,
}

/// What is known of a `choose` test (CSL 1.0.2, “Choose”).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Test {
    True,
    False,
    /// Only the processor knows.
    Unknown,
}

impl ItemShape {
    /// The shape of an item of CSL-JSON that is cited with or without a locator. Only `tested` variables matter.
    pub fn new(item: &Map<String, Value>, tested: &BTreeSet<String>, has_locator: bool) -> Self {
        let kind = item.get("type").and_then(Value::as_str).and_then(|kind| Kind::from_str(kind).ok());
        let variables = item.keys().filter(|variable| tested.contains(*variable)).cloned().collect();
        Self { kind, variables, has_locator }
    }

    /// The style for one item of this shape, which is cited alone, in a position. It prints nothing in the other one.
    pub fn specialize(&self, style: &IndependentStyle, position: Position) -> IndependentStyle {
        let mut citation = style.citation.clone();
        // A single item has no order.
        citation.sort = None;
        let mut bibliography = None;
        match position {
            Position::Text => self.elements(&mut citation.layout.elements),
            Position::Bibliography => {
                citation.layout.elements.clear();
                bibliography = style.bibliography.clone().map(|mut list| {
                    list.sort = None;
                    self.elements(&mut list.layout.elements);
                    list
                });
            }
        }
        let mut macros = Vec::new();
        let layouts = [Some(&citation.layout), bibliography.as_ref().map(|list| &list.layout)];
        layouts.into_iter().flatten().for_each(|layout| self.add_macros(&layout.elements, &style.macros, &mut macros));
        IndependentStyle {
            info: style.info.clone(),
            default_locale: style.default_locale.clone(),
            version: style.version.clone(),
            settings: style.settings.clone(),
            locale: style.locale.clone(),
            citation,
            bibliography,
            macros,
        }
    }

    /// Adds the macros that elements use.
    fn add_macros(&self, elements: &[LayoutRenderingElement], all: &[CslMacro], added: &mut Vec<CslMacro>) {
        for element in elements {
            if let LayoutRenderingElement::Text(text) = element
                && let TextTarget::Macro { name } = &text.target
                && added.iter().all(|one| one.name != *name)
                && let Some(one) = all.iter().find(|one| one.name == *name)
            {
                let mut one = one.clone();
                self.elements(&mut one.children);
                let children = one.children.clone();
                added.push(one);
                self.add_macros(&children, all, added);
            }
            children(element).into_iter().for_each(|children| self.add_macros(children, all, added));
        }
    }

    fn elements(&self, elements: &mut [LayoutRenderingElement]) {
        for element in elements {
            match element {
                LayoutRenderingElement::Group(group) => self.elements(&mut group.children),
                LayoutRenderingElement::Choose(choose) => self.choose(choose),
                LayoutRenderingElement::Names(names) => {
                    for child in &mut names.children {
                        if let NamesChild::Substitute(substitute) = child {
                            self.elements(&mut substitute.children);
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// Removes branches that no such item takes, and tests of which the result is known.
    fn choose(&self, choose: &mut Choose) {
        let first = std::mem::replace(&mut choose.if_, never());
        let mut kept = Vec::new();
        for mut branch in std::iter::once(first).chain(std::mem::take(&mut choose.else_if)) {
            let result = self.branch(&mut branch);
            if result == Test::False {
                continue;
            }
            self.elements(&mut branch.children);
            kept.push(branch);
            if result == Test::True {
                choose.otherwise = None;
                break;
            }
        }
        let mut kept = kept.into_iter();
        choose.if_ = kept.next().unwrap_or_else(never);
        choose.else_if = kept.collect();
        if let Some(otherwise) = &mut choose.otherwise {
            self.elements(&mut otherwise.children);
        }
    }

    /// Removes the tests of a branch that are known, and returns what is known of the branch.
    fn branch(&self, branch: &mut ChooseBranch) -> Test {
        let mut known = Vec::new();
        let absent = |variable: &Variable| if self.lacks(*variable) { Test::False } else { Test::Unknown };
        keep_unknown(&mut branch.type_, &mut known, |kind| match self.kind == Some(*kind) {
            true => Test::True,
            false => Test::False,
        });
        keep_unknown(&mut branch.variable, &mut known, absent);
        keep_unknown(&mut branch.is_numeric, &mut known, absent);
        keep_unknown(&mut branch.is_uncertain_date, &mut known, |date| absent(&Variable::Date(*date)));
        keep_unknown(&mut branch.locator, &mut known, |_| if self.has_locator { Test::Unknown } else { Test::False });
        let is_open = branch.disambiguate.is_some()
            || branch.position.is_some()
            || branch.type_.is_some()
            || branch.variable.is_some()
            || branch.is_numeric.is_some()
            || branch.is_uncertain_date.is_some()
            || branch.locator.is_some();
        match branch.match_ {
            ChooseMatch::All if known.contains(&false) => Test::False,
            ChooseMatch::Any if known.contains(&true) => {
                *branch = ChooseBranch { children: std::mem::take(&mut branch.children), ..always() };
                Test::True
            }
            ChooseMatch::None if known.contains(&true) => Test::False,
            _ if is_open => Test::Unknown,
            ChooseMatch::All | ChooseMatch::None => Test::True,
            ChooseMatch::Any => Test::False,
        }
    }

    /// Whether no such item has a variable, and the processor does not compute it either.
    fn lacks(&self, variable: Variable) -> bool {
        let is_computed = matches!(
            variable,
            Variable::Standard(StandardVariable::YearSuffix | StandardVariable::CitationLabel)
                | Variable::Number(
                    NumberVariable::CitationNumber
                        | NumberVariable::FirstReferenceNoteNumber
                        | NumberVariable::Locator
                        | NumberVariable::PageFirst
                )
        );
        !is_computed && !self.variables.contains(&variable.to_string())
    }
}

/// Takes the tests out of a list of which the result is known.
fn keep_unknown<T>(tests: &mut Option<Vec<T>>, known: &mut Vec<bool>, result: impl Fn(&T) -> Test) {
    let Some(list) = tests else { return };
    list.retain(|test| match result(test) {
        Test::Unknown => true,
        decided => {
            known.push(decided == Test::True);
            false
        }
    });
    if list.is_empty() {
        *tests = None;
    }
}

/// A branch without tests and content: all of no tests are true.
fn always() -> ChooseBranch {
    ChooseBranch {
        disambiguate: None,
        is_numeric: None,
        is_uncertain_date: None,
        locator: None,
        position: None,
        type_: None,
        variable: None,
        match_: ChooseMatch::All,
        children: Vec::new(),
    }
}

/// A branch that is never taken: none of no tests is true.
fn never() -> ChooseBranch {
    ChooseBranch { match_: ChooseMatch::Any, ..always() }
}

/// The variables for which a style has tests.
pub fn tested_variables(style: &IndependentStyle) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let layouts = [Some(&style.citation.layout), style.bibliography.as_ref().map(|list| &list.layout)];
    layouts.into_iter().flatten().for_each(|layout| add_tested(&layout.elements, &mut found));
    style.macros.iter().for_each(|one| add_tested(&one.children, &mut found));
    found
}

fn add_tested(elements: &[LayoutRenderingElement], found: &mut BTreeSet<String>) {
    for element in elements {
        if let LayoutRenderingElement::Choose(choose) = element {
            for branch in choose.branches() {
                let variables = branch.variable.iter().chain(&branch.is_numeric).flatten().map(ToString::to_string);
                found.extend(variables);
                found.extend(branch.is_uncertain_date.iter().flatten().map(ToString::to_string));
            }
        }
        children(element).into_iter().for_each(|children| add_tested(children, found));
    }
}

/// The elements in an element.
fn children(element: &LayoutRenderingElement) -> Vec<&[LayoutRenderingElement]> {
    match element {
        LayoutRenderingElement::Group(group) => vec![&group.children],
        LayoutRenderingElement::Choose(choose) => {
            let branches = choose.branches().map(|branch| &*branch.children);
            branches.chain(choose.otherwise.as_ref().map(|otherwise| &*otherwise.children)).collect()
        }
        LayoutRenderingElement::Names(names) => {
            let substitutes = names.children.iter().filter_map(|child| match child {
                NamesChild::Substitute(substitute) => Some(&*substitute.children),
                _ => None,
            });
            substitutes.collect()
        }
        LayoutRenderingElement::Text(_)
        | LayoutRenderingElement::Date(_)
        | LayoutRenderingElement::Number(_)
        | LayoutRenderingElement::Label(_) => Vec::new(),
    }
}
