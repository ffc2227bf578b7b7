//! Scripts: an entry module with the modules it imports, in one scope.
//!
//! Every module keeps its names. So two modules of a bundle may not declare the same name, and a name that a module uses
//! without declaring it may not be one that another module declares.

use crate::{Address, Error, Read};
use oxc_allocator::Allocator;
use oxc_ast::ast::{ImportDeclaration, ImportDeclarationSpecifier, Program, Statement};
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_diagnostics::Diagnostics;
use oxc_mangler::Mangler;
use oxc_parser::Parser;
use oxc_semantic::SemanticBuilder;
use oxc_span::{GetSpan, SourceType, Span};
use oxc_syntax::module_record::ModuleRecord;
use std::collections::BTreeMap;

const IMPORTS: &str = "write imports as `import { name } from \"./file.js\"`";
const EXPORTS: &str = "write `export` before a declaration";

/// A bundled script.
#[derive(Debug, PartialEq, Eq)]
pub struct Script {
    /// The code, without imports, comments and white space, and with short names. It exports what its first module exports.
    pub code: String,
    /// The modules that it consists of, each after those it imports.
    pub modules: Vec<String>,
}

/// Bundles a module with those it imports. Imports are `import { a, b } from "./file.js"`, exports are `export` before a
/// declaration. `import("./file.js")` loads a script when it is needed, from the address that `address` gives.
///
/// # Errors
/// [`Error`] at the first thing that is not JavaScript, an import that cannot be followed, an import of something that is
/// not exported, a name that two modules declare, or a script without an address.
pub fn bundle_script(entry: &str, read: Read, address: Address) -> Result<Script, Error> {
    let allocator = Allocator::default();
    let mut modules = Vec::new();
    let text = read(entry).map_err(|error| Error::at(entry, "", 0, error.to_string()))?;
    add(&allocator, read, entry, &text, &mut Vec::new(), &mut modules)?;
    check_imports(&modules)?;
    check_names(&modules)?;
    let mut joined = modules.iter().map(|module| module.body(address)).collect::<Result<String, Error>>()?;
    if let Some(entry) = modules.last().filter(|entry| !entry.exports.is_empty()) {
        joined.push_str(&format!("export {{ {} }};", entry.exports.join(", ")));
    }
    let (program, _) = parse(&allocator, entry, &joined)?;
    let short_names = Mangler::new().build(program).scoping;
    let code =
        Codegen::new().with_options(CodegenOptions::minify()).with_scoping(Some(short_names)).build(program).code;
    Ok(Script { code, modules: modules.into_iter().map(|module| module.name).collect() })
}

/// Adds a module after those it imports, each once: the order in which a browser runs them.
fn add(
    allocator: &Allocator,
    read: Read,
    name: &str,
    text: &str,
    visited: &mut Vec<String>,
    modules: &mut Vec<Module>,
) -> Result<(), Error> {
    visited.push(name.to_owned());
    let module = Module::read(allocator, name, text)?;
    for Import { from, span, .. } in &module.imports {
        if !visited.contains(from) {
            let text = read(from).map_err(|error| module.error(*span, format!("cannot read \"./{from}\": {error}")))?;
            add(allocator, read, from, &text, visited, modules)?;
        }
    }
    modules.push(module);
    Ok(())
}

/// A module of the bundle.
struct Module {
    name: String,
    text: String,
    imports: Vec<Import>,
    exports: Vec<String>,
    /// The parts of the text that the bundle leaves out: imports, and the word `export`.
    cuts: Vec<Span>,
    /// The files that it loads with `import()`, and the texts that name them.
    lazy: Vec<(String, Span)>,
    /// The names it declares at the top level.
    declared: Vec<(String, Span)>,
    /// The names it uses without declaring them.
    global: Vec<(String, Span)>,
}

/// An import from another file: of a name, or of none if the file is imported for its effects.
struct Import {
    name: Option<String>,
    from: String,
    span: Span,
}

