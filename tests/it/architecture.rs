//! The layers of ARCHITECTURE.md: each imports only those below it, however the import is written.

use crate::site::repository;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use syn::visit::{self, Visit};
use syn::{Attribute, ItemMod, ItemUse, Macro, UseTree};

/// Each layer, from the top down, with the layers that it may import.
const LAYERS: &[(&str, &[&str])] = &[
    ("cli", &["web", "formats", "pages", "curate", "query", "load", "messages", "routes", "model", "did_you_mean"]),
    ("web", &["formats", "pages", "curate", "query", "load", "messages", "routes", "model"]),
    ("formats", &["pages", "cite", "chart", "query", "messages", "routes", "model"]),
    ("pages", &["cite", "chart", "query", "messages", "routes", "model", "did_you_mean"]),
    ("curate", &["load", "messages", "routes", "model", "did_you_mean"]),
    ("cite", &["query", "messages", "routes", "model"]),
    ("chart", &["query", "messages", "routes", "model"]),
    ("query", &["messages", "routes", "model", "collation"]),
    ("load", &["messages", "routes", "model", "did_you_mean"]),
    ("messages", &["model", "collation"]),
    ("routes", &["model"]),
    ("model", &["collation"]),
    ("collation", &[]),
    ("did_you_mean", &[]),
];

/// Layers whose modules do not import each other in a cycle. A folder counts as one module.
const ACYCLIC: &[&str] = &["load", "curate"];

/// Layers that may read and write files.
const WITH_FILES: &[&str] = &["cli", "curate", "load"];

#[test]
fn no_layer_imports_one_above_it() {
    let mut seen = 0;
    for (module, source) in modules() {
        let Some((_, below)) = LAYERS.iter().find(|(layer, _)| *layer == module[0]) else { continue };
        for Import { target, .. } in imports(&module, &source) {
            let layer = target.first().map_or("", String::as_str);
            assert!(
                LAYERS.iter().any(|(name, _)| *name == layer),
                "{module:?} imports {target:?}, which is not a layer"
            );
            assert!(
                layer == module[0] || below.contains(&layer),
                "{module:?} imports {target:?}, which is not below it"
            );
            seen += usize::from(layer != module[0]);
        }
    }
    assert!(seen > 300, "the test sees imports: {seen}");
}

#[test]
fn every_folder_of_the_source_is_a_layer() {
    let layers: BTreeSet<String> = modules().into_iter().map(|(module, _)| module[0].clone()).collect();
    assert_eq!(layers, LAYERS.iter().map(|(layer, _)| (*layer).to_owned()).collect());
}

#[test]
fn modules_do_not_import_each_other_in_a_cycle() {
    for layer in ACYCLIC {
        let modules: Vec<_> =
            modules().into_iter().filter(|(module, _)| module[0] == *layer && module.len() > 1).collect();
        let names: BTreeSet<&str> = modules.iter().map(|(module, _)| module[1].as_str()).collect();
        let mut graph: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (module, source) in &modules {
            for Import { target, .. } in imports(module, source).into_iter().filter(|import| !import.in_test) {
                if target[0] != *layer {
                    continue;
                }
                // An item of the layer's root would lead from a module back to the one that is made of all modules.
                let other = target.get(1).and_then(|name| names.get(name.as_str()));
                let other = other.unwrap_or_else(|| panic!("{module:?} imports {target:?} instead of its module"));
                graph.entry(&module[1]).or_default().insert(other);
            }
        }
        assert!(graph.len() > 3, "the test sees imports of {layer}: {graph:?}");
        assert_eq!(cycle(&graph), None, "modules of {layer}");
    }
}

#[test]
fn nothing_below_cli_reads_a_clock_and_few_layers_read_files() {
    for (module, source) in modules() {
        let clock =
            ["SystemTime::now", "Instant::now", "Local::now", "Utc::now"].iter().any(|call| source.contains(call));
        assert!(!clock || module[0] == "cli", "{module:?} reads a clock");
        let files = source.contains("std::fs") || source.contains("fs::read") || source.contains("File::open");
        assert!(!files || WITH_FILES.contains(&module[0].as_str()), "{module:?} reads files");
    }
}

