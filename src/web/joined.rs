//! A style sheet and a script with what they import, each sent as one file: a browser that has to read a file before it
//! knows the next waits once for each, and small files compress badly.
//!
//! Both are read by the line. A style sheet imports as `@import url("chart.css") layer(components);`, a module as
//! `import { keys } from "./keys.js";`, and exports by the word `export` before a declaration. Joined modules share one
//! scope, so no two may declare the same name; a browser that meets one says so at once, and the tests with it.

use std::collections::BTreeSet;

/// A style sheet with those that it imports in their places, each in its layer (CSS Cascading and Inheritance 5, §2 and
/// §6.4.4).
pub fn style(name: &str, read: &dyn Fn(&str) -> String) -> String {
    let line = |line: &str| {
        let imported = line.strip_prefix("@import url(\"").and_then(|rest| rest.strip_suffix(";")?.split_once("\")"));
        let Some((name, layer)) = imported else { return line.to_owned() };
        match layer.trim().strip_prefix("layer(").and_then(|layer| layer.strip_suffix(')')) {
            Some(layer) => format!("@layer {layer} {{\n{}}}", read(name)),
            None => read(name),
        }
    };
    read(name).lines().map(line).collect::<Vec<_>>().join("\n")
}

/// A module after those that it imports, each once.
pub fn script(name: &str, read: &dyn Fn(&str) -> String) -> String {
    let mut all = String::new();
    join(name, read, &mut BTreeSet::new(), &mut all);
    all
}

fn join(name: &str, read: &dyn Fn(&str) -> String, met: &mut BTreeSet<String>, all: &mut String) {
    if !met.insert(name.to_owned()) {
        return;
    }
    let text = read(name);
    let imported = |line: &'_ str| {
        Some(line.strip_prefix("import ")?.split_once("from \"./")?.1.trim_end_matches([';', '"']).to_owned())
    };
    for other in text.lines().filter_map(imported) {
        join(&other, read, met, all);
    }
    for line in text.lines().filter(|line| imported(line).is_none()) {
        all.push_str(line.strip_prefix("export ").unwrap_or(line));
        all.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str) -> String {
        match name {
            "all.css" => "@layer base, parts;\n@import url(\"base.css\");\n@import url(\"parts.css\") layer(parts);\n",
            "base.css" => "@layer base { a { color: red } }\n",
            "parts.css" => "b { top: 0 }\n",
            "all.js" => "import { one } from \"./one.js\";\nimport { two } from \"./two.js\";\none(two);\n",
            "one.js" => "import { two } from \"./two.js\";\nexport function one() { return two; }\n",
            _ => "export const two = 2;\n",
        }
        .to_owned()
    }

    #[test]
    fn sheets_stand_where_they_were_imported_and_in_their_layers() {
        let joined = "@layer base, parts;\n@layer base { a { color: red } }\n\n@layer parts {\nb { top: 0 }\n}";
        assert_eq!(style("all.css", &read), joined);
    }

    #[test]
    fn a_module_comes_once_and_before_those_that_need_it() {
        assert_eq!(script("all.js", &read), "const two = 2;\nfunction one() { return two; }\none(two);\n");
    }
}