impl Module {
    fn read(allocator: &Allocator, name: &str, text: &str) -> Result<Self, Error> {
        let (program, record) = parse(allocator, name, text)?;
        let semantic = SemanticBuilder::new().with_build_nodes(true).with_check_syntax_error(true).build(program);
        first_error(name, text, &semantic.diagnostics)?;
        let semantic = semantic.semantic;
        let scoping = semantic.scoping();
        let mut module = Self {
            name: name.to_owned(),
            text: text.to_owned(),
            imports: Vec::new(),
            exports: Vec::new(),
            cuts: Vec::new(),
            lazy: Vec::new(),
            declared: Vec::new(),
            global: Vec::new(),
        };
        for statement in &program.body {
            match statement {
                Statement::ImportDeclaration(import) => module.import(import)?,
                Statement::ExportDeclaration(export) => {
                    module.cuts.push(Span::new(export.span.start, export.declaration.span().start));
                }
                other if other.is_module_declaration() => return Err(module.error(other.span(), EXPORTS)),
                _ => {}
            }
        }
        for import in &record.dynamic_imports {
            let quoted = &text[import.module_request.start as usize..import.module_request.end as usize];
            let file = module.file(quoted.trim_matches(['"', '\'']), import.module_request)?;
            module.lazy.push((file, import.module_request));
        }
        module.exports = record.exported_bindings.keys().map(ToString::to_string).collect();
        for symbol in scoping.get_bindings(scoping.root_scope_id()).values().copied() {
            if !scoping.symbol_flags(symbol).is_import() {
                module.declared.push((scoping.symbol_name(symbol).to_owned(), scoping.symbol_span(symbol)));
            }
        }
        for (name, references) in scoping.root_unresolved_references() {
            if let Some(&first) = references.first() {
                module.global.push((name.to_string(), semantic.reference_span(scoping.get_reference(first))));
            }
        }
        Ok(module)
    }

    fn import(&mut self, import: &ImportDeclaration) -> Result<(), Error> {
        self.cuts.push(import.span);
        let from = self.file(&import.source.value, import.source.span)?;
        if import.specifiers.as_ref().is_none_or(|specifiers| specifiers.is_empty()) {
            self.imports.push(Import { name: None, from: from.clone(), span: import.source.span });
        }
        for specifier in import.specifiers.iter().flatten() {
            match specifier {
                ImportDeclarationSpecifier::ImportSpecifier(one) if one.imported.name() == one.local.name => {
                    let name = Some(one.local.name.to_string());
                    self.imports.push(Import { name, from: from.clone(), span: one.span });
                }
                other => return Err(self.error(other.span(), IMPORTS)),
            }
        }
        Ok(())
    }

    /// The file that an import names: in the module's folder, or in the one above it.
    fn file(&self, specifier: &str, span: Span) -> Result<String, Error> {
        let folder = self.name.rsplit_once('/').map_or("", |(folder, _)| folder);
        let file = match (specifier.strip_prefix("./"), specifier.strip_prefix("../")) {
            (Some(file), _) if folder.is_empty() => Some(file.to_owned()),
            (Some(file), _) => Some(format!("{folder}/{file}")),
            (_, Some(file)) if !folder.is_empty() && !folder.contains('/') => Some(file.to_owned()),
            _ => None,
        };
        file.ok_or_else(|| self.error(span, IMPORTS))
    }

    /// The text without imports, without the word `export`, and with the addresses of what it loads when needed.
    fn body(&self, address: Address) -> Result<String, Error> {
        let mut edits: Vec<(Span, String)> = self.cuts.iter().map(|&cut| (cut, String::new())).collect();
        for (file, span) in &self.lazy {
            let address = address(file).map_err(|e| self.error(*span, format!("cannot load \"./{file}\": {e}")))?;
            edits.push((*span, format!("{address:?}")));
        }
        edits.sort_by_key(|(span, _)| span.start);
        let mut body = String::with_capacity(self.text.len() + 1);
        let mut from = 0;
        for (span, replacement) in edits {
            body.push_str(&self.text[from..span.start as usize]);
            body.push_str(&replacement);
            from = span.end as usize;
        }
        body.push_str(&self.text[from..]);
        body.push('\n');
        Ok(body)
    }

    fn error(&self, span: Span, message: impl Into<String>) -> Error {
        Error::at(&self.name, &self.text, span.start as usize, message)
    }
}

/// Parses a module.
fn parse<'a>(allocator: &'a Allocator, name: &str, text: &str) -> Result<(&'a Program<'a>, ModuleRecord<'a>), Error> {
    let text = allocator.alloc_str(text);
    let parsed = Parser::new(allocator, text, SourceType::mjs()).parse();
    first_error(name, text, &parsed.diagnostics)?;
    Ok((allocator.alloc(parsed.program), parsed.module_record))
}

fn first_error(name: &str, text: &str, diagnostics: &Diagnostics) -> Result<(), Error> {
    diagnostics.iter().next().map_or(Ok(()), |diagnostic| {
        let offset = diagnostic.labels.first().map_or(0, |label| label.offset() as usize);
        Err(Error::at(name, text, offset, diagnostic.message.to_string()))
    })
}

/// Checks that everything imported is exported.
fn check_imports(modules: &[Module]) -> Result<(), Error> {
    for module in modules {
        for Import { name, from, span } in &module.imports {
            let exports = modules.iter().find(|other| other.name == *from).map(|other| &other.exports);
            if let (Some(name), Some(exports)) = (name, exports)
                && !exports.contains(name)
            {
                return Err(module.error(*span, format!("{from} does not export `{name}`")));
            }
        }
    }
    Ok(())
}