#[test]
fn imports_are_seen_in_every_form() {
    let seen = |source: &str| {
        let module = ["load", "check", "links"].map(str::to_owned);
        let found = imports(&module, source);
        found.into_iter().map(|import| import.target.join("::")).collect::<Vec<_>>()
    };
    for (source, expected) in [
        ("use crate::web;", &["web"][..]),
        ("use crate::{web, pages};", &["web", "pages"]),
        (
            "use crate::{model::{Id, date::{self, Day}}, web as net};",
            &["model::Id", "model::date", "model::date::Day", "web"],
        ),
        ("use crate::web::*;", &["web"]),
        ("pub(crate) use crate::web::State;", &["web::State"]),
        ("use super::CheckContext;", &["load::check::CheckContext"]),
        ("use super::super::super::web::State;", &["web::State"]),
        ("use super::{super::super::web, references};", &["web", "load::check::references"]),
        ("use self::inner::Thing;", &["load::check::links::inner::Thing"]),
        ("fn f() { crate::web::serve(); }", &["web::serve"]),
        ("fn f(state: &super::super::super::web::State) {}", &["web::State"]),
        ("impl crate::pages::Page for Link {}", &["pages::Page"]),
        ("fn f() { println!(\"{}\", crate::web::PORT); }", &["web::PORT"]),
        ("mod inner { use super::super::super::super::web::State; }", &["web::State"]),
        ("#[cfg(test)] mod tests { use crate::load::Folder; }", &["load::Folder"]),
        ("const TEXT: &str = \"crate::web\"; // crate::web", &[]),
        ("use std::fs; use url::Url; pub(super) fn f() {} pub(crate) fn g() {}", &[]),
    ] {
        assert_eq!(seen(source), expected, "{source}");
    }
    let test = imports(&["load".to_owned()], "#[cfg(test)] mod tests { use crate::load::Folder; }");
    assert!(test.iter().all(|import| import.in_test));
}

#[test]
fn a_cycle_is_found() {
    let graph = BTreeMap::from([
        ("a", BTreeSet::from(["b", "d"])),
        ("b", BTreeSet::from(["c", "b"])),
        ("c", BTreeSet::from(["a"])),
        ("d", BTreeSet::new()),
    ]);
    assert_eq!(cycle(&graph), Some(vec!["a", "b", "c", "a"]));
    let without = BTreeMap::from([("a", BTreeSet::from(["a", "b", "c"])), ("b", BTreeSet::from(["c"]))]);
    assert_eq!(cycle(&without), None, "a folder may import itself");
}

