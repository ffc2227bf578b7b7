//! A file that is begun: what is mandatory stands in it with nothing behind it, what is optional behind a `#`.

use super::{Form, Key, Keys, Takes};
use std::fmt::Write;

/// The beginning of a file of this form. It is well-formed; `check` names what it lacks.
#[must_use]
pub fn skeleton(form: Form) -> String {
    let keys = Keys::of(form);
    let first = keys.either.map(|keys| keys[0]);
    let mut out = String::new();
    let fenced = matches!(form, Form::Event | Form::Thread);
    if fenced {
        out.push_str("+++\n");
    }
    out.push_str("# Fill in what has no # before it, and what you know of the rest; remove what you do not need.\n");
    let known = |key: &&Key| !["id", "aliases", "withdrawn"].contains(&key.name);
    for key in keys.of_table(None).filter(known).filter(|key| key.takes != Takes::Tables) {
        // A summary is wanted, though it is not mandatory.
        let open = key.needed || first == Some(key.name) || key.name == "summary";
        line(&mut out, key, open);
    }
    for list in keys.of_table(None).filter(|key| key.takes == Takes::Tables) {
        let _ = writeln!(out, "\n# {}\n#[[{}]]", sentence(list.says), list.name);
        for key in keys.of_table(Some(list.name)).filter(|key| key.name == "id" || known(key)) {
            line(&mut out, key, false);
        }
    }
    if fenced {
        out.push_str(match form {
            Form::Event => "\n# Below the next line: two to five neutral sentences of Markdown, with [^citation] where one rests on it.\n",
            _ => "\n# Below the next line: for each step `## event-id`, then how the thread comes here, with a footnote to what\n# carries the step: [^event#relation], or [^citation] of its own event.\n",
        });
        out.push_str("+++\n");
    }
    out
}

/// `key = value  # what it says`
fn line(out: &mut String, key: &Key, open: bool) {
    let value = match &key.takes {
        Takes::Texts | Takes::Names | Takes::Ids if !key.needed => "[]",
        Takes::Flag => "false",
        Takes::Integer => "3",
        Takes::Titles => "{}",
        _ => "\"\"",
    };
    let mark = if open { "" } else { "#" };
    let mandatory = if key.needed && !open { "mandatory; " } else { "" };
    let words = match &key.takes {
        Takes::Word(words) => format!("; one of: {}", words.join(" ")),
        _ => String::new(),
    };
    let _ = writeln!(out, "{mark}{} = {value}  # {mandatory}{}{words}", key.name, key.says);
}

/// The words with a capital.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