/// Checks that the modules can share one scope.
fn check_names(modules: &[Module]) -> Result<(), Error> {
    let mut declared: BTreeMap<&str, &str> = BTreeMap::new();
    for module in modules {
        for (name, span) in &module.declared {
            if let Some(other) = declared.insert(name, &module.name) {
                return Err(module.error(*span, format!("`{name}` is declared in {other} as well")));
            }
        }
    }
    for module in modules {
        for (name, span) in &module.global {
            if let Some(other) = declared.get(name.as_str()) {
                return Err(module.error(*span, format!("`{name}` is declared in {other} and not imported")));
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io;

    fn bundle(files: &[(&str, &str)]) -> Result<Script, String> {
        let read = |name: &str| {
            let file = files.iter().find(|(file, _)| *file == name);
            file.map(|(_, text)| (*text).to_owned()).ok_or_else(|| io::Error::other("no such file"))
        };
        let address = |file: &str| match file {
            "lazy.js" => Ok("../1f/lazy.js".to_owned()),
            _ => Err(io::Error::other("no such script")),
        };
        bundle_script("all.js", &read, &address).map_err(|error| error.to_string())
    }

    #[test]
    fn a_module_comes_once_and_before_those_that_need_it() {
        let all = "import {\n  one,\n} from './one.js';\nimport { two } from \"./two.js\";\none(two);";
        let one = "import { two } from \"./two.js\";\n/** One. */\nexport function one() { return two; }";
        let two = "import \"./late.js\"; // for its effects\nexport const two = 2;\nimport(\"./lazy.js\");";
        let files = [("all.js", all), ("one.js", one), ("two.js", two), ("late.js", "late()")];
        let script = bundle(&files).expect("a bundle");
        assert_eq!(script.code, "late();const e=2;import(`../1f/lazy.js`);function t(){return e}t(e);");
        assert_eq!(script.modules, ["late.js", "two.js", "one.js", "all.js"]);
    }

    #[test]
    fn a_module_in_a_folder_imports_from_there_and_from_above() {
        let files = [
            ("all.js", "import { one } from \"./in/one.js\";\none();"),
            (
                "in/one.js",
                "import { two } from \"./two.js\";\nimport { three } from \"../three.js\";\nexport const one = two;\nthree();",
            ),
            ("in/two.js", "export const two = 2;"),
            ("three.js", "export const three = 3;"),
        ];
        assert_eq!(bundle(&files).expect("a bundle").modules, ["in/two.js", "three.js", "in/one.js", "all.js"]);
    }

    #[test]
    fn a_script_that_is_loaded_when_needed_exports_what_its_module_exports() {
        let files = [
            ("all.js", "import { two } from \"./two.js\";\nexport const one = two;"),
            ("two.js", "export const two = 2;"),
        ];
        assert_eq!(bundle(&files).expect("a bundle").code, "const e=2;const t=e;export{t as one};");
    }

    #[test]
    fn mistakes_are_errors_with_file_line_and_column() {
        let all = "import { a } from \"./a.js\";\na();\n";
        let a = "export const a = 1;\n";
        for (all, a, error) in [
            ("let;\nlet 1 = 2;", a, "all.js:2:5: "),
            ("let a;\nlet a;", a, "all.js:1:5: "),
            ("import { b } from \"./a.js\";", a, "all.js:1:10: a.js does not export `b`"),
            ("a();\nimport(\"./b.js\");", a, "all.js:2:8: cannot load \"./b.js\": no such script"),
            ("import { a } from \"./b.js\";", a, "all.js:1:10: cannot read \"./b.js\": no such file"),
            ("import { a as b } from \"./a.js\";", a, "all.js:1:10: write imports as"),
            ("import * as b from \"./a.js\";", a, "all.js:1:8: write imports as"),
            ("import { a } from \"a\";", a, "all.js:1:19: write imports as"),
            (all, "export default 1;", "a.js:1:1: write `export` before a declaration"),
            (all, "const a = 1;\nexport { a };", "a.js:2:1: write `export` before a declaration"),
            (all, "export const a = 1;\nexport * from \"./all.js\";", "a.js:2:1: write `export`"),
            (
                "import { a } from \"./a.js\";\nconst b = a;",
                "export const a = 1, b = 2;",
                "all.js:2:7: `b` is declared in a.js as well",
            ),
            (
                "import { a } from \"./a.js\";\na(b);",
                "export const a = 1, b = 2;",
                "all.js:2:3: `b` is declared in a.js and not imported",
            ),
        ] {
            let found = bundle(&[("all.js", all), ("a.js", a)]).expect_err(error);
            assert!(found.starts_with(error), "{found}\n{error}");
        }
    }
}