/// Every module of `src` with its source: `["load", "check", "links"]`. The crate's root and the binary are left out.
fn modules() -> Vec<(Vec<String>, String)> {
    fn walk(folder: &Path, module: &[String], found: &mut Vec<(Vec<String>, String)>) {
        for entry in fs::read_dir(folder).expect("a folder of sources").flatten() {
            let path = entry.path();
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let inner = if name == "mod" { module.to_vec() } else { [module, &[name]].concat() };
            if path.is_dir() {
                walk(&path, &inner, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push((inner, fs::read_to_string(&path).expect("a source")));
            }
        }
    }
    let mut found = Vec::new();
    walk(&repository("src"), &[], &mut found);
    found.retain(|(module, _)| !["lib", "main"].contains(&module[0].as_str()));
    found.sort();
    found
}

/// A path within the crate that a module names.
struct Import {
    /// From the crate's root: `["web", "State"]`.
    target: Vec<String>,
    in_test: bool,
}

/// What a module names, in `use` declarations and in paths that begin with `crate`, `self` or `super`.
fn imports(module: &[String], source: &str) -> Vec<Import> {
    let file = syn::parse_file(source).unwrap_or_else(|error| panic!("{module:?}: {error}"));
    // `mod tests;` in a file of its own.
    let in_test = module.last().is_some_and(|name| name == "tests");
    let mut collector = Collector { module: module.to_vec(), in_test, found: Vec::new() };
    collector.visit_file(&file);
    collector.found
}

struct Collector {
    module: Vec<String>,
    in_test: bool,
    found: Vec<Import>,
}

impl Collector {
    /// Adds a path, unless it leads out of the crate or is a lone `crate`, `self` or `super`.
    fn add(&mut self, path: &[String]) {
        let mut target = match path.first().map(String::as_str) {
            Some("crate") => Vec::new(),
            Some("self" | "super") => self.module.clone(),
            _ => return,
        };
        for segment in path {
            match segment.as_str() {
                "crate" | "self" => {}
                "super" => _ = target.pop(),
                name => target.push(name.to_owned()),
            }
        }
        if path.len() > 1 {
            self.found.push(Import { target, in_test: self.in_test });
        }
    }

    fn add_tree(&mut self, prefix: &[String], tree: &UseTree) {
        let with = |name: &syn::Ident| [prefix, &[name.to_string()]].concat();
        match tree {
            UseTree::Path(path) => self.add_tree(&with(&path.ident), &path.tree),
            UseTree::Name(name) => self.add(&with(&name.ident)),
            UseTree::Rename(rename) => self.add(&with(&rename.ident)),
            UseTree::Glob(_) => self.add(prefix),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.add_tree(prefix, tree)),
        }
    }
}

impl Visit<'_> for Collector {
    fn visit_item_use(&mut self, item: &ItemUse) {
        self.add_tree(&[], &item.tree);
    }

    fn visit_path(&mut self, path: &syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.add(&segments);
        visit::visit_path(self, path);
    }

    fn visit_item_mod(&mut self, item: &ItemMod) {
        let outside = self.in_test;
        self.in_test |= item.attrs.iter().any(is_cfg_test);
        self.module.push(item.ident.to_string());
        visit::visit_item_mod(self, item);
        self.module.pop();
        self.in_test = outside;
    }

    /// The arguments of a macro are not parsed, so its words are looked through.
    fn visit_macro(&mut self, item: &Macro) {
        let text = item.tokens.to_string();
        let words: Vec<&str> = text.split_whitespace().collect();
        for (at, _) in words.iter().enumerate().filter(|(_, word)| ["crate", "self", "super"].contains(word)) {
            let segment = |(n, word): (usize, &&str)| {
                if n % 2 == 0 { identifier(word) } else { (*word == "::").then(String::new) }
            };
            let path = words[at..].iter().enumerate().map_while(segment).filter(|segment| !segment.is_empty());
            self.add(&path.collect::<Vec<_>>());
        }
    }
}

fn identifier(word: &str) -> Option<String> {
    word.chars().all(|c| c.is_alphanumeric() || c == '_').then(|| word.to_owned())
}

fn is_cfg_test(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Ident>().is_ok_and(|ident| ident == "test")
}

/// A cycle of a graph, if there is one. A node that leads to itself is none.
fn cycle<'a>(graph: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> Option<Vec<&'a str>> {
    fn search<'a>(
        node: &'a str,
        graph: &BTreeMap<&'a str, BTreeSet<&'a str>>,
        path: &mut Vec<&'a str>,
        done: &mut BTreeSet<&'a str>,
    ) -> Option<Vec<&'a str>> {
        if let Some(at) = path.iter().position(|other| *other == node) {
            return Some([&path[at..], &[node]].concat());
        }
        if done.contains(node) {
            return None;
        }
        path.push(node);
        let others = graph.get(node).into_iter().flatten().filter(|other| **other != node);
        let found = others.into_iter().find_map(|other| search(other, graph, path, done));
        path.pop();
        done.insert(node);
        found
    }
    let mut done = BTreeSet::new();
    graph.keys().find_map(|node| search(node, graph, &mut Vec::new(), &mut done))
}
