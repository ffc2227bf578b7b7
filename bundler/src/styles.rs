//! Style sheets: an entry that imports others, each into a cascade layer.

use crate::{Address, Error, Read};
use lightningcss::dependencies::{Dependency, DependencyOptions};
use lightningcss::printer::PrinterOptions;
use lightningcss::rules::layer::LayerBlockRule;
use lightningcss::rules::{CssRule, CssRuleList, Location};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
use std::collections::BTreeMap;

/// Bundles a style sheet with those it imports, each in its place and its layer (CSS Cascading and Inheritance 5, §2 and
/// §6.4.4). Imports have a layer or nothing after the address, and imported sheets import no others. `url()` names files, for
/// which `address` is asked.
///
/// No target browsers are set, so nothing is rewritten for older ones.
///
/// # Errors
/// [`Error`] at the first thing that is not CSS, at an import that cannot be followed, or for a file without an address.
pub fn bundle_style(entry: &str, read: Read, address: Address) -> Result<String, Error> {
    let text = read(entry).map_err(|error| Error::at(entry, "", 0, error.to_string()))?;
    let mut texts = BTreeMap::new();
    let sheet = parse(entry, &text)?;
    for rule in &sheet.rules.0 {
        if let CssRule::Import(import) = rule {
            let text = read(&import.url)
                .map_err(|error| error_at(entry, import.loc, format!("cannot read \"{}\": {error}", import.url)))?;
            texts.insert(import.url.to_string(), text);
        }
    }
    let mut rules = Vec::new();
    for rule in sheet.rules.0 {
        let CssRule::Import(import) = rule else {
            rules.push(rule);
            continue;
        };
        let here = |message: &str| error_at(entry, import.loc, message.into());
        if import.supports.is_some() || !import.media.media_queries.is_empty() {
            return Err(here("an import with a condition is not supported"));
        }
        let (name, text) = texts.get_key_value(&*import.url).ok_or_else(|| here("this file was not read"))?;
        let imported = parse(name, text)?.rules;
        if imported.0.iter().any(|rule| matches!(rule, CssRule::Import(_))) {
            return Err(here("an imported style sheet may not import others"));
        }
        match import.layer {
            Some(name) => rules.push(CssRule::LayerBlock(LayerBlockRule { name, rules: imported, loc: import.loc })),
            None => rules.extend(imported.0),
        }
    }
    let mut bundle = StyleSheet::new(vec![entry.to_owned()], CssRuleList(rules), ParserOptions::default());
    let whole = |message: String| Error { file: entry.into(), line: 1, column: 1, message };
    bundle.minify(MinifyOptions::default()).map_err(|error| whole(error.to_string()))?;
    let analyze_dependencies = Some(DependencyOptions::default());
    let printer = PrinterOptions { minify: true, analyze_dependencies, ..PrinterOptions::default() };
    let printed = bundle.to_css(printer).map_err(|error| whole(error.to_string()))?;
    let mut code = printed.code;
    for dependency in printed.dependencies.unwrap_or_default() {
        if let Dependency::Url(url) = dependency {
            let address = address(&url.url).map_err(|error| whole(format!("cannot load \"{}\": {error}", url.url)))?;
            // The printer leaves a placeholder.
            code = code.replace(&url.placeholder, &address);
        }
    }
    Ok(code)
}

fn error_at(file: &str, Location { line, column, .. }: Location, message: String) -> Error {
    Error { file: file.to_owned(), line: line as usize + 1, column: column as usize, message }
}

fn parse<'a>(name: &str, text: &'a str) -> Result<StyleSheet<'a>, Error> {
    StyleSheet::parse(text, ParserOptions::default()).map_err(|error| {
        let (line, column) = error.loc.map_or((0, 0), |loc| (loc.line as usize + 1, loc.column as usize));
        Error { file: name.to_owned(), line, column, message: error.kind.to_string() }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;

    fn bundle(files: &[(&str, &str)]) -> Result<String, String> {
        let read = |name: &str| {
            let file = files.iter().find(|(file, _)| *file == name);
            file.map(|(_, text)| (*text).to_owned()).ok_or_else(|| io::Error::other("no such file"))
        };
        bundle_style("all.css", &read, &|file| Ok(format!("../1f/{file}"))).map_err(|error| error.to_string())
    }

    #[test]
    fn sheets_are_in_the_places_of_their_imports_and_in_their_layers() {
        let all = "@layer base, parts;\n@import url(\"base.css\");\n@import url(\"parts.css\") layer(parts);\n";
        let files = [("all.css", all), ("base.css", "@layer base { a { color: red } }"), ("parts.css", "b { top: 0 }")];
        assert_eq!(bundle(&files).as_deref(), Ok("@layer base{a{color:red}}@layer parts{b{top:0}}"));
    }

    #[test]
    fn files_that_are_loaded_when_needed_have_the_addresses_that_they_are_given() {
        let all = "a{background:url(\"a/b.svg\");src:url(c.woff2)format(\"woff2\")}";
        let bundled = bundle(&[("all.css", all)]).expect("a bundle");
        for address in ["url(\"../1f/a/b.svg\")", "url(\"../1f/c.woff2\")"] {
            assert!(bundled.contains(address), "{bundled}");
        }
    }

    #[test]
    fn new_features_are_kept_as_they_are_written() {
        let modern =
            "p{color:light-dark(#000,#fff);& a{inset-inline:1px}@container plot (width>=40rem){margin-block:0}}";
        assert_eq!(bundle(&[("all.css", modern)]).as_deref(), Ok(modern));
    }

    #[test]
    fn mistakes_are_errors_with_file_line_and_column() {
        let all = "@import url(\"a.css\");";
        for (a, error) in [
            ("b { top: 0 }\nc { ! }", "a.css:2:"),
            ("b { top: 0 }\n}", "a.css:2:"),
            ("@import url(\"b.css\");", "all.css:1:1: an imported style sheet may not import others"),
        ] {
            let found = bundle(&[("all.css", all), ("a.css", a)]).expect_err(a);
            assert!(found.starts_with(error), "{found}");
        }
        assert_eq!(bundle(&[("all.css", all)]), Err("all.css:1:1: cannot read \"a.css\": no such file".into()));
        let conditional = "@import url(\"a.css\") print;";
        assert!(bundle(&[("all.css", conditional), ("a.css", "")]).is_err_and(|error| error.contains("condition")));
    }
}
